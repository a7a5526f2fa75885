import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What an appeal that is partly upheld changes")
struct AppealChangeTests {
  private static let windows = [Weekday.monday, .tuesday].compactMap { WeeklyWindow(weekday: $0, fromMinute: 600, toMinute: 660) }

  @Test("partly upheld, what must change is said, restriction by restriction, by number; nothing else is (7.1)")
  func changesAreData() throws {
    var story = try Story(at: .inForce)
    try story.dispute()
    story.expectRefusal(.appealDecision(.partlyUpheld), by: Story.hearer, "changes-incomplete", "7.1")
    let faulty: [[RequiredChange]] = [
      [RequiredChange(restriction: 2, change: .loosen, words: "More often.")],
      [RequiredChange(restriction: 0, change: .loosen, words: "More often.")],
      [RequiredChange(restriction: 1, change: .loosen, words: "r")],
      [RequiredChange(restriction: 1, change: .remove, words: "It goes away.")],
      [
        RequiredChange(restriction: 1, change: .loosen, words: "More often."),
        RequiredChange(restriction: 1, change: .loosen, words: "Longer, too."),
      ],
    ]
    for changes in faulty {
      story.expectRefusal(
        .appealDecision(.partlyUpheld, RequiredChanges(restrictions: changes)), by: Story.hearer, "changes-incomplete", "7.1")
    }
    for day in ["2027-01-11", "2027-07-10", "2028-01-01"] {
      story.expectRefusal(
        .appealDecision(.partlyUpheld, RequiredChanges(endsBy: Day(day))), by: Story.hearer, "changes-incomplete", "7.1")
    }
    let changes = RequiredChanges(restrictions: [RequiredChange(restriction: 1, change: .loosen, words: "More often.")])
    story.expectRefusal(.appealDecision(.notUpheld, changes), by: Story.hearer, "changes-not-allowed", "7.1")
    let detail = try appealAnswer(try story.give(.appealDecision(.partlyUpheld, changes), by: Story.hearer))
    #expect(
      detail.effect == "plan-changes" && detail.changes == ["Limits on when, how long or how often (number 1): More often."])
    #expect(detail.nextReviewOn == Day("2027-06-01"))
  }

  @Test(
    "the variation after a partly upheld appeal does what was decided, is nowhere harsher, and its letter says so (7.1, decision 6)"
  )
  func variation() throws {
    var story = try Story(at: .inForce)
    try story.dispute()
    let change = RequiredChange(restriction: 1, change: .loosen, parts: [.weeklyWindow], words: "More often.")
    try story.give(.appealDecision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: Story.hearer)
    try story.give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    let (starts, ends) = (Day("2027-01-12"), Day("2027-07-10"))
    let wider = Sample.restriction(windows: Self.windows)
    let refused: [(String, PlanDraft)] = [
      ("the same plan", Sample.draft(starts: starts, ends: ends)),
      ("ends later", Sample.draft([wider], starts: starts, ends: Day("2027-07-11"))),
      (
        "another channel",
        Sample.draft([Sample.restriction(channels: [.email], windows: Self.windows)], starts: starts, ends: ends)
      ),
      ("one restriction more", Sample.draft([wider, Sample.restriction(.callsRecorded)], starts: starts, ends: ends)),
      ("another limit", Sample.draft([Sample.restriction(windows: Self.windows, perWeek: 1)], starts: starts, ends: ends)),
      (
        "shorter by the window that was open",
        Sample.draft([Sample.restriction(windows: Array(Self.windows.prefix(1)))], starts: starts, ends: ends)
      ),
    ]
    for (what, draft) in refused {
      let refusal = story.refusal(.draftPlan(draft), by: Sample.manager)
      #expect(refusal?.code == "appeal-not-followed" && refusal?.paragraph == "7.1", "\(what)")
    }
    try story.give(.draftPlan(Sample.draft([wider], starts: starts, ends: ends)), by: Sample.manager)
    try story.give(.submit, by: Sample.manager)
    let events = try story.give(
      .authorise(confirming: [], reasons: "As decided.", notice: Sample.id(70)), by: Sample.senior)
    let letter = try NoticeRequest(try #require(events.compactMap(\.letter).first))
    let values = letter.values(
      salutation: "Dear Ms Example", reference: "RC-2026-000001",
      dated: try Sample.day("2027-01-12"),
      under: story.pack)
    #expect(values["afterAppeal"] == .text("yes"))
    #expect(values["changes"] == [["words": "Limits on when, how long or how often (number 1): More often."]])
  }

  @Test("a restriction that must go is not in the next plan, nor anything like it (7.1)")
  func removal() throws {
    var story = try Story(at: .checklist)
    let both = [Sample.restriction(), Sample.restriction(.singlePointOfContact, contact: "Morgan")]
    try story.prepare(Sample.draft(both))
    try story.give(.submit, by: Sample.manager)
    try story.give(story.authorisation, by: Sample.senior)
    story.now = try Sample.at("2027-01-12T10:00:00Z")
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    try story.dispute()
    let change = RequiredChange(restriction: 2, change: .remove, words: "Anyone may answer.")
    try story.give(.appealDecision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: Story.hearer)
    let starts = Day("2027-01-12")
    for list in [both, [both[1]], [both[0], Sample.restriction(.singlePointOfContact, contact: "Sam")]] {
      story.expectRefusal(.draftPlan(Sample.draft(list, starts: starts)), by: Sample.manager, "appeal-not-followed", "7.1")
    }
    try story.give(.draftPlan(Sample.draft([both[0]], starts: starts)), by: Sample.manager)
  }

  @Test("words that the hearer asked to change may change, and must (7.1)")
  func words() throws {
    var story = try Story(at: .checklist)
    let point = Sample.restriction(.singlePointOfContact, contact: "Morgan")
    try story.prepare(Sample.draft([point]))
    try story.give(.submit, by: Sample.manager)
    try story.give(story.authorisation, by: Sample.senior)
    story.now = try Sample.at("2027-01-12T10:00:00Z")
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    try story.dispute()
    let change = RequiredChange(
      restriction: 1, change: .loosen, parts: [.pointOfContact], words: "Someone else than Morgan answers.")
    try story.give(.appealDecision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: Story.hearer)
    let starts = Day("2027-01-12")
    story.expectRefusal(.draftPlan(Sample.draft([point], starts: starts)), by: Sample.manager, "appeal-not-followed", "7.1")
    let other = Sample.restriction(.singlePointOfContact, contact: "Sam")
    try story.give(.draftPlan(Sample.draft([other], starts: starts)), by: Sample.manager)
  }

  @Test("a first plan that is sent back after an appeal keeps to what was decided, too (7.1)")
  func redrafted() throws {
    var story = try Story(at: .checklist)
    try story.prepare(Sample.draft(starts: Day("2027-02-01")))
    try story.give(.submit, by: Sample.manager)
    try story.give(story.authorisation, by: Sample.senior)
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    try story.dispute()
    let change = RequiredChange(restriction: 1, change: .loosen, words: "More often.")
    let detail = try appealAnswer(
      try story.give(.appealDecision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: Story.hearer))
    #expect(detail.effect == "plan-redrafted" && story.file.stage.name == .checklist)
    let same = Sample.draft(starts: Day("2027-02-01"))
    story.expectRefusal(.draftPlan(same), by: Sample.manager, "appeal-not-followed", "7.1")
    story.expectRefusal(.submit, by: Sample.manager, "appeal-not-followed", "7.1")
    try story.give(
      .draftPlan(Sample.draft([Sample.restriction(windows: Self.windows)], starts: Day("2027-02-01"))), by: Sample.manager)
  }
}
