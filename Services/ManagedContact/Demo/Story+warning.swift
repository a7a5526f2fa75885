import Contracts
import ServiceKit

/// From the report to the warning, and what happens after it.
extension Story {
  static let warningSteps: [StoryStep] = [
    StoryStep(name: "the case is on the managers' list", paragraph: "6.1") { story in
      let task = try story.teller.wait(for: "the case among the managers' tasks") { try story.triageTask() }
      let id = try story.known(task.caseID, "the case of the task")
      story.caseID = id
      story.reference = task.reference
      return "The case \(task.reference) is on the managers' list: \(task.sentence)"
    },
    StoryStep(name: "triage decides on a warning", paragraph: "5.2") { story in
      let form = Form([("outcome", "warn"), ("reasons", "Staff were sworn at and threatened in three contacts.")])
      _ = try story.move("triage", by: .chris, form, to: "warning-pending")
      return "Chris Fields, a manager, decides to warn \(story.caller)."
    },
    StoryStep(name: "the warning is dispatched", paragraph: "5.2") { story in
      let letter = try story.dispatchedLetter("warning")
      try story.expectLetter(
        letter, "the warning",
        mentions: [story.caller, story.reference, "Managing Service User Contact Policy", "enclose our policy"])
      return "The warning letter goes out. It names the policy and encloses it."
    },
    StoryStep(name: "the case is warned", paragraph: "5.2") { story in
      let warning = try story.known(try story.waitForStage("warned").warning, "the case's warning")
      return "\(story.caller) has until the end of \(warning.endsAt.adding(seconds: -1).text.prefix(10)) to change."
    },
    StoryStep(name: "ten days pass", paragraph: "5.2") { story in
      try story.moveClocks("the warning", by: 10 * 86_400)
      return "Max Stone, an administrator, moves this training deployment's clock on by ten days."
    },
    StoryStep(name: "it happens again", paragraph: "3.1") { story in
      let incident = try story.log(
        by: .jo, channel: "telephone", behaviours: ["swearing-or-threatening"], targets: [Person.jo.subject],
        "Called again, swore at Jo and threatened to make life hard for everyone there.")
      story.incidentAfterWarning = incident.id
      return "It happens again: Jo Marsh logs \(incident.reference)."
    },
    StoryStep(name: "the behaviour has continued", paragraph: "5.3") { story in
      let incident = try story.known(story.incidentAfterWarning, "the incident after the warning")
      _ = try story.teller.wait(for: "the incident on the case") {
        try story.readCase().incidents.contains { $0.id == incident } ? true : nil
      }
      let form = Form([("incidents", incident.text), ("reasons", "The behaviour happened again ten days after the warning.")])
      _ = try story.move("record-continued", by: .chris, form, to: "checklist")
      return "Chris Fields records that the behaviour continued, and names that incident."
    },
  ]

  /// The case's letter of that name, once it is dispatched.
  func dispatchedLetter(_ name: String) throws -> String {
    let id = try known(caseID, "the case")
    let notice = try teller.wait(for: "the letter \(name) dispatched") {
      let page = try teller.get("/notices?case=\(id)", of: .notification, by: .chris, as: Page<Notice>.self)
      guard let notice = page.items.first(where: { $0.letter == name }), notice.state != .pending else { return nil as Notice? }
      return notice
    }
    try expect(
      notice.state == .dispatched, "the letter \(name)", expected: "it dispatched",
      got: "\(notice.state.rawValue) \(notice.why ?? "")")
    return try teller.text("/notices/\(notice.id)/letter.txt", of: .notification, by: .chris)
  }

  /// Letters are broken into lines, so white space between words is ignored.
  func expectLetter(_ letter: String, _ what: String, mentions: [String]) throws {
    let words = letter.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let missing = mentions.filter { !words.contains($0) }
    try expect(
      missing.isEmpty, what, expected: "it to say '\(missing.joined(separator: "', '"))'", got: String(words.prefix(2000)))
  }

  /// The task to triage this story's case.
  private func triageTask() throws -> CaseTaskView? {
    let person = try known(serviceUser, "the caller")
    let cases = try teller.get("/cases?serviceUser=\(person)", of: .workflow, by: .chris, as: Page<CaseSummary>.self)
    guard let id = cases.items.first?.id else { return nil }
    caseID = id
    return try task("triage", of: .chris)
  }

  /// A person's task of that kind for this story's case, if it is on their list, which has other cases and several pages.
  func task(_ kind: String, of person: Person) throws -> CaseTaskView? {
    let id = try known(caseID, "the case")
    var after = ""
    while true {
      let page = try teller.get("/tasks?limit=200\(after)", of: .workflow, by: person, as: Page<CaseTaskView>.self)
      if let task = page.items.first(where: { $0.caseID == id && $0.kind == kind }) { return task }
      guard let next = page.next else { return nil }
      after = "&after=\(Form.encode(next))"
    }
  }

  /// Moves every clock on by that many seconds; a retry for the same moment does not move it again.
  func moveClocks(_ moment: String, by seconds: Int) throws {
    for service in Service.allCases {
      let target = "\(moment) \(service.rawValue)"
      if clockTargets[target] == nil {
        clockTargets[target] = try teller.get("/clock", of: service, by: .max, as: ClockAnswer.self).offsetSeconds + seconds
      }
      let offset = try known(clockTargets[target], "the offset")
      let clock = try teller.put(
        "/clock", of: service, by: .max, Form([("offset", ISO8601Duration.text(seconds: offset))]), as: ClockAnswer.self)
      try expect(
        clock.offsetSeconds == offset, "the clock of \(service.rawValue)", expected: "an offset of \(offset) seconds",
        got: "\(clock.offsetSeconds)")
    }
  }

  /// Moves every clock to the morning after that day.
  func moveClocks(_ moment: String, past day: Day) throws {
    let now = try teller.get("/clock", of: .workflow, by: .max, as: ClockAnswer.self).now
    let morning = try known(Instant("\(day.text)T09:00:00Z"), "the morning").adding(seconds: 86_400)
    try moveClocks(moment, by: max(0, Int((morning.milliseconds - now.milliseconds) / 1000)))
  }
}
