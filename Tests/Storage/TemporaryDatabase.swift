import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

/// A new database in a folder of its own, both gone after `body`.
@discardableResult
func withDatabase<T>(
  readers: Int = 4, migrations: [Migration] = [], _ body: (Database, DatabaseLocation) throws -> T
) throws -> T {
  try withLocation { location in
    let database = try Database(at: location, readers: readers, migrations: migrations)
    defer { database.close() }
    return try body(database, location)
  }
}

/// A place for a database in a new folder, gone after `body`.
@discardableResult
func withLocation<T>(_ body: (DatabaseLocation) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
  return try body(DatabaseLocation(folder: folder.path, name: "test"))
}

/// A table for tests.
let itemTable = Migration(
  name: "test-1-item",
  sql: """
    CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, amount INTEGER, data BLOB) STRICT;
    CREATE TABLE part (id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    """)

struct Deliberate: Error, Equatable {}

let journal = Journal(cryptography: LibCrypto())
let noon = Instant(milliseconds: 1_795_435_200_000)

extension Journal {
  /// Appends one entry with that payload.
  @discardableResult
  func add(_ payload: String, to stream: String, expecting version: Int, in tx: Transaction) throws -> JournalEntry? {
    try append(
      [NewEntry(type: "thing.done.v1", payload: payload)], to: stream, expecting: version, by: "manager:m1", at: noon, in: tx
    ).first
  }
}
