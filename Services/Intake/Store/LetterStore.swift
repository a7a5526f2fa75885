import Contracts
import ServiceKit
import Storage

/// The letters that intake had sent: the table finds them, the journal holds all that was said.
enum LetterStore {
  static let schema = Migration(
    name: "intake-0016-letters",
    sql: """
      CREATE TABLE letter (
        id TEXT NOT NULL PRIMARY KEY,
        notice TEXT NOT NULL UNIQUE,
        subject TEXT NOT NULL,
        reference TEXT NOT NULL,
        service_user TEXT NOT NULL REFERENCES service_user (id),
        organisation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('requested', 'failed', 'returned', 'told', 'dropped'))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX letter_person ON letter (service_user, id);
      CREATE INDEX letter_reference ON letter (reference, id);
      CREATE INDEX letter_state ON letter (state, id);
      """)

  /// Keeps what finds the letter as it is now.
  static func put(_ letter: IntakeLetter, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO letter (id, notice, subject, reference, service_user, organisation, state)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (id) DO UPDATE SET notice = excluded.notice, state = excluded.state
      """,
      .identifier(letter.id), .identifier(letter.notice), .text("\(letter.about.rawValue)/\(letter.subject)"),
      .text(letter.reference), .identifier(letter.serviceUser), .text(letter.organisation), .text(letter.state.rawValue))
  }

  /// The letter that goes by that notice now; nil for the notice of another service's letter, or of an earlier try.
  static func letter(by notice: Identifier, in reader: Reader) throws -> Identifier? {
    try reader.first("SELECT id FROM letter WHERE notice = $1", .identifier(notice), as: { try $0.identifier(0) })
  }

  /// The letters to the person whose records those are that did not reach them, and may be sent again.
  static func unsent(to records: [Identifier], in reader: Reader) throws -> [Identifier] {
    try records.flatMap { record in
      try reader.all(
        "SELECT id FROM letter WHERE service_user = $1 AND state IN ('failed', 'returned') ORDER BY id", .identifier(record),
        as: { try $0.identifier(0) })
    }
  }

  static func list(
    _ filter: IntakeLetterFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    if let person = filter.serviceUser {
      conditions += " AND " + (try PersonRecords.condition("service_user", of: person, &values, in: reader))
    }
    if let reference = filter.reference { conditions += " AND reference = \(values.append(.text(reference.text)))" }
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    return try reader.all(
      "SELECT id FROM letter WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }
}
