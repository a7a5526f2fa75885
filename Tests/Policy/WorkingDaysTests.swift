import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("Working days")
struct WorkingDaysTests {
  private static let file = URL(filePath: Sample.packFolder).appending(path: "../bank-holidays.json").path()

  /// The first or last Monday of a month.
  private func monday(_ year: Int, _ month: Int, last: Bool = false) throws -> Day {
    var day = try #require(last ? Day(year: year, month: month, day: 31) : Day(year: year, month: month, day: 1))
    while day.weekday != .monday { day = day.adding(days: last ? -1 : 1) }
    return day
  }

  /// Easter Sunday in the Gregorian calendar, by Gauss's rule as corrected by Lichtenberg.
  private func easter(_ year: Int) throws -> Day {
    let century = year / 100
    let moonShift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25
    let sunShift = 2 - (3 * century + 3) / 4
    let cycle = year % 19
    let moonSeed = (19 * cycle + moonShift) % 30
    let correction = (moonSeed + cycle / 11) / 29
    let fullMoon = 21 + moonSeed - correction
    let firstSunday = 7 - (year + year / 4 + sunShift) % 7
    let offset = 7 - (fullMoon - firstSunday) % 7
    return try #require(Day(year: year, month: 3, day: 1)).adding(days: fullMoon + offset - 1)
  }

  /// The eight bank holidays of a year without extra ones; a holiday at a weekend moves to the next free day.
  private func usual(_ year: Int) throws -> Set<Day> {
    let easter = try easter(year)
    var days: Set<Day> = [
      easter.adding(days: -2), easter.adding(days: 1), try monday(year, 5), try monday(year, 5, last: true),
      try monday(year, 8, last: true),
    ]
    for (month, day) in [(1, 1), (12, 25), (12, 26)] {
      var day = try #require(Day(year: year, month: month, day: day))
      while day.weekday == .saturday || day.weekday == .sunday || days.contains(day) { day = day.adding(days: 1) }
      days.insert(day)
    }
    return days
  }

  @Test(
    "the data for England and Wales are the statutory eight days a year from 2020 to 2028, with the proclaimed ones of 2020, 2022 and 2023"
  )
  func data() throws {
    let calendar = try BankHolidays.load(file: Self.file).workingDays(in: "england-and-wales")
    var expected = Set(try (2020...2028).flatMap(usual))
    for gone in ["2020-05-04", "2022-05-30"] { #expect(expected.remove(try Sample.day(gone)) != nil) }
    for extra in ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"] {
      #expect(expected.insert(try Sample.day(extra)).inserted)
    }
    let (first, last) = (try Sample.day("2020-01-01"), try Sample.day("2028-12-31"))
    #expect(calendar == WorkingDays(division: "England and Wales", from: first, through: last, holidays: expected))
  }

  @Test("a pack works on the days of its own division: Glasgow not on the second of January, and on Easter Monday")
  func divisions() throws {
    let (glasgow, york) = (try Packs.load("glasgow").calendar, try Packs.load("york").calendar)
    #expect(glasgow.division == "Scotland" && york.division == "England and Wales")
    for (text, inScotland, inEngland) in [("2026-01-02", false, true), ("2026-04-06", true, false), ("2026-11-30", false, true)] {
      let day = try Sample.day(text)
      #expect(glasgow.isWorking(day) == inScotland && york.isWorking(day) == inEngland, "\(text)")
    }
    let ireland = try #require(try BankHolidays.load(file: Self.file).workingDays(in: "northern-ireland"))
    for day in ["2026-03-17", "2026-07-13", "2026-04-06"] { #expect(!ireland.isWorking(try Sample.day(day)), "\(day)") }
    #expect(
      try Packs.faults("york", in: "policy.json") { try Packs.replacing(#""england-and-wales""#, with: #""wales""#, in: $0) }
        == ["$.calendar: must be a division of bank-holidays.json: england-and-wales, scotland, northern-ireland"])
  }

  @Test(
    "a working day is not a Saturday, a Sunday or a bank holiday",
    arguments: [
      ("2026-12-24", true), ("2026-12-25", false), ("2026-12-26", false), ("2026-12-27", false), ("2026-12-28", false),
      ("2026-12-29", true), ("2022-09-19", false), ("2022-05-30", true), ("2020-05-04", true), ("2024-02-29", true),
    ])
  func working(day: String, expected: Bool) throws {
    #expect(try Sample.pack().calendar.isWorking(try Sample.day(day)) == expected)
  }

  @Test(
    "the starting day is not counted, whether it is a working day or not",
    arguments: [
      (1, "2026-11-23", "2026-11-24"), (1, "2026-11-20", "2026-11-23"), (1, "2026-11-21", "2026-11-23"),
      (10, "2026-12-18", "2027-01-06"), (10, "2027-12-31", "2028-01-17"), (0, "2026-12-25", "2026-12-25"),
      (-3, "2026-11-23", "2026-11-23"),
    ])
  func after(n: Int, start: String, expected: String) throws {
    #expect(try Sample.pack().calendar.day(n, after: try Sample.day(start)).text == expected)
  }

  @Test("from the day after the start to the n-th working day there are n working days, and the last is one")
  func counting() throws {
    let calendar = try Sample.pack().calendar
    let start = try Sample.day("2026-12-18")
    for n in 1...600 {
      let end = calendar.day(n, after: start)
      let days = sequence(first: start.adding(days: 1)) { $0 < end ? $0.adding(days: 1) : nil }
      #expect(days.filter(calendar.isWorking).count == n && calendar.isWorking(end))
    }
  }

  @Test("outside the years of the data only weekends are left out, and the calendar says which years it covers")
  func beyond() throws {
    let calendar = try Sample.pack().calendar
    #expect(calendar.coversFrom.text == "2020-01-01" && calendar.coversThrough.text == "2028-12-31")
    for outside in ["2019-12-25", "2029-01-01"] {
      let day = try Sample.day(outside)
      #expect(calendar.isWorking(day) && !calendar.covers(day))
    }
    for inside in [calendar.coversFrom, calendar.coversThrough] { #expect(calendar.covers(inside)) }
    #expect(!calendar.isWorking(try Sample.day("2029-01-06")))
  }

  @Test("counting stops at the last possible day")
  func end() throws {
    let (last, calendar) = (try Sample.day("9999-12-31"), try Sample.pack().calendar)
    #expect(calendar.day(5, after: last) == last)
    #expect(calendar.day(Int.max, after: last.adding(days: -30)) == last)
  }

  @Test(
    "a fault gives the file and its path, and the data are refused",
    arguments: [
      (#""england-and-wales""#, #""scotland""#, "$.divisions[1].code: scotland appears twice"),
      (#""england-and-wales""#, #""England""#, "$.divisions[0].code: must be a code"),
      (#""name": "Scotland""#, #""named": "Scotland""#, "$.divisions[1].named: is not a known key"),
      (#""firstYear": 2020"#, #""firstYear": 2021"#, "$.divisions[0].holidays[0].on: must be in the years 2021 to 2028"),
      (#""firstYear": 2020"#, #""firstYear": "2020""#, "$.firstYear: must be a whole number from 1978 to 2199"),
      (#""lastYear": 2028"#, #""lastYear": 2019"#, "$.lastYear: must not be before firstYear"),
      (#""lastYear": 2028"#, #""lastYear": 2029"#, "$.divisions[0].holidays: 2029 has 0, and a year has at least 8"),
      (#""lastYear": 2028"#, #""lastYear": 2028, "year": 1"#, "$.year: is not a known key"),
      (#""2020-04-10""#, #""2020-04-31""#, "$.divisions[0].holidays[1].on: must be a day such as"),
      (#""2020-04-10""#, #""2020-01-01""#, "$.divisions[0].holidays[1].on: 2020-01-01 appears twice"),
      (#""2020-04-10""#, #""2020-04-14""#, "$.divisions[0].holidays[2].on: is earlier than 2020-04-14"),
      (#""2020-04-10""#, #""2020-04-11""#, "$.divisions[0].holidays[1].on: is a Saturday: name the substitute day"),
      (#""name": "Good Friday""#, #""name": """#, "$.divisions[0].holidays[1].name: must be a text that is not empty"),
      (#"{ "on": "2020-04-10", "name": "Good Friday" },"#, "", "$.divisions[0].holidays: 2020 has 7, and a year has at least 8"),
      (#"{ "on": "2020-04-10", "name": "Good Friday" },"#, "7,", "$.divisions[0].holidays[1]: must be an object"),
      (#"{ "on": "2020-04-10", "name": "Good Friday" },"#, "{", "$: is not well-formed JSON"),
    ])
  func faults(from: String, to: String, expected: String) throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    let range = try #require(text.range(of: from), "the data have no \(from)")
    let lines = try inFolder { folder throws in
      let path = folder.appending(path: BankHolidays.fileName).path()
      try Data(text.replacingCharacters(in: range, with: to).utf8).write(to: URL(filePath: path))
      return faults { () throws(PackFaults) in try BankHolidays.load(file: path) }
    }
    #expect(lines.contains { $0.hasPrefix("bank-holidays.json: \(expected)") }, "\(lines)")
  }

  @Test("a pack uses the bank holidays of its own folder before those in the folder above, and does not load without either")
  func place() throws {
    try inFolder { folder throws in
      let pack = folder.appending(path: "pack")
      try FileManager.default.copyItem(at: URL(filePath: Sample.packFolder), to: pack)
      let load = { () throws(PackFaults) in try PolicyPack.load(folder: pack.path()) }
      #expect(faults(load) == ["bank-holidays.json: is neither in the pack's folder nor in the folder above"])
      let text = try String(contentsOfFile: Self.file, encoding: .utf8)
      try Data(text.utf8).write(to: folder.appending(path: BankHolidays.fileName))
      #expect(try load().calendar == Sample.pack().calendar)
      let own = text.replacing("2020-04-10", with: "2020-04-09", maxReplacements: 1)
      try Data(own.utf8).write(to: pack.appending(path: BankHolidays.fileName))
      #expect(try load().calendar.isWorking(try Sample.day("2020-04-10")))
      try Data("{}".utf8).write(to: pack.appending(path: BankHolidays.fileName))
      #expect(faults(load).contains("bank-holidays.json: $.divisions: is missing"))
    }
  }

  private func faults<T>(_ load: () throws(PackFaults) -> T) -> [String] {
    do throws(PackFaults) {
      _ = try load()
      return []
    } catch { return error.faults }
  }

  private func inFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "working-days-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
    return try body(folder)
  }
}
