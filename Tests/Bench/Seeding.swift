import Contracts
import Foundation
import Policy
import ServiceKit
import Storage

/// Fills the databases of stopped services through the services' own journal, so that every chain of hashes is intact.
enum Seeding {
  private static let batch = 2_000
  private static let journal = Journal(cryptography: LibCrypto())
  private static let actor = "staff:staff-one"

  /// People as intake stores them: an event each, and the rows that find them.
  static func people(_ count: Int, intake: DatabaseLocation) throws {
    try eachBatch(of: 0..<count, in: intake) { number, tx in
      let person = Invented.person(number)
      try journal.append(
        ServiceUserRegistered(serviceUser: person), to: "service-user/\(person.id)", expecting: 0, by: actor,
        at: person.registeredAt, in: tx)
      try tx.execute(
        """
        INSERT INTO service_user (id, reference, version, name, organisation, postal_address, registered_at)
        VALUES ($1, $2, $3, $4, $5, NULL, $6)
        """,
        .identifier(person.id), .text(person.reference), .int(1), .text(person.name),
        .text(person.organisation), .instant(person.registeredAt))
      for (kind, value) in [("telephone", person.telephoneNumbers[0]), ("email", person.emailAddresses[0])] {
        try tx.execute(
          "INSERT INTO contact_point (kind, value, service_user, position, key) VALUES ($1, $2, $3, 0, $2)",
          .text(kind), .text(value), .identifier(person.id))
      }
      for word in PersonName(person.name).words {
        try tx.execute(
          "INSERT INTO name_word (skeleton, word, is_foreign) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING",
          .text(word.skeleton), .text(word.word))
        try tx.execute(
          "INSERT INTO person_word (word, service_user, is_surname, is_planned) VALUES ($1, $2, $3, 0)",
          .text(word.word), .identifier(person.id), .int(word.isSurname ? 1 : 0))
      }
    }
  }

  /// Contacts as intake stores them.
  static func contacts(_ count: Int, of people: Int, intake: DatabaseLocation) throws {
    try eachBatch(of: 0..<count, in: intake) { number, tx in
      let contact = Invented.contact(number, of: people)
      try journal.append(
        ContactRecorded(contact: contact), to: "contact/\(contact.id)", expecting: 0, by: actor, at: contact.at, in: tx)
      try tx.execute(
        """
        INSERT INTO contact (id, reference, service_user, organisation, at, channel, direction, handler)
        VALUES ($1, $2, $3, $4, $5, 'telephone', 'incoming', $6)
        """,
        .identifier(contact.id), .text(contact.reference), .identifier(Invented.id(1, number % people)),
        .text(contact.organisation), .instant(contact.at), .text(contact.takenBy))
    }
  }

  /// Reports as intake publishes them: the workflow opens a case on each.
  static func reports(_ count: Int, from first: Int, intake: DatabaseLocation) throws {
    try eachBatch(of: first..<(first + count), in: intake) { number, tx in
      let report = Invented.report(number)
      try journal.append(
        ReportSubmitted(report: report), to: "report/\(report.id)", expecting: 0, by: actor, at: report.at, in: tx)
    }
  }

  /// Plans in force as the workflow publishes them: intake enforces each.
  static func plans(_ count: Int, workflow: DatabaseLocation) throws {
    try eachBatch(of: 0..<count, in: workflow) { number, tx in
      try journal.append(
        try Invented.plan(number), to: "case/\(Invented.id(4, number))", expecting: 0, by: "service:restriction-workflow",
        at: Invented.start, in: tx)
    }
  }

  /// Years of events, in streams of ten, never read since.
  static func history(_ count: Int, in location: DatabaseLocation) throws {
    let said = String(repeating: "what was said at the time ", count: 12)
    let entries = try (0..<10).map { try NewEntry(AdjustmentsConsidered(consideration: "\($0) \(said)")) }
    try eachBatch(of: 0..<(count / 10), in: location) { number, tx in
      try journal.append(
        entries, to: "history/\(Invented.id(6, number))", expecting: 0, by: actor, at: Invented.start, in: tx)
    }
  }

  /// The database of a stopped service. Only the service itself has the schema; the migrations are taken as they are.
  static func open(_ location: DatabaseLocation) throws -> Database {
    let names = try Database.openReadOnly(at: location).read { reader in
      try reader.all("SELECT name FROM migration ORDER BY position", as: { $0.text(0) })
    }
    let own = names.filter { name in !StorageSchema.migrations.contains { $0.name == name } }
    return try Database(at: location, migrations: own.map { Migration(name: $0, sql: "") })
  }

  private static func eachBatch(
    of numbers: Range<Int>, in location: DatabaseLocation, _ body: (Int, Transaction) throws -> Void
  ) throws {
    let database = try open(location)
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: batch) {
      try database.write { tx in
        for number in start..<min(start + batch, numbers.upperBound) { try body(number, tx) }
      }
    }
    database.close()
  }
}
