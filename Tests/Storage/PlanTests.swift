import Contracts
import Storage
import Testing

@Suite("What storage asks of its own tables")
struct PlanTests {
  @Test("is answered from an index and in order; only what reads everything there is, or the last row, reads a table")
  func plans() throws {
    try withDatabase { database, _ in
      try database.write { tx in
        try journal.add("{}", to: "a", expecting: 0, in: tx)
        try journal.dispose("b", at: noon, in: tx)
        try DueRows.set(DueRow(stream: "a", version: 1, kind: "review", due: noon), in: tx)
        try DueRows.clear(stream: "a", kind: "expiry", in: tx)
        try DueRows.clear(stream: "c", in: tx)
        let answer = KeptAnswer(requestDigest: [], status: 200, headers: [:], body: [])
        try IdempotencyKeys.keep(answer, key: "k", actor: "staff:a", at: noon, in: tx)
        try IdempotencyKeys.forget(before: noon, limit: 9, in: tx)
        _ = try ReferenceNumbers.next("RC", at: noon, in: tx)
        try FeedCursor.move("intake", to: CursorPosition(identity: Identifier(at: noon, random: []), seq: 1, hash: []), in: tx)
        try Settings.set("n", to: "1", in: tx)
      }
      try database.read { reader in
        _ = try journal.entries(of: "a", in: reader)
        _ = try journal.version(of: "a", in: reader)
        _ = try journal.page(after: 0, limit: 10, in: reader)
        _ = try journal.head(in: reader)
        _ = try journal.hash(at: 1, in: reader)
        _ = try journal.verify(in: reader)
        let due = try DueRows.due(at: noon, limit: 10, in: reader)
        _ = try due.map { try DueRows.holds($0, in: reader) }
        _ = try IdempotencyKeys.find(key: "k", actor: "staff:a", in: reader)
        _ = try FeedCursor.position(of: "intake", in: reader)
        _ = try FeedCursor.positions(in: reader)
        _ = try Settings.value("n", in: reader)
      }
      let plans = try database.plans()
      #expect(plans.count > 20)
      #expect(plans.allSatisfy { $0.runs > 0 && $0.steps > 0 })
      let reading = plans.filter { !$0.scans.isEmpty }.map {
        "\($0.scans.joined()) \($0.sql.contains("LIMIT 1") ? "last" : "all")"
      }
      #expect(Set(reading) == ["migration all", "journal last", "j all", "feed_cursor all"])
      for plan in plans { #expect(!plan.sorts, "\(plan.sql): \(plan.text)") }
    }
  }

  @Test("a plan says what is read whole, what is put in order, and what is asked about each row")
  func words() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      for sql in [
        "SELECT id FROM item WHERE name = 'a'", "SELECT name FROM item WHERE amount = 1", "SELECT id FROM item ORDER BY amount",
        "SELECT id FROM item i WHERE id = 1 AND EXISTS (SELECT 1 FROM part WHERE part.id = i.id)",
        "SELECT i.id FROM item i JOIN part p ON p.item = i.amount",
      ] { _ = try database.read { try $0.all(sql) { _ in } } }
      let plans = try database.plans().filter { $0.sql.contains("FROM item") }.sorted { $0.sql < $1.sql }
      #expect(plans.map(\.scans.count) == [2, 1, 0, 0, 1])
      #expect(plans.map(\.sorts) == [false, true, false, false, false])
      #expect(plans.map(\.repeats) == [false, false, false, true, false])
    }
  }
}
