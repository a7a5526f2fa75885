import Storage
import Testing

@Suite("Migrations")
struct MigrationTests {
  private let second = Migration(name: "test-2-seed", sql: "INSERT INTO item (amount) VALUES (7)")

  @Test("each runs once, in order, on a new file and on an older one")
  func once() throws {
    try withFolder { folder in
      let path = folder + "/test.sqlite"
      for migrations in [[itemTable], [itemTable, second], [itemTable, second]] {
        try Database(at: path, migrations: migrations).close()
      }
      let amounts = try Database.openReadOnly(at: path).read { try $0.all("SELECT amount FROM item") { $0.int(0) } }
      #expect(amounts == [7])
    }
  }

  @Test("a file that has had an unknown migration is refused, and left as it is")
  func newer() throws {
    try withFolder { folder in
      let path = folder + "/test.sqlite"
      try Database(at: path, migrations: [itemTable, second]).close()
      let third = Migration(name: "test-3-never", sql: "CREATE TABLE never (id INTEGER) STRICT")
      #expect(throws: StorageError.newerThanProgram(unknown: "test-2-seed")) {
        try Database(at: path, migrations: [itemTable, third])
      }
      let tables = try Database.openReadOnly(at: path).read { try $0.all("SELECT name FROM sqlite_schema") { $0.text(0) } }
      #expect(tables.contains("item"))
      #expect(!tables.contains("never"))
    }
  }

  @Test("one that fails leaves nothing of itself, and those before it")
  func failing() throws {
    try withFolder { folder in
      let path = folder + "/test.sqlite"
      let broken = Migration(
        name: "test-2-broken", sql: "CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE item (id INTEGER) STRICT")
      let error = #expect(throws: StorageError.self) { try Database(at: path, migrations: [itemTable, broken]) }
      guard case .migrationFailed(name: "test-2-broken", _) = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
      let database = try Database(at: path, migrations: [itemTable, second])
      defer { database.close() }
      #expect(try database.read { try $0.first("SELECT 1 FROM sqlite_schema WHERE name = 'half'") { $0.int(0) } } == nil)
      #expect(try database.read { try $0.first("SELECT amount FROM item") { $0.int(0) } } == 7)
    }
  }

  @Test("two of the same name are refused")
  func twice() throws {
    try withFolder { folder in
      #expect(throws: StorageError.self) { _ = try Database(at: folder + "/test.sqlite", migrations: [itemTable, itemTable]) }
    }
  }
}
