import Storage
import Testing

@Suite("Migrations")
struct MigrationTests {
  private let second = Migration(name: "test-2-seed", sql: "INSERT INTO item (amount) VALUES (7)")

  @Test("each runs once, in order, on a new file and on an older one")
  func once() throws {
    try withLocation { location in
      for migrations in [[itemTable], [itemTable, second], [itemTable, second]] {
        try Database(at: location, migrations: migrations).close()
      }
      let amounts = try Database.openReadOnly(at: location).read { try $0.all("SELECT amount FROM item") { $0.int(0) } }
      #expect(amounts == [7])
    }
  }

  @Test("a file that has had an unknown migration is refused, and left as it is")
  func newer() throws {
    try withLocation { location in
      try Database(at: location, migrations: [itemTable, second]).close()
      let third = Migration(name: "test-3-never", sql: "CREATE TABLE never (id INTEGER) STRICT")
      #expect(throws: StorageError.newerThanProgram(unknown: "test-2-seed")) {
        try Database(at: location, migrations: [itemTable, third])
      }
      let left = try Database.openReadOnly(at: location)
      #expect(try left.has(table: "item"))
      #expect(try !left.has(table: "never"))
    }
  }

  @Test("one that fails leaves nothing of itself, and those before it")
  func failing() throws {
    try withLocation { location in
      let broken = Migration(
        name: "test-2-broken", sql: "CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE item (id INTEGER) STRICT")
      let error = #expect(throws: StorageError.self) { try Database(at: location, migrations: [itemTable, broken]) }
      guard case .migrationFailed(name: "test-2-broken", _) = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
      let database = try Database(at: location, migrations: [itemTable, second])
      defer { database.close() }
      #expect(try !database.has(table: "half"))
      #expect(try database.read { try $0.first("SELECT amount FROM item") { $0.int(0) } } == 7)
    }
  }

  @Test("two of the same name are refused")
  func twice() throws {
    try withLocation { location in
      #expect(throws: StorageError.self) { _ = try Database(at: location, migrations: [itemTable, itemTable]) }
    }
  }
}

extension Database {
  /// Whether there is a table of that name: asking a table that is not there fails.
  fileprivate func has(table: String) throws -> Bool {
    do {
      _ = try read { try $0.first("SELECT count(*) FROM \(table)") { $0.int(0) } }
      return true
    } catch StorageError.failed {
      return false
    }
  }
}
