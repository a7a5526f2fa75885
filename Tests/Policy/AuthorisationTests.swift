import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("Authorisation, notice and effect")
struct AuthorisationTests {
  @Test("only a senior manager of the organisation may decide on a proposal (6.2, 1.1)")
  func roles() throws {
    let story = try Story(at: .awaitingAuthorisation)
    for role in Office.known where role != .seniorManager {
      for command in [
        story.authorisation, .refuse(reasons: "It is so.", notice: Sample.id(990)), .returnToManager(missing: ["A date."]),
      ] {
        story.expectRefusal(command, by: Sample.actor("any", role), "role", "6.2")
      }
    }
    let elsewhere = CaseActor(subject: "sana", offices: [.seniorManager], organisations: ["voice"])
    story.expectRefusal(story.authorisation, by: elsewhere, "other-organisation", "1.1")
  }

  @Test(
    "anyone who reported, was the target, handled the matter or proposed may not decide (6.2)",
    arguments: ["rita", "tom", "hana", "mara"])
  func conflicts(name: String) throws {
    let story = try Story(at: .awaitingAuthorisation)
    for command in [
      story.authorisation, .refuse(reasons: "It is so.", notice: Sample.id(990)), .returnToManager(missing: ["A date."]),
    ] {
      story.expectRefusal(command, by: Sample.actor(name, .manager, .seniorManager), "took-part", "6.2")
    }
  }

  @Test("anyone who only drafted the plan, or proposed it before it was returned, may not decide either (6.2)")
  func drafters() throws {
    var story = try Story(at: .checklist)
    try story.prepare()
    try story.give(.submit, by: Sample.otherManager)
    story.expectRefusal(story.authorisation, by: Sample.actor("mara", .seniorManager), "took-part", "6.2")
    try story.give(.returnToManager(missing: ["The dates."]), by: Sample.senior)
    try story.give(.submit, by: Sample.manager)
    story.expectRefusal(story.authorisation, by: Sample.actor("milo", .seniorManager), "took-part", "6.2")
  }

  @Test("the senior manager must confirm each criterion (5.3) and give reasons (5.7)")
  func confirmation() throws {
    let story = try Story(at: .awaitingAuthorisation)
    let notice = Sample.id(11)
    let partly = story.refusal(
      .authorise(confirming: ["a", "b", "c", "d"], reasons: "It is so.", notice: notice), by: Sample.senior)
    #expect(partly?.code == "criteria-unconfirmed")
    #expect(partly?.paragraph == "5.3")
    #expect(partly?.missing.count == 2)
    story.expectRefusal(
      .authorise(confirming: ["a", "b", "c", "d", "e", "f"], reasons: " ", notice: notice), by: Sample.senior, "no-reasons", "5.7"
    )
  }

  @Test("no restriction can be authorised while an adjustment request is open (1.3, 5.9; LGSCO 18 000 293)")
  func openAdjustment() throws {
    var story = try Story(at: .awaitingAuthorisation)
    try story.give(.noteAdjustments(Adjustments(openRequests: [Sample.id(70)], neededChannels: [])), by: Sample.system)
    story.expectRefusal(story.authorisation, by: Sample.senior, "adjustment-open", "1.3")
    try story.give(.noteAdjustments(.none), by: Sample.system)
    #expect(story.refusal(story.authorisation, by: Sample.senior) == nil)
  }

  @Test("an adjustment agreed after the proposal still counts at authorisation (1.3; LGSCO 20 000 880)")
  func lateAdjustment() throws {
    var story = try Story(at: .checklist)
    try story.prepare(Sample.draft([Sample.restriction(.oneChannel, channels: [.email])]))
    try story.give(.submit, by: Sample.manager)
    try story.give(.noteAdjustments(Adjustments(openRequests: [], neededChannels: [.telephone])), by: Sample.system)
    #expect(story.file.stage.name == .checklist)
    story.expectRefusal(.submit, by: Sample.manager, "checklist-incomplete", "5.3")
    try story.give(.confirmAdjustmentsConsidered("The phone is needed."), by: Sample.manager)
    story.expectRefusal(.submit, by: Sample.manager, "adjustment-channel", "1.3")
  }

  @Test("a refusal closes the case and a return sends it back, each with its reasons or what is missing (6.2)")
  func otherOutcomes() throws {
    var refused = try Story(at: .awaitingAuthorisation)
    refused.expectRefusal(.refuse(reasons: "", notice: Sample.id(990)), by: Sample.senior, "no-reasons", "6.2")
    refused.expectRefusal(.returnToManager(missing: [" "]), by: Sample.senior, "nothing-asked-for", "6.2")
    var returned = refused
    try refused.give(.refuse(reasons: "Not proportionate.", notice: Sample.id(990)), by: Sample.senior)
    #expect(refused.file.stage.name == .closed)
    try returned.give(.returnToManager(missing: ["The dates."]), by: Sample.senior)
    guard case .checklist(let checklist) = returned.file.stage else { throw Unexpected() }
    #expect(checklist.returnedFor == ["The dates."])
    #expect(checklist.answers.count == 6)
  }

  @Test("a plan binds from the later of its notice's dispatch and its first midnight (5.1)")
  func beforeStart() throws {
    var story = try Story(at: .noticePending)
    story.expectRefusal(.takeEffect, by: Sample.system, "notice-not-dispatched", "5.1")
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    let start = try Sample.at("2027-01-11T00:00:00Z")
    #expect(story.file.stage.name == .noticePending)
    #expect(story.file.deadlines(under: story.pack)[.planStarts] == start)
    story.expectRefusal(.takeEffect, by: Sample.system, "not-started", "5.1")
    story.now = start
    try story.give(.takeEffect, by: Sample.system)
    guard case .inForce(let plan) = story.file.stage else { throw Unexpected() }
    #expect(plan.enforced.from == start)
    #expect(plan.enforced.until?.text == "2027-07-10T23:00:00.000Z")
  }

  @Test("a notice dispatched after the first day puts the plan in force at once, from the moment of dispatch (5.1)")
  func afterStart() throws {
    let story = try Story(at: .inForce)
    guard case .inForce(let plan) = story.file.stage else { throw Unexpected() }
    #expect(plan.enforced.from == story.now)
    #expect(plan.authorisation.by == "sana")
  }

  @Test("a failed notice leaves the plan not in force, and opens a task (5.1)")
  func failedNotice() throws {
    var story = try Story(at: .noticePending)
    try story.give(.noticeFailed(notice: Sample.id(11), why: "Returned."), by: Sample.system)
    story.now = try Sample.at("2027-02-01T00:00:00Z")
    story.expectRefusal(.takeEffect, by: Sample.system, "notice-not-dispatched", "5.1")
    try story.give(.sendNoticeAgain(notice: Sample.id(13)), by: Sample.manager)
    try story.give(.noticeDispatched(notice: Sample.id(13), at: story.now), by: Sample.system)
    #expect(story.file.stage.name == .inForce)
  }

  @Test("a plan ends by itself after its last day, whether its notice was dispatched or not, and never earlier (5.7, decision 5)")
  func end() throws {
    for stage in [StageName.noticePending, .inForce] {
      var story = try Story(at: stage)
      story.now = try Sample.at("2027-07-10T22:59:59Z")
      story.expectRefusal(.expire(notice: Sample.id(15)), by: Sample.system, "not-ended", "5.7")
      story.now = try Sample.at("2027-07-10T23:00:00Z")
      try story.give(.expire(notice: Sample.id(15)), by: Sample.system)
      guard case .closed(let closure) = story.file.stage else { throw Unexpected() }
      #expect(closure.outcome == .expired)
    }
  }

  @Test("a plan whose notice is dispatched only after its last day never comes into force (5.1, 5.7)")
  func tooLate() throws {
    var story = try Story(at: .noticePending)
    story.now = try Sample.at("2027-08-01T00:00:00Z")
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    #expect(story.file.stage.name == .closed)
  }

  @Test("proof of dispatch cannot be dated before the letter was requested, even if another machine's clock says so (5.1)")
  func clockSkew() throws {
    var story = try Story(at: .warningPending)
    let asked = story.now
    try story.give(.noticeDispatched(notice: Sample.id(10), at: asked.adding(seconds: -60)), by: Sample.system)
    guard case .warned(let warning) = story.file.stage else { throw Unexpected() }
    #expect(warning.dispatchedAt == asked)
  }
}
