/// The tables that every service has: its journal, and what following other journals and keeping promises takes.
package enum StorageSchema {
  /// Applied to every database before the service's own.
  package static let migrations = [
    Migration(name: "storage-1-journal", sql: journal),
    Migration(name: "storage-2-bookkeeping", sql: bookkeeping),
    Migration(name: "storage-3-reference-numbers", sql: referenceNumbers),
    // Outside the chain of hashes: it tells operators what led to what, and proves nothing (decision 0021).
    Migration(name: "storage-4-traces", sql: "ALTER TABLE journal ADD COLUMN trace TEXT"),
  ]

  // The identity is a UUID version 4 of the engine's own generator, which the system seeds: it must be unique, not secret. The one expression that
  // another engine has to be given in words of its own, by this migration's name.
  private static let journal = """
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY CHECK (seq > 0),
      stream TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      type TEXT NOT NULL,
      instant INTEGER NOT NULL,
      actor TEXT NOT NULL,
      payload TEXT,
      salt BLOB,
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      UNIQUE (stream, version)
    ) STRICT;
    CREATE TABLE journal_identity (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      identity TEXT NOT NULL
    ) STRICT;
    INSERT INTO journal_identity (one, identity)
    SELECT 1, substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-a' || substr(h, 18, 3) || '-' || substr(h, 21)
    FROM (SELECT lower(hex(randomblob(16))) AS h);
    CREATE TABLE disposed_stream (
      stream TEXT PRIMARY KEY,
      instant INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  private static let referenceNumbers = """
    CREATE TABLE reference_number (
      prefix TEXT NOT NULL,
      year TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (prefix, year)
    ) STRICT, WITHOUT ROWID;
    """

  private static let bookkeeping = """
    CREATE TABLE feed_cursor (
      source TEXT PRIMARY KEY,
      identity TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 0),
      hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE idempotency_key (
      actor TEXT NOT NULL,
      key TEXT NOT NULL,
      request_digest BLOB NOT NULL,
      status INTEGER NOT NULL,
      headers TEXT NOT NULL,
      body BLOB NOT NULL,
      instant INTEGER NOT NULL,
      PRIMARY KEY (actor, key)
    ) STRICT;
    CREATE INDEX idempotency_key_by_instant ON idempotency_key (instant);
    CREATE TABLE due_row (
      stream TEXT NOT NULL,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      due INTEGER NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (stream, kind)
    ) STRICT;
    CREATE INDEX due_row_by_due ON due_row (due, stream, kind);
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
