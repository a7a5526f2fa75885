import Contracts
import ServiceKit
import Storage

/// Requests about data, and what was disclosed, in the tables of records; what is known of each is in its journal.
enum RightsStore {
  static let schema = Migration(
    name: "records-0007-rights",
    sql: """
      CREATE TABLE rights_request (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        service_user TEXT NOT NULL,
        organisation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'waiting-for-identity', 'answered')),
        due_on TEXT NOT NULL,
        is_restricting INTEGER NOT NULL CHECK (is_restricting IN (0, 1)),
        taken_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX rights_request_person ON rights_request (service_user, id);
      CREATE INDEX rights_request_state ON rights_request (state, id);
      CREATE INDEX rights_request_due ON rights_request (due_on) WHERE state = 'open';
      CREATE TABLE disclosure (
        id TEXT NOT NULL PRIMARY KEY,
        service_user TEXT NOT NULL,
        organisation TEXT NOT NULL,
        recorded_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX disclosure_person ON disclosure (service_user, id);
      """)

  static func put(_ request: RightsRequest, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO rights_request (id, reference, service_user, organisation, state, due_on, is_restricting, taken_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, due_on = excluded.due_on, is_restricting = excluded.is_restricting
      """,
      .identifier(request.id), .text(request.reference), .identifier(request.serviceUser), .text(request.organisation),
      .text(request.state.rawValue), .day(request.dueOn), .flag(request.isRestricting), .instant(request.takenAt))
  }

  static func insert(_ disclosure: Disclosure, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO disclosure (id, service_user, organisation, recorded_at) VALUES ($1, $2, $3, $4)", .identifier(disclosure.id),
      .identifier(disclosure.serviceUser), .text(disclosure.organisation), .instant(disclosure.recordedAt))
  }

  /// Why nothing of a person is destroyed whose records those are, as far as requests of theirs are the reason.
  static func objection(of records: Set<Identifier>, in reader: Reader) throws -> String? {
    for record in records {
      let found = try reader.all(
        "SELECT state, is_restricting FROM rights_request WHERE service_user = $1", .identifier(record),
        as: { (isOpen: $0.text(0) != RightsRequestState.answered.rawValue, isRestricting: $0.flag(1)) })
      if found.contains(where: \.isOpen) { return "A request of the person about their data is not answered." }
      if found.contains(where: \.isRestricting) { return "The person asked that their data is stored and not used." }
    }
    return nil
  }

  /// How many should have been answered before that day.
  static func overdue(on day: Day, in reader: Reader) throws -> Int {
    try reader.first(
      "SELECT count(*) FROM rights_request WHERE state = 'open' AND due_on < $1", .day(day), as: { $0.int(0) }) ?? 0
  }

  static func requests(
    _ filter: RightsRequestFilter, of people: [Identifier]?, _ span: ListSpan, visible: Set<String>, on day: Day,
    in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "taken_at", &values) + " AND organisation IN (\(values.append(texts: visible)))"
    // Those of a person are few, and found by who that is.
    let column = people == nil ? "state" : "+state"
    if let state = filter.state { conditions += " AND \(column) = \(values.append(.text(state.rawValue)))" }
    if filter.overdue == true { conditions += " AND \(column) = 'open' AND +due_on < \(values.append(.day(day)))" }
    return try ids("rights_request", conditions, of: people, span, &values, in: reader)
  }

  static func disclosures(
    of people: [Identifier]?, _ span: ListSpan, visible: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    let conditions = span.made("id", at: "recorded_at", &values) + " AND organisation IN (\(values.append(texts: visible)))"
    return try ids("disclosure", conditions, of: people, span, &values, in: reader)
  }

  private static func ids(
    _ table: String, _ conditions: String, of people: [Identifier]?, _ span: ListSpan, _ values: inout [Value], in reader: Reader
  ) throws -> [Identifier] {
    let statements = PersonMerges.each("SELECT id FROM \(table) WHERE \(conditions)", "service_user", of: people, &values)
    return try reader.all(
      "\(statements) ORDER BY id \(span.direction) LIMIT $1", values: values, as: { try $0.identifier(0) })
  }
}
