import Contracts
import Policy
import ServiceKit

/// The records afterwards.
extension Story {
  static func recordSteps(_ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the case file is complete", .retention) { story in
        let id = try story.known(story.caseID, "the case")
        let count = story.steps.flatMap(\.decisions).count
        let file = try story.teller.wait(for: "the case file to the end of the plan") { () -> CaseFile? in
          // Records follows several services, each at its own pace.
          guard try story.registerEntries().count >= count else { return nil }
          let file = try story.teller.get("/case-files/\(id)", of: .records, by: cast.kim, as: CaseFile.self)
          return file.entries.contains { $0.type == CaseClosed.type } ? file : nil
        }
        story.filed = file.decisions
        return "\(cast.kim.introduced), opens the case file \(file.reference): \(file.entries.count) entries."
      },
      StoryStep("the register has every decision", .retention) { story in
        let entries = try story.registerEntries()
        let numbers = entries.map(\.number)
        try story.expect(
          numbers == numbers.sorted() && entries == story.filed, "the register",
          expected: "the case file's decisions, in order",
          got: numbers.map { String($0) }.joined(separator: ", "))
        let decisions = story.steps.flatMap(\.decisions).map { "\(story.pack.citations[$0.rule]) \($0.by)" }
        let decided = Self.inTime(entries).map { "\($0.paragraph) \($0.decidedBy)" }
        try story.expect(
          decided == decisions, "the register", expected: decisions.joined(separator: ", "), got: decided.joined(separator: ", "))
        let lines = entries.map {
          "\n      \($0.decision) (\($0.paragraph)), by \($0.decidedBy), \(story.pack.words(for: $0.office))"
        }
        return "The register has \(entries.count) decisions:" + lines.joined()
      },
      StoryStep("every journal is intact", .retention) { story in
        // Asks again if a service is down just now, but not if a journal is at fault.
        let report = try story.teller.wait(for: "every journal asked") {
          let report = try story.teller.get("/verification", of: .records, by: cast.kim, as: VerificationReport.self)
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
  }

  /// Entries in the order in which they were decided: those of several services reach the register in whatever order it follows them.
  static func inTime(_ entries: [RegisterEntry]) -> [RegisterEntry] { entries.sorted { ($0.at, $0.number) < ($1.at, $1.number) } }

  /// This case's entries in the register, from all its pages.
  func registerEntries() throws -> [RegisterEntry] {
    let id = try known(caseID, "the case")
    var (entries, after): ([RegisterEntry], String) = ([], "")
    while true {
      let page = try teller.get(
        "/register?case=\(id)&limit=200\(after)", of: .records, by: cast.kim, as: Page<RegisterEntry>.self)
      entries += page.items
      guard let next = page.next else { return entries }
      after = "&after=\(Form.encode(next))"
    }
  }
}
