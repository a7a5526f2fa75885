import Contracts
import Foundation
import Storage
import Testing

@Suite("Cursors, keys, deadlines and settings")
struct BookkeepingTests {
  private func position(_ seq: Int64) -> CursorPosition {
    CursorPosition(
      identity: Identifier(at: noon, random: []), seq: seq, hash: [UInt8](repeating: UInt8(seq), count: 32))
  }

  @Test("a cursor is moved with what was done about the events, or neither is")
  func cursor() throws {
    try withDatabase { database, _ in
      #expect(try database.read { try FeedCursor.position(of: "intake", in: $0) } == nil)
      try database.write { tx in
        try Settings.set("effect", to: "1", in: tx)
        try FeedCursor.move("intake", to: position(1), in: tx)
      }
      #expect(throws: Deliberate()) {
        try database.write { tx in
          try Settings.set("effect", to: "2", in: tx)
          try FeedCursor.move("intake", to: position(2), in: tx)
          throw Deliberate()
        }
      }
      #expect(try database.read { try FeedCursor.position(of: "intake", in: $0) } == position(1))
      #expect(try database.read { try Settings.value("effect", in: $0) } == "1")
      try database.write { try FeedCursor.move("intake", to: position(3), in: $0) }
      #expect(try database.read { try FeedCursor.position(of: "intake", in: $0) } == position(3))
      #expect(try database.read { try FeedCursor.position(of: "records", in: $0) } == nil)
      try database.write { try FeedCursor.move("desk", to: position(7), in: $0) }
      let all = try database.read { try FeedCursor.positions(in: $0) }
      #expect(all.map(\.source) == ["desk", "intake"])
      #expect(all.map(\.position) == [position(7), position(3)])
    }
  }

  @Test("an answer is kept under its actor's key, once, and forgotten in time")
  func keys() throws {
    try withDatabase { database, _ in
      let answer = KeptAnswer(
        requestDigest: [1, 2], status: 201, headers: ["Location": "/cases/1?a=b:c", "ETag": "\"1\"", "Empty": ""],
        body: [123, 0, 125])
      let other = KeptAnswer(requestDigest: [3], status: 200, headers: [:], body: [])
      try database.write { tx in
        try IdempotencyKeys.keep(answer, key: "k", actor: "staff:a", at: noon, in: tx)
        try IdempotencyKeys.keep(other, key: "k", actor: "staff:b", at: noon.adding(seconds: 60), in: tx)
      }
      #expect(try database.read { try IdempotencyKeys.find(key: "k", actor: "staff:a", in: $0) } == answer)
      #expect(try database.read { try IdempotencyKeys.find(key: "j", actor: "staff:a", in: $0) } == nil)
      #expect(throws: StorageError.self) {
        try database.write { try IdempotencyKeys.keep(other, key: "k", actor: "staff:a", at: noon, in: $0) }
      }
      #expect(try database.write { try IdempotencyKeys.forget(before: noon.adding(seconds: 60), limit: 9, in: $0) } == 1)
      #expect(try database.write { try IdempotencyKeys.forget(before: noon.adding(seconds: 61), limit: 0, in: $0) } == 0)
      #expect(try database.read { try IdempotencyKeys.find(key: "k", actor: "staff:a", in: $0) } == nil)
      #expect(try database.read { try IdempotencyKeys.find(key: "k", actor: "staff:b", in: $0) } == other)
    }
  }

  @Test("a header that would break into two is refused", arguments: ["a\nb", "a\r\nb", "a\rb"])
  func headerInjection(value: String) throws {
    try withDatabase { database, _ in
      let answer = KeptAnswer(requestDigest: [], status: 200, headers: ["X": value], body: [])
      #expect(throws: StorageError.self) {
        try database.write { try IdempotencyKeys.keep(answer, key: "k", actor: "staff:a", at: noon, in: $0) }
      }
    }
  }

  @Test("a deadline replaces the earlier one of its kind, comes in order, and is cleared by kind or by stream")
  func deadlines() throws {
    try withDatabase { database, _ in
      func row(_ stream: String, _ kind: String, _ seconds: Int, version: Int = 1) -> DueRow {
        DueRow(stream: stream, version: version, kind: kind, due: noon.adding(seconds: seconds), detail: "d")
      }
      try database.write { tx in
        for due in [row("a", "review", 50), row("b", "review", 20), row("a", "expiry", 30), row("c", "review", 900)] {
          try DueRows.set(due, in: tx)
        }
        try DueRows.set(row("a", "review", 10, version: 2), in: tx)
      }
      func due(_ limit: Int = 9) throws -> [DueRow] {
        try database.read { try DueRows.due(at: noon.adding(seconds: 30), limit: limit, in: $0) }
      }
      #expect(try due() == [row("a", "review", 10, version: 2), row("b", "review", 20), row("a", "expiry", 30)])
      #expect(try due(2).count == 2)
      try database.write { try DueRows.clear(stream: "a", kind: "review", in: $0) }
      #expect(try due() == [row("b", "review", 20), row("a", "expiry", 30)])
      try database.write { try DueRows.clear(stream: "a", in: $0) }
      #expect(try due() == [row("b", "review", 20)])
      #expect(try database.read { try DueRows.due(at: noon.adding(seconds: 900), limit: 9, in: $0) }.count == 2)
    }
  }

  @Test("numbers count within their prefix and year, and one that was not used is given again")
  func references() throws {
    try withDatabase { database, _ throws in
      func next(_ prefix: String, _ instant: Instant = noon) throws -> String {
        try database.write { try ReferenceNumbers.next(prefix, at: instant, in: $0) }
      }
      #expect(try next("RC") == "RC-2026-000001")
      #expect(throws: Deliberate()) {
        try database.write { tx in
          _ = try ReferenceNumbers.next("RC", at: noon, in: tx)
          throw Deliberate()
        }
      }
      #expect(try next("RC") == "RC-2026-000002")
      #expect(try next("IN") == "IN-2026-000001")
      #expect(try next("RC", noon.adding(seconds: 86_400 * 60)) == "RC-2027-000001")
    }
  }
}
