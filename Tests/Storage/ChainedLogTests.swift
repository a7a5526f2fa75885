import Contracts
import ServiceKit
import Storage
import Testing

@Suite("A chained log that was tampered with")
struct ChainedLogTests {
  private static let table = Migration(
    name: "test-1-look",
    sql: ChainedLog.schema + """
      CREATE TABLE look (
        seq INTEGER PRIMARY KEY, hash BLOB NOT NULL, who TEXT, at INTEGER NOT NULL, whom TEXT, whom_salt BLOB, whom_digest BLOB
      ) STRICT;
      """)

  /// What verification finds in a log of five rows after `sql`, which must change something.
  private func finding(after sql: [String] = []) throws -> ChainedLogFinding {
    try withDatabase(migrations: [Self.table]) { database, _ in
      let log = ChainedLog("look", columns: [.text("who"), .integer("at"), .sealed("whom")], cryptography: LibCrypto())
      try database.write { tx in
        try log.open(in: tx)
        for row in 1...5 { try log.append([.text("rita"), .int(row), row == 3 ? .null : .text("p\(row)")], in: tx) }
      }
      try database.write { tx in
        for statement in sql { try #require(try tx.execute(statement) > 0) }
      }
      return try #require(try database.read { try ChainedLog.verify(in: $0, cryptography: LibCrypto()) }.first)
    }
  }

  @Test("a log that nobody touched holds, also where the sealed text of a row was destroyed (9.1)")
  func whole() throws {
    let whole = try finding()
    #expect(whole.name == "look" && whole.rows == 5 && whole.fault == nil)
    #expect(try finding(after: ["UPDATE look SET whom = NULL, whom_salt = NULL WHERE seq = 2"]).fault == nil)
  }

  @Test(
    "names the row of which anything was changed",
    arguments: [
      "who = 'tom'", "who = NULL", "at = at + 1", "whom = 'other'", "whom_salt = hash", "whom_digest = hash",
      "hash = whom_digest",
    ], [1, 2, 5])
  func change(assignment: String, seq: Int) throws {
    let found = try finding(after: ["UPDATE look SET \(assignment) WHERE seq = \(seq)"])
    #expect(found.fault?.hasPrefix("row \(seq): ") == true && found.rows == Int64(seq - 1))
  }

  @Test("names the place of a row that was removed, the newest too", arguments: [1, 3, 5])
  func removal(seq: Int) throws {
    #expect(try finding(after: ["DELETE FROM look WHERE seq = \(seq)"]).fault == "row \(seq): the row is missing")
  }

  @Test("names the first of two rows that changed places, and the place where a row was closed over")
  func reordering() throws {
    let swap = ["SET seq = 99 WHERE seq = 2", "SET seq = 2 WHERE seq = 4", "SET seq = 4 WHERE seq = 99"]
    #expect(try finding(after: swap.map { "UPDATE look \($0)" }).fault?.hasPrefix("row 2: ") == true)
    let closed = ["DELETE FROM look WHERE seq = 4", "UPDATE look SET seq = 4 WHERE seq = 5"]
    #expect(try finding(after: closed).fault?.hasPrefix("row 4: ") == true)
  }

  @Test("a column that a log has from some row on is not asked of the rows before, and no row can be said to be before it")
  func added() throws {
    try withDatabase(migrations: [Self.table]) { database, _ in
      let first = ChainedLog("look", columns: [.text("who"), .integer("at")], cryptography: LibCrypto())
      let second = ChainedLog("look", columns: [.text("who"), .integer("at"), .sealed("whom")], cryptography: LibCrypto())
      try database.write { tx in
        try first.open(in: tx)
        for row in 1...2 { try first.append([.text("rita"), .int(row)], in: tx) }
      }
      try database.write { tx in
        for _ in 1...2 { try second.open(in: tx) }
        for row in 3...4 { try second.append([.text("rita"), .int(row), .text("p\(row)")], in: tx) }
      }
      func finding() throws -> ChainedLogFinding? {
        try database.read { try ChainedLog.verify(in: $0, cryptography: LibCrypto()) }.first
      }
      #expect(try finding()?.fault == nil && finding()?.rows == 4)
      // A log of fewer columns is of a program that does not know what is there.
      #expect(throws: StorageError.self) { try database.write { try first.open(in: $0) } }
      try database.write { try $0.execute("UPDATE look SET whom = 'p5' WHERE seq = 4") }
      #expect(try finding()?.fault?.hasPrefix("row 4: ") == true)
      try database.write { tx in
        try tx.execute("UPDATE chained_log SET columns = replace(columns, 'from 3', 'from 5')")
      }
      #expect(try finding()?.fault?.hasPrefix("row 3: ") == true)
    }
  }

  @Test("a row that was added behind the newest is found, and so is a newest that was set back")
  func newest() throws {
    let copy = "INSERT INTO look SELECT 6, hash, who, at, whom, whom_salt, whom_digest FROM look WHERE seq = 5"
    #expect(try finding(after: [copy]).fault?.hasPrefix("row 6: ") == true)
    #expect(try finding(after: ["UPDATE chained_log SET seq = 4"]).fault != nil)
    #expect(try finding(after: ["UPDATE chained_log SET hash = x'00'"]).fault != nil)
  }
}
