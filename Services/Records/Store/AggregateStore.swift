import Contracts
import Policy
import ServiceKit
import Storage

/// An aggregate, and what has been worked out of how long it is kept.
struct StoredAggregate: Sendable, Equatable {
  var aggregate: Aggregate
  /// The record it is on; nil where the person is not known.
  var person: Identifier?
  /// The organisation that it belongs to; nil where that is not known, and then it is nobody's to destroy.
  var organisation: String?
  /// How many of its appeals are still to be decided.
  var openAppeals = 0
  /// The number of the last event that changed it, in the journal of its own service.
  var seq: Int64 = 0
  /// The first day on which it may be destroyed; nil while it is kept whatever the day.
  var due: Day?
  var because = ""
  /// The disposal that it is proposed for.
  var disposal: Identifier?

  /// What it is worked out together with: everything on one record, or itself.
  var group: String { person?.text ?? aggregate.name.stream }
}

/// Everything that is kept by all services, each aggregate a row, and for how long.
enum AggregateStore {
  static let schema = Migration(
    name: "records-0005-aggregates",
    // Every journal is read again, for what it says of aggregates.
    sql: """
      CREATE TABLE aggregate (
        stream TEXT NOT NULL PRIMARY KEY,
        grp TEXT NOT NULL,
        person TEXT,
        organisation TEXT,
        reference TEXT,
        began TEXT NOT NULL,
        ended TEXT,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        open_appeals INTEGER NOT NULL,
        parent TEXT,
        seq INTEGER NOT NULL,
        due TEXT,
        because TEXT NOT NULL,
        disposal TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX aggregate_group ON aggregate (grp, stream);
      CREATE INDEX aggregate_due ON aggregate (organisation, due, stream) WHERE due IS NOT NULL AND disposal IS NULL;
      CREATE INDEX file_entry_stream ON file_entry (stream);
      CREATE INDEX aggregate_reference ON aggregate (reference) WHERE reference IS NOT NULL;
      CREATE TABLE hold (
        id TEXT NOT NULL PRIMARY KEY,
        organisation TEXT NOT NULL,
        released INTEGER NOT NULL CHECK (released IN (0, 1)),
        review_on TEXT NOT NULL,
        placed_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX hold_open ON hold (released, id);
      CREATE TABLE disposal (
        id TEXT NOT NULL PRIMARY KEY,
        organisation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'withdrawn', 'ordered', 'completed')),
        proposed_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX disposal_state ON disposal (state, id);
      CREATE TABLE disposal_item (
        disposal TEXT NOT NULL REFERENCES disposal (id),
        number INTEGER NOT NULL,
        stream TEXT NOT NULL,
        class TEXT NOT NULL,
        due TEXT NOT NULL,
        kept_because TEXT,
        PRIMARY KEY (disposal, number)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE disposal_confirmation (
        disposal TEXT NOT NULL REFERENCES disposal (id),
        service TEXT NOT NULL,
        part INTEGER NOT NULL,
        streams INTEGER NOT NULL,
        events INTEGER NOT NULL,
        files INTEGER NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (disposal, service, part)
      ) STRICT, WITHOUT ROWID;
      DELETE FROM feed_cursor;
      """ + "\n" + PersonMerges.schema + "\n" + DestroyedRecords.schema)

  static func put(_ stored: StoredAggregate, in tx: Transaction) throws {
    let aggregate = stored.aggregate
    try tx.execute(
      """
      INSERT INTO aggregate
        (stream, person, organisation, reference, began, ended, is_open, open_appeals, parent, seq, due, because, disposal, grp)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      ON CONFLICT (stream) DO UPDATE SET grp = excluded.grp, person = excluded.person, organisation = excluded.organisation,
        reference = excluded.reference, began = excluded.began, ended = excluded.ended, is_open = excluded.is_open,
        open_appeals = excluded.open_appeals, parent = excluded.parent, seq = excluded.seq, due = excluded.due,
        because = excluded.because, disposal = excluded.disposal
      """,
      .text(aggregate.name.stream), .optional(stored.person), .optional(stored.organisation), .optional(aggregate.reference),
      .day(aggregate.began), day(aggregate.ended), .int(aggregate.isOpen ? 1 : 0), .int(stored.openAppeals),
      .optional(aggregate.parent?.stream), .integer(stored.seq), day(stored.due), .text(stored.because),
      .optional(stored.disposal), .text(stored.group))
  }

  /// Notes how long it is kept, where that has changed.
  static func note(_ finding: RetentionFinding, of name: AggregateName, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE aggregate SET due = $2, because = $3 WHERE stream = $1 AND (due IS NOT $2 OR because IS NOT $3)",
      .text(name.stream), day(finding.due), .text(finding.because))
  }

  /// Notes that it is proposed for a disposal, or for none any more.
  static func propose(_ name: AggregateName, for disposal: Identifier?, in tx: Transaction) throws {
    try tx.execute("UPDATE aggregate SET disposal = $2 WHERE stream = $1", .text(name.stream), .optional(disposal))
  }

  static func remove(_ name: AggregateName, in tx: Transaction) throws {
    try tx.execute("DELETE FROM aggregate WHERE stream = $1", .text(name.stream))
  }

  private static func day(_ day: Day?) -> Value { day.map(Value.day) ?? .null }

  private static let columns =
    """
    SELECT stream, person, organisation, reference, began, ended, is_open, open_appeals, parent, seq, due, because, disposal
    FROM aggregate
    """

  private static func stored(_ row: Row) throws -> StoredAggregate {
    guard let name = AggregateName(stream: row.text(0)) else {
      throw StorageError.constraint("an aggregate is of a kind that this version does not know")
    }
    return StoredAggregate(
      aggregate: Aggregate(
        name: name, reference: row.textIfPresent(3), began: try row.day(4), ended: try row.dayIfPresent(5), isOpen: row.flag(6),
        parent: row.textIfPresent(8).flatMap { AggregateName(stream: $0) }),
      person: try row.identifierIfPresent(1), organisation: row.textIfPresent(2), openAppeals: row.int(7), seq: row.integer(9),
      due: try row.dayIfPresent(10), because: row.text(11), disposal: try row.identifierIfPresent(12))
  }

  static func find(_ name: AggregateName, in reader: Reader) throws -> StoredAggregate? {
    try reader.first("\(columns) WHERE stream = $1", .text(name.stream), as: stored)
  }

  /// Whether anything is worked out together under that name.
  static func hasAny(of group: String, in reader: Reader) throws -> Bool {
    try reader.first("SELECT 1 FROM aggregate WHERE grp = $1 LIMIT 1", .text(group), as: { _ in true }) ?? false
  }

  /// The aggregate of that reference.
  static func named(_ reference: String, in reader: Reader) throws -> AggregateName? {
    try reader.first(
      "SELECT stream FROM aggregate WHERE reference = $1", .text(reference), as: { AggregateName(stream: $0.text(0)) })
      ?? nil
  }

  /// Everything on those records.
  static func all(of people: [Identifier], in reader: Reader) throws -> [StoredAggregate] {
    try people.flatMap { person in try reader.all("\(columns) WHERE grp = $1 ORDER BY stream", .identifier(person), as: stored) }
  }

  /// What may be destroyed by that day and is not proposed yet, the longest due first.
  static func due(
    by day: Day, of organisation: String, _ kinds: [AggregateKind]?, after: (due: Day, stream: String)?, limit: Int,
    in reader: Reader
  ) throws -> [StoredAggregate] {
    var values: [Value] = [
      .day(day), .text(after?.due.text ?? ""), .text(after?.stream ?? ""), .text(organisation), .int(limit),
    ]
    // A stream begins with its kind and a slash, which `0` comes after.
    let ofKind = kinds.map { kinds in
      " AND ("
        + kinds.map { kind in
          "stream >= \(values.append(.text("\(kind.rawValue)/"))) AND stream < \(values.append(.text("\(kind.rawValue)0")))"
        }.joined(separator: " OR ") + ")"
    }
    return try reader.all(
      """
      \(columns) WHERE due IS NOT NULL AND disposal IS NULL AND due <= $1 AND (due, stream) > ($2, $3) AND organisation = $4\(ofKind ?? "")
      ORDER BY due, stream LIMIT $5
      """,
      values: values, as: stored)
  }

  /// What groups there are, a page at a time.
  static func groups(after: String, limit: Int, in reader: Reader) throws -> [String] {
    try reader.all(
      "SELECT DISTINCT grp FROM aggregate WHERE grp > $1 ORDER BY grp LIMIT $2",
      .text(after), .int(limit), as: { $0.text(0) })
  }
}
