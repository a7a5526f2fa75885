import Contracts
import Foundation
import Storage
import Testing

@Suite("Database")
struct DatabaseTests {
  @Test("what a write returned after is there for every reader")
  func committedIsVisible() throws {
    try withDatabase { database, _ in
      for number in 0..<20 {
        try database.write { try Settings.set("n", to: String(number), in: $0) }
        #expect(try database.read { try Settings.value("n", in: $0) } == String(number))
      }
    }
  }

  @Test("a read keeps its snapshot while others write")
  func snapshot() throws {
    try withDatabase { database, _ in
      try database.write { try Settings.set("n", to: "before", in: $0) }
      try database.read { reader throws in
        #expect(try Settings.value("n", in: reader) == "before")
        let isDone = DispatchSemaphore(value: 0)
        database.submit({ try Settings.set("n", to: "after", in: $0) }, then: { _ in isDone.signal() })
        isDone.wait()
        #expect(try Settings.value("n", in: reader) == "before")
      }
      #expect(try database.read { try Settings.value("n", in: $0) } == "after")
    }
  }

  @Test(
    "every kind of value comes back as it went in",
    arguments: [
      Value.text(""), .text("Zoë\u{0}after a NUL"), .integer(.min), .integer(.max), .blob([]), .blob([0, 255]), .null,
    ])
  func roundTrip(value: Value) throws {
    try withDatabase { database, _ in
      let back = try database.read { reader throws in
        try reader.first("SELECT $1, typeof($1)", value) { row -> Value in
          switch row.text(1) {
          case "text": .text(row.text(0))
          case "integer": .integer(row.integer(0))
          case "blob": .blob(row.blob(0))
          default: row.textIfPresent(0) == nil && row.isNull(0) ? .null : .text("not null")
          }
        }
      }
      #expect(back == value)
    }
  }

  @Test("parameters go by their number, whatever their order in the text")
  func parameterOrder() throws {
    try withDatabase { database, _ in
      let row = try database.read {
        try $0.first("SELECT $2, $1, $2", .text("one"), .text("two")) { [$0.text(0), $0.text(1), $0.text(2)] }
      }
      #expect(row == ["two", "one", "two"])
      #expect(throws: StorageError.self) { try database.read { try $0.first("SELECT $1", as: { $0.int(0) }) } }
      #expect(throws: StorageError.self) { try database.read { try $0.first("SELECT ?", .int(1)) { $0.int(0) } } }
    }
  }

  @Test("a statement can be used again while its rows are being read")
  func reentrantStatement() throws {
    try withDatabase { database, _ in
      let sql = "SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2)"
      let pairs = try database.read { reader throws in
        try reader.all(sql) { outer in (outer.int(0), try reader.all(sql) { $0.int(0) }) }
      }
      #expect(pairs.map(\.0) == [1, 2])
      #expect(pairs.map(\.1) == [[1, 2], [1, 2]])
    }
  }

  @Test("no error tells a bound value")
  func errorsAreDiscreet() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      let secret = "07700 900001"
      try database.write { try $0.execute("INSERT INTO item (name) VALUES ($1)", .text(secret)) }
      for sql in [
        "INSERT INTO item (name) VALUES ($1)", "INSERT INTO item (amount) VALUES ($1)", "SELECT json($1)",
        "SELECT json_extract('{}', $1)", "SELECT $1, $2",
      ] {
        let error = #expect(throws: StorageError.self) { try database.write { try $0.execute(sql, .text(secret)) } }
        #expect(!String(reflecting: error).contains(secret))
      }
    }
  }

  @Test("a call inside another of the same database is refused instead of waiting for itself")
  func nestedCalls() throws {
    try withDatabase(readers: 1) { database, _ in
      #expect(throws: StorageError.self) { try database.write { _ in try database.write { _ in } } }
      #expect(throws: StorageError.self) { try database.write { _ in try database.read { _ in } } }
      #expect(throws: StorageError.self) { try database.read { _ in try database.write { _ in } } }
      #expect(throws: StorageError.self) { try database.read { _ in try database.read { _ in } } }
      try withDatabase { other, _ in
        try database.write { _ in try other.write { try Settings.set("n", to: "1", in: $0) } }
        #expect(try other.read { try Settings.value("n", in: $0) } == "1")
      }
    }
  }

  @Test("a transaction kept beyond its call can do nothing")
  func keptTransaction() throws {
    try withDatabase { database, _ in
      let kept = try database.write { $0 }
      #expect(throws: StorageError.closed) { try Settings.set("n", to: "late", in: kept) }
      let reader = try database.read { $0 }
      #expect(throws: StorageError.closed) { try Settings.value("n", in: reader) }
    }
  }

  @Test(
    "a reader cannot write, and nobody ends a transaction by hand", arguments: ["COMMIT", "ROLLBACK", "SAVEPOINT s", "BEGIN"])
  func noControl(sql: String) throws {
    try withDatabase { database, _ in
      #expect(throws: StorageError.self) {
        try database.read { try $0.all("DELETE FROM setting RETURNING name") { $0.text(0) } }
      }
      #expect(throws: StorageError.self) { try database.write { try $0.execute(sql) } }
    }
  }

  @Test("after closing, what was submitted is there and further calls throw")
  func closing() throws {
    try withFolder { folder in
      let path = folder + "/test.sqlite"
      let database = try Database(at: path, migrations: [itemTable])
      for number in 0..<1000 {
        database.submit({ try $0.execute("INSERT INTO item (amount) VALUES ($1)", .int(number)) }, then: { _ in })
      }
      database.close()
      #expect(throws: StorageError.closed) { try database.write { _ in } }
      #expect(throws: StorageError.closed) { try database.read { _ in } }
      database.close()
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
      let count = try Database.openReadOnly(at: path).read { try $0.first("SELECT count(*) FROM item") { $0.int(0) } }
      #expect(count == 1000)
    }
  }

  @Test("the file and its log are for their owner only")
  func permissions() throws {
    try withDatabase { database, path in
      try database.write { try Settings.set("n", to: "1", in: $0) }
      for file in [path, path + "-wal", path + "-shm"] {
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
    }
  }

  @Test("everything acknowledged survives an abrupt stop")
  func abruptStop() throws {
    try withDatabase(migrations: [itemTable]) { database, path in
      for number in 0..<300 { try database.write { try $0.execute("INSERT INTO item (amount) VALUES ($1)", .int(number)) } }
      let copy = path + ".copy"
      for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
      let reopened = try Database(at: copy, migrations: [itemTable])
      defer { reopened.close() }
      #expect(try reopened.read { try $0.all("SELECT amount FROM item ORDER BY id") { $0.int(0) } } == Array(0..<300))
    }
  }

  @Test("opening for reading only changes nothing, with the service running or stopped")
  func readOnly() throws {
    try withFolder { folder in
      let path = folder + "/test.sqlite"
      let database = try Database(at: path, migrations: [])
      try database.write { try Settings.set("n", to: "1", in: $0) }
      let running = try Database.openReadOnly(at: path)
      #expect(try running.read { try Settings.value("n", in: $0) } == "1")
      #expect(throws: StorageError.self) { try running.write { _ in } }
      running.close()
      try database.write { try Settings.set("n", to: "2", in: $0) }
      database.close()
      let before = try Data(contentsOf: URL(filePath: path))
      let stopped = try Database.openReadOnly(at: path)
      #expect(try stopped.read { try Settings.value("n", in: $0) } == "2")
      stopped.close()
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["test.sqlite"])
      #expect(throws: StorageError.self) { try Database.openReadOnly(at: folder + "/absent.sqlite") }
    }
  }

  @Test("a copy has all that was committed, is for its owner only, and never takes another file's place")
  func copying() throws {
    try withDatabase { database, path in
      try database.write { tx in
        try Settings.set("n", to: "1", in: tx)
        try journal.add("{}", to: "a", expecting: 0, in: tx)
      }
      let copy = path + ".copy"
      try database.copy(to: copy)
      #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
      #expect(throws: StorageError.self) { try database.copy(to: copy) }
      let head = try database.read { try journal.head(in: $0) }
      let restored = try Database.openReadOnly(at: copy)
      #expect(try restored.read { try journal.verify(in: $0) }.head == head)
      #expect(try restored.read { try Settings.value("n", in: $0) } == "1")
      try restored.copy(to: path + ".copy2")
      let again = try Database.openReadOnly(at: path + ".copy2")
      #expect(try again.read { try journal.verify(in: $0) }.head == head)
    }
  }

  @Test("closing from an answer, or dropping the database, waits for nobody")
  func closingFromAnswer() throws {
    try withFolder { folder in
      let database = try Database(at: folder + "/test.sqlite", migrations: [])
      let isClosed = DispatchSemaphore(value: 0)
      database.submit({ try Settings.set("n", to: "1", in: $0) }) { _ in
        database.close()
        isClosed.signal()
      }
      isClosed.wait()
      #expect(throws: StorageError.closed) { try database.write { _ in } }
      database.close()
      let other = try Database(at: folder + "/test.sqlite", migrations: [])
      #expect(try other.read { try Settings.value("n", in: $0) } == "1")
      other.close()
    }
  }
}
