import Contracts
import Policy

/// `managed-contact policy working-days`: how a pack counts a range of days, one line each.
enum WorkingDaysCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["from", "through"])
    guard options.others.count >= 2 else { throw CommandFailure.usage("give a pack: policy working-days FOLDER") }
    try options.expectOthers(2)
    let (first, last) = (try day("from", of: options), try day("through", of: options))
    guard first <= last else { throw CommandFailure.usage("--through must not be before --from") }
    guard last < first.adding(months: 12 * longestYears) else {
      throw CommandFailure.usage("ask for at most \(longestYears) years at a time")
    }
    let calendar = try PolicyCommand.pack(at: options.others[1]).calendar
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

  private static func day(_ name: String, of options: Options) throws(CommandFailure) -> Day {
    let text = try options.required(name)
    guard let day = Day(text) else { throw .usage("--\(name) must be a day such as 2026-11-23, not '\(text)'") }
    return day
  }

  private static let longestYears = 50
}
