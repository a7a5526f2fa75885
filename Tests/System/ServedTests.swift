import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("What intake answers from, changed with the sqlite3 tool", .serialized)
  struct ServedTests {
    /// What is done to the tables, and the table whose row verify then names.
    private static let changes: [(words: String, sql: String, table: String)] = [
      ("a plan in force that is gone", "DELETE FROM plan_holder; DELETE FROM plan_in_force;", "plan_in_force"),
      ("a plan whose holder is gone", "DELETE FROM plan_holder WHERE it_is_the_first;", "plan_holder"),
      (
        "a plan that says less", "UPDATE plan_in_force SET document = replace(document, '\"telephone\"', '\"email\"');",
        "plan_in_force"
      ),
      ("a plan under another policy", "UPDATE plan_in_force SET policy_version = '0.1';", "plan_in_force"),
      (
        "a plan of a case that has none",
        "INSERT INTO plan_in_force SELECT '00000000-0000-7000-8000-000000000000', service_user, document, policy, policy_version, "
          + "'RC-2020-1', 0 FROM plan_in_force LIMIT 1;", "plan_in_force"
      ),
      ("a person under a plan who is found as one without", "UPDATE person_word SET is_planned = 0;", "person_word"),
      ("a word of a name that is gone", "DELETE FROM person_word WHERE is_surname = 1;", "person_word"),
      ("a spelling that is gone", "DELETE FROM name_word;", "name_word"),
      ("a number that is gone", "DELETE FROM contact_point WHERE kind = 'telephone';", "contact_point"),
      (
        "a number that is found under another", "UPDATE contact_point SET key = '+441632960999' WHERE kind = 'telephone';",
        "contact_point"
      ),
      (
        "another name",
        "UPDATE service_user SET name = 'Somebody Else' WHERE reference = (SELECT min(reference) FROM service_user);",
        "service_user"
      ),
      ("a death that nobody recorded", "UPDATE service_user SET died_at = 0;", "service_user"),
      ("records that are one person no longer", "UPDATE service_user SET person = NULL;", "service_user"),
      ("a merge that was taken back by nobody", "UPDATE service_user_merge SET undone_at = 1;", "service_user_merge"),
      (
        "a request for an adjustment that is decided", "UPDATE adjustment_request SET decide_by = NULL, state = 'refused';",
        "adjustment_request"
      ),
    ]

    @Test(
      "is found by verify, which names the table and the row, and mended by --repair; untouched, every table is what the journals say (9.1)"
    )
    func isFound() async throws {
      try await Deployment.with { deployment in
        try Self.playUntilMerged(deployment)
        let path = deployment.database(of: .intake).description
        let whole = try deployment.verify()
        #expect(whole.code == 0 && whole.output.contains("intake tables "), "\(whole.output)")
        for change in Self.changes {
          let sql = change.sql.replacingOccurrences(
            of: "it_is_the_first", with: "service_user = (SELECT min(service_user) FROM plan_holder)")
          let before = try Self.sqlite(path, "SELECT count(*) FROM \(change.table);")
          try #require(before != "0", "there is nothing in \(change.table) to change")
          _ = try Self.sqlite(path, sql)
          let verified = try deployment.verify()
          let named = verified.output.split(separator: "\n").filter {
            $0.hasPrefix("intake tables ") && $0.contains("FAULT: \(change.table) ")
          }
          #expect(verified.code == 65 && !named.isEmpty, "\(change.words): \(verified.output)")
          let repaired = try deployment.verify("--repair")
          #expect(
            repaired.code == 0 && repaired.output.contains("intake tables         repaired: "),
            "\(change.words): \(repaired.output)")
          let after = try deployment.verify()
          #expect(after.code == 0, "\(change.words), mended: \(after.output)")
        }
        // The same answers come from what was mended.
        try deployment.start(.intake)
        try deployment.waitUntilReady(.intake)
        let blocked = try Self.sqlite(path, "SELECT count(*) FROM plan_in_force JOIN plan_holder USING (case_id);")
        #expect(blocked == "2")
      }
    }

    /// The same for the other services, and for intake's lists.
    private static let more: [(service: Service, words: String, sql: String, table: String)] = [
      (.intake, "a contact that is gone", "DELETE FROM contact WHERE id = (SELECT min(id) FROM contact);", "contact"),
      (.intake, "an incident of another day", "UPDATE incident SET at = at - 86400000;", "incident"),
      (.workflow, "a case that is closed", "UPDATE restriction_case SET stage = 'closed';", "restriction_case"),
      (.workflow, "a review that is never due", "DELETE FROM due_row WHERE kind = 'review-falls-due';", "due_row"),
      (.workflow, "a review that is forgotten", "DELETE FROM plan_review;", "plan_review"),
      (.workflow, "a request that is nobody's task", "DELETE FROM task WHERE kind = 'decide-adjustment';", "task"),
      (.workflow, "records that are of two people", "DELETE FROM person_merge;", "person_merge"),
      (.notification, "a letter that was told earlier", "UPDATE notice SET told_at = told_at - 86400000;", "notice"),
      (.records, "a decision that is not in the register", "DELETE FROM decision WHERE number = 2;", "decision"),
      (.records, "a plan of another version", "UPDATE plan SET version = version + 1;", "plan"),
      (.records, "a file entry of nobody", "UPDATE file_entry SET service_user = NULL, case_id = NULL;", "file_entry"),
      (.records, "something that is due", "UPDATE aggregate SET due = '2020-01-01' WHERE due IS NULL;", "aggregate"),
      (.records, "something that is not counted", "DELETE FROM counted;", "counted"),
    ]

    @Test("so is what the other services answer from and act on, and what lists show (9.1)")
    func othersAreFound() async throws {
      try await Deployment.with { deployment in
        try Self.playUntilMerged(deployment)
        for change in Self.more {
          let path = deployment.database(of: change.service).description
          try #require(
            try Self.sqlite(path, "SELECT count(*) FROM \(change.table);") != "0", "there is nothing in \(change.table)")
          _ = try Self.sqlite(path, change.sql)
          let verified = try deployment.verify()
          let named = verified.output.split(separator: "\n").filter {
            $0.hasPrefix("\(change.service.rawValue) tables ") && $0.contains("FAULT: \(change.table) ")
          }
          #expect(verified.code == 65 && !named.isEmpty, "\(change.words): \(verified.output)")
          let repaired = try deployment.verify("--repair")
          #expect(
            repaired.code == 0 && repaired.output.contains("repaired: \(change.table) "), "\(change.words): \(repaired.output)")
          #expect(try deployment.verify().code == 0, "\(change.words), mended")
        }
        // A letter as it went out is kept once, and made by nobody again.
        _ = try Self.sqlite(
          deployment.database(of: .notification).description,
          "UPDATE notice_document SET content = CAST('another' AS BLOB) WHERE format = 'text';")
        let changed = try deployment.verify("--repair")
        #expect(changed.code == 65 && changed.output.contains("FAULT: notice_document "), "\(changed.output)")
      }
    }

    @Test("is not mended from a journal that was changed (9.1)")
    func isNotMended() async throws {
      try await Deployment.with { deployment in
        try Self.playUntilMerged(deployment)
        _ = try Self.sqlite(deployment.database(of: .intake).description, "DELETE FROM plan_holder; DELETE FROM plan_in_force;")
        _ = try Self.sqlite(
          deployment.database(of: .workflow).description,
          "UPDATE journal SET payload = '[' || substr(payload, 2) WHERE type = 'plan.drafted.v1';")
        let verified = try deployment.verify("--repair")
        #expect(verified.code == 65 && !verified.output.contains("repaired"), "\(verified.output)")
        #expect(verified.output.contains("FAULT: plan_in_force "), "\(verified.output)")
      }
    }

    @Test("says nothing of a person in what verify prints (9.1)")
    func isDiscreet() async throws {
      try await Deployment.with { deployment in
        try Self.playUntilMerged(deployment)
        let path = deployment.database(of: .intake).description
        let names = try Self.sqlite(
          path, "SELECT name FROM service_user UNION SELECT value FROM contact_point UNION SELECT word FROM name_word;")
        _ = try Self.sqlite(
          path, "DELETE FROM plan_holder; DELETE FROM contact_point; DELETE FROM person_word; DELETE FROM name_word;")
        let verified = try deployment.verify()
        #expect(verified.code == 65)
        for name in names.split(separator: "\n") { #expect(!verified.output.contains(name), "\(name)") }
      }
    }

    @Test("a damaged page is found by verify, whichever it is (9.1)")
    func damageIsFound() async throws {
      try await Deployment.with { deployment in
        try Self.playUntilMerged(deployment)
        let path = deployment.database(of: .intake).description
        let untouched = try Data(contentsOf: URL(filePath: path))
        let size = try #require(Int(try Self.sqlite(path, "PRAGMA page_size;")))
        let pages = untouched.count / size
        #expect(pages > 60)
        // The first page is the file's own; every third of the others.
        for page in stride(from: 1, to: pages, by: 3) {
          var damaged = untouched
          damaged.replaceSubrange(page * size..<page * size + 8, with: [UInt8](repeating: 0xFF, count: 8))
          try damaged.write(to: URL(filePath: path))
          let verified = try deployment.verify()
          #expect(verified.code == 65 && verified.output.contains("intake "), "page \(page): \(verified.output)")
        }
        try untouched.write(to: URL(filePath: path))
      }
    }

    /// Plays the story until a plan is in force for a person with two records that were merged, takes down a request for an adjustment of theirs,
    /// and stops the services.
    private static func playUntilMerged(_ deployment: Deployment) throws {
      let story = try deployment.story()
      let last = try #require(story.steps.firstIndex { $0.name == "the plan is found through either record" })
      for step in story.steps[...last] { _ = try story.play(step) }
      let person = try Self.sqlite(
        deployment.database(of: .intake).description, "SELECT service_user FROM plan_in_force LIMIT 1;")
      let asked = try deployment.answer(
        .post, "/adjustment-requests", of: .intake, by: deployment.cast.jo,
        Form([
          ("serviceUser", person), ("organisation", "opfcc"), ("channel", "telephone"), ("departments", "Complaints"),
          ("request", "Asks for letters in large print."),
        ]))
      try #require(asked.status == 201, "\(String(decoding: asked.body, as: UTF8.self))")
      for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
    }

    private static func sqlite(_ path: String, _ sql: String) throws -> String {
      let result = try Program.run("sqlite3", [path, sql])
      try #require(result.code == 0, "\(result.errors)")
      return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
