import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("Whether the journals are intact")
struct VerificationTests {
  /// The services, other than records, that have written to their journals by the time a plan is in force.
  private static let written: [Service] = [.intake, .workflow, .notification]
  private let town: Town

  init() throws {
    town = try Town.whole()
    _ = try town.bring(try town.register(), to: "in-force")
    try town.settle()
  }

  private func verify() throws -> VerificationReport {
    try town.get(.records, "/verification", as: People.rory).decode()
  }

  private func tamper(_ service: Service, _ statements: String...) throws {
    try town.platform(service).database.write { tx in for statement in statements { try tx.execute(statement) } }
  }

  private func newest(_ service: Service) throws -> Int64 {
    let platform = try town.platform(service)
    return try platform.database.read { try platform.journal.head(in: $0).seq }
  }

  @Test("after a complete case the journal of every service is intact, and records has witnessed each to its end")
  func holds() throws {
    let report = try verify()
    #expect(report.holds && report.journals.allSatisfy(\.holds))
    let others = Service.allCases.filter { $0 != .records }
    #expect(report.journals.map(\.service) == (others + [.records]).map(\.rawValue))
    for (service, journal) in zip(others, report.journals) {
      #expect(journal.rows == (try newest(service)) && (journal.witnessedTo ?? 0) == journal.rows, "\(service.rawValue)")
    }
    // The tests below tamper with these: add any service that starts to write during the story.
    let written = try others.filter { try newest($0) > 0 }
    #expect(written == Self.written)
    #expect(report.journals.last?.rows == report.journals.dropLast().map(\.rows).reduce(0, +))
  }

  @Test(
    "a changed row is reported with its service, and the other journals are still intact",
    arguments: written + [.records],
    ["payload = replace(payload, 'e', 'f')", "actor = 'staff:nobody'", "instant = instant + 1", "type = 'other.v1'"])
  func changed(service: Service, assignment: String) throws {
    try tamper(service, "UPDATE journal SET \(assignment) WHERE seq = 2")
    let report = try verify()
    #expect(!report.holds)
    #expect(report.journals.filter { !$0.holds }.map(\.service) == [service.rawValue])
    #expect(report.journals.first { !$0.holds }?.fault?.hasPrefix("row 2:") == true)
  }

  @Test("a row removed from the middle is reported")
  func removed() throws {
    try tamper(.workflow, "DELETE FROM journal WHERE seq = 3")
    let report = try verify()
    #expect(report.journals.first { !$0.holds }?.service == "restriction-workflow")
    #expect(report.journals.first { !$0.holds }?.fault?.hasPrefix("row 3:") == true)
  }

  @Test(
    "rows cut off at the end are noticed, because records has witnessed them",
    arguments: written)
  func cut(service: Service) throws {
    let end = try newest(service)
    try tamper(service, "DELETE FROM journal WHERE seq = \(end)")
    let report = try verify()
    #expect(report.journals.filter { !$0.holds }.map(\.service) == [service.rawValue])
    #expect(report.journals.first { !$0.holds }?.fault?.contains("row \(end)") == true)
  }

  @Test("an end that was cut off and rewritten is not the one that records has witnessed")
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

  @Test("replacing a journal with another is noticed")
  func replaced() throws {
    try tamper(.intake, "UPDATE journal_identity SET identity = '01890000-0000-7000-8000-000000000000'")
    let report = try verify()
    #expect(report.journals.first { !$0.holds }?.service == "intake")
    #expect(report.journals.first { !$0.holds }?.fault?.contains("not the journal") == true)
  }

  @Test("a service that cannot be reached is not reported as intact")
  func away() throws {
    town.reach(.notification, false)
    let report = try verify()
    #expect(!report.holds)
    #expect(report.journals.filter { !$0.holds }.map(\.service) == ["notification"])
  }

  @Test("a journal still verifies after its records were destroyed by a disposal that it has, and not without (9.1)")
  func disposed() throws {
    let platform = try town.platform(.workflow)
    let stream = try platform.database.write { tx in
      let stream = try #require(try platform.journal.page(after: 0, limit: 1, in: tx).first?.stream)
      try platform.journal.dispose(stream, at: town.clock.now, in: tx)
      return stream
    }
    #expect(try verify().journals.first { !$0.holds }?.fault?.contains("by no disposal") == true)
    let done = DisposalCarriedOut(
      disposal: Identifier(at: town.clock.now, random: []), part: 1, streams: 1, events: 1, files: 0, emptied: [stream])
    try platform.database.write { tx in
      try platform.journal.append(
        done, to: "disposal/\(done.disposal)", expecting: 0, by: "service:restriction-workflow", at: town.clock.now, in: tx)
    }
    #expect(try verify().holds)
  }

  @Test("only records officers and auditors may ask for it")
  func roles() throws {
    #expect(try town.get(.records, "/verification", as: People.ada).status == 200)
    #expect(try town.get(.records, "/verification", as: People.sana).status == 403)
    #expect(try town.get(.records, "/verification", as: nil).status == 401)
  }
}
