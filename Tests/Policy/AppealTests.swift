import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What an appeal leads to")
struct AppealTests {
  @Test("an upheld appeal ends the plan, and the same letter says so and from when (7.1)")
  func upheld() throws {
    var story = try Story(at: .inForce)
    try story.dispute()
    let detail = try appealAnswer(try story.give(.appealDecision(.upheld), by: Story.hearer))
    #expect(detail.effect == "plan-ended" && detail.endedOn == Day("2027-01-12") && detail.nextReviewOn == nil)
    #expect(story.file.stage.name == .closed)
    #expect(AppealEffect.planEnded.words(in: .english).contains("your plan is over"))
  }

  @Test("an appeal that leaves a plan in force says when it is next reviewed (7.1)")
  func nextReview() throws {
    var story = try Story(at: .inForce)
    try story.dispute()
    let detail = try appealAnswer(try story.give(.appealDecision(.notUpheld), by: Story.hearer))
    #expect(detail.nextReviewOn == Day("2027-06-01") && detail.effect == nil)
  }

  @Test("a person who was told of a plan that has not begun can dispute it; upheld, it never begins (7.1)")
  func beforeItBegins() throws {
    var story = try Story(at: .checklist)
    try story.prepare(Sample.draft(starts: Day("2027-02-01")))
    try story.give(.submit, by: Sample.manager)
    try story.give(story.authorisation, by: Sample.senior)
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    #expect(story.file.stage.name == .noticePending)
    try story.dispute()
    let detail = try appealAnswer(try story.give(.appealDecision(.upheld), by: Story.hearer))
    #expect(detail.effect == "plan-not-begun" && story.file.stage.name == .closed)
  }

  @Test("a person under a warning can dispute it; upheld, the letter says that it is withdrawn (7.1)")
  func warning() throws {
    var story = try Story(at: .warned)
    try story.dispute(against: .warning)
    let detail = try appealAnswer(try story.give(.appealDecision(.upheld), by: Story.hearer))
    #expect(detail.effect == "warning-withdrawn" && story.file.stage.name == .closed)
  }

  @Test("a warning is partly upheld by saying which behaviours no longer count: the letter and all later ones keep to it (7.1)")
  func warningInPart() throws {
    let codes = ["swearing-or-threatening", "covert-recording"]
    var story = try Story(behaviours: codes)
    try story.give(.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."), by: Sample.manager)
    try story.give(.noticeDispatched(notice: Sample.id(10), at: story.now), by: Sample.system)
    try story.dispute(against: .warning)
    for faulty in [
      RequiredChanges.none, RequiredChanges(behaviours: ["threats"]), RequiredChanges(behaviours: codes),
      RequiredChanges(endsBy: Day("2027-01-01"), behaviours: ["covert-recording"]),
    ] {
      story.expectRefusal(.appealDecision(.partlyUpheld, faulty), by: Story.hearer, "changes-incomplete", "7.1")
    }
    let events = try story.give(
      .appealDecision(.partlyUpheld, RequiredChanges(behaviours: ["covert-recording"])), by: Story.hearer)
    let detail = try appealAnswer(events)
    #expect(detail.effect == "warning-corrected")
    #expect(
      detail.changes == [
        "This no longer counts against you: Recording a meeting or a conversation without telling the others or getting their consent."
      ])
    #expect(story.file.behaviours == ["swearing-or-threatening"] && story.file.stage.name == .warned)
    story.now = try Sample.at("2026-12-10T09:00:00Z")
    try story.give(.addIncident(Sample.incident(2, story.now, behaviours: ["covert-recording"])), by: Sample.system)
    #expect(story.file.behaviours == codes)
  }

  @Test("a next version that the person was told of can be disputed alone: upheld, the plan before it still applies (7.1)")
  func nextVersion() throws {
    var story = try Story(at: .inForce)
    let before = try #require(story.file.inForce?.enforced)
    try story.give(.openVariation(reasons: "It went on."), by: Sample.manager)
    try story.prepare(Sample.draft(starts: Day("2027-02-01"), ends: Day("2027-12-31")))
    try story.give(.submit, by: Sample.manager)
    try story.give(
      .authorise(confirming: ["a", "b", "c", "d", "e", "f"], reasons: "Needed now.", notice: Sample.id(71)), by: Sample.senior)
    let early = AppealLodging(
      id: Sample.id(60), against: .plan, channel: .letter, receivedAt: story.now, statement: "No.", planVersion: 2)
    story.expectRefusal(.lodgeAppeal(early), by: Story.hearer, "wrong-stage", "7.1")
    try story.give(.noticeDispatched(notice: Sample.id(71), at: story.now), by: Sample.system)
    try story.dispute(version: 2)
    let detail = try appealAnswer(try story.give(.appealDecision(.upheld), by: Story.hearer))
    #expect(detail.effect == "next-version-not-begun" && detail.nextReviewOn == before.plan.reviewOn)
    #expect(story.file.inForce?.enforced == before && story.file.inForce?.variation == nil)
  }

  @Test("a plan that is under appeal when it begins does not bind until the answer, where the body suspends plans (7.1)")
  func suspendedFromTheStart() throws {
    let rules = AppealRules(against: [.plan], acknowledgementWorkingDays: 5, replyWorkingDays: 20, suspends: true)
    let pack = try Sample.pack().with(criteria: try Sample.pack().criteria, appeals: rules)
    var story = try Story(at: .checklist, under: pack)
    try story.prepare(Sample.draft(starts: Day("2027-02-01")))
    try story.give(.submit, by: Sample.manager)
    try story.give(story.authorisation, by: Sample.senior)
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    try story.dispute()
    story.now = try Sample.at("2027-02-01T00:00:00Z")
    try story.give(.takeEffect, by: Sample.system)
    #expect(story.file.inForce?.suspendedBy == Sample.id(60))
    let detail = try appealAnswer(try story.give(.appealDecision(.notUpheld), by: Story.hearer))
    #expect(detail.effect == "plan-resumed" && story.file.inForce?.suspendedBy == nil)
  }

  @Test("the time limit counts to when the person rang; who took it down is kept, with their words (7.1)")
  func byTelephone() throws {
    let rules = AppealRules(
      against: [.plan], windowWorkingDays: 10, receiptWorkingDays: 2, hearsLate: false, acknowledgementWorkingDays: 5,
      replyWorkingDays: 10)
    let pack = try Sample.pack().with(criteria: try Sample.pack().criteria, appeals: rules)
    var story = try Story(at: .inForce, under: pack)
    story.now = try Sample.at("2027-02-03T09:00:00Z")
    func rang(_ at: String) throws -> Command {
      .lodgeAppeal(
        AppealLodging(
          id: Sample.id(60), against: .plan, channel: .telephone, receivedAt: try Sample.at(at),
          statement: "You never listen to me.", takenBy: "tess"))
    }
    let desk = Sample.actor("rita", .staff)
    story.expectRefusal(try rang("2027-01-29T00:00:00Z"), by: desk, "appeal-late", "7.1")
    story.expectRefusal(try rang("2026-11-22T00:00:00Z"), by: desk, "appeal-incomplete", "7.1")
    try story.give(try rang("2027-01-28T17:00:00Z"), by: desk)
    let appeal = try #require(story.file.appeals.first)
    #expect(appeal.takenBy == "tess" && appeal.lodging.statement == "You never listen to me.")
    #expect(appeal.replyBy == (try Sample.at("2027-02-12T00:00:00Z")))
  }

  @Test(
    "someone who may hear appeals but took part is told so under the paragraph of appeals, in every pack (7.1)",
    arguments: [("opfcc-northamptonshire", "7.1"), ("york", "11(c)"), ("glasgow", "Part I, 2")])
  func barred(name: String, paragraph: String) throws {
    let pack = try Packs.load(name)
    #expect(pack.citations[.impartialHearing] == paragraph)
    #expect(Citations([.appeals: "7.1"])[.impartialHearing] == "7.1")
    #expect(Citations([:])[.impartialHearing] == "hearing without having taken part")
  }
}
