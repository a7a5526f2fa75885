import Contracts
import Policy
import ServiceKit
import Storage

/// Fills the columns of lists in rows from before there were such columns, from what the journal holds.
enum ListColumns {
  private static let page = 500

  /// Fills what is empty, a page in each transaction. What was interrupted goes on where it was.
  static func complete(_ database: Database, _ journal: Journal, under pack: PolicyPack) throws {
    while try database.write({ try contacts(journal, in: $0) }) {}
    while try database.write({ try incidents(journal, under: pack, in: $0) }) {}
    while try database.write({ try reports(journal, in: $0) }) {}
  }

  /// Whether there may be more.
  private static func contacts(_ journal: Journal, in tx: Transaction) throws -> Bool {
    let rows = try unread("SELECT id FROM contact WHERE channel IS NULL AND id > '' ORDER BY id LIMIT $1", in: tx)
    for id in rows {
      guard let contact = try journal.entries(of: "contact/\(id)", in: tx).last?.record(ContactRecord.self) else {
        throw missing(id)
      }
      try tx.execute(
        "UPDATE contact SET channel = $2, direction = $3, handler = $4, matter = $5, ended_at = $6 WHERE id = $1",
        .identifier(id), .text(contact.channel.rawValue), .text((contact.direction ?? .incoming).rawValue),
        .text(contact.handler ?? contact.takenBy), .optional(contact.matter.map(ContactStore.key(ofMatter:))),
        contact.endedAt.map(Value.instant) ?? .null)
    }
    return rows.count == page
  }

  private static func incidents(_ journal: Journal, under pack: PolicyPack, in tx: Transaction) throws -> Bool {
    let rows = try unread("SELECT id FROM incident WHERE channel IS NULL AND id > '' ORDER BY id LIMIT $1", in: tx)
    for id in rows {
      guard let incident = try journal.entries(of: "incident/\(id)", in: tx).last?.record(Incident.self) else {
        throw missing(id)
      }
      try tx.execute(
        "UPDATE incident SET channel = $2, handler = $3, matter = $4 WHERE id = $1", .identifier(id),
        .text(incident.channel.rawValue), .text(incident.reportedBy), .optional(incident.matter.map(ContactStore.key(ofMatter:))))
      try ContactStore.insertBehaviours(of: incident, under: pack.headings(of: incident.behaviours), in: tx)
    }
    return rows.count == page
  }

  private static func reports(_ journal: Journal, in tx: Transaction) throws -> Bool {
    let rows = try unread("SELECT id FROM report WHERE handler IS NULL AND id > '' ORDER BY id LIMIT $1", in: tx)
    for id in rows {
      guard let report = try journal.entries(of: "report/\(id)", in: tx).last?.decode(ReportSubmitted.self).report else {
        throw missing(id)
      }
      try tx.execute("UPDATE report SET handler = $2 WHERE id = $1", .identifier(id), .text(report.reportedBy))
    }
    return rows.count == page
  }

  private static func unread(_ sql: String, in tx: Transaction) throws -> [Identifier] {
    try tx.all(sql, .int(page), as: { try $0.identifier(0) })
  }

  private static func missing(_ id: Identifier) -> StorageError { .constraint("\(id) is in a list, and not in the journal") }
}
