import Contracts
import Storage
import Testing

@Suite("A journal that was tampered with")
struct JournalTamperingTests {
  /// What verification finds in a journal of nine rows in three streams, one of them disposed, after another connection ran `sql`.
  private func fault(after sql: [String]) throws -> JournalFault? {
    try withDatabase { database, location in
      try database.write { tx in
        for version in 0..<3 {
          for stream in ["a", "b", "gone"] { try journal.add("{\"n\":\(version)}", to: stream, expecting: version, in: tx) }
        }
        try journal.dispose("gone", at: noon, in: tx)
      }
      #expect(try database.read { try journal.verify(in: $0) }.fault == nil)
      let other = try Database(at: location, migrations: [])
      defer { other.close() }
      try other.write { tx in
        for statement in sql { try #require(try tx.execute(statement) > 0) }
      }
      let found = try database.read { try journal.verify(in: $0) }
      if let fault = found.fault { #expect(found.rows == fault.seq - 1) }
      return found.fault
    }
  }

  static let changes = [
    "seq = 100", "stream = 'c'", "version = 9", "type = type || ' '", "instant = instant + 1", "actor = 'manager:m2'",
    "payload = '{\"n\":7}'", "payload = payload || ' '", "payload = NULL", "salt = digest", "salt = NULL",
    "payload = NULL, salt = NULL", "digest = hash", "hash = digest", "stream = '', type = stream || type",
  ]

  @Test("names the row of which anything was changed", arguments: changes, [1, 4, 8])
  func change(assignment: String, seq: Int64) throws {
    #expect(try fault(after: ["UPDATE journal SET \(assignment) WHERE seq = \(seq)"])?.seq == seq)
  }

  @Test(
    "names the row of a disposed stream of which anything was changed",
    arguments: [
      "seq = 100", "stream = 'c'", "version = 9", "type = 'x'", "instant = 1", "actor = 'x'", "payload = '{}'",
      "salt = digest", "payload = '{}', salt = digest", "digest = hash", "hash = digest",
    ])
  func changeOfDisposed(assignment: String) throws {
    #expect(try fault(after: ["UPDATE journal SET \(assignment) WHERE seq = 6"])?.seq == 6)
  }

  @Test("names the place of a row that was removed", arguments: [1, 5, 8])
  func removal(seq: Int64) throws {
    #expect(try fault(after: ["DELETE FROM journal WHERE seq = \(seq)"])?.seq == seq)
  }

  @Test("names the place where a row was closed over")
  func removalWithRenumbering() throws {
    let renumber = (5...8).map { "UPDATE journal SET seq = \($0) WHERE seq = \($0 + 1)" }
    #expect(try fault(after: ["DELETE FROM journal WHERE seq = 5"] + renumber)?.seq == 5)
  }

  @Test("names the row that was inserted, at the end or between")
  func insertion() throws {
    let copy =
      "INSERT INTO journal SELECT $seq, 'd', 1, type, instant, actor, payload, salt, digest, hash, trace FROM journal WHERE seq = 1"
    #expect(try fault(after: [copy.replacing("$seq", with: "10")])?.seq == 10)
    let shift = (5...9).reversed().map { "UPDATE journal SET seq = \($0 + 1) WHERE seq = \($0)" }
    #expect(try fault(after: shift + [copy.replacing("$seq", with: "5")])?.seq == 5)
  }

  @Test("names the first of two rows that changed places")
  func reordering() throws {
    let swap = ["SET seq = 99 WHERE seq = 4", "SET seq = 4 WHERE seq = 5", "SET seq = 5 WHERE seq = 99"]
    #expect(try fault(after: swap.map { "UPDATE journal " + $0 })?.seq == 4)
  }

  @Test("names the first row of a stream that is no longer marked as disposed, or is marked without being so")
  func disposal() throws {
    #expect(try fault(after: ["DELETE FROM disposed_stream"])?.seq == 3)
    #expect(try fault(after: ["INSERT INTO disposed_stream (stream, instant) VALUES ('b', 1)"])?.seq == 2)
  }
}
