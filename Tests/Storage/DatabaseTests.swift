import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

/// A new database in a directory of its own, which is removed afterwards.
func withDatabase<T>(readers: Int = 4, migrations: [Migration] = [], _ body: (Database, String) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
  let path = folder.appending(path: "test.sqlite").path
  let database = try Database(at: path, readers: readers, migrations: migrations)
  defer { database.close() }
  return try body(database, path)
}

@Suite("Database")
struct DatabaseTests {
  @Test("what a write returned after is there for every reader")
  func visible() throws {
    try withDatabase { database, _ in
      try database.write { try Settings.set("colour", to: "green", in: $0) }
      #expect(try database.read { try Settings.value("colour", in: $0) } == "green")
    }
  }

  @Test("journal appends and verifies")
  func journal() throws {
    try withDatabase { database, _ in
      let journal = Journal(cryptography: LibCrypto())
      let instant = Instant(milliseconds: 1000)
      for index in 0..<5 {
        _ = try database.write {
          try journal.append(
            [NewEntry(type: "a.v1", payload: "{}")], to: "s", expecting: index, by: "staff:x", at: instant, in: $0)
        }
      }
      let found = try database.read { try journal.verify(in: $0) }
      #expect(found.rows == 5)
      #expect(found.fault == nil)
    }
  }
}
