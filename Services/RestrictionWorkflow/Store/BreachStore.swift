import Contracts
import ServiceKit
import Storage

/// Broken conditions of plans, as rows that find their entries in the journal, where what was done is kept.
enum BreachStore {
  static let migration = Migration(
    name: "workflow-0009-breaches",
    sql: """
      CREATE TABLE breach (
        id TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        reference TEXT NOT NULL,
        service_user TEXT NOT NULL,
        organisation TEXT NOT NULL,
        at INTEGER NOT NULL,
        handler TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX breach_person ON breach (service_user, id);
      CREATE INDEX breach_handler ON breach (handler, id);
      CREATE INDEX breach_reference ON breach (reference, id);
      """)

  /// Keeps the breaches among those entries of a case.
  static func keep(_ entries: [JournalEntry], of known: CaseSummary, in tx: Transaction) throws {
    for entry in entries where entry.type == PlanBreached.type {
      let breach = try entry.decode(PlanBreached.self)
      try tx.execute(
        """
        INSERT INTO breach (id, seq, case_id, reference, service_user, organisation, at, handler)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING
        """,
        .identifier(breach.breach), .integer(entry.seq), .identifier(known.id), .text(known.reference),
        .identifier(known.serviceUser), .text(known.organisation), .instant(breach.occurredAt),
        .text(Actor.named(inJournal: entry.actor).subject))
    }
  }

  /// The breaches that a list shows.
  static func list(
    _ filter: BreachFilter, _ span: ListSpan, organisations: Set<String>, _ journal: Journal, in reader: Reader
  ) throws -> [RecordedBreach] {
    var values: [Value] = [.int(span.limit)]
    let shown = filter.organisation.map { organisations.intersection([$0]) } ?? organisations
    var conditions = "\(span.recorded("id", at: "at", &values)) AND organisation IN (\(values.append(texts: shown.sorted())))"
    if let person = filter.serviceUser { conditions += " AND service_user = \(values.append(.identifier(person)))" }
    if let reference = filter.reference { conditions += " AND reference = \(values.append(.text(reference.text)))" }
    if let handler = filter.handler { conditions += " AND handler = \(values.append(.text(handler)))" }
    let rows = try reader.all(
      "SELECT seq, case_id, reference, service_user, organisation FROM breach WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1",
      values: values,
      as: { ($0.integer(0), try $0.identifier(1), $0.text(2), try $0.identifier(3), $0.text(4)) })
    return try rows.compactMap { seq, caseID, reference, person, organisation in
      // What is destroyed is no longer listed.
      guard let entry = try journal.page(after: seq - 1, limit: 1, in: reader).first, entry.payload != nil else { return nil }
      let breach = try entry.decode(PlanBreached.self)
      return RecordedBreach(
        id: breach.breach, case: caseID, reference: reference, serviceUser: person, organisation: organisation,
        occurredAt: breach.occurredAt, account: breach.account, response: breach.response,
        recordedBy: Actor.named(inJournal: entry.actor).subject,
        recordedAt: entry.instant)
    }
  }

  private static let page = 500
  private static let done = "workflow.breaches.done"
  private static let cursor = "workflow.breaches.cursor"

  /// Finds the breaches of before there were such rows in the journal, a page in each transaction. What was interrupted goes on where it was.
  static func complete(_ database: Database, _ journal: Journal) throws {
    guard try database.read({ try Settings.value(done, in: $0) }) == nil else { return }
    while try database.write({ try readPage(journal, in: $0) }) {}
    try database.write { try Settings.set(done, to: "1", in: $0) }
  }

  /// Whether there may be more.
  private static func readPage(_ journal: Journal, in tx: Transaction) throws -> Bool {
    let after = try Settings.value(cursor, in: tx).flatMap { Int64($0) } ?? 0
    let entries = try journal.page(after: after, limit: page, in: tx)
    for entry in entries where entry.type == PlanBreached.type && entry.payload != nil {
      guard let id = Identifier(String(entry.stream.dropFirst("case/".count))),
        let known = try CaseStore.summary(of: id, in: tx)
      else { throw StorageError.constraint("a breach belongs to a case that is not known") }
      try keep([entry], of: known, in: tx)
    }
    guard let last = entries.last else { return false }
    try Settings.set(cursor, to: String(last.seq), in: tx)
    return entries.count == page
  }
}

extension RecordedBreach: TableRow {
  package static var columns: [String] {
    ["id", "reference", "case", "serviceUser", "organisation", "occurredAt", "account", "response", "recordedBy", "recordedAt"]
  }

  package var cells: [String?] {
    [
      id.text, reference, `case`.text, serviceUser.text, organisation, occurredAt.text, account, response, recordedBy,
      recordedAt.text,
    ]
  }
}
