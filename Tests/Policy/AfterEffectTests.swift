import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("A plan in force: appeals, variations, reviews and the end")
struct AfterEffectTests {
  private let hearer = Sample.actor("cleo", .complaintsTeam)

  private func lodging(_ number: Int, at: Instant, late: String? = nil) -> AppealLodging {
    AppealLodging(
      id: Sample.id(number), against: .plan, channel: .telephone, receivedAt: at, statement: "It is too much.", lateReason: late)
  }

  private func decision(
    _ outcome: AppealOutcome, reasons: String = "It is so.", remedy: String = "fire", changes: RequiredChanges = .none
  ) -> Command {
    .decideAppeal(Sample.id(60), outcome, reasons: reasons, remedy: remedy, changes: changes, notice: Sample.id(61))
  }

  private let acknowledgement = Command.acknowledgeAppeal(Sample.id(60), notice: Sample.id(62))

  @Test("an appeal can be made by any channel while the plan is in force, and never before or after (7.1; LGSCO 21 001 276)")
  func whileInForce() throws {
    for stage in [StageName.reported, .warned, .checklist, .awaitingAuthorisation, .closed] {
      let story = try Story(at: stage)
      story.expectRefusal(.lodgeAppeal(lodging(60, at: story.now)), by: hearer, "wrong-stage", "7.1")
    }
    var story = try Story(at: .inForce)
    try story.give(.lodgeAppeal(lodging(60, at: story.now)), by: hearer)
    #expect(story.file.appeals.count == 1)
    story.expectRefusal(.lodgeAppeal(lodging(62, at: story.now)), by: hearer, "appeal-open", "7.1")
  }

  @Test("no one with a part in the decision may hear the appeal; it needs reasons and an outside remedy (7.1, decision 7)")
  func hearing() throws {
    var story = try Story(at: .inForce)
    try story.give(.lodgeAppeal(lodging(60, at: story.now)), by: hearer)
    for subject in ["sana", "mara", "rita", "tom", "hana"] {
      story.expectRefusal(
        decision(.notUpheld), by: Sample.actor(subject, .complaintsTeam), "took-part", "7.1")
    }
    story.expectRefusal(decision(.upheld), by: hearer, "appeal-not-acknowledged", "7.1")
    try story.give(acknowledgement, by: hearer)
    story.expectRefusal(decision(.notUpheld, reasons: ""), by: hearer, "no-reasons", "7.1")
    story.expectRefusal(decision(.notUpheld, remedy: "none"), by: hearer, "no-remedy", "7.1")
    try story.give(decision(.upheld), by: hearer)
    guard case .closed(let closure) = story.file.stage else {
      Issue.record("the plan is still in force")
      return
    }
    #expect(
      closure.outcome == .withdrawnOnAppeal
        && story.file.letters.map(\.request.letter) == [.appealAcknowledgement, .appealOutcome])
  }

  @Test(
    "after an appeal is partly upheld, the variation can be neither withdrawn nor refused, and the plan applies until the variation is in force (7.1, decision 6)"
  )
  func partlyUpheld() throws {
    var story = try Story(at: .inForce)
    try story.give(.lodgeAppeal(lodging(60, at: story.now)), by: hearer)
    try story.give(acknowledgement, by: hearer)
    let changes = RequiredChanges(endsBy: try Sample.day("2027-06-30"))
    try story.give(decision(.partlyUpheld, changes: changes), by: hearer)
    let plan = try #require(story.file.inForce)
    story.expectRefusal(
      .withdraw(reasons: "Not now.", notice: Sample.id(990)), by: Sample.manager, "appeal-variation-owed", "7.1")
    try story.give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    try story.give(.draftPlan(Sample.draft(starts: Day("2027-01-12"), ends: Day("2027-06-30"))), by: Sample.manager)
    try story.give(.submit, by: Sample.manager)
    story.expectRefusal(.refuse(reasons: "Not now.", notice: Sample.id(990)), by: Sample.senior, "appeal-variation-owed", "7.1")
    try story.give(.authorise(confirming: [], reasons: "Milder.", notice: Sample.id(70)), by: Sample.senior)
    #expect(story.file.inForce?.enforced == plan.enforced)
    try story.give(.noticeDispatched(notice: Sample.id(70), at: story.now), by: Sample.system)
    #expect(story.file.inForce?.enforced.plan.version == 2)
  }

  @Test(
    "a variation that restricts more is a full new decision, with every criterion answered again (decision 6; R (Harvey) v Ledbury TC)"
  )
  func harsher() throws {
    var story = try Story(at: .inForce)
    try story.give(.openVariation(reasons: "It went on."), by: Sample.manager)
    try story.give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    try story.give(.draftPlan(Sample.draft(starts: Day("2027-01-12"), ends: Day("2027-12-31"))), by: Sample.manager)
    let refusal = story.refusal(.submit, by: Sample.manager)
    #expect(refusal?.code == "checklist-incomplete" && refusal?.missing.count == 6)
    for code in ["a", "b", "c", "d", "e", "f"] {
      try story.give(.answerCriterion(code: code, answer: .met, evidence: "On file."), by: Sample.manager)
    }
    try story.give(.submit, by: Sample.manager)
    story.expectRefusal(
      .authorise(confirming: [], reasons: "Harsher.", notice: Sample.id(70)), by: Sample.senior, "criteria-unconfirmed", "5.3")
  }

  @Test(
    "a review is announced 30 days ahead, escalates when overdue, and ends with reasons, a letter and a next date within the limit (8.1, 8.2; LGSCO 24 016 135)"
  )
  func review() throws {
    var story = try Story(at: .inForce)
    let due = story.file.deadlines(under: story.pack)
    let (notice, overdue) = (try #require(due[.reviewComesUp]), try #require(due[.reviewFallsDue]))
    #expect(notice == story.pack.zone.start(of: try Sample.day("2027-05-02")))
    story.expectRefusal(
      .concludeReview(.lift, reasons: "It is calm.", notice: Sample.id(80)), by: Sample.senior, "review-not-open", "8.2")
    story.now = overdue
    try story.give(.reviewFallsDue(notice: Sample.id(80)), by: Sample.system)
    #expect(story.opened(.overdueReview)?.office == .seniorManager)
    let far = try Sample.day("2028-06-03")
    story.expectRefusal(
      .concludeReview(.continues(reviewOn: far), reasons: "It is calm.", notice: Sample.id(80)), by: Sample.senior, "plan-review",
      "8.1"
    )
    story.expectRefusal(
      .concludeReview(.lift, reasons: "", notice: Sample.id(80)), by: Sample.senior, "no-reasons", "8.2")
    try story.give(.concludeReview(.lift, reasons: "It is calm.", notice: Sample.id(80)), by: Sample.senior)
    #expect(story.file.stage.name == .closed && story.file.letters.map(\.request.letter) == [.planEnded])
  }

  @Test("the person is told 30 days ahead that the review is coming up, and by which day, once (8.1)")
  func reviewLetter() throws {
    var story = try Story(at: .inForce)
    let near = try #require(story.file.deadlines(under: story.pack)[.reviewComesUp])
    story.expectRefusal(.reviewComesUp(notice: Sample.id(81)), by: Sample.system, "review-not-near", "8.1")
    story.now = near
    try story.give(.reviewComesUp(notice: Sample.id(81)), by: Sample.system)
    let letter = try #require(story.file.letters.first?.request)
    #expect(letter.letter == .reviewComing && letter.notice == Sample.id(81) && letter.detail.nextReviewOn == Day("2027-06-01"))
    #expect(story.opened(.review)?.office == .manager)
    try story.give(.reviewComesUp(notice: Sample.id(82)), by: Sample.system)
    #expect(story.file.letters.count == 1)
  }

  @Test(
    "where another letter has told the person of the day since, or they do not know of the plan, no letter announces it (8.1)")
  func noReviewLetter() throws {
    var story = try Story(at: .inForce)
    try story.give(.reconsider(.request, reasons: "They asked for it."), by: Sample.manager)
    let soon = story.pack.zone.day(of: story.now).adding(days: 10)
    try story.give(.concludeReview(.continues(reviewOn: soon), reasons: "It is calm.", notice: Sample.id(80)), by: Sample.senior)
    try story.give(.reviewComesUp(notice: Sample.id(81)), by: Sample.system)
    #expect(story.file.letters.map(\.request.letter) == [.reviewOutcome] && story.opened(.review) != nil)

    var untold = try Story(at: .inForce)
    let notice = try #require(untold.file.inForce?.notice)
    try untold.give(.noticeReturned(notice: notice, why: "gone away"), by: Sample.system)
    untold.now = try #require(untold.file.deadlines(under: untold.pack)[.reviewComesUp])
    try untold.give(.reviewComesUp(notice: Sample.id(81)), by: Sample.system)
    #expect(!untold.file.letters.contains { $0.request.letter == .reviewComing } && untold.opened(.review) != nil)
  }

  @Test("a new version of the plan does not end an overdue review: it must still be concluded (8.1)")
  func overdueThroughVariation() throws {
    var story = try Story(at: .inForce)
    story.now = try #require(story.file.deadlines(under: story.pack)[.reviewFallsDue])
    try story.give(.reviewFallsDue(notice: Sample.id(80)), by: Sample.system)
    try story.give(.openVariation(reasons: "It is calm."), by: Sample.manager)
    try story.give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    let milder = Sample.draft(starts: Day("2027-06-02"), ends: Day("2027-07-09"), review: Day("2027-07-01"))
    try story.give(.draftPlan(milder), by: Sample.manager)
    try story.give(.submit, by: Sample.manager)
    try story.give(.authorise(confirming: [], reasons: "Milder.", notice: Sample.id(70)), by: Sample.senior)
    try story.give(.noticeDispatched(notice: Sample.id(70), at: story.now), by: Sample.system)
    #expect(story.file.inForce?.enforced.plan.version == 2 && story.file.inForce?.review == .overdue)
  }

  @Test(
    "an adjustment granted after adjustments were considered, whether or not it is about a channel, has them considered again before anything is authorised (5.9)"
  )
  func adjustmentsChange() throws {
    var story = try Story(at: .awaitingAuthorisation)
    let known = Adjustments(openRequests: [], neededChannels: [], agreed: [Sample.id(70)])
    try story.give(.noteAdjustments(known), by: Sample.system)
    story.expectRefusal(story.authorisation, by: Sample.senior, "wrong-stage", "6.2")
    #expect(story.file.stage.name == .checklist && story.opened(.prepareProposal)?.office == .manager)
    story.expectRefusal(.submit, by: Sample.manager, "checklist-incomplete", "5.3")
    try story.give(.confirmAdjustmentsConsidered("Calls may be longer."), by: Sample.manager)
    #expect(story.file.checklist?.returnedFor.count == 1)
    try story.give(.submit, by: Sample.manager)
    #expect(story.file.proposal?.checklist.returnedFor == [])
    try story.give(story.authorisation, by: Sample.senior)
  }

  @Test("a proposal from before it was sent back for that is not authorised either, once the adjustments have changed (5.9)")
  func adjustmentsChangedBefore() throws {
    var story = try Story(at: .awaitingAuthorisation)
    let known = Adjustments(openRequests: [], neededChannels: [], agreed: [Sample.id(70)])
    // What the journal of an earlier program has: the adjustment, and nothing that followed from it.
    story.file.apply(CaseEvent(at: story.now, by: "workflow", office: .service, fact: .file(.adjustmentsNoted(known))))
    #expect(story.file.stage.name == .awaitingAuthorisation)
    story.expectRefusal(story.authorisation, by: Sample.senior, "adjustments-changed", "5.9")
  }

  @Test("someone who declares a conflict may not decide; joint deciders are two different people (6.2)")
  func joint() throws {
    var story = try Story(at: .awaitingAuthorisation)
    try story.give(.declareConflict(reasons: "A neighbour."), by: Sample.senior)
    story.expectRefusal(story.authorisation, by: Sample.senior, "conflict-declared", "6.2")
    let pack = story.pack.with(
      criteria: story.pack.criteria, decision: DecisionModel(kind: .joint, quorum: 2, offices: [.seniorManager]))
    var both = try Story(at: .awaitingAuthorisation)
    let votes = try both.file.decide(both.authorisation, by: Sample.senior, at: both.now, under: pack)
    #expect(votes.map(\.fact) == [.decision(.voted(approves: true, reasons: "Proportionate."))])
    for event in votes { both.file.apply(event) }
    #expect(throws: Refusal.self) { try both.file.decide(both.authorisation, by: Sample.senior, at: both.now, under: pack) }
    let other = try both.file.decide(both.authorisation, by: Sample.actor("sol", .seniorManager), at: both.now, under: pack)
    for event in other { both.file.apply(event) }
    #expect(both.file.stage.name == .noticePending)
  }

  @Test(
    "an appeal after the window of working days is late and is heard only with a reason; the answer is due in working days (7.1)"
  )
  func window() throws {
    var story = try Story(at: .inForce)
    let rules = AppealRules(
      against: [.plan], windowWorkingDays: 10, receiptWorkingDays: 2, acknowledgementWorkingDays: 5, replyWorkingDays: 10)
    let pack = story.pack.with(criteria: story.pack.criteria, appeals: rules)
    // Told on Tuesday, 12 January 2027: received on the 14th, so that the tenth working day is Thursday, the 28th.
    story.now = try Sample.at("2027-01-28T23:59:00Z")
    let inTime = try story.file.decide(.lodgeAppeal(lodging(60, at: story.now)), by: hearer, at: story.now, under: pack)
    #expect(inTime.map(\.fact) == [.appeal(.lodged(lodging(60, at: story.now), replyBy: try Sample.at("2027-02-12T00:00:00Z")))])
    story.now = try Sample.at("2027-01-29T00:00:00Z")
    #expect(throws: Refusal.self) {
      try story.file.decide(.lodgeAppeal(lodging(60, at: story.now)), by: hearer, at: story.now, under: pack)
    }
    let late = Command.lodgeAppeal(lodging(60, at: story.now, late: "In hospital."))
    #expect(try story.file.decide(late, by: hearer, at: story.now, under: pack).count == 1)
  }

  @Test("a plan that ends on its last day is followed by a letter; no letter is sent to someone who has died (5.7, 2.2)")
  func endings() throws {
    let ended = try Story(at: .closed)
    #expect(ended.file.letters.map(\.request.letter) == [.planEnded])
    var dead = try Story(at: .inForce)
    try dead.give(.recordDeath(evidence: "A death certificate."), by: Sample.manager)
    try dead.give(.confirmDeath(true, reasons: "The certificate was seen."), by: Sample.senior)
    #expect(dead.file.stage.name == .closed && dead.file.letters.isEmpty)
  }

  @Test("a breach is recorded with what staff did, while the plan binds; a referral keeps its reference and outcome (5.8)")
  func breachAndReferral() throws {
    var story = try Story(at: .inForce)
    let breach = Breach(id: Sample.id(90), occurredAt: story.now, account: "Called on Monday.", response: "The call was ended.")
    story.expectRefusal(
      .recordBreach(
        Breach(id: Sample.id(90), occurredAt: story.now.adding(seconds: -86_400 * 30), account: "Called.", response: "Ended it."),
        notice: Sample.id(900)),
      by: Sample.manager, "breach-outside-plan", "5.8")
    try story.give(.recordBreach(breach, notice: Sample.id(901)), by: Sample.manager)
    let referral = Referral(id: Sample.id(91), to: .police, reference: "X-1", reasons: "A threat.")
    try story.give(.refer(referral), by: Sample.manager)
    try story.give(.recordReferralOutcome(Sample.id(91), outcome: "No action."), by: Sample.manager)
    #expect(story.file.breaches == [breach] && story.file.referrals.map(\.outcome) == ["No action."])
  }
}
