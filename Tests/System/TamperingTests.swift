import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("A journal changed with the sqlite3 tool", .serialized)
  struct TamperingTests {
    /// A change of one byte, or of one number, for each column of the journal.
    private static let changes = [
      "seq": "seq + 100000", "stream": "substr(stream, 1, length(stream) - 1) || 'x'", "version": "version + 64",
      "type": "substr(type, 1, length(type) - 1) || 'x'", "instant": "instant + 1", "actor": "'x' || substr(actor, 2)",
      "payload": "'[' || substr(payload, 2)", "salt": blob("salt"), "digest": blob("digest"), "hash": blob("hash"),
    ]

    @Test("is found by verify, which names the row, for any column of any row", arguments: Service.allCases)
    func isFound(service: Service) async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps { _ = try story.play(step) }
        for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
        let path = deployment.database(of: service).description
        let untouched = try Data(contentsOf: URL(filePath: path))
        let rows = try Self.sqlite(path, "SELECT max(seq) FROM journal;")
        guard let last = Int(rows) else {
          // This service writes nothing in the story.
          let verified = try deployment.verify()
          #expect(
            verified.output.split(separator: "\n").contains {
              $0.hasPrefix("\(service.rawValue) ") && $0.hasSuffix(" 0 rows, ok")
            })
          return
        }
        #expect(last >= 4)
        for row in [1, last / 2, last] {
          for (column, change) in Self.changes {
            _ = try Self.sqlite(path, "UPDATE journal SET \(column) = \(change) WHERE seq = \(row);")
            let verified = try deployment.verify()
            #expect(verified.code == 65, "\(column) of row \(row): \(verified.output)")
            let named = verified.output.split(separator: "\n").filter { $0.contains("FAULT: row \(row):") }
            #expect(named.count == 1 && named[0].hasPrefix("\(service.rawValue) "), "\(column) of row \(row): \(verified.output)")
            try untouched.write(to: URL(filePath: path))
          }
        }
        #expect(try deployment.verify().code == 0)
      }
    }

    @Test("with its newest row cut off is found by what another service has seen, though its own chain is intact")
    func cutIsFound() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps { _ = try story.play(step) }
        for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
        let path = deployment.database(of: .workflow).description
        let last = try Self.sqlite(path, "SELECT max(seq) FROM journal;")
        _ = try Self.sqlite(path, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal);")
        let verified = try deployment.verify()
        #expect(verified.code == 65)
        #expect(verified.output.contains("FAULT: row \(last): "), "\(verified.output)")
      }
    }

    /// What is done to the log of contact checks, with the row that verify then names; `last` is the newest.
    private static let changesOfLog: [(words: String, sql: String, row: @Sendable (Int) -> Int)] = [
      ("another account in it", "UPDATE contact_check SET asked_by = 'x' || substr(asked_by, 2) WHERE seq = 3;", { _ in 3 }),
      ("another answer in it", "UPDATE contact_check SET instruction = 'proceed' WHERE seq = 2;", { _ in 2 }),
      ("another person in it", "UPDATE contact_check SET service_user = id WHERE seq = 1;", { _ in 1 }),
      ("other details in it", "UPDATE contact_check SET asked_with = 'telephone:00' WHERE seq = 2;", { _ in 2 }),
      ("a row removed", "DELETE FROM contact_check WHERE seq = 4;", { _ in 4 }),
      ("its newest row removed", "DELETE FROM contact_check WHERE seq = (SELECT max(seq) FROM contact_check);", { $0 }),
      (
        "a row inserted",
        """
        UPDATE contact_check SET seq = -seq - 1 WHERE seq >= 3; UPDATE contact_check SET seq = -seq WHERE seq < 0;
        INSERT INTO contact_check SELECT 3, hash, 'another', at, asked_by, organisation, channel, instruction, details,
          service_user, service_user_salt, service_user_digest, asked_with, asked_with_salt, asked_with_digest
          FROM contact_check WHERE seq = 2;
        """, { _ in 3 }
      ),
      (
        "two rows that changed places",
        """
        UPDATE contact_check SET seq = 0 WHERE seq = 2; UPDATE contact_check SET seq = 2 WHERE seq = 5;
        UPDATE contact_check SET seq = 5 WHERE seq = 0;
        """, { _ in 2 }
      ),
    ]

    @Test("or the log of contact checks, is found by verify, which names the log and the row; untouched, it passes (9.1)")
    func logIsFound() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps { _ = try story.play(step) }
        for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
        let path = DatabaseLocation(folder: deployment.database(of: .intake).folder, name: "contact-checks").description
        let untouched = try Data(contentsOf: URL(filePath: path))
        let last = try #require(Int(try Self.sqlite(path, "SELECT max(seq) FROM contact_check;")))
        #expect(last > 5)
        let whole = try deployment.verify()
        #expect(whole.code == 0 && whole.output.contains(" \(last) rows, ok"), "\(whole.output)")
        for change in Self.changesOfLog {
          _ = try Self.sqlite(path, change.sql)
          let verified = try deployment.verify()
          let named = verified.output.split(separator: "\n").filter { $0.contains("FAULT: row \(change.row(last)):") }
          #expect(
            verified.code == 65 && named.count == 1 && named[0].hasPrefix("contact-checks "),
            "\(change.words): \(verified.output)")
          try untouched.write(to: URL(filePath: path))
        }
        #expect(try deployment.verify().code == 0)
      }
    }

    private static func blob(_ column: String) -> String {
      "CAST(CASE WHEN substr(\(column), 1, 1) = x'41' THEN x'42' ELSE x'41' END || substr(\(column), 2) AS BLOB)"
    }

    private static func sqlite(_ path: String, _ sql: String) throws -> String {
      let result = try Program.run("sqlite3", [path, sql])
      try #require(result.code == 0, "\(result.errors)")
      return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
