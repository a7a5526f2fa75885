import Contracts
private import Foundation

/// The bank holidays of every division, as ops replace them, each year in full.
package struct BankHolidays: Sendable, Equatable {
  /// One division of the country.
  private struct Division: Equatable {
    let code: String
    let name: String
    let days: [Day]
  }

  private let from: Day
  private let through: Day
  private let divisions: [Division]

  /// The codes of the divisions, in the order of the file.
  package var codes: [String] { divisions.map(\.code) }

  /// The working days of the division of that code; nil when the file has none.
  package func workingDays(in code: String) -> WorkingDays? {
    divisions.first { $0.code == code }.map {
      WorkingDays(division: $0.name, from: from, through: through, holidays: Set($0.days))
    }
  }

  /// The name of the file of bank holidays, in a pack's folder or in the folder above.
  package static let fileName = "bank-holidays.json"

  /// Reads a file of bank holidays, and checks all of it.
  ///
  /// - Throws: every fault, each with the file's name and its JSON path (`bank-holidays.json: $.divisions[0].holidays[3].on: ...`).
  package static func load(file: String) throws(PackFaults) -> BankHolidays {
    try load(URL(filePath: file, directoryHint: .notDirectory))
  }

  /// The bank holidays for the pack in that folder: its own file when it has one, otherwise the one in the folder above.
  ///
  /// - Throws: every fault of the file, or that neither exists.
  package static func load(packFolder: String) throws(PackFaults) -> BankHolidays {
    let root = URL(filePath: packFolder, directoryHint: .isDirectory)
    for url in [root.appending(path: fileName), root.appending(path: "../\(fileName)")]
    where FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) {
      return try load(url)
    }
    throw PackFaults(faults: ["\(fileName): is neither in the pack's folder nor in the folder above"])
  }

  private static func load(_ url: URL) throws(PackFaults) -> BankHolidays {
    let name = url.lastPathComponent
    let data: Data
    do { data = try Data(contentsOf: url) } catch { throw PackFaults(faults: ["\(name): cannot be read"]) }
    let node = try JSON.pack([UInt8](data), faultsOf: "\(name): ")
    let faults = PackFaultList()
    let result = read(PackObject(node, path: "$", keys: ["firstYear", "lastYear", "divisions"], faults: faults))
    guard let result, faults.lines.isEmpty else { throw PackFaults(faults: faults.lines.map { "\(name): \($0)" }) }
    return result
  }

  private static func read(_ root: PackObject) -> BankHolidays? {
    let (firstYear, lastYear) = (root.number("firstYear", in: knownYears), root.number("lastYear", in: knownYears))
    let divisions = root.objects("divisions", keys: ["code", "name", "holidays"])
    guard root.faults.lines.isEmpty, firstYear <= lastYear, let from = Day(year: firstYear, month: 1, day: 1),
      let through = Day(year: lastYear, month: 12, day: 31)
    else {
      if firstYear > lastYear { root.fault("lastYear", "must not be before firstYear") }
      return nil
    }
    let result = divisions.map { division in
      Division(code: division.code("code"), name: division.text("name"), days: days(of: division, in: firstYear...lastYear))
    }
    root.requireUnique(result.map(\.code), in: "divisions")
    return BankHolidays(from: from, through: through, divisions: result)
  }

  /// The days as listed; a fault for each that is in another year, and for each year that has too few.
  private static func days(of division: PackObject, in years: ClosedRange<Int>) -> [Day] {
    let before = division.faults.lines.count
    let holidays = listed(in: division)
    guard division.faults.lines.count == before else { return [] }
    for (index, day) in holidays.enumerated() where !years.contains(day.year) {
      division.fault("holidays[\(index)].on", "must be in the years \(years.lowerBound) to \(years.upperBound)")
    }
    for year in years {
      let count = holidays.count { $0.year == year }
      if count < leastPerYear { division.fault("holidays", "\(year) has \(count), and a year has at least \(leastPerYear)") }
    }
    return holidays
  }

  /// The days as listed; a fault for each that is out of order, appears twice or is at a weekend.
  private static func listed(in root: PackObject) -> [Day] {
    var days: [Day] = []
    for object in root.objects("holidays", keys: ["on", "name"]) {
      _ = object.text("name")
      guard let day = object.day("on") else { continue }
      if let last = days.last, day <= last {
        object.fault("on", day == last ? "\(day.text) appears twice" : "is earlier than \(last.text), which is listed before it")
      }
      if day.weekday == .saturday || day.weekday == .sunday {
        object.fault("on", "is a \(day.weekday.words): name the substitute day instead")
      }
      days.append(day)
    }
    return days
  }

  // Since the early May holiday came in, in 1978, a year has had eight or more; fewer means that one was left out.
  private static let leastPerYear = 8
  private static let knownYears = 1978...2199
}
