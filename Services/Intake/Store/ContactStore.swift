import Contracts
import Policy
import ServiceKit
import Storage

/// Contacts, incidents and reports: the tables find them, the journal holds what was said.
enum ContactStore {
  static func insert(_ contact: ContactRecord, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO contact (id, reference, service_user, organisation, at, ended_at, channel, direction, handler, matter, about)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """,
      .identifier(contact.id), .text(contact.reference), .optional(contact.serviceUser), .text(contact.organisation),
      .instant(contact.at), contact.endedAt.map(Value.instant) ?? .null, .text(contact.channel.rawValue),
      .text((contact.direction ?? .incoming).rawValue), .text(contact.handler ?? contact.takenBy),
      .optional(contact.matter.map(key(ofMatter:))), .optional(contact.about))
  }

  /// The contacts made by everyone who holds the plan of that case, from one moment to another and without one of them, as limits count them.
  static func logged(
    caseID: Identifier, from: Instant, to: Instant, except: Identifier?, in reader: Reader
  ) throws -> [LoggedContact] {
    try reader.all(
      """
      SELECT c.at, c.channel, c.organisation, c.about FROM plan_holder h JOIN contact c ON c.service_user = h.service_user
      WHERE h.case_id = $1 AND c.at >= $2 AND c.at <= $3 AND c.id <> $4 AND c.direction = 'incoming'
      """, .identifier(caseID), .instant(from), .instant(to), .text(except?.text ?? ""),
      as: { row in
        LoggedContact(
          at: row.instant(0), channel: row.textIfPresent(1).flatMap(Channel.init(rawValue:)), organisation: row.text(2),
          about: row.textIfPresent(3))
      })
  }

  /// The replies to everyone who holds the plan of that case, from one moment to another.
  static func replies(caseID: Identifier, from: Instant, to: Instant, in reader: Reader) throws -> [LoggedContact] {
    try reader.all(
      """
      SELECT c.at, c.channel, c.organisation, c.about, c.matter FROM plan_holder h JOIN contact c ON c.service_user = h.service_user
      WHERE h.case_id = $1 AND c.at >= $2 AND c.at <= $3 AND c.direction = 'outgoing'
      """, .identifier(caseID), .instant(from), .instant(to),
      as: { row in
        LoggedContact(
          at: row.instant(0), channel: row.textIfPresent(1).flatMap(Channel.init(rawValue:)), organisation: row.text(2),
          about: row.textIfPresent(3), matter: row.textIfPresent(4), isReply: true)
      })
  }

  /// - Parameter headings: codes of the headings under which its behaviours come.
  static func insert(_ incident: Incident, under headings: Set<String>, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO incident (id, reference, service_user, organisation, at, channel, handler, matter)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      .identifier(incident.id), .text(incident.reference), .optional(incident.serviceUser), .text(incident.organisation),
      .instant(incident.at), .text(incident.channel.rawValue), .text(incident.reportedBy),
      .optional(incident.matter.map(key(ofMatter:))))
    try insertBehaviours(of: incident, under: headings, in: tx)
  }

  static func insertBehaviours(of incident: Incident, under headings: Set<String>, in tx: Transaction) throws {
    for behaviour in Set(incident.behaviours) {
      try tx.execute(
        "INSERT INTO incident_behaviour (behaviour, incident) VALUES ($1, $2)", .text(behaviour), .identifier(incident.id))
    }
    for heading in headings {
      try tx.execute("INSERT INTO incident_heading (heading, incident) VALUES ($1, $2)", .text(heading), .identifier(incident.id))
    }
  }

  static func insert(_ report: Report, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO report (id, reference, service_user, organisation, handler) VALUES ($1, $2, $3, $4, $5)",
      .identifier(report.id), .text(report.reference), .identifier(report.serviceUser), .text(report.organisation),
      .text(report.reportedBy))
  }

  /// The contact is that person's.
  static func give(_ contact: ContactRecord, to person: Identifier, in tx: Transaction) throws {
    try tx.execute("UPDATE contact SET service_user = $2 WHERE id = $1", .identifier(contact.id), .identifier(person))
  }

  /// The incident is that person's.
  static func give(_ incident: Incident, to person: Identifier, in tx: Transaction) throws {
    try tx.execute("UPDATE incident SET service_user = $2 WHERE id = $1", .identifier(incident.id), .identifier(person))
  }

  /// Whose a contact is, and in what organisation, by its identifier or its reference.
  static func contact(
    named text: String, in reader: Reader
  ) throws -> (id: Identifier, serviceUser: Identifier?, organisation: String)? {
    let columns: StaticString = "SELECT id, service_user, organisation FROM contact"
    func row(_ row: Row) throws -> (id: Identifier, serviceUser: Identifier?, organisation: String) {
      (try row.identifier(0), try row.identifierIfPresent(1), row.text(2))
    }
    if let id = Identifier(text) { return try reader.first("\(columns) WHERE id = $1", .identifier(id), as: row) }
    guard let reference = Reference(text) else { return nil }
    return try reader.first("\(columns) WHERE reference = $1", .text(reference.text), as: row)
  }

  /// A matter's reference as it is compared; a text that is none is compared as it is.
  static func key(ofMatter text: String) -> String {
    let key = MatterReference.key(text)
    return key.isEmpty ? text : key
  }
}
