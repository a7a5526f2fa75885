import Contracts
import ServiceKit

/// The records afterwards.
extension Story {
  static let recordSteps: [StoryStep] = [
    StoryStep(name: "the case file is complete", paragraph: "8.1") { story in
      let id = try story.known(story.caseID, "the case")
      let file = try story.teller.wait(for: "the case file to the end of the plan") { () -> CaseFile? in
        // Until records knows of the case, there is no file to ask for.
        guard try !story.registerEntries().isEmpty else { return nil }
        let file = try story.teller.get("/case-files/\(id)", of: .records, by: .kim, as: CaseFile.self)
        return file.entries.contains { $0.type == CaseClosed.type } ? file : nil
      }
      story.filed = file.decisions
      return "Kim Lake, a records officer, opens the case file \(file.reference): \(file.entries.count) entries."
    },
    StoryStep(name: "the register has every decision", paragraph: "8.1") { story in
      let entries = try story.registerEntries()
      let numbers = entries.map(\.number)
      try story.expect(
        numbers == numbers.sorted() && entries == story.filed, "the register",
        expected: "the case file's decisions, in order",
        got: numbers.map { String($0) }.joined(separator: ", "))
      let decided = entries.map { "\($0.paragraph) \($0.decidedBy)" }
      try story.expect(
        decided == decisions, "the register", expected: decisions.joined(separator: ", "), got: decided.joined(separator: ", "))
      let lines = entries.map { "\n      \($0.decision) (\($0.paragraph)), by \($0.decidedBy), \($0.office.rawValue)" }
      return "The register has \(entries.count) decisions:" + lines.joined()
    },
    StoryStep(name: "every journal is intact", paragraph: "8.1") { story in
      // Asks again if a service is down just now, but not if a journal is at fault.
      let report = try story.teller.wait(for: "every journal asked") {
        let report = try story.teller.get("/verification", of: .records, by: .kim, as: VerificationReport.self)
        return report.journals.contains { $0.fault == JournalReport.unchecked } ? nil : report
      }
      let faults = report.journals.compactMap { journal in journal.fault.map { "\(journal.service): \($0)" } }
      try story.expect(
        report.holds && report.journals.count == Service.allCases.count, "the verification",
        expected: "\(Service.allCases.count) intact journals",
        got: "\(report.journals.count) journals; \(faults.joined(separator: "; "))")
      let rows = report.journals.map { "\($0.service) \($0.rows)" }.joined(separator: ", ")
      return "Every journal is intact; rows checked: \(rows)."
    },
  ]

  /// The story's decisions: paragraph and person.
  private static let decisions =
    ["5.2 chris.fields", "5.2 restriction-workflow", "5.3 chris.fields"] + Array(repeating: "5.3 chris.fields", count: 6)
    + ["5.9 chris.fields", "5.4 chris.fields", "6.2 chris.fields", "6.2 dana.wood", "5.1 restriction-workflow"]
    + ["5.1 restriction-workflow"]
    // The challenge, and the milder version that followed.
    + ["7.1 noor.glen", "7.1 noor.glen", "8.2 noor.glen", "5.9 chris.fields", "5.4 chris.fields", "6.2 chris.fields"]
    + ["6.2 dana.wood", "5.1 restriction-workflow", "5.1 restriction-workflow"]
    // The review, overdue and then concluded, and the end.
    + ["8.1 restriction-workflow", "8.2 dana.wood", "5.7 restriction-workflow"]

  /// This case's entries in the register, from all its pages.
  func registerEntries() throws -> [RegisterEntry] {
    let id = try known(caseID, "the case")
    var (entries, after): ([RegisterEntry], String) = ([], "")
    while true {
      let page = try teller.get("/register?case=\(id)&limit=200\(after)", of: .records, by: .kim, as: Page<RegisterEntry>.self)
      entries += page.items
      guard let next = page.next else { return entries }
      after = "&after=\(Form.encode(next))"
    }
  }
}
