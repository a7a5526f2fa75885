import Contracts
import Policy
import ServiceKit

/// From the report to the last warning, and what happens after it.
extension Story {
  static func warningSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let sequence = pack.warnings.indices.map { index in
      let isLast = index == pack.warnings.count - 1
      return (index == 0 ? triageSteps(pack, cast) : nextWarningSteps(index, pack, cast)) + warningSteps(index, pack)
        + (isLast && pack.appeals.against.contains(.warning) ? warningAppealSteps(pack, cast) : [])
        + behaviourAgainSteps(index, pack, cast)
    }
    return sequence.flatMap { $0 } + [
      StoryStep("the behaviour has continued", .continuedBehaviour, leaves: [.init(.continuedBehaviour, by: cast.chris)]) {
        story in
        let form = try story.continued(since: pack.warnings.count - 1)
        try story.move(.recordContinued, by: cast.chris, form, to: .checklist)
        return "\(cast.chris.name) records that the behaviour continued, and names that incident."
      }
    ]
  }

  private static func triageSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the case is on the list for triage", .triage) { story in
        let task = try story.teller.wait(for: "the case among the tasks of \(cast.chris.called)") { try story.triageTask() }
        let id = try story.known(task.case, "the case of the task")
        story.caseID = id
        story.reference = task.reference
        return "The case \(task.reference) is a task for \(pack.words(for: task.office)): \(task.sentence)"
      },
      StoryStep("triage decides on a warning", .warnings, leaves: [.init(.warnings, by: cast.chris)]) { story in
        let form = Form([
          ("outcome", "warn"), ("reasons", "It happened in three contacts, and one was aimed at someone who works here."),
        ])
        try story.move(.triage, by: cast.chris, form, to: .warningPending)
        return "\(cast.chris.introduced), decides on it: \(pack.warnings[0].name)."
      },
    ]
  }

  /// What comes between a warning and the next: it is tried without, and then decided.
  private static func nextWarningSteps(_ index: Int, _ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let (warner, name) = (cast.warners[index], pack.warnings[index].name)
    return [
      StoryStep("going on without \(Self.warning(index)) is refused", .warnings) { story in
        let form = try story.continued(since: index - 1)
        let problem = try story.beRefused(.recordContinued, by: cast.chris, form, status: 422, citing: .warnings)
        return "\(cast.chris.name) tries to go on to a plan, and is refused: \(problem.detail ?? "")"
      },
      StoryStep("\(Self.warning(index)) is decided", .warnings, leaves: [.init(.warnings, by: warner)]) { story in
        try story.move(.warnAgain, by: warner, try story.continued(since: index - 1), to: .warningPending)
        return "\(warner.introduced), decides on it: \(name)."
      },
    ]
  }

  private static func warningSteps(_ index: Int, _ pack: PolicyPack) -> [StoryStep] {
    let (warning, step) = (pack.warnings[index], index == 0 ? ActionName.triage : .warnAgain)
    return [
      StoryStep("\(Self.warning(index)) is dispatched", .warnings, leaves: [.itself(.warnings)]) { story in
        try story.expectLetter(
          warning.letter, Self.warning(index), from: story.cast.warners[index], taking: step,
          saying: ["\(warning.periodDays) days"])
        return "The letter goes out. It names the policy, and who decided on it."
      },
      StoryStep("\(Self.warning(index)) runs", .warnings) { story in
        let given = try story.known(try story.waitForStage(.warned).warning, Self.warning(index))
        try story.expect(given.stage == index, Self.warning(index), expected: "it given", got: "warning \(given.stage + 1)")
        return "\(story.caller) has until the end of \(given.endsAt.adding(seconds: -1).text.prefix(10)) to change."
      },
    ]
  }

  /// A warning that can be challenged is, and applies.
  private static func warningAppealSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the warning is challenged", .appeals, leaves: [.init(.appeals, by: cast.recorder)]) { story in
        try story.lodge(.warning, "I was upset about the decision, and no one would listen.", at: .warned)
        return "\(story.caller) challenges the warning by letter; \(cast.recorder.introduced), records it."
      },
      StoryStep("the challenge to the warning is acknowledged", .appeals) { story in
        try story.acknowledge(.warning, at: .warned)
        return "\(cast.noor.introduced), acknowledges it by letter."
      },
      StoryStep("the challenge to the warning is not upheld", .appeals, leaves: [.init(.appeals, by: cast.hearer)]) { story in
        try story.decide(.warning, .notUpheld, "The warning is fair: being upset does not excuse what was said.", at: .warned)
        return "\(cast.hearer.introduced), does not uphold it. The letter says why, and where to go outside."
      },
    ]
  }

  private static func behaviourAgainSteps(_ index: Int, _ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("ten days pass after \(Self.warning(index))", .warnings) { story in
        try story.moveClocks(Self.warning(index), by: 10 * 86_400)
        return "\(cast.max.introduced), moves this training deployment's clock on by ten days."
      },
      StoryStep("it happens again after \(Self.warning(index))", .reports) { story in
        let incident = try story.log(
          by: cast.jo, channel: "telephone", story.conduct.endsCall, targets: [cast.jo.subject], "Called again.")
        story.incidentsAfterWarning[index] = incident.id
        return "It happens again: \(cast.jo.introduced), logs \(incident.reference)."
      },
    ]
  }

  /// How the story names that warning of the pack, from 0.
  private static func warning(_ index: Int) -> String { index == 0 ? "the warning" : "warning \(index + 1)" }

  /// What is sent to say that the behaviour continued after that warning, once the incident is on the case.
  private func continued(since index: Int) throws -> Form {
    let incident = try known(incidentsAfterWarning[index], "the incident after the warning")
    _ = try teller.wait(for: "the incident on the case") {
      try readCase().incidents.contains { $0.id == incident } ? true : nil
    }
    return Form([("incidents", incident.text), ("reasons", "The behaviour happened again ten days after the warning.")])
  }

  /// The task to triage this story's case.
  private func triageTask() throws -> CaseTaskView? {
    let person = try known(serviceUser, "the caller")
    let cases = try teller.get("/cases?serviceUser=\(person)", of: .workflow, by: cast.chris, as: Page<CaseSummary>.self)
    guard let id = cases.items.first?.id else { return nil }
    caseID = id
    return try task(.triage, of: cast.chris)
  }

  /// A person's task of that kind for this story's case, if it is on their list, which has other cases and several pages; it cites the
  /// paragraph of its rule.
  func task(_ kind: CaseTask, of person: Person) throws -> CaseTaskView? {
    let id = try known(caseID, "the case")
    var after = ""
    while true {
      let page = try teller.get("/tasks?limit=200\(after)", of: .workflow, by: person, as: Page<CaseTaskView>.self)
      if let task = page.items.first(where: { $0.case == id && $0.kind == kind.rawValue }) {
        let paragraph = pack.citations[kind.rule]
        try expect(task.paragraph == paragraph, "the task \(kind.rawValue)", expected: paragraph, got: task.paragraph)
        return task
      }
      guard let next = page.next else { return nil }
      after = "&after=\(Form.encode(next))"
    }
  }
}
