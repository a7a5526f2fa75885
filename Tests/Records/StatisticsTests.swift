import Contracts
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import RecordsService

@Suite("Statistics for the annual report (1.2, 8.1)")
struct StatisticsTests {
  private func statistics(_ town: Town, _ query: String = "", as actor: Actor = People.rory) throws -> Statistics {
    try town.settle()
    return try town.get(.records, "/statistics\(query)", as: actor).decode()
  }

  private func row(_ statistics: Statistics, _ measure: StatisticsMeasure, _ code: String) -> StatisticsRow? {
    statistics.tables.first { $0.measure == measure }?.rows.first { $0.code == code }
  }

  @Test("what happened is counted once, in its financial year, with nil returns; fewer than five are left out")
  func counted() throws {
    let town = try Town.whole()
    for number in 0..<6 {
      let person = try town.register("Robin Quist \(number)", telephone: nil)
      _ = try town.bring(person, to: number < 5 ? "warned" : "reported")
    }
    let found = try statistics(town)
    #expect(found.year == "2026-27" && found.from == Day("2026-04-01") && found.to == Day("2027-03-31"))
    #expect(row(found, .warnings, "given")?.total.count == 5 && row(found, .warnings, "sufficed")?.total.count == 0)
    #expect(row(found, .steps, "triage in-time")?.total.count == 5 && row(found, .plansByDuration, "no-end")?.total.count == 0)
    #expect(Set(found.tables.map(\.measure)) == Set(StatisticsMeasure.allCases))
    let before = try statistics(town, "?year=2025")
    #expect(before.tables.flatMap(\.rows).allSatisfy { $0.total.count == 0 })
    try town.platform(.records).database.write { tx in try tx.execute("DELETE FROM feed_cursor") }
    try town.restart(.records)
    #expect(try statistics(town) == found)
  }

  @Test("a plan in force is one person under restriction; one alone is left out of every table")
  func fewAreLeftOut() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.give("reconsider", file, ["cause": "request", "reasons": "He asked."])
    try town.give("conclude-review", file, ["outcome": "lift", "reasons": "He kept to it."], as: People.sana)
    let found = try statistics(town)
    #expect(row(found, .personsRestricted, "all")?.total == StatisticsCount(count: nil))
    #expect(row(found, .endings, "lifted")?.total == StatisticsCount(count: nil))
    #expect(row(found, .endings, "all")?.total == StatisticsCount(count: nil))
    #expect(found.tables.flatMap(\.rows).allSatisfy { $0.total.count.map { $0 == 0 || $0 >= 5 } ?? true })
  }

  @Test("people with several records are counted once where it is known that they are one")
  func merged() throws {
    let town = try Town.whole()
    let people = try (0..<8).map { try town.register("Robin Quist \($0)", telephone: nil) }
    for person in people {
      let contact: JSON = [
        "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "summary": "Asked for a form.",
      ]
      try #require(try town.send(.intake, "/contacts", as: People.rita, contact).status == 201)
    }
    #expect(row(try statistics(town), .personsInContact, "all")?.total.count == 8)
    let merge: JSON = ["other": .text(people[1].id.text), "reasons": "One voice.", "evidence": "The recording."]
    try #require(try town.send(.intake, "/service-users/\(people[0].id)/merges", as: People.mara, merge).status == 201)
    #expect(row(try statistics(town), .personsInContact, "all")?.total.count == 7)
  }

  @Test("it is a table for spreadsheets and a page with charts, each with its table, by Accept")
  func forms() throws {
    let town = try Town.whole()
    _ = try town.bring(try town.register(), to: "warned")
    try town.settle()
    func get(_ type: String) throws -> Answer {
      let headers = [try town.authorization(People.rory, for: .records), ("Accept", type)]
      return try town.ask(.records, Request(.get, "/statistics", headers: headers))
    }
    #expect(try get("text/csv").text.contains("2026-27,warnings,given,Warnings given,opfcc,\"fewer than 5, or left out\""))
    let page = try get("text/html")
    #expect(
      page.text.contains("<h1>Managed contact in 2026-27</h1>") && page.text.contains("<th scope=\"row\">Warnings given</th>"))
    #expect(!page.text.contains("<script") && page.response.header("Content-Security-Policy") != nil)
    #expect(try town.get(.records, "/statistics?year=1", as: People.rory).faults() == ["year outOfRange"])
    #expect(try town.get(.records, "/statistics", as: People.rita).status == 403)
  }

  /// What someone can work out of each number that is left out: its least and its greatest value, by the sums alone.
  private func known(_ given: [[Int?]]) -> [[ClosedRange<Int>]] {
    var ranges = given.map { $0.map { $0.map { $0...$0 } ?? 1...1000 } }
    let (rows, columns) = (ranges.indices, ranges[0].indices)
    let lines = rows.map { row in columns.map { (row, $0) } } + columns.map { column in rows.map { ($0, column) } }
    for _ in 0..<50 {
      for line in lines {
        guard let sum = line.last else { continue }
        let parts = line.dropLast()
        let low = parts.reduce(0) { $0 + ranges[$1.0][$1.1].lowerBound }
        let high = parts.reduce(0) { $0 + ranges[$1.0][$1.1].upperBound }
        let total = ranges[sum.0][sum.1]
        ranges[sum.0][sum.1] = max(total.lowerBound, low)...min(total.upperBound, high)
        for part in parts {
          let own = ranges[part.0][part.1]
          ranges[part.0][part.1] =
            max(
              own.lowerBound, total.lowerBound - (high - own.upperBound))...min(
              own.upperBound, total.upperBound - (low - own.lowerBound))
        }
      }
    }
    return ranges
  }

  @Test("no number from 1 to 4 can be worked out from the others, in 2,000 random tables")
  func suppression() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let columns = Int.random(in: 1...3, using: &random)
      let counts = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<columns).map { _ in [0, 0, 1, 2, 3, 4, 5, 6, 9, 20].randomElement(using: &random) ?? 0 }
      }
      let suppression = Suppression(counts)
      let ranges = known(suppression.given)
      for (row, line) in counts.enumerated() {
        for (column, count) in line.enumerated() where (1..<5).contains(count) {
          #expect(suppression.given[row][column] == nil && ranges[row][column].count > 1, "\(counts) at \(row), \(column)")
        }
      }
      #expect(suppression.given.joined().allSatisfy { $0.map { $0 == 0 || $0 >= 5 } ?? true }, "\(counts)")
    }
    #expect(Suppression([[7, 8], [9, 10]]).given == [[7, 8, 15], [9, 10, 19], [16, 18, 34]])
    #expect(Suppression([[0, 0]]).given == [[0, 0, 0], [0, 0, 0]])
  }
}
