import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What one appeal requires stays required, whatever comes after it (7.1)")
struct SeveralAppealsTests {
  private static let both = [Sample.restriction(), Sample.restriction(.singlePointOfContact, contact: "Morgan")]
  private static let removal = RequiredChanges(
    restrictions: [RequiredChange(restriction: 2, change: .remove, words: "Anyone may answer.")])
  private static let today = Day("2027-01-12")

  /// A plan of two restrictions in force, from which an appeal has taken the second.
  private func decided() throws -> Story {
    var story = try Story(at: .checklist)
    try story.prepare(Sample.draft(Self.both))
    try story.give(.submit, by: Sample.manager)
    try story.give(story.authorisation, by: Sample.senior)
    story.now = try Sample.at("2027-01-12T10:00:00Z")
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    try story.dispute()
    try story.give(.appealDecision(.partlyUpheld, Self.removal), by: Story.hearer)
    return story
  }

  /// Makes that the next version, authorised, and sends its letter.
  private func issue(_ draft: PlanDraft, notice: Int, in story: inout Story) throws {
    try story.give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    try story.give(.draftPlan(draft), by: Sample.manager)
    try story.give(.submit, by: Sample.manager)
    try story.give(.authorise(confirming: [], reasons: "As decided.", notice: Sample.id(notice)), by: Sample.senior)
    try story.give(.noticeDispatched(notice: Sample.id(notice), at: story.now), by: Sample.system)
  }

  private func refuse(_ draft: PlanDraft, in story: Story) {
    story.expectRefusal(.draftPlan(draft), by: Sample.manager, "appeal-not-followed", "7.1")
  }

  @Test("a second appeal against the same plan adds to what the first requires")
  func added() throws {
    var story = try decided()
    try story.dispute(number: 160)
    let endsBy = Day("2027-03-01")
    try story.give(.appealDecision(.partlyUpheld, RequiredChanges(endsBy: endsBy), number: 160), by: Story.hearer)
    refuse(Sample.draft(Self.both, starts: Self.today, ends: endsBy, review: Self.today?.adding(days: 30)), in: story)
    refuse(Sample.draft([Self.both[0]], starts: Self.today), in: story)
    try story.give(
      .draftPlan(Sample.draft([Self.both[0]], starts: Self.today, ends: endsBy, review: Self.today?.adding(days: 30))),
      by: Sample.manager)
  }

  @Test("a next version that is partly upheld again has to make both changes")
  func again() throws {
    var story = try decided()
    let starts = Self.today?.adding(days: 3)
    try issue(Sample.draft([Self.both[0]], starts: starts), notice: 70, in: &story)
    try story.dispute(version: 2, number: 160)
    let endsBy = Day("2027-03-01")
    try story.give(.appealDecision(.partlyUpheld, RequiredChanges(endsBy: endsBy), number: 160), by: Story.hearer)
    story.expectRefusal(.submit, by: Sample.manager, "appeal-not-followed", "7.1")
    refuse(Sample.draft(Self.both, starts: starts, ends: endsBy, review: Self.today?.adding(days: 30)), in: story)
  }

  @Test("a next version that is ended by an appeal leaves the change to be made, and it can be neither withdrawn nor forgotten")
  func ended() throws {
    var story = try decided()
    try issue(Sample.draft([Self.both[0]], starts: Self.today?.adding(days: 3)), notice: 70, in: &story)
    try story.dispute(version: 2, number: 160)
    try story.give(.appealDecision(.upheld, number: 160), by: Story.hearer)
    #expect(story.file.checklist?.way == .variation(.appeal(Sample.id(60)), reasons: "It is so."))
    refuse(Sample.draft(Self.both, starts: Self.today), in: story)
    story.expectRefusal(
      .withdraw(reasons: "Not now.", notice: Sample.id(990)), by: Sample.manager, "appeal-variation-owed", "7.1")
  }

  @Test("what is owed cannot be put off: until its first day the plan applies that has to change")
  func putOff() throws {
    let story = try decided()
    refuse(Sample.draft([Self.both[0]], starts: Self.today?.adding(days: 11)), in: story)
    var soon = story
    try soon.give(.draftPlan(Sample.draft([Self.both[0]], starts: Self.today?.adding(days: 10))), by: Sample.manager)
  }

  @Test("once a plan binds that makes the change, nothing of it is left to do")
  func fulfilled() throws {
    var story = try decided()
    try issue(Sample.draft([Self.both[0]], starts: Self.today), notice: 70, in: &story)
    #expect(story.file.inForce?.enforced.plan.version == 2 && story.file.unfulfilled.isEmpty)
    try story.give(.openVariation(reasons: "Something else."), by: Sample.manager)
    #expect(story.file.owed.isEmpty)
  }

  @Test("who began a change of the plan, or said on an appeal what must change, does not decide on it (6.2)")
  func parts() throws {
    var story = try decided()
    try story.give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    try story.give(.draftPlan(Sample.draft([Self.both[0]], starts: Self.today)), by: Sample.manager)
    try story.give(.submit, by: Sample.manager)
    let authorisation = Command.authorise(confirming: [], reasons: "As decided.", notice: Sample.id(70))
    let both = Sample.actor(Story.hearer.subject, .complaintsTeam, .seniorManager)
    story.expectRefusal(authorisation, by: both, "took-part", "6.2")
    try story.give(authorisation, by: Sample.senior)
    try story.give(.noticeDispatched(notice: Sample.id(70), at: story.now), by: Sample.system)
    let opener = Sample.actor("opal", .seniorManager)
    try story.give(.openVariation(reasons: "Something else."), by: opener)
    try story.prepare(Sample.draft(Self.both, starts: Self.today))
    try story.give(.submit, by: Sample.manager)
    story.expectRefusal(story.authorisation, by: opener, "took-part", "6.2")
    // Hearing one appeal is no part in what another is against.
    try story.dispute(number: 160)
    try story.give(.appealDecision(.notUpheld, number: 160), by: Story.hearer)
  }
}
