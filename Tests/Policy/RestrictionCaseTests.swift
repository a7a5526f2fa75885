import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("The restriction case: from report to plan in force")
struct RestrictionCaseTests {
  @Test("the ordinary route leads to a plan in force, and its history replays to the same case", arguments: StageName.allCases)
  func road(stage: StageName) throws {
    let story = try Story(at: stage)
    #expect(story.file.stage.name == stage)
    #expect(try RestrictionCase.replay(story.history) == story.file)
  }

  @Test("a report must name a behaviour and what was done or said (3.1)")
  func reports() throws {
    let story = try Story()
    for incident in [
      Sample.incident(1, story.now, behaviours: []), Sample.incident(1, story.now, behaviours: ["being-cross"]),
      Sample.incident(1, story.now, account: "  "),
    ] {
      let report = Report(caseID: Sample.id(2), serviceUser: Sample.person, organisation: "opfcc", incidents: [incident])
      #expect(throws: Refusal.self) { try RestrictionCase.open(report, by: Sample.system, at: story.now, under: story.pack) }
      story.expectRefusal(.addIncident(incident), by: Sample.system, "report-incomplete", "3.1")
    }
  }

  @Test("an incident involving a relative cannot be added to a case: one person, one decision (1.1, decision 8)")
  func relatives() throws {
    let story = try Story()
    story.expectRefusal(
      .addIncident(Sample.incident(2, story.now, of: Sample.id(3))), by: Sample.system, "another-person", "1.1")
  }

  @Test("a known incident changes nothing; a new one is added at every open stage", arguments: StageName.allCases)
  func furtherIncidents(stage: StageName) throws {
    var story = try Story(at: stage)
    let new = Command.addIncident(Sample.incident(9, story.now))
    if stage == .closed { return story.expectRefusal(new, by: Sample.system, "wrong-stage", "6.1") }
    try story.give(new, by: Sample.system)
    #expect(story.file.incidents.last?.id == Sample.id(109))
    #expect(try story.give(new, by: Sample.system).isEmpty)
    #expect(story.file.stage.name == stage)
  }

  @Test("triage may find that anger was not unacceptable behaviour, with reasons (3.1)")
  func notUnacceptable() throws {
    var story = try Story()
    story.expectRefusal(.triage(.notUnacceptable, reasons: " "), by: Sample.manager, "no-reasons", "3.1")
    try story.give(.triage(.notUnacceptable, reasons: "Angry, not abusive."), by: Sample.manager)
    guard case .closed(let closure) = story.file.stage else { throw Unexpected() }
    #expect(closure.outcome == .notUnacceptable)
    #expect(closure.reasons.by == "mara")
  }

  @Test("a warning is a letter with the policy enclosed, and runs from its dispatch (5.2)")
  func warning() throws {
    var story = try Story()
    let events = try story.give(.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."), by: Sample.manager)
    let letters = events.compactMap(\.letter)
    #expect(letters.map(\.letter) == ["warning"])
    #expect(letters.first?.enclosures == ["policy-in-plain-words"])
    story.now = story.now.adding(seconds: 7200)
    try story.give(.noticeDispatched(notice: Sample.id(10), at: story.now), by: Sample.system)
    guard case .warned(let warning) = story.file.stage else { throw Unexpected() }
    #expect(warning.dispatchedAt == story.now)
    #expect(warning.endsAt.text == "2026-12-22T00:00:00.000Z")
    #expect(story.file.deadlines(under: story.pack) == [.warningPeriodEnds: warning.endsAt])
  }

  @Test("a warning that failed opens a task, and may be sent again under a new identifier (5.1, 5.2)")
  func failedWarning() throws {
    var story = try Story(at: .warningPending)
    story.expectRefusal(.sendNoticeAgain(notice: Sample.id(12)), by: Sample.manager, "notice-not-failed", "5.1")
    try story.give(.noticeFailed(notice: Sample.id(10), why: "No address."), by: Sample.system)
    #expect(story.opened(.sendNoticeAgain)?.office == .manager)
    story.expectRefusal(.sendNoticeAgain(notice: Sample.id(10)), by: Sample.manager, "notice-identifier-used", "5.1")
    try story.give(.sendNoticeAgain(notice: Sample.id(12)), by: Sample.manager)
    story.expectRefusal(.noticeDispatched(notice: Sample.id(10), at: story.now), by: Sample.system, "notice-not-awaited", "5.1")
    try story.give(.noticeDispatched(notice: Sample.id(12), at: story.now), by: Sample.system)
    #expect(story.file.stage.name == .warned)
  }

  @Test("the opportunity to adapt cannot be concluded before it ends (5.2)")
  func adapted() throws {
    var story = try Story(at: .warned)
    story.now = try Sample.at("2026-12-21T23:59:59Z")
    story.expectRefusal(
      .closeAsAdapted(reasons: "Quiet.", notice: Sample.id(990)), by: Sample.manager, "warning-period-running", "5.2")
    story.expectRefusal(.warningPeriodEnded, by: Sample.system, "warning-period-running", "5.2")
    story.now = try Sample.at("2026-12-22T00:00:00Z")
    try story.give(.warningPeriodEnded, by: Sample.system)
    #expect(try story.give(.warningPeriodEnded, by: Sample.system).isEmpty)
    #expect(story.file.deadlines(under: story.pack).isEmpty)
    story.expectRefusal(.closeAsAdapted(reasons: "", notice: Sample.id(990)), by: Sample.manager, "no-reasons", "5.2")
    try story.give(.closeAsAdapted(reasons: "Quiet since.", notice: Sample.id(990)), by: Sample.manager)
    #expect(story.file.stage.name == .closed)
  }

  @Test("finding that behaviour continued needs an incident since the warning was dispatched (5.2, 5.3)")
  func continued() throws {
    var story = try Story(at: .warned)
    for named in [[], [Sample.id(101)], [Sample.id(999)]] {
      story.expectRefusal(
        .recordContinued(incidents: named, reasons: "Again."), by: Sample.manager, "no-incident-since-warning", "5.2")
    }
    try story.give(.addIncident(Sample.incident(2, story.now.adding(seconds: 60))), by: Sample.system)
    story.expectRefusal(.recordContinued(incidents: [Sample.id(102)], reasons: ""), by: Sample.manager, "no-reasons", "5.3")
    try story.give(.recordContinued(incidents: [Sample.id(102)], reasons: "Again."), by: Sample.manager)
    #expect(story.file.stage.name == .checklist)
  }

  @Test("each criterion is answered with evidence, and only (f) may be marked not applicable (5.3)")
  func criteria() throws {
    var story = try Story(at: .checklist)
    story.expectRefusal(
      .answerCriterion(code: "g", answer: .met, evidence: "On file."), by: Sample.manager, "unknown-criterion", "5.3")
    story.expectRefusal(.answerCriterion(code: "a", answer: .met, evidence: " "), by: Sample.manager, "no-evidence", "5.3")
    for code in ["a", "b", "c", "d", "e"] {
      story.expectRefusal(
        .answerCriterion(code: code, answer: .notApplicable, evidence: "On file."), by: Sample.manager, "answer-not-allowed",
        "5.3")
    }
    try story.prepare()
    try story.give(.answerCriterion(code: "f", answer: .notApplicable, evidence: "Has a solicitor."), by: Sample.manager)
    #expect(story.refusal(.submit, by: Sample.manager) == nil)
    for code in ["a", "b", "c", "d", "e", "f"] {
      var other = story
      try other.give(.answerCriterion(code: code, answer: .notMet, evidence: "Not yet."), by: Sample.manager)
      other.expectRefusal(.submit, by: Sample.manager, "checklist-incomplete", "5.3")
    }
  }

  @Test("nothing is submitted without criteria, adjustments considered and a plan; each missing item is named (5.3, 5.9)")
  func submission() throws {
    let story = try Story(at: .checklist)
    let refusal = try #require(story.refusal(.submit, by: Sample.manager))
    #expect(refusal.missing.count == 8)
    story.expectRefusal(.confirmAdjustmentsConsidered(""), by: Sample.manager, "no-adjustments-answer", "5.9")
  }

  @Test("a manager may take the matter no further, with reasons (2.2, 5.3)")
  func withdrawal() throws {
    var story = try Story(at: .checklist)
    story.expectRefusal(.withdraw(reasons: "", notice: Sample.id(990)), by: Sample.manager, "no-reasons", "5.3")
    try story.give(.withdraw(reasons: "Agreed by phone.", notice: Sample.id(990)), by: Sample.manager)
    #expect(story.file.stage.name == .closed)
  }

  @Test("a case is decided under the policy version it began with (LGSCO 18 008 389)")
  func otherPolicy() throws {
    var story = try Story()
    story.file = RestrictionCase(
      id: story.file.id, serviceUser: story.file.serviceUser, organisation: "opfcc", policy: PackReference(id: "x", version: "1"),
      openedAt: story.now, earlier: nil, incidents: [], adjustments: .none, stage: .reported, parts: [:], settled: .none)
    story.expectRefusal(.triage(.noAction, reasons: "It is so."), by: Sample.manager, "other-policy", "2.2")
  }
}

/// The case is not at the stage that the test expects.
struct Unexpected: Error {}
