import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What an appeal leads to")
struct AppealTests {
  private let hearer = Sample.actor("cleo", .complaintsTeam)
  private static let windows = [Weekday.monday, .tuesday].compactMap { WeeklyWindow(weekday: $0, fromMinute: 600, toMinute: 660) }

  private func lodge(
    _ story: inout Story, against subject: AppealSubject = .plan, version: Int? = nil, acknowledged: Bool = true
  ) throws {
    let lodging = AppealLodging(
      id: Sample.id(60), against: subject, channel: .telephone, receivedAt: story.now, statement: "It is too much.",
      planVersion: version)
    try story.give(.lodgeAppeal(lodging), by: hearer)
    if acknowledged { try story.give(.acknowledgeAppeal(Sample.id(60), notice: Sample.id(62)), by: hearer) }
  }

  private func decision(_ outcome: AppealOutcome, _ changes: RequiredChanges = .none) -> Command {
    .decideAppeal(Sample.id(60), outcome, reasons: "It is so.", remedy: "fire", changes: changes, notice: Sample.id(61))
  }

  /// The particulars of the answer's letter, and whether its words say that.
  private func answer(_ events: [CaseEvent]) throws -> LetterDetail {
    let letter = try #require(events.compactMap(\.letter).first { $0.letter == "appeal-outcome" })
    return try #require(letter.detail.map(LetterDetail.init))
  }

  @Test("an upheld appeal ends the plan, and the same letter says so and from when (7.1)")
  func upheld() throws {
    var story = try Story(at: .inForce)
    try lodge(&story)
    let detail = try answer(try story.give(decision(.upheld), by: hearer))
    #expect(detail.effect == "plan-ended" && detail.endedOn == Day("2027-01-12") && detail.nextReviewOn == nil)
    #expect(story.file.stage.name == .closed)
    #expect(AppealEffect.planEnded.words.contains("your communication plan ends with this decision"))
  }

  @Test("an appeal that leaves a plan in force says when it is next reviewed (7.1)")
  func nextReview() throws {
    var story = try Story(at: .inForce)
    try lodge(&story)
    let detail = try answer(try story.give(decision(.notUpheld), by: hearer))
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
    try lodge(&story)
    let detail = try answer(try story.give(decision(.upheld), by: hearer))
    #expect(detail.effect == "plan-not-begun" && story.file.stage.name == .closed)
  }

  @Test("a person under a warning can dispute it; upheld, the letter says that it is withdrawn (7.1)")
  func warning() throws {
    var story = try Story(at: .warned)
    try lodge(&story, against: .warning)
    let detail = try answer(try story.give(decision(.upheld), by: hearer))
    #expect(detail.effect == "warning-withdrawn" && story.file.stage.name == .closed)
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
    story.expectRefusal(.lodgeAppeal(early), by: hearer, "wrong-stage", "7.1")
    try story.give(.noticeDispatched(notice: Sample.id(71), at: story.now), by: Sample.system)
    try lodge(&story, version: 2)
    let detail = try answer(try story.give(decision(.upheld), by: hearer))
    #expect(detail.effect == "next-version-not-begun" && detail.nextReviewOn == before.plan.reviewOn)
    #expect(story.file.inForce?.enforced == before && story.file.inForce?.variation == nil)
  }

  @Test("partly upheld, what must change is said, restriction by restriction, by number; nothing else is (7.1)")
  func changesAreData() throws {
    var story = try Story(at: .inForce)
    try lodge(&story)
    story.expectRefusal(decision(.partlyUpheld), by: hearer, "changes-incomplete", "7.1")
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
        decision(.partlyUpheld, RequiredChanges(restrictions: changes)), by: hearer, "changes-incomplete", "7.1")
    }
    for day in ["2027-01-11", "2027-07-10", "2028-01-01"] {
      story.expectRefusal(
        decision(.partlyUpheld, RequiredChanges(endsBy: Day(day))), by: hearer, "changes-incomplete", "7.1")
    }
    let changes = RequiredChanges(restrictions: [RequiredChange(restriction: 1, change: .loosen, words: "More often.")])
    story.expectRefusal(decision(.notUpheld, changes), by: hearer, "changes-not-allowed", "7.1")
    let detail = try answer(try story.give(decision(.partlyUpheld, changes), by: hearer))
    #expect(
      detail.effect == "plan-changes" && detail.changes == ["Limits on when, how long or how often (number 1): More often."])
    #expect(detail.nextReviewOn == Day("2027-06-01"))
  }

  @Test(
    "the variation after a partly upheld appeal does what was decided, is nowhere harsher, and its letter says so (7.1, decision 6)"
  )
  func variation() throws {
    var story = try Story(at: .inForce)
    try lodge(&story)
    let change = RequiredChange(restriction: 1, change: .loosen, parts: [.weeklyWindow], words: "More often.")
    try story.give(decision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: hearer)
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
      addressee: ["Ms P Example"], salutation: "Dear Ms Example", reference: "RC-2026-000001",
      dated: try Sample.day("2027-01-12"),
      under: story.pack)
    #expect(values["afterAppeal"] == .text("yes"))
    #expect(values["changes"] == .list([["words": .text("Limits on when, how long or how often (number 1): More often.")]]))
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
    try lodge(&story)
    let change = RequiredChange(restriction: 2, change: .remove, words: "Anyone may answer.")
    try story.give(decision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: hearer)
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
    try lodge(&story)
    let change = RequiredChange(
      restriction: 1, change: .loosen, parts: [.pointOfContact], words: "Someone else than Morgan answers.")
    try story.give(decision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: hearer)
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
    try lodge(&story)
    let change = RequiredChange(restriction: 1, change: .loosen, words: "More often.")
    let detail = try answer(
      try story.give(decision(.partlyUpheld, RequiredChanges(restrictions: [change])), by: hearer))
    #expect(detail.effect == "plan-redrafted" && story.file.stage.name == .checklist)
    let same = Sample.draft(starts: Day("2027-02-01"))
    story.expectRefusal(.draftPlan(same), by: Sample.manager, "appeal-not-followed", "7.1")
    story.expectRefusal(.submit, by: Sample.manager, "appeal-not-followed", "7.1")
    try story.give(
      .draftPlan(Sample.draft([Sample.restriction(windows: Self.windows)], starts: Day("2027-02-01"))), by: Sample.manager)
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
    try lodge(&story)
    story.now = try Sample.at("2027-02-01T00:00:00Z")
    try story.give(.takeEffect, by: Sample.system)
    #expect(story.file.inForce?.suspendedBy == Sample.id(60))
    let detail = try answer(try story.give(decision(.notUpheld), by: hearer))
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
