import Contracts
import ServiceKit
import Storage

/// Contacts, incidents and reports: the tables find them, the journal holds what was said.
enum ContactStore {
  static func insert(_ contact: ContactRecord, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO contact (id, reference, service_user, organisation, at) VALUES ($1, $2, $3, $4, $5)",
      .identifier(contact.id), .text(contact.reference), .identifier(contact.serviceUser), .text(contact.organisation),
      .instant(contact.at))
  }

  static func insert(_ incident: Incident, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO incident (id, reference, service_user, organisation, at) VALUES ($1, $2, $3, $4, $5)",
      .identifier(incident.id), .text(incident.reference), .identifier(incident.serviceUser), .text(incident.organisation),
      .instant(incident.at))
  }

  static func insert(_ report: Report, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO report (id, reference, service_user, organisation) VALUES ($1, $2, $3, $4)",
      .identifier(report.id), .text(report.reference), .identifier(report.serviceUser), .text(report.organisation))
  }

  /// The identifiers of a person's contacts, oldest first, after the one given.
  static func contacts(
    of person: Identifier, organisations: Set<String>, after: String, limit: Int, in reader: Reader
  ) throws -> [Identifier] {
    try identifiers(from: "contact", of: person, organisations: organisations, after: after, limit: limit, in: reader)
  }

  /// The identifiers of a person's incidents, oldest first, after the one given.
  static func incidents(
    of person: Identifier, organisations: Set<String>, after: String, limit: Int, in reader: Reader
  ) throws -> [Identifier] {
    try identifiers(from: "incident", of: person, organisations: organisations, after: after, limit: limit, in: reader)
  }

  private static func identifiers(
    from table: StaticString, of person: Identifier, organisations: Set<String>, after: String, limit: Int, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.identifier(person), .text(after), .int(limit)]
    return try reader.all(
      """
      SELECT id FROM \(table)
      WHERE service_user = $1 AND id > $2 AND organisation IN (\(values.append(texts: organisations))) ORDER BY id LIMIT $3
      """,
      values: values, as: { try $0.identifier(0) })
  }
}

extension JournalEntry {
  /// The contact that the event recorded.
  func contact() throws -> ContactRecord {
    switch IntakeEvent(rawValue: type) {
    case .contactRecorded: try decode(ContactRecorded.self).contact
    case .callEnded: try decode(CallEnded.self).contact
    case .serviceUserRegistered, .serviceUserAmended, .incidentLogged, .reportSubmitted, .adjustmentRequested,
      .adjustmentConsulted, .adjustmentDecided, .clockMoved, nil:
      throw StorageError.constraint("\(stream) holds \(type), which is no event of a contact")
    }
  }
}
