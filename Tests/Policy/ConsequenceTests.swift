import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What follows from an event")
struct ConsequenceTests {
  @Test("each step that a person has to take is a task for their role, due within the pack's standard (2.2)")
  func tasks() throws {
    let triage = try Story(at: .reported).opened(.triage)
    #expect(try triage?.office == .manager && triage?.due == Sample.at("2026-11-29T00:00:00Z"))
    let proposal = try Story(at: .checklist).opened(.prepareProposal)
    #expect(try proposal?.office == .manager && proposal?.due == Sample.at("2026-12-21T00:00:00Z"))
    let submitted = try Story(at: .awaitingAuthorisation)
    let decision = submitted.opened(.decideProposal)
    #expect(try decision?.office == .seniorManager && decision?.due == Sample.at("2026-12-16T00:00:00Z"))
    #expect(submitted.consequences.tasks.contains(.close(.prepareProposal)))
  }

  @Test("the end of the opportunity to adapt always opens a task for the manager (5.2)")
  func conclusion() throws {
    var story = try Story(at: .warned)
    story.now = try Sample.at("2026-12-22T00:00:00Z")
    try story.give(.warningPeriodEnded, by: Sample.system)
    let task = story.opened(.concludeWarning)
    #expect(try task?.office == .manager && task?.due == Sample.at("2026-12-28T00:00:00Z"))
    #expect(story.consequences.deadlines.isEmpty)
  }

  @Test("a deadline survives an unrelated change, because it is set again each time")
  func deadlinesStay() throws {
    var story = try Story(at: .warned)
    try story.give(.addIncident(Sample.incident(7, story.now)), by: Sample.system)
    #expect(story.consequences.deadlines == [.warningPeriodEnds: try Sample.at("2026-12-22T00:00:00Z")])
  }

  @Test("authorisation requests the plan's letter with the plan and the policy, and names the role, not the person (5.4)")
  func planLetter() throws {
    let letter = try #require(try Story(at: .noticePending).history.last?.letter)
    #expect(letter.letter == "plan" && letter.enclosures == ["policy-in-plain-words"])
    #expect(letter.plan?.howToContact == "As this plan says." && letter.decidedBy == .seniorManager)
  }

  @Test("a closed case leaves no task and no deadline")
  func closed() throws {
    let consequences = try Story(at: .closed).consequences
    #expect(consequences.tasks == CaseTask.allCases.map { .close($0) } && consequences.deadlines.isEmpty)
  }

  @Test("events that do not fit the case are a fault that names the first of them, and nothing is kept")
  func misfit() throws {
    let story = try Story(at: .reported)
    let strays = try Story(at: .inForce).history.suffix(1)
    #expect(throws: ReplayFault(index: 0)) { try story.file.following(Array(strays), under: story.pack) }
    #expect(throws: ReplayFault(index: 1)) {
      try RestrictionCase.beginning(with: story.history + Array(strays), under: story.pack)
    }
    #expect(throws: ReplayFault(index: 0)) { try RestrictionCase.beginning(with: [], under: story.pack) }
  }

  @Test("the clock's command for each deadline is refused before its time, and accepted from then on")
  func clock() throws {
    var story = try Story(at: .inForce)
    let due = try #require(story.file.deadlines(under: story.pack)[.planEnds])
    story.now = due.adding(seconds: -1)
    #expect(story.refusal(CaseDeadline.planEnds.command(notice: Sample.id(15)), by: Sample.system)?.code == "not-ended")
    story.now = due
    #expect(story.refusal(CaseDeadline.planEnds.command(notice: Sample.id(15)), by: Sample.system) == nil)
  }
}

@Suite("Restrictions in words")
struct RestrictionTermsTests {
  @Test("each kind says what it asks in plain sentences (5.5)")
  func terms() {
    #expect(
      Sample.restriction().sentences() == [
        "You can contact us by phone on Tuesday between 10:00 and 11:00, and at no other time.",
        "The same goes for contact by text message.",
      ])
    #expect(Sample.restriction(.oneChannel, channels: [.letter]).sentences() == ["Please contact us by letter only."])
    #expect(
      Sample.restriction(.singlePointOfContact, channels: [], contact: "Ms Field").sentences() == [
        "When you contact us, please deal only with Ms Field."
      ])
    #expect(
      Sample.restriction(.noReopening, channels: [], matters: ["M-1"]).sentences() == [
        "We will not look again at M-1, which is closed, unless you tell us something new."
      ])
    #expect(Sample.restriction(.blocking, channels: [.email], detail: "Two addresses.").sentences().count == 3)
  }
}
