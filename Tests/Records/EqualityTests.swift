import Contracts
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

/// Issue 14: equality monitoring only in aggregate, and only where the body turns it on.
@Suite("Equality monitoring")
struct EqualityTests {
  private static let questions = """
    "equality": { "questions": [ { "code": "age", "title": "How old are you?", "options": [
      { "code": "under-25", "title": "Under 25" }, { "code": "25-and-over", "title": "25 and over" },
      { "code": "not-said", "title": "Rather not say" } ] } ] }, "retentionYears"
    """

  private let pack: PackFolder
  private let town: Town

  init() throws {
    pack = try PackFolder(replacing: ["\"retentionYears\"": Self.questions])
    town = try Town(Service.allCases, pack: pack.path)
  }

  private func record(_ changes: [String: JSON] = [:], as actor: Actor = People.rory, in town: Town? = nil) throws -> Answer {
    let body: [String: JSON] = [
      "organisation": "opfcc", "year": 2026, "group": "in-contact", "question": "age",
      "counts": [
        ["option": "under-25", "count": 12], ["option": "25-and-over", "count": 40], ["option": "not-said", "count": 3],
      ],
    ]
    return try (town ?? self.town).send(.records, "/equality-returns", as: actor, .object(body.merging(changes) { $1 }))
  }

  private func table(_ group: EqualityGroup = .inContact) throws -> [String: Int?] {
    let found: Statistics = try town.get(.records, "/statistics", as: People.rory).decode()
    let rows = found.equality.first { $0.question == "age" && $0.group == group }?.rows ?? []
    return Dictionary(rows.map { ($0.code, $0.total.count) }) { first, _ in first }
  }

  @Test("totals are in the statistics of their year, with nil returns; few are left out, and what would give them away")
  func totals() throws {
    #expect(try table() == ["under-25": 0, "25-and-over": 0, "not-said": 0])
    #expect(try record().status == 201)
    #expect(try table() == ["under-25": Int?.none, "25-and-over": 40, "not-said": Int?.none])
    #expect(try record(["counts": [["option": "under-25", "count": 12], ["option": "not-said", "count": 9]]]).status == 201)
    #expect(try table() == ["under-25": 12, "25-and-over": 0, "not-said": 9])
    #expect(try table(.restricted) == ["under-25": 0, "25-and-over": 0, "not-said": 0])
    let before: Statistics = try town.get(.records, "/statistics?year=2025", as: People.rory).decode()
    #expect(before.equality.flatMap(\.rows).allSatisfy { $0.total.count == 0 })
    let page = try town.ask(
      .records,
      Request(.get, "/statistics", headers: [try town.authorization(People.rory, for: .records), ("Accept", "text/html")]))
    #expect(page.text.contains("How old are you?: people in contact") && page.text.contains("<th scope=\"row\">Under 25</th>"))
    #expect(try town.differences(in: .records) == [])
  }

  @Test(
    "a return is refused that is of a year to come, a question or an answer that the policy does not have, or somebody else's",
    arguments: [
      (["year": 2027], "year outOfRange"), (["question": "shoe-size"], "question notAllowed"),
      (["counts": [["option": "old", "count": 1]]], "counts[0].option notAllowed"),
      (["counts": [["option": "not-said", "count": 1], ["option": "not-said", "count": 2]]], "counts[1].option notAllowed"),
      (["counts": [["option": "not-said", "count": -1]]], "counts[0].count outOfRange"),
      (["organisation": "elsewhere"], "organisation notAllowed"),
    ] as [([String: JSON], String)])
  func refused(changes: [String: JSON], fault: String) throws {
    #expect(try record(changes).faults() == [fault])
    #expect(try table() == ["under-25": 0, "25-and-over": 0, "not-said": 0])
  }

  @Test(
    "who keeps no records writes none down; where the policy does not turn it on, no one does, and statistics have no table of it"
  )
  func off() throws {
    #expect(try record(as: People.mara).status == 403)
    let other = try Town([.records])
    #expect(try record(in: other).status == 409)
    let found: Statistics = try other.get(.records, "/statistics", as: People.rory).decode()
    #expect(found.equality.isEmpty)
  }
}
