import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

@Suite("Lists with records from before there were such lists")
struct ListColumnTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town([.intake])
    person = try town.register()
  }

  private func listed(_ target: String) throws -> Int {
    struct Found: Codable, Sendable { var reference: String }
    return try town.get(.intake, target, as: People.mara).decode(Page<Found>.self).items.count
  }

  private static let questions = [
    "/contacts?channel=telephone&direction=incoming&handler=rita&matter=m1", "/incidents?behaviour=threats&handler=rita",
    "/incidents?heading=aggressive-or-abusive&channel=telephone", "/reports?handler=rita",
  ]

  @Test("their columns are filled from the journal at the next start, also after one that was interrupted; nothing else changes")
  func filled() throws {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "summary": "Asked.", "matter": "M-1",
    ]
    var incidents: [Contracts.Incident] = []
    for _ in 1...3 {
      #expect(try town.send(.intake, "/contacts", as: People.rita, body).status == 201)
      let threat: JSON = [
        "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "behaviours": ["threats"],
        "whatHappened": "Threatened to come round.",
      ]
      incidents.append(try town.send(.intake, "/incidents", as: People.rita, threat).decode())
      _ = try town.report(incidents, of: person)
    }
    #expect(try Self.questions.map(listed) == [3, 3, 3, 3])
    let platform = try town.platform(.intake)
    let pack = try Packs.load(folder: platform.configuration.packFolder).current
    try platform.database.write { tx in
      try tx.execute("UPDATE contact SET channel = NULL, direction = NULL, handler = NULL, matter = NULL")
      try tx.execute("UPDATE incident SET channel = NULL, handler = NULL, matter = NULL")
      try tx.execute("UPDATE report SET handler = NULL")
      for table in ["incident_behaviour", "incident_heading"] { try tx.execute("DELETE FROM \(table)") }
    }
    #expect(try Self.questions.map(listed) == [0, 0, 0, 0])
    for _ in 1...2 {
      try ListColumns.complete(platform.database, platform.journal, under: pack)
      #expect(try Self.questions.map(listed) == [3, 3, 3, 3])
    }
  }

  @Test("the tables of before are taken over whole, with what they hold")
  func migrated() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lists-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let location = DatabaseLocation(folder: folder.path, name: "intake")
    let before = Array(IntakeSchema.migrations.prefix { $0.name != ContactStore.lists.name })
    let (id, contact, report) = (Self.id(1), Self.id(2), Self.id(4))
    do {
      let database = try Database(at: location, migrations: before)
      defer { database.close() }
      try database.write { tx in
        try tx.execute(
          "INSERT INTO service_user (id, reference, version, name, organisation, registered_at) VALUES ($1, 'SU-2026-000001', 1, 'Robin', 'opfcc', 0)",
          .identifier(id))
        for (table, record) in [("contact", contact), ("incident", Self.id(3))] {
          try tx.execute(
            "INSERT INTO \(table) (id, reference, service_user, organisation, at) VALUES ($1, $2, $3, 'opfcc', 7)",
            .identifier(record), .text("\(table)-1"), .identifier(id))
        }
        try tx.execute(
          "INSERT INTO report (id, reference, service_user, organisation) VALUES ($1, 'RP-2026-000001', $2, 'opfcc')",
          .identifier(report), .identifier(id))
      }
    }
    let database = try Database(at: location, migrations: IntakeSchema.migrations)
    defer { database.close() }
    for table in ["contact", "incident"] {
      let sql = "SELECT reference, service_user, at, channel FROM \(table) WHERE service_user = $1"
      let rows = try database.read { reader in
        try reader.all(sql, .identifier(id), as: { [$0.text(0), $0.text(1), String($0.int(2)), $0.textIfPresent(3) ?? "none"] })
      }
      #expect(rows == [["\(table)-1", id.text, "7", "none"]])
    }
  }

  private static func id(_ number: UInt8) -> Identifier { Identifier(at: Town.morning, random: [number]) }
}
