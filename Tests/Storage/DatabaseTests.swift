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
    try withDatabase(migrations: [itemTable]) { database, _ in
      let column =
        switch value {
        case .text, .null: "name"
        case .integer: "amount"
        case .blob: "data"
        }
      try database.write { try $0.execute("INSERT INTO item (\(column)) VALUES ($1)", value) }
      let back = try database.read { reader throws in
        try reader.first("SELECT \(column) FROM item") { row -> Value in
          switch value {
          case .text: row.textIfPresent(0).map(Value.text) ?? .null
          case .integer: .integer(row.integer(0))
          case .blob: .blob(row.blob(0))
          case .null: row.textIfPresent(0).map(Value.text) ?? .null
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
        "INSERT INTO item (name) VALUES ($1)", "INSERT INTO item (amount) VALUES ($1)", "SELECT $1, $2",
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
    "a reader cannot write, and no statement ends a transaction by hand",
    arguments: ["COMMIT", "ROLLBACK", "SAVEPOINT s", "BEGIN"])
  func noControl(sql: String) throws {
    try withDatabase { database, _ in
      #expect(throws: StorageError.self) {
        try database.read { try $0.all("DELETE FROM setting RETURNING name") { $0.text(0) } }
      }
      #expect(throws: StorageError.self) { try database.write { try $0.execute(sql) } }
    }
  }

  @Test("closing from an answer, or dropping the database, waits for no one")
  func closingFromAnswer() throws {
    try withLocation { location in
      let database = try Database(at: location, migrations: [])
      let isClosed = DispatchSemaphore(value: 0)
      database.submit({ try Settings.set("n", to: "1", in: $0) }) { _ in
        database.close()
        isClosed.signal()
      }
      isClosed.wait()
      #expect(throws: StorageError.closed) { try database.write { _ in } }
      database.close()
      let other = try Database(at: location, migrations: [])
      #expect(try other.read { try Settings.value("n", in: $0) } == "1")
      other.close()
    }
  }
}
