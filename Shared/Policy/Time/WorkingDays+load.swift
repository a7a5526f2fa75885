import Contracts
private import Foundation

extension WorkingDays {
  /// The name of the file of bank holidays, in a pack's folder or in the folder above.
  package static let fileName = "bank-holidays.json"

  /// Reads a file of bank holidays, and checks all of it.
  ///
  /// - Throws: every fault, each with the file's name and its JSON path (`bank-holidays.json: $.holidays[3].on: ...`).
  package static func load(file: String) throws(PackFaults) -> WorkingDays {
    try load(URL(filePath: file, directoryHint: .notDirectory))
  }

  /// The bank holidays for the pack in that folder: its own file when it has one, otherwise the one in the folder above.
  ///
  /// - Throws: every fault of the file, or that neither exists.
  package static func load(packFolder: String) throws(PackFaults) -> WorkingDays {
    let root = URL(filePath: packFolder, directoryHint: .isDirectory)
    for url in [root.appending(path: fileName), root.appending(path: "../\(fileName)")]
    where FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) {
      return try load(url)
    }
    throw PackFaults(faults: ["\(fileName): is neither in the pack's folder nor in the folder above"])
  }

  private static func load(_ url: URL) throws(PackFaults) -> WorkingDays {
    let name = url.lastPathComponent
    let data: Data
    do { data = try Data(contentsOf: url) } catch { throw PackFaults(faults: ["\(name): cannot be read"]) }
    let node = try JSON.pack([UInt8](data), faultsOf: "\(name): ")
    let faults = PackFaultList()
    let keys: Set<String> = ["division", "firstYear", "lastYear", "holidays"]
    let result = read(PackObject(node, path: "$", keys: keys, faults: faults))
    guard let result, faults.lines.isEmpty else { throw PackFaults(faults: faults.lines.map { "\(name): \($0)" }) }
    return result
  }

  private static func read(_ root: PackObject) -> WorkingDays? {
    let division = root.text("division")
    if !division.isEmpty, division != "england-and-wales" { root.fault("division", "must be england-and-wales") }
    let firstYear = root.number("firstYear", in: knownYears)
    let lastYear = root.number("lastYear", in: knownYears)
    let holidays = days(of: root)
    guard root.faults.lines.isEmpty, let from = Day(year: firstYear, month: 1, day: 1),
      let through = Day(year: lastYear, month: 12, day: 31)
    else { return nil }
    guard firstYear <= lastYear else {
      root.fault("lastYear", "must not be before firstYear")
      return nil
    }
    for (index, day) in holidays.enumerated() where !(firstYear...lastYear).contains(day.year) {
      root.fault("holidays[\(index)].on", "must be in the years \(firstYear) to \(lastYear)")
    }
    for year in firstYear...lastYear {
      let count = holidays.count { $0.year == year }
      if count < leastPerYear { root.fault("holidays", "\(year) has \(count), and a year has at least \(leastPerYear)") }
    }
    return WorkingDays(from: from, through: through, holidays: Set(holidays))
  }

  /// The days as listed; a fault for each that is out of order, appears twice or is at a weekend.
  private static func days(of root: PackObject) -> [Day] {
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
