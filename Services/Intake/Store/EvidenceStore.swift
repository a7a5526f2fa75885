import Contracts
import ServiceKit
import Storage

/// Evidence: the table finds it, the journal holds what is known of it, and the folder the bytes.
enum EvidenceStore {
  /// No row is taken away before its file may be: a file that no row names is swept at the start.
  static let schema = Migration(
    name: "intake-0013-evidence",
    sql: """
      CREATE TABLE evidence (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        record TEXT NOT NULL,
        organisation TEXT NOT NULL,
        digest TEXT NOT NULL,
        size INTEGER NOT NULL,
        scan TEXT NOT NULL CHECK (scan IN ('not-scanned', 'waiting', 'clean', 'infected')),
        received_by TEXT NOT NULL,
        received_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX evidence_record ON evidence (record, id);
      CREATE INDEX evidence_digest ON evidence (digest);
      CREATE INDEX evidence_receiver ON evidence (received_by, received_at);
      CREATE INDEX evidence_scan ON evidence (scan, id);
      """)

  static func put(_ evidence: Evidence, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO evidence (id, reference, record, organisation, digest, size, scan, received_by, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (id) DO UPDATE SET scan = excluded.scan
      """,
      .identifier(evidence.id), .text(evidence.reference), .identifier(evidence.record), .text(evidence.organisation),
      .text(evidence.digest), .int(evidence.size), .text(evidence.scan.rawValue), .text(evidence.receivedBy),
      .instant(evidence.receivedAt))
  }

  /// The identifiers of a record's evidence.
  static func list(
    of record: Identifier, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit), .identifier(record)]
    var conditions = "record = $2 AND organisation IN (\(values.append(texts: organisations)))"
    conditions += " AND " + span.made("id", &values)
    return try reader.all(
      "SELECT id FROM evidence WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }

  /// How much a record has: files and bytes.
  static func extent(of record: Identifier, in reader: Reader) throws -> (files: Int, bytes: Int) {
    try reader.first(
      "SELECT count(*), coalesce(sum(size), 0) FROM evidence WHERE record = $1", .identifier(record),
      as: { ($0.int(0), $0.int(1)) })
      ?? (0, 0)
  }

  /// The bytes that an account has added since then.
  static func added(by account: String, since: Instant, in reader: Reader) throws -> Int {
    try reader.first(
      "SELECT coalesce(sum(size), 0) FROM evidence WHERE received_by = $1 AND received_at > $2", .text(account), .instant(since),
      as: { $0.int(0) }) ?? 0
  }

  /// The digest of that evidence's file.
  static func digest(of id: Identifier, in reader: Reader) throws -> String? {
    try reader.first("SELECT digest FROM evidence WHERE id = $1", .identifier(id), as: { $0.text(0) })
  }

  /// Whether any evidence has a file of that digest.
  static func names(_ digest: String, in reader: Reader) throws -> Bool {
    try reader.first("SELECT 1 FROM evidence WHERE digest = $1 LIMIT 1", .text(digest), as: { _ in true }) ?? false
  }

  /// Evidence that no scanner has looked at, a page at a time.
  static func notScanned(after: String, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT id FROM evidence WHERE scan = 'not-scanned' AND id > $1 ORDER BY id LIMIT 500", .text(after),
      as: { try $0.identifier(0) })
  }
}
