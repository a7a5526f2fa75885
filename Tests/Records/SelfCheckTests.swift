import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

/// Issue 14, evidence that holds: what people are served from is what the journals say, and a service that finds otherwise says so (9.1).
@Suite("A service checks its own data")
struct SelfCheckTests {
  private let town: Town

  init() throws { town = try Town.whole() }

  private func check(_ service: Service) throws -> SelfCheckReport {
    try town.send(service, "/self-check", as: People.rory, [:]).decode()
  }

  private func readiness(_ service: Service) throws -> Answer { try town.ask(service, Request(.get, "/readyz")) }

  @Test("every table of every service is compared with the journals, or is said not to be (9.1)", arguments: Service.allCases)
  func tables(service: Service) throws {
    let tables = try town.platform(service).tables
    let all = try town.platform(service).database.read { try $0.tables() }
    let common: Set = [
      "journal", "journal_identity", "disposed_stream", "reference_number", "feed_cursor", "idempotency_key", "due_row",
      "setting",
      "migration",
    ]
    let compared = Set(tables.tables.map(\.name))
    #expect(compared.isDisjoint(with: tables.others), "\(compared.intersection(tables.others))")
    #expect(all.subtracting(common) == compared.union(tables.others).subtracting(common))
  }

  @Test("and finds nothing after a story, nor after a disposal; the report is kept, and `/readyz` is ready (9.1)")
  func nothing() throws {
    let person = try town.register()
    _ = try town.bring(person, to: "in-force")
    try town.settle()
    for service in Service.allCases {
      #expect(try town.get(service, "/self-check", as: People.rory).status == 404)
      let report = try check(service)
      #expect(report.holds && report.findings.isEmpty && report.missed.isEmpty && report.rows > 0, "\(service): \(report)")
      #expect(try town.get(service, "/self-check", as: People.rory).decode(SelfCheckReport.self) == report)
      #expect(try readiness(service).status == 200)
    }
  }

  @Test(
    "a row that is not what the journals say is named without what it says of a person, and the service is not ready until it is mended (9.1)",
    arguments: [
      (Service.intake, "DELETE FROM plan_holder", "plan_holder"),
      (.workflow, "DELETE FROM task WHERE subject > 'case/'", "task"),
      (.workflow, "UPDATE due_row SET due = due + 86400000 WHERE stream > 'case/'", "due_row"),
      (.workflow, "UPDATE restriction_case SET stage = 'closed'", "restriction_case"),
      (.notification, "UPDATE notice SET told_at = told_at - 86400000", "notice"),
      (.notification, "DELETE FROM notice_document WHERE format = 'text'", "notice_document"),
      (.records, "DELETE FROM decision WHERE number = 3", "decision"),
      (.records, "UPDATE aggregate SET due = '2020-01-01'", "aggregate"),
    ])
  func found(service: Service, change: String, table: String) throws {
    _ = try town.bring(try town.register("Robin Quist"), to: "in-force")
    _ = try town.bring(try town.register("Kim Quist", telephone: "07700 900222"), to: "reported")
    try town.settle()
    try town.platform(service).database.write { tx in _ = try tx.execute(change) }
    let report = try check(service)
    #expect(!report.holds && report.findings.contains { $0.hasPrefix(table) }, "\(report)")
    #expect(!report.findings.contains { $0.contains("Quist") })
    let ready = try readiness(service)
    #expect(ready.status == 503 && ready.text.contains("see /self-check") && !ready.text.contains(table))
    // What was found outlasts a restart.
    try town.restart(service)
    #expect(try readiness(service).status == 503)
  }

  @Test("a service that another does not answer says what it could not compare, and is ready (9.1)")
  func missed() throws {
    _ = try town.register()
    try town.settle()
    town.reach(.intake, false)
    let report = try check(.records)
    #expect(report.holds && report.missed.count == 1, "\(report)")
    #expect(try readiness(.records).status == 200)
  }

  @Test("a case under a policy that is not installed is no fault of what is kept, and the report says what is missing (9.1)")
  func notInstalled() throws {
    _ = try town.bring(try town.register(), to: "in-force")
    try town.settle()
    let other = try PackFolder(version: "2.0")
    town.packFolder = other.path
    try town.restart(.workflow)
    let report = try check(.workflow)
    #expect(report.holds && report.missed.contains { $0.hasSuffix("1.0 is not installed") }, "\(report)")
    #expect(try readiness(.workflow).status == 200)
  }

  @Test("a damaged page makes a service unready as soon as it is met, and is found by the check where it is not met (9.1)")
  func damage() throws {
    for _ in 0..<200 { _ = try town.register() }
    try town.settle()
    let path = DatabaseLocation(folder: town.folder, name: "intake").description
    try town.stop(.intake)
    let untouched = try Data(contentsOf: URL(filePath: path))
    var isMet = 0
    for page in stride(from: 4, to: untouched.count / 4096, by: 7) {
      var damaged = untouched
      damaged.replaceSubrange(page * 4096..<page * 4096 + 8, with: [UInt8](repeating: 0xFF, count: 8))
      try damaged.write(to: URL(filePath: path))
      // One on whose damage the service does not even start is found soonest.
      guard (try? town.begin(.intake)) != nil else { continue }
      for _ in 0..<5 {
        _ = try town.send(
          .intake, "/service-users", as: People.rita, ["name": "Sam Ember", "organisation": "opfcc"])
      }
      if try readiness(.intake).status == 503 { isMet += 1 }
      let report = try check(.intake)
      #expect(!report.holds, "page \(page)")
      #expect(try readiness(.intake).status == 503, "page \(page)")
      try town.stop(.intake)
    }
    #expect(isMet > 0)
  }
}
