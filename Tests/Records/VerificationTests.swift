import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("Whether the journals hold")
struct VerificationTests {
  private let town: Town

  init() throws {
    town = try Town.whole()
    _ = try town.bring(try town.register(), to: "in-force")
    try town.settle()
  }

  private func verify() throws -> VerificationReport {
    try town.get(.records, "/verification", as: People.rory).decode()
  }

  private func tamper(_ need: ConfigurationNeed, _ statements: String...) throws {
    try town.platform(need).database.write { tx in for statement in statements { try tx.execute(statement) } }
  }

  private func newest(_ need: ConfigurationNeed) throws -> Int64 {
    let platform = try town.platform(need)
    return try platform.database.read { try platform.journal.head(in: $0).seq }
  }

  @Test("after a whole story all four journals hold, and records has witnessed each to its end")
  func holds() throws {
    let report = try verify()
    #expect(report.holds && report.journals.map(\.holds) == [true, true, true, true])
    #expect(report.journals.map(\.service) == ["intake", "restriction-workflow", "notification", "records"])
    for (need, journal) in zip([ConfigurationNeed.intake, .workflow, .notification], report.journals) {
      #expect(journal.rows == (try newest(need)) && journal.witnessedTo == journal.rows && journal.rows > 0)
    }
    #expect(report.journals.last?.rows == report.journals.dropLast().map(\.rows).reduce(0, +))
  }

  @Test(
    "a changed row is named, with its service, and the others still hold",
    arguments: [ConfigurationNeed.intake, .workflow, .notification, .records],
    ["payload = replace(payload, 'e', 'f')", "actor = 'staff:nobody'", "instant = instant + 1", "type = 'other.v1'"])
  func changed(need: ConfigurationNeed, assignment: String) throws {
    try tamper(need, "UPDATE journal SET \(assignment) WHERE seq = 2")
    let report = try verify()
    #expect(!report.holds)
    #expect(report.journals.filter { !$0.holds }.map(\.service) == [need.feedName])
    #expect(report.journals.first { !$0.holds }?.fault?.hasPrefix("row 2:") == true)
  }

  @Test("a row taken out of the middle is named")
  func removed() throws {
    try tamper(.workflow, "DELETE FROM journal WHERE seq = 3")
    let report = try verify()
    #expect(report.journals.first { !$0.holds }?.service == "restriction-workflow")
    #expect(report.journals.first { !$0.holds }?.fault?.hasPrefix("row 3:") == true)
  }

  @Test(
    "rows cut off at the end are missed, because records has witnessed them",
    arguments: [ConfigurationNeed.intake, .workflow, .notification])
  func cut(need: ConfigurationNeed) throws {
    let end = try newest(need)
    try tamper(need, "DELETE FROM journal WHERE seq = \(end)")
    let report = try verify()
    #expect(report.journals.filter { !$0.holds }.map(\.service) == [need.feedName])
    #expect(report.journals.first { !$0.holds }?.fault?.contains("row \(end)") == true)
  }

  @Test("an end that was cut off and written anew is not the one that records has witnessed")
  func rewritten() throws {
    let end = try newest(.notification)
    let platform = try town.platform(.notification)
    try platform.database.write { tx in
      let last = try platform.journal.page(after: end - 1, limit: 1, in: tx)
      try tx.execute("DELETE FROM journal WHERE seq = \(end)")
      for entry in last {
        try platform.journal.append(
          [NewEntry(type: entry.type, payload: "{}")], to: entry.stream, expecting: entry.version - 1, by: entry.actor,
          at: entry.instant, in: tx)
      }
    }
    #expect(try newest(.notification) == end)
    let report = try verify()
    #expect(report.journals.filter { !$0.holds }.map(\.service) == ["notification"])
    #expect(report.journals.first { !$0.holds }?.fault == "row \(end) is not the one on file here")
  }

  @Test("a journal that was replaced by another is noticed")
  func replaced() throws {
    try tamper(.intake, "UPDATE journal_identity SET identity = '01890000-0000-7000-8000-000000000000'")
    let report = try verify()
    #expect(report.journals.first { !$0.holds }?.service == "intake")
    #expect(report.journals.first { !$0.holds }?.fault?.contains("another journal") == true)
  }

  @Test("a service that cannot be asked is not said to hold")
  func away() throws {
    town.reach(.notification, false)
    let report = try verify()
    #expect(!report.holds)
    #expect(report.journals.filter { !$0.holds }.map(\.service) == ["notification"])
  }

  @Test("what was destroyed in good order still verifies (9.1)")
  func disposed() throws {
    let platform = try town.platform(.workflow)
    try platform.database.write { tx in
      let stream = try #require(try platform.journal.page(after: 0, limit: 1, in: tx).first?.stream)
      try platform.journal.dispose(stream, at: town.clock.now, in: tx)
    }
    #expect(try verify().holds)
  }

  @Test("only records officers and auditors ask for it")
  func roles() throws {
    #expect(try town.get(.records, "/verification", as: People.ada).status == 200)
    #expect(try town.get(.records, "/verification", as: People.sana).status == 403)
    #expect(try town.get(.records, "/verification", as: nil).status == 401)
  }
}
