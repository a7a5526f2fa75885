import Contracts
import Foundation
import Storage
import Testing

/// What is true of SQLite's files, and of no other engine's.
@Suite("A database in a file")
struct SQLiteFileTests {
  @Test("after closing, what was submitted is in the file, its log is gone, and further calls throw")
  func closing() throws {
    try withLocation { location in
      let database = try Database(at: location, migrations: [itemTable])
      for number in 0..<1000 {
        database.submit({ try $0.execute("INSERT INTO item (amount) VALUES ($1)", .int(number)) }, then: { _ in })
      }
      database.close()
      #expect(throws: StorageError.closed) { try database.write { _ in } }
      #expect(throws: StorageError.closed) { try database.read { _ in } }
      database.close()
      #expect(try location.files() == ["test.sqlite"])
      let count = try Database.openReadOnly(at: location).read { try $0.first("SELECT count(*) FROM item") { $0.int(0) } }
      #expect(count == 1000)
    }
  }

  @Test("the file and its log are for their owner only")
  func permissions() throws {
    try withDatabase { database, location in
      try database.write { try Settings.set("n", to: "1", in: $0) }
      #expect(try location.files() == ["test.sqlite", "test.sqlite-shm", "test.sqlite-wal"])
      for file in try location.files() {
        let mode = try FileManager.default.attributesOfItem(atPath: "\(location.folder)/\(file)")[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
    }
  }

  @Test("everything acknowledged survives an abrupt stop")
  func abruptStop() throws {
    try withDatabase(migrations: [itemTable]) { database, location in
      for number in 0..<300 { try database.write { try $0.execute("INSERT INTO item (amount) VALUES ($1)", .int(number)) } }
      let copy = DatabaseLocation(folder: location.folder, name: "copy")
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: location.description + suffix, toPath: copy.description + suffix)
      }
      let reopened = try Database(at: copy, migrations: [itemTable])
      defer { reopened.close() }
      #expect(try reopened.read { try $0.all("SELECT amount FROM item ORDER BY id") { $0.int(0) } } == Array(0..<300))
    }
  }

  @Test("opening for reading only changes nothing, with the service running or stopped")
  func readOnly() throws {
    try withLocation { location in
      let database = try Database(at: location, migrations: [])
      try database.write { try Settings.set("n", to: "1", in: $0) }
      let running = try Database.openReadOnly(at: location)
      #expect(try running.read { try Settings.value("n", in: $0) } == "1")
      #expect(throws: StorageError.self) { try running.write { _ in } }
      running.close()
      try database.write { try Settings.set("n", to: "2", in: $0) }
      database.close()
      let before = try Data(contentsOf: URL(filePath: location.description))
      let stopped = try Database.openReadOnly(at: location)
      #expect(try stopped.read { try Settings.value("n", in: $0) } == "2")
      stopped.close()
      #expect(try Data(contentsOf: URL(filePath: location.description)) == before)
      #expect(try location.files() == ["test.sqlite"])
    }
  }

  @Test("what cannot be opened is named as an operator knows it, with what is wrong")
  func cannotOpen() throws {
    try withLocation { location in
      #expect(!location.isThere)
      #expect(throws: StorageError.cannotOpen(database: location.description, reason: "unable to open database file")) {
        try Database.openReadOnly(at: location)
      }
      try Data("this is no database, and long enough to be looked at as if it were one".utf8)
        .write(to: URL(filePath: location.description))
      #expect(location.isThere)
      let error = #expect(throws: StorageError.self) { try Database(at: location, migrations: []) }
      #expect(error?.isOutage == true)
      #expect(error?.reason == "\(location.description): file is not a database (SQLite 26)")
    }
  }

  @Test("no error of SQLite's own functions tells a bound value", arguments: ["json($1)", "json_extract('{}', $1)"])
  func discreetFunctions(function: String) throws {
    try withDatabase { database, _ in
      let secret = "07700 900001"
      let error = #expect(throws: StorageError.self) {
        try database.read { try $0.first("SELECT \(function)", .text(secret)) { _ in } }
      }
      #expect(!String(reflecting: error).contains(secret))
    }
  }

  @Test("disposal destroys what was said, in the file and its log too, keeps the chain, and closes the stream")
  func disposal() throws {
    try withDatabase { database, location in
      let secret = "invented-secret-\(UUID().uuidString)"
      try database.write { tx in
        for version in 0..<3 {
          try journal.add("{\"s\":\"\(secret)\(String(repeating: "x", count: 3000))\"}", to: "case-1", expecting: version, in: tx)
        }
        try journal.add("{}", to: "case-2", expecting: 0, in: tx)
      }
      let before = try database.read { try journal.page(after: 0, limit: 9, in: $0) }
      #expect(try location.hold(secret))
      for _ in 0..<2 { try database.write { try journal.dispose("case-1", at: noon, in: $0) } }
      try database.read { reader throws in
        let after = try journal.page(after: 0, limit: 9, in: reader)
        #expect(after.map(\.payload) == [nil, nil, nil, "{}"])
        #expect(after.map(\.hash) == before.map(\.hash))
        #expect(try journal.verify(in: reader).fault == nil)
        #expect(throws: JournalError.disposed(stream: "case-1")) { try journal.version(of: "case-1", in: reader) }
        #expect(throws: JournalError.disposed(stream: "case-1")) { try journal.entries(of: "case-1", in: reader) }
      }
      #expect(throws: JournalError.disposed(stream: "case-1")) {
        try database.write { try journal.add("{}", to: "case-1", expecting: 3, in: $0) }
      }
      try database.write { try journal.add("{}", to: "case-2", expecting: 1, in: $0) }
      #expect(try database.read { try journal.verify(in: $0) }.fault == nil)
      #expect(try !location.hold(secret))
    }
  }

  @Test("what was destroyed while a reader was in the way leaves the log without any further change")
  func disposalWhileReading() throws {
    try withDatabase { database, location in
      let secret = "invented-secret-\(UUID().uuidString)"
      try database.write { try journal.add("\"\(secret)\"", to: "case-1", expecting: 0, in: $0) }
      let (isReading, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      let reading = Thread {
        // Only there to be in the way.
        _ = try? database.read { reader in
          _ = try journal.head(in: reader)
          isReading.signal()
          mayEnd.wait()
        }
      }
      reading.start()
      isReading.wait()
      try database.write { try journal.dispose("case-1", at: noon, in: $0) }
      #expect(try location.hold(secret))
      mayEnd.signal()
      var tries = 0
      while try location.hold(secret), tries < 1000 {
        tries += 1
        Thread.sleep(forTimeInterval: 0.01)
      }
      #expect(try !location.hold(secret))
    }
  }

  @Test("a log that grows is copied meanwhile, and begun anew")
  func logStaysShort() throws {
    try withDatabase(migrations: [itemTable]) { database, location in
      let page = [UInt8](repeating: 7, count: 4000)
      for _ in 0..<300 {
        try database.write { tx in
          for _ in 0..<20 { try tx.execute("INSERT INTO item (data) VALUES ($1)", .blob(page)) }
        }
      }
      func size(_ suffix: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: location.description + suffix)[.size] as? Int ?? 0
      }
      // 6,000 pages were written; the log holds what came since it was last begun anew.
      #expect(try size("") > 12_000_000)
      #expect(try size("-wal") < 20_000_000)
    }
  }
}

extension DatabaseLocation {
  /// The files in its folder, in order.
  fileprivate func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  /// Whether a file in its folder holds that text.
  fileprivate func hold(_ text: String) throws -> Bool {
    try files().contains { file in
      try Data(contentsOf: URL(filePath: "\(folder)/\(file)")).range(of: Data(text.utf8)) != nil
    }
  }
}
