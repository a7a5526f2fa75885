import Contracts
import Policy
import ServiceKit
import Storage

/// Contacts, incidents and reports: the tables find them, the journal holds what was said.
enum ContactStore {
  static func insert(_ contact: ContactRecord, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO contact (id, reference, service_user, organisation, at, channel, about) VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      .identifier(contact.id), .text(contact.reference), .identifier(contact.serviceUser), .text(contact.organisation),
      .instant(contact.at), .text(contact.channel.rawValue), .optional(contact.about))
  }

  /// The contacts of everyone who holds the plan of that case, from one moment to another and without one of them, as limits count them.
  static func logged(
    caseID: Identifier, from: Instant, to: Instant, except: Identifier?, in reader: Reader
  ) throws -> [LoggedContact] {
    try reader.all(
      """
      SELECT c.at, c.channel, c.organisation, c.about FROM plan_holder h JOIN contact c ON c.service_user = h.service_user
      WHERE h.case_id = $1 AND c.at >= $2 AND c.at <= $3 AND c.id <> $4
      """, .identifier(caseID), .instant(from), .instant(to), .text(except?.text ?? ""),
      as: { row in
        LoggedContact(
          at: row.instant(0), channel: row.textIfPresent(1).flatMap(Channel.init(rawValue:)), organisation: row.text(2),
          about: row.textIfPresent(3))
      })
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

  /// The identifiers of contacts.
  static func contacts(
    _ filter: PersonalFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    let place = span.recorded("id", at: "at", &values)
    return try identifiers("contact", place, filter, span, &values, organisations, in: reader)
  }

  /// The identifiers of incidents.
  static func incidents(
    _ filter: PersonalFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    let place = span.recorded("id", at: "at", &values)
    return try identifiers("incident", place, filter, span, &values, organisations, in: reader)
  }

  /// The identifiers of reports, whose moment is the one in which they are submitted.
  static func reports(
    _ filter: PersonalFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    let place = span.made("id", &values)
    return try identifiers("report", place, filter, span, &values, organisations, in: reader)
  }

  private static func identifiers(
    _ table: StaticString, _ place: String, _ filter: PersonalFilter, _ span: ListSpan, _ values: inout [Value],
    _ organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var conditions = "\(place) AND organisation IN (\(values.append(texts: organisations)))"
    if let person = filter.serviceUser { conditions += " AND service_user = \(values.append(.identifier(person)))" }
    if let reference = filter.reference { conditions += " AND reference = \(values.append(.text(reference.text)))" }
    return try reader.all(
      "SELECT id FROM \(table) WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
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
