import Contracts
import Foundation
import ServiceKit
import Storage
import Synchronization
import Testing

@Suite("Journal")
struct JournalTests {
  @Test("entries are numbered in the journal and in their stream, and read back as they were appended")
  func append() throws {
    try withDatabase { database, _ in
      let made = try database.write { tx in
        let entries = [NewEntry(type: "a.v1", payload: "{\"n\":1}"), NewEntry(type: "b.v1", payload: "{}")]
        return try journal.append(entries, to: "case-1", expecting: 0, by: "manager:m1", at: noon, in: tx)
          + journal.append(
            [NewEntry(type: "c.v1", payload: "\"Zoë\"")], to: "case-2", expecting: 0, by: "staff:s1", at: noon, in: tx)
          + journal.append([NewEntry(type: "d.v1", payload: "4")], to: "case-1", expecting: 2, by: "staff:s1", at: noon, in: tx)
      }
      #expect(made.map(\.seq) == [1, 2, 3, 4])
      #expect(made.map(\.version) == [1, 2, 1, 3])
      try database.read { reader throws in
        #expect(try journal.page(after: 0, limit: 10, in: reader) == made)
        #expect(try journal.page(after: 1, limit: 2, in: reader) == Array(made[1...2]))
        #expect(try journal.entries(of: "case-1", in: reader) == [made[0], made[1], made[3]])
        #expect(try journal.version(of: "case-1", in: reader) == 3)
        #expect(try journal.version(of: "case-3", in: reader) == 0)
        #expect(try journal.hash(at: 3, in: reader) == made[2].hash)
        #expect(try journal.hash(at: 5, in: reader) == nil)
        let head = try journal.head(in: reader)
        #expect((head.seq, head.hash) == (4, made[3].hash))
      }
    }
  }

  @Test("an entry keeps the trace that it happened in, which the chain does not cover")
  func traces() throws {
    try withDatabase { database, _ in
      let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      try database.write { tx in
        try journal.append([NewEntry(type: "a.v1", payload: "1")], to: "case-1", expecting: 0, by: "staff:s1", at: noon, in: tx)
        tx.trace = trace
        try journal.append([NewEntry(type: "b.v1", payload: "2")], to: "case-1", expecting: 1, by: "staff:s1", at: noon, in: tx)
      }
      #expect(try database.read { try journal.entries(of: "case-1", in: $0) }.map(\.trace) == [nil, trace])
      #expect(try database.read { try journal.trace(of: "case-1", at: 1, in: $0) } == nil)
      #expect(try database.read { try journal.trace(of: "case-1", at: 2, in: $0) } == trace)
      #expect(try database.read { try journal.trace(of: "case-1", at: 3, in: $0) } == nil)
      _ = try database.write { try $0.execute("UPDATE journal SET trace = NULL") }
      #expect(try database.read { try journal.verify(in: $0) }.fault == nil)
    }
  }

  @Test("a journal from before there were traces is read on")
  func beforeTraces() throws {
    try withDatabase { database, location in
      try database.write { tx in
        try journal.append([NewEntry(type: "a.v1", payload: "1")], to: "case-1", expecting: 0, by: "staff:s1", at: noon, in: tx)
        try tx.execute("ALTER TABLE journal DROP COLUMN trace")
        try tx.execute("DELETE FROM migration WHERE name = 'storage-4-traces'")
      }
      database.close()
      let reopened = try Database(at: location, migrations: [])
      defer { reopened.close() }
      try reopened.write { tx in
        tx.trace = "t"
        try journal.append([NewEntry(type: "b.v1", payload: "2")], to: "case-1", expecting: 1, by: "staff:s1", at: noon, in: tx)
      }
      #expect(try reopened.read { try journal.page(after: 0, limit: 9, in: $0) }.map(\.trace) == [nil, "t"])
      #expect(try reopened.read { try journal.verify(in: $0) }.fault == nil)
    }
  }

  @Test("an empty journal has an identity of its own, a zero head, and verifies")
  func empty() throws {
    let identities = try (0..<2).map { _ in
      try withDatabase { database, _ in
        let found = try database.read { try journal.verify(in: $0) }
        #expect(found.fault == nil)
        #expect(found.rows == 0)
        #expect((found.head.seq, found.head.hash) == (0, [UInt8](repeating: 0, count: 32)))
        return found.identity
      }
    }
    #expect(identities[0] != identities[1])
  }

  @Test("of two writers who decided on the same version one wins, and the other is told what it missed")
  func conflict() throws {
    try withDatabase { database, _ in
      for version in 0..<20 {
        let results = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { number in
          do {
            _ = try database.write { try journal.add("{\"n\":\(number)}", to: "case-1", expecting: version, in: $0) }
            results.withLock { $0.append("won") }
          } catch JournalError.conflict(stream: "case-1", expected: version, found: version + 1) {
            results.withLock { $0.append("told") }
          } catch {
            results.withLock { $0.append("\(error)") }
          }
        }
        #expect(results.withLock { $0 }.sorted() == ["told", "told", "told", "won"])
      }
      let found = try database.read { try journal.verify(in: $0) }
      #expect(found.fault == nil)
      #expect(found.rows == 20)
    }
  }

  @Test("an append that is rolled back leaves no gap")
  func rollback() throws {
    try withDatabase { database, _ in
      try database.write { try journal.add("1", to: "a", expecting: 0, in: $0) }
      #expect(throws: Deliberate()) {
        try database.write { tx in
          try journal.add("2", to: "a", expecting: 1, in: tx)
          throw Deliberate()
        }
      }
      try database.write { try journal.add("3", to: "b", expecting: 0, in: $0) }
      let found = try database.read { try journal.verify(in: $0) }
      #expect(found.fault == nil)
      #expect(found.head.seq == 2)
    }
  }

  @Test("the hash is the documented one")
  func documentedHash() throws {
    try withDatabase { database, _ in
      let first = try #require(try database.write { try journal.add("{}", to: "s", expecting: 0, in: $0) })
      let salt = try #require(try database.read { try $0.first("SELECT salt FROM journal") { $0.blob(0) } })
      #expect(first.digest == LibCrypto().hmacSHA256(key: salt, message: Array("{}".utf8)))
      func part(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(bytes.count)] + bytes }
      func number(_ value: Int64) -> [UInt8] { part((0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }) }
      var bytes = part([UInt8](repeating: 0, count: 32)) + number(1) + part(Array("s".utf8)) + number(1)
      bytes += part(Array("thing.done.v1".utf8)) + number(noon.milliseconds) + part(Array("manager:m1".utf8)) + part(first.digest)
      #expect(first.hash == LibCrypto().sha256(bytes))
    }
  }
}
