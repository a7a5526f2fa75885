import Contracts
import Policy

/// `managed-contact policy working-days`: how a pack, or another division of the country, counts a range of days, one line each.
enum WorkingDaysCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["from", "through", "division"])
    guard options.others.count >= 2 else { throw CommandFailure.usage("give a pack: policy working-days FOLDER") }
    try options.expectOthers(2)
    let (first, last) = (try day("from", of: options), try day("through", of: options))
    guard first <= last else { throw CommandFailure.usage("--through must not be before --from") }
    guard last < first.adding(months: 12 * longestYears) else {
      throw CommandFailure.usage("ask for at most \(longestYears) years at a time")
    }
    let calendar = try calendar(options)
    if !calendar.covers(first) || !calendar.covers(calendar.day(10, after: last)) {
      Terminal.complain(
        "managed-contact: bank holidays are known from \(calendar.coversFrom.text) to \(calendar.coversThrough.text); "
          + "outside that, only weekends are left out")
    }
    var lines: [String] = []
    var day = first
    while day <= last {
      lines.append("\(day.text) \(calendar.isWorking(day) ? "yes" : "no") \(calendar.day(10, after: day).text)")
      let next = day.adding(days: 1)
      guard next > day else { break }
      day = next
    }
    Terminal.say(lines.joined(separator: "\n"))
  }

  /// The pack's own, or that of the division that is asked for, from the same data.
  private static func calendar(_ options: Options) throws(CommandFailure) -> WorkingDays {
    let folder = options.others[1]
    guard let code = options["division"] else { return try PolicyCommand.pack(at: folder).calendar }
    let place = try PolicyCommand.folder(of: folder)
    let holidays = try PolicyCommand.checked { () throws(PackFaults) in try BankHolidays.load(packFolder: place) }
    guard let days = holidays.workingDays(in: code) else {
      throw .usage("unknown division '\(code)'; \(BankHolidays.fileName) has: " + holidays.codes.joined(separator: ", "))
    }
    return days
  }

  private static func day(_ name: String, of options: Options) throws(CommandFailure) -> Day {
    let text = try options.required(name)
    guard let day = Day(text) else { throw .usage("--\(name) must be a day such as 2026-11-23, not '\(text)'") }
    return day
  }

  private static let longestYears = 50
}
