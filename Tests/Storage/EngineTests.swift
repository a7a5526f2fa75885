import Contracts
import Storage
import Testing

/// What `Shared/Decisions/0015-the-engine-keeps-to-itself.md` asks of any engine: what the services' statements rely on.
@Suite("What every engine does")
struct EngineTests {
  @Test("text is ordered by its bytes, whatever the language")
  func textOrder() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      let words = ["b", "a", "B", "é", "z", "", "2026-11-23", "2026-2-1", "Z", "ab", "a b", "😀"]
      let found = try database.write { tx in
        for word in words { try tx.execute("INSERT INTO item (name) VALUES ($1)", .text(word)) }
        return try tx.all("SELECT name FROM item ORDER BY name") { $0.text(0) }
      }
      #expect(found == words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      let from = try database.read {
        try $0.all("SELECT name FROM item WHERE name > $1 ORDER BY name", .text("b")) { $0.text(0) }
      }
      #expect(from == ["z", "é", "😀"])
    }
  }

  @Test("texts are the same only when every character is")
  func textComparison() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      try database.write { try $0.execute("INSERT INTO item (name) VALUES ($1)", .text("Zoë ")) }
      for other in ["zoë ", "Zoë", "Zoe ", "Zoe\u{308} "] {
        let found = try database.read { try $0.first("SELECT 1 FROM item WHERE name = $1", .text(other)) { _ in true } }
        #expect(found == nil, "\(other)")
      }
    }
  }

  @Test("a truth is read as one, whether it was stored or found out")
  func truth() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      try database.write { tx in
        try tx.execute("INSERT INTO item (name, amount) VALUES ('yes', $1), ('no', $2)", .flag(true), .flag(false))
      }
      let read = try database.read {
        try $0.all(
          "SELECT name = 'yes', amount, EXISTS (SELECT 1 FROM item i WHERE i.amount > item.amount) FROM item ORDER BY name"
        ) {
          [$0.flag(0), $0.flag(1), $0.flag(2)]
        }
      }
      #expect(read == [[false, false, true], [true, true, false]])
    }
  }

  @Test("what is in the way of a key is changed in its place, with both values at hand")
  func upsert() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      let sql = """
        INSERT INTO item (name, amount) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET amount = item.amount + excluded.amount RETURNING amount
        """
      let amounts = try database.write { tx in
        try [1, 2, 4].map { try tx.first(sql, .text("a"), .int($0)) { $0.int(0) } }
      }
      #expect(amounts == [1, 3, 7])
    }
  }

  @Test("a change says how many rows it made, and one that changes none says so")
  func changeCount() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      try database.write { tx throws in
        #expect(try tx.execute("INSERT INTO item (name) VALUES ('a'), ('b')") == 2)
        #expect(try tx.execute("UPDATE item SET amount = 1") == 2)
        #expect(try tx.execute("UPDATE item SET amount = 2 WHERE name = 'c'") == 0)
        #expect(try tx.execute("INSERT INTO item (name) VALUES ('a') ON CONFLICT (name) DO NOTHING") == 0)
        #expect(try tx.execute("DELETE FROM item WHERE name = 'a'") == 1)
      }
    }
  }
}
