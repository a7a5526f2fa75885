import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What an appeal in one case settles for another")
struct SettlementTests {
  private static let (other, letter) = (Sample.id(3), Sample.id(95))
  private static let open = StageName.allCases.filter { $0 != .closed }

  private func settle(_ numbers: [Int], in story: inout Story) throws -> [CaseEvent] {
    let settled = Settlement(incidents: Set(numbers.map { Sample.id(100 + $0) }))
    return try story.give(.settle(settled, in: Self.other, notice: Self.letter), by: Sample.system)
  }

  private func outcome(of story: Story) -> CaseOutcome? {
    guard case .closed(let closure) = story.file.stage else { return nil }
    return closure.outcome
  }

  @Test("whatever stage the case is at, what rests on nothing else ends, and who knows of it is told (7.1)", arguments: open)
  func everything(stage: StageName) throws {
    var story = try Story(at: stage)
    let events = try settle([1, 2], in: &story)
    let letters = events.compactMap(\.letter).map(\.letter)
    switch stage {
    case .reported:
      #expect(story.file.stage.name == .reported && letters.isEmpty)
      for command in [
        Command.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."),
        .skipWarning(.threatToSafety, reasons: "A threat."),
      ] {
        story.expectRefusal(command, by: Sample.manager, "settled-on-appeal", "7.1")
      }
      try story.give(.triage(.noAction, reasons: "It is so."), by: Sample.manager)
    case .warningPending, .warned, .checklist, .awaitingAuthorisation:
      #expect(outcome(of: story) == .warningWithdrawn && letters == ["case-closed"])
    case .noticePending, .inForce: #expect(outcome(of: story) == .withdrawnOnAppeal && letters == ["plan-ended"])
    case .closed: break
    }
    #expect(story.file.inForce == nil && story.file.proceeding == nil && story.file.behaviours.isEmpty)
    #expect(try RestrictionCase.replay(story.history) == story.file)
    #expect(events.first?.fact.decision?.words == "Settled by an appeal in another case")
  }

  @Test(
    "a warning without its incidents, or a finding that it went on, is nothing to go on by; a plan in force is reviewed (7.1)")
  func basis() throws {
    for stage in [StageName.checklist, .awaitingAuthorisation, .noticePending] {
      for number in [1, 2] {
        var story = try Story(at: stage)
        _ = try settle([number], in: &story)
        #expect(story.file.stage.name == .closed, "\(stage) without \(number)")
      }
    }
    for number in [1, 2] {
      var story = try Story(at: .inForce)
      let events = try settle([number], in: &story)
      guard case .opened(.appeal, _)? = story.file.inForce?.review else {
        Issue.record("no review without \(number)")
        continue
      }
      #expect(events.count == 2 && story.file.stage.name == .inForce)
      // The rest is settled later: then nothing is left.
      _ = try settle([1, 2], in: &story)
      #expect(outcome(of: story) == .withdrawnOnAppeal)
    }
  }

  @Test(
    "what rests on something else as well goes on, and is decided anew where it was about to be decided (7.1)", arguments: open)
  func rest(stage: StageName) throws {
    var story = try Story(at: stage)
    let before = try Sample.at("2026-11-23T08:00:00Z")
    try story.give(.addIncident(Sample.incident(3, before, behaviours: ["covert-recording"])), by: Sample.system)
    let events = try settle([1], in: &story)
    #expect(!story.file.countedIncidents.isEmpty && story.file.behaviours.contains("covert-recording"))
    switch stage {
    case .reported, .warningPending, .warned, .checklist: #expect(story.file.stage.name == stage && events.count == 1)
    case .awaitingAuthorisation: #expect(story.file.checklist?.returnedFor.count == 1 && events.compactMap(\.letter).isEmpty)
    case .noticePending:
      // They may have had the letter of a plan that does not begin.
      #expect(story.file.checklist?.returnedFor.count == 1 && events.compactMap(\.letter).map(\.letter) == ["plan-ended"])
      story.expectRefusal(.takeEffect, by: Sample.system, "wrong-stage", "5.1")
    case .inForce: #expect(story.file.inForce?.review != .scheduled)
    case .closed: break
    }
  }

  @Test("a ground for no warning has to be one still")
  func ground() throws {
    var story = try Story()
    try story.give(.addIncident(Sample.incident(2, story.now, behaviours: ["covert-recording"])), by: Sample.system)
    try story.give(.skipWarning(.threatToSafety, reasons: "A threat."), by: Sample.manager)
    var without = story
    _ = try settle([2], in: &story)
    #expect(story.file.stage.name == .checklist)
    let events = try settle([1], in: &without)
    // No one but staff knows of it.
    #expect(outcome(of: without) == .withdrawnOnAppeal && events.compactMap(\.letter).isEmpty)
  }

  @Test("what is known is not noted again; what a case does not have is noted, for when it comes")
  func again() throws {
    var story = try Story(at: .warned)
    #expect(try settle([7], in: &story).count == 1 && story.file.stage.name == .warned)
    #expect(try settle([7], in: &story).isEmpty)
    story.now = try Sample.at("2026-12-10T09:00:00Z")
    try story.give(.addIncident(Sample.incident(7, story.now)), by: Sample.system)
    #expect(story.file.incidentsSinceWarning.isEmpty && story.file.countedIncidents.count == 1)
    story.expectRefusal(
      .recordContinued(incidents: [Sample.id(107)], reasons: "Again."), by: Sample.manager, "no-incident-since-warning", "5.2")
  }

  @Test("a case that begins with what is settled is the same as one that hears of it while it waits for triage")
  func beginning() throws {
    let settled = Settlement(incidents: [Sample.id(101)])
    var later = try Story()
    _ = try settle([1], in: &later)
    let report = Report(
      caseID: later.file.id, serviceUser: Sample.person, organisation: later.file.organisation, incidents: later.file.incidents,
      settled: settled)
    let events = try RestrictionCase.open(report, by: Sample.system, at: later.file.openedAt, under: later.pack)
    #expect(try RestrictionCase.replay(events) == later.file)
  }

  @Test("only the system says it, and to a case that is open")
  func who() throws {
    let command = Command.settle(Settlement(incidents: [Sample.id(101)]), in: Self.other, notice: Self.letter)
    try Story().expectRefusal(command, by: Sample.manager, "role", "7.1")
    try Story(at: .closed).expectRefusal(command, by: Sample.system, "wrong-stage", "7.1")
  }

  // MARK: - What a case settles for others

  /// A case whose plan has expired while an appeal against it, or against its warning, is being heard.
  private func over(against subject: AppealSubject) throws -> Story {
    var story = try Story(at: .inForce)
    try story.dispute(against: subject)
    story.now = try Sample.at("2027-07-11T00:00:00Z")
    try story.give(.expire(notice: Sample.id(12)), by: Sample.system)
    #expect(story.file.settles == .none)
    return story
  }

  @Test("an appeal that is decided after its plan is over settles what it would have settled before (7.1)")
  func afterTheEnd() throws {
    let all = Settlement(incidents: [Sample.id(101), Sample.id(102)])
    for (outcome, settled) in [(AppealOutcome.upheld, all), (.partlyUpheld, all), (.notUpheld, .none)] {
      var story = try over(against: .plan)
      try story.give(.appealDecision(outcome), by: Story.hearer)
      #expect(story.file.settles == settled, "\(outcome)")
    }
  }

  @Test("what is struck from a warning counts in no other case, also where the warning is over (7.1)")
  func struck() throws {
    let changes = RequiredChanges(behaviours: ["covert-recording"])
    let codes = ["swearing-or-threatening", "covert-recording"]
    for isOver in [false, true] {
      var story = try Story(behaviours: codes)
      try story.give(.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."), by: Sample.manager)
      try story.give(.noticeDispatched(notice: Sample.id(10), at: story.now), by: Sample.system)
      try story.dispute(against: .warning)
      story.now = try Sample.at("2027-01-10T00:00:00Z")
      if isOver { try story.give(.closeAsAdapted(reasons: "Nothing since.", notice: Sample.id(80)), by: Sample.manager) }
      try story.give(.appealDecision(.partlyUpheld, changes), by: Story.hearer)
      let settles = story.file.settles
      #expect(settles == Settlement(struck: [Sample.id(101): ["covert-recording"]]), "\(isOver)")
      // In another case about the same.
      var next = try Story(behaviours: codes)
      try next.give(.settle(settles, in: story.file.id, notice: Self.letter), by: Sample.system)
      let events = try next.give(.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."), by: Sample.manager)
      #expect(events.compactMap(\.letter).first?.behaviours == ["swearing-or-threatening"])
    }
    var over = try over(against: .warning)
    over.expectRefusal(
      .appealDecision(.partlyUpheld, RequiredChanges(behaviours: ["threats"])), by: Story.hearer, "changes-incomplete", "7.1")
    // Without a word on what no longer counts, nothing of it does.
    try over.give(.appealDecision(.partlyUpheld), by: Story.hearer)
    #expect(over.file.settles.incidents.count == 2)
  }
}
