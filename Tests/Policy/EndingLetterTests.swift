import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("Everyone who was told of something is told how it ends")
struct EndingLetterTests {
  @Test("a warning that was a mistake is withdrawn at any stage before a decision, with a letter (5.2)")
  func mistake() throws {
    for stage in [StageName.warningPending, .warned, .checklist, .awaitingAuthorisation] {
      var story = try Story(at: stage)
      let events = try story.give(.withdrawWarning(reasons: "It was his brother.", notice: Sample.id(80)), by: Sample.manager)
      let letter = try #require(events.compactMap(\.letter).first)
      #expect(letter.letter == "warning-withdrawn" && letter.reasons == "It was his brother.", "\(stage)")
      guard case .closed(let closure) = story.file.stage else {
        Issue.record("\(stage) is not closed")
        continue
      }
      #expect(closure.outcome == .mistakenWarning)
      #expect(events.last?.fact.decision?.words == "Warning withdrawn: it was a mistake")
    }
    for stage in [StageName.reported, .noticePending, .inForce, .closed] {
      let story = try Story(at: stage)
      story.expectRefusal(
        .withdrawWarning(reasons: "It was his brother.", notice: Sample.id(80)), by: Sample.manager, "wrong-stage", "5.2")
    }
  }

  @Test("a warning whose letter never went out is withdrawn without one (5.2)")
  func neverSent() throws {
    var story = try Story(at: .warningPending)
    try story.give(.noticeFailed(notice: Sample.id(10), why: "No address."), by: Sample.system)
    let events = try story.give(.withdrawWarning(reasons: "It was his brother.", notice: Sample.id(80)), by: Sample.manager)
    #expect(events.compactMap(\.letter).isEmpty && story.file.stage.name == .closed)
  }

  @Test("someone whose behaviour stopped is told so, in the words of the decision (5.2)")
  func adapted() throws {
    var story = try Story(at: .warned)
    story.now = try Sample.at("2027-01-10T00:00:00Z")
    let events = try story.give(.closeAsAdapted(reasons: "Nothing since.", notice: Sample.id(80)), by: Sample.manager)
    let letter = try #require(events.compactMap(\.letter).first)
    #expect(letter.letter == "case-closed" && letter.reasons == "Nothing since." && letter.detail?.outcome == "adapted")
    #expect(story.file.letters.map(\.request.notice) == [Sample.id(80)])
  }

  @Test("someone who was warned is told when no plan follows, without the reasons that were meant for colleagues (5.2)")
  func noPlan() throws {
    var withdrawn = try Story(at: .checklist)
    let first = try withdrawn.give(.withdraw(reasons: "He has moved away.", notice: Sample.id(80)), by: Sample.manager)
    var refused = try Story(at: .awaitingAuthorisation)
    let second = try refused.give(.refuse(reasons: "Not proportionate.", notice: Sample.id(80)), by: Sample.senior)
    for letter in try [first, second].map({ try #require($0.compactMap(\.letter).first) }) {
      #expect(letter.letter == "case-closed" && !letter.reasons.contains("moved") && !letter.reasons.contains("proportionate"))
    }
  }

  @Test("someone who knows of nothing gets no letter (5.8)")
  func untold() throws {
    var story = try Story()
    try story.give(.skipWarning(.threatToSafety, reasons: "A knife was shown."), by: Sample.manager)
    let events = try story.give(.withdraw(reasons: "He has moved away.", notice: Sample.id(80)), by: Sample.manager)
    #expect(events.compactMap(\.letter).isEmpty)
  }

  @Test("a breach is a task until someone says what comes of it, and the same breach twice is one (5.8)")
  func breaches() throws {
    var story = try Story(at: .inForce)
    let breach = Breach(id: Sample.id(90), occurredAt: story.now, account: "Called on Monday.", response: "The call was ended.")
    story.expectRefusal(.considerBreaches(reasons: "We speak to him."), by: Sample.manager, "no-breach", "5.8")
    try story.give(.recordBreach(breach, notice: Sample.id(900)), by: Sample.manager)
    #expect(story.opened(.considerBreaches)?.office == .manager)
    let again = Breach(
      id: Sample.id(91), occurredAt: story.now.adding(seconds: 20), account: "called on  Monday", response: "Put down.")
    #expect(try story.give(.recordBreach(again, notice: Sample.id(901)), by: Sample.senior).isEmpty)
    let later = Breach(
      id: Sample.id(92), occurredAt: story.now.adding(seconds: -3600), account: "Called on Monday.", response: "Put down.")
    story.now = story.now.adding(seconds: 7200)
    try story.give(
      .recordBreach(
        Breach(id: later.id, occurredAt: story.now, account: later.account, response: later.response), notice: Sample.id(902)),
      by: Sample.manager)
    #expect(story.file.breaches.count == 2)
    try story.give(.considerBreaches(reasons: "We speak to him."), by: Sample.manager)
    #expect(story.consequences.tasks == [.close(.considerBreaches)])
    story.expectRefusal(.considerBreaches(reasons: "We speak to him."), by: Sample.manager, "no-breach", "5.8")
  }

  @Test(
    "a reason needs the letters that the pack asks for, whatever spaces and punctuation it has (2.2)",
    arguments: [
      "r", "r r r r", "....!?....", "ok", "n/a", "none", "-----", "1234567", "\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}x",
    ])
  func substance(reason: String) throws {
    let story = try Story()
    story.expectRefusal(.triage(.noAction, reasons: reason), by: Sample.manager, "no-reasons", "5.1")
    story.expectRefusal(.triage(.warn(notice: Sample.id(10)), reasons: reason), by: Sample.manager, "no-reasons", "5.2")
    let plan = try Story(at: .inForce)
    story.expectRefusal(
      .refer(Referral(id: Sample.id(91), to: .police, reference: "", reasons: reason)), by: Sample.manager, "no-reasons", "5.8")
    plan.expectRefusal(.openVariation(reasons: reason), by: Sample.manager, "no-reasons", "8.2")
    plan.expectRefusal(
      .recordBreach(
        Breach(id: Sample.id(90), occurredAt: plan.now, account: reason, response: "Ended it."), notice: Sample.id(903)),
      by: Sample.manager,
      "breach-incomplete", "5.8")
    let checklist = try Story(at: .checklist)
    checklist.expectRefusal(.answerCriterion(code: "a", answer: .met, evidence: reason), by: Sample.manager, "no-evidence", "5.3")
    checklist.expectRefusal(.confirmAdjustmentsConsidered(reason), by: Sample.manager, "no-adjustments-answer", "5.9")
    checklist.expectRefusal(.draftPlan(Sample.draft(reasons: reason)), by: Sample.manager, "plan-reasons", "5.7")
    checklist.expectRefusal(.draftPlan(Sample.draft(proportionality: reason)), by: Sample.manager, "plan-proportionality", "5.5")
    let proposal = try Story(at: .awaitingAuthorisation)
    proposal.expectRefusal(.returnToManager(missing: [reason]), by: Sample.senior, "nothing-asked-for", "6.2")
  }

  @Test("the refusal says how many letters the pack asks for")
  func substanceWords() throws {
    let refusal = try Story().refusal(.triage(.noAction, reasons: "ok"), by: Sample.manager)
    #expect(refusal?.missing == ["reasons of at least 5 letters"])
    #expect(try Story().refusal(.triage(.noAction, reasons: "Überfällig"), by: Sample.manager) == nil)
  }

  @Test("a reason to bind before the letter is kept, and refused where the plan would not bind at once (5.8, decision 3)")
  func beforeNotice() throws {
    let pack = try Sample.pack().with(criteria: [], early: true)
    func proposed(starts: String) throws -> Story {
      var story = try Story(under: pack)
      try story.give(.skipWarning(.threatToSafety, reasons: "A knife was shown."), by: Sample.manager)
      try story.prepare(Sample.draft(starts: Day(starts), ends: Day("2027-07-10"), review: Day("2027-06-01")), criteria: [])
      try story.give(.submit, by: Sample.manager)
      return story
    }
    let now = Command.authorise(confirming: [], reasons: "Needed now.", notice: Sample.id(11), beforeNotice: "He is at the door.")
    var story = try proposed(starts: "2026-11-23")
    let events = try story.give(now, by: Sample.senior)
    #expect(story.file.stage.name == .inForce && story.file.inForce?.authorisation.beforeNotice == "He is at the door.")
    let decided = try #require(events.first?.fact.decision)
    #expect(decided.reasons?.contains("He is at the door.") == true && decided.words.contains("before its letter"))
    let later = try proposed(starts: "2026-11-24")
    later.expectRefusal(now, by: Sample.senior, "before-notice-without-effect", "5.8")
    let both = pack.with(criteria: [], early: true, decision: DecisionModel(kind: .joint, quorum: 2, offices: [.seniorManager]))
    let first = try proposed(starts: "2026-11-23")
    #expect(throws: Refusal.self) { try first.file.decide(now, by: Sample.senior, at: first.now, under: both) }
  }
}
