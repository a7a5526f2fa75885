import Contracts

/// What stands on record afterwards.
extension Story {
  static let recordSteps: [StoryStep] = [
    StoryStep(name: "the register has every decision", paragraph: "8.1") { story in
      story.registered = try story.teller.wait(for: "the decisions in the register, to the plan in force") {
        let entries = try story.registerEntries()
        return entries.contains { $0.decidedBy == Person.dana.subject } ? entries : nil
      }
      let numbers = story.registered.map(\.number)
      try story.expect(
        numbers == numbers.sorted(), "the register", expected: "the decisions in their order",
        came: numbers.map { String($0) }.joined(separator: ", "))
      let lines = story.registered.map { "\n      \($0.decision) (\($0.paragraph)), by \($0.decidedBy), \($0.role.rawValue)" }
      return "Kim Lake, a records officer, reads the register:" + lines.joined()
    },
    StoryStep(name: "the case file is whole", paragraph: "8.1") { story in
      let id = try story.known(story.caseID, "the case")
      let file = try story.teller.wait(for: "the case file with the plan in force") {
        let file = try story.teller.get("/case-files/\(id)", of: .records, by: .kim, as: CaseFile.self)
        return file.entries.contains { $0.type == PlanTookEffect.type } ? file : nil
      }
      try story.expect(
        file.decisions == story.registered, "the case file", expected: "the decisions of the register",
        came: file.decisions.map(\.decision).joined(separator: ", "))
      return "The case file \(file.reference) has \(file.entries.count) entries."
    },
    StoryStep(name: "every journal holds", paragraph: "8.1") { story in
      let report = try story.teller.get("/verification", of: .records, by: .kim, as: VerificationReport.self)
      let faults = report.journals.compactMap { journal in journal.fault.map { "\(journal.service): \($0)" } }
      try story.expect(
        report.holds && report.journals.count == 4, "the verification", expected: "four journals that hold",
        came: "\(report.journals.count) journals; \(faults.joined(separator: "; "))")
      let rows = report.journals.map { "\($0.service) \($0.rows)" }.joined(separator: ", ")
      return "Every journal holds, row by row: \(rows)."
    },
  ]

  /// This case's entries of the register, through all its pages.
  func registerEntries() throws -> [RegisterEntry] {
    let id = try known(caseID, "the case")
    var (entries, after): ([RegisterEntry], String) = ([], "")
    while true {
      let page = try teller.get("/register?limit=200\(after)", of: .records, by: .kim, as: Page<RegisterEntry>.self)
      entries += page.items.filter { $0.caseID == id }
      guard let next = page.next else { return entries }
      after = "&after=\(Form.encode(next))"
    }
  }
}
