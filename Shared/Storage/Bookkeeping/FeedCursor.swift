package import Contracts

/// How far another service's journal has been followed.
package struct CursorPosition: Sendable, Equatable {
  /// The identity of the journal that was followed.
  package let identity: Identifier
  /// The last sequence number applied; 0 when none was.
  package let seq: Int64
  /// The hash of that row; 32 zero bytes at 0.
  package let hash: [UInt8]

  /// A place in that journal.
  package init(identity: Identifier, seq: Int64, hash: [UInt8]) {
    (self.identity, self.seq, self.hash) = (identity, seq, hash)
  }
}

/// The cursors of the feeds that this service follows. Each is moved in the transaction that applies what was read.
package enum FeedCursor {
  /// How far the feed of `source` has been followed; nil before its first page.
  package static func position(of source: String, in reader: Reader) throws -> CursorPosition? {
    try reader.first("SELECT identity, seq, hash FROM feed_cursor WHERE source = $1", .text(source), as: position)
  }

  /// How far each feed has been followed, by the feed's name.
  package static func positions(in reader: Reader) throws -> [(source: String, position: CursorPosition)] {
    try reader.all("SELECT identity, seq, hash, source FROM feed_cursor ORDER BY source") { ($0.text(3), try position($0)) }
  }

  /// Moves the cursor.
  package static func move(_ source: String, to position: CursorPosition, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO feed_cursor (source, identity, seq, hash) VALUES ($1, $2, $3, $4)
      ON CONFLICT (source) DO UPDATE SET identity = excluded.identity, seq = excluded.seq, hash = excluded.hash
      """, .text(source), .identifier(position.identity), .integer(position.seq), .blob(position.hash))
  }

  private static func position(_ row: Row) throws -> CursorPosition {
    CursorPosition(identity: try row.identifier(0), seq: row.integer(1), hash: row.blob(2))
  }
}
