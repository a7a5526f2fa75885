package import Contracts

/// A deadline: what is to happen to a stream at an instant, unless the stream moves on before.
package struct DueRow: Sendable, Equatable {
  /// The stream it is about.
  package let stream: String
  /// The stream's version that it was set for; once the stream is past it, the deadline is void.
  package let version: Int
  /// What is to happen; a stream has at most one deadline of each kind.
  package let kind: String
  /// When.
  package let due: Instant
  /// What else the one who acts on it needs to know; no personal data.
  package let detail: String

  /// A deadline.
  package init(stream: String, version: Int, kind: String, due: Instant, detail: String = "") {
    (self.stream, self.version, self.kind, self.due, self.detail) = (stream, version, kind, due, detail)
  }
}

/// The deadlines of a service.
package enum DueRows {
  /// Sets a deadline in place of the stream's earlier one of the same kind.
  package static func set(_ row: DueRow, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO due_row (stream, kind, version, due, detail) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (stream, kind) DO UPDATE SET version = excluded.version, due = excluded.due, detail = excluded.detail
      """, .text(row.stream), .text(row.kind), .int(row.version), .instant(row.due), .text(row.detail))
  }

  /// Whether that deadline is still as it was read.
  package static func holds(_ row: DueRow, in reader: Reader) throws -> Bool {
    try reader.first(
      "SELECT 1 FROM due_row WHERE stream = $1 AND kind = $2 AND version = $3 AND due = $4 AND detail = $5", .text(row.stream),
      .text(row.kind), .int(row.version), .instant(row.due), .text(row.detail)
    ) { _ in true } ?? false
  }

  /// The deadlines that have come by an instant, the earliest first, at most `limit`.
  package static func due(at instant: Instant, limit: Int, in reader: Reader) throws -> [DueRow] {
    try reader.all(
      "SELECT stream, version, kind, due, detail FROM due_row WHERE due <= $1 ORDER BY due, stream, kind LIMIT $2",
      .instant(instant), .int(limit)
    ) { row in
      DueRow(stream: row.text(0), version: row.int(1), kind: row.text(2), due: row.instant(3), detail: row.text(4))
    }
  }

  /// Removes a stream's deadline of one kind, if it has one.
  package static func clear(stream: String, kind: String, in tx: Transaction) throws {
    try tx.execute("DELETE FROM due_row WHERE stream = $1 AND kind = $2", .text(stream), .text(kind))
  }

  /// Removes every deadline of a stream.
  package static func clear(stream: String, in tx: Transaction) throws {
    try tx.execute("DELETE FROM due_row WHERE stream = $1", .text(stream))
  }
}
