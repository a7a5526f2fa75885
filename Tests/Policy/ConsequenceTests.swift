import Contracts
import Testing

@testable import Policy

@Suite("What follows from an event")
struct ConsequenceTests {
  private func following(_ stage: StageName) throws -> [Consequence] {
    let story = try Story(at: stage)
    return story.file.consequences(of: try #require(story.history.last), under: story.pack)
  }

  @Test("each step that waits for a person is their role's task, due within the pack's standard (2.2)")
  func tasks() throws {
    #expect(try following(.reported).contains(.openTask(.triage, role: .manager, due: Sample.at("2026-11-29T00:00:00Z"))))
    #expect(
      try following(.checklist).contains(.openTask(.prepareProposal, role: .manager, due: Sample.at("2026-12-21T00:00:00Z"))))
    #expect(
      try following(.awaitingAuthorisation).contains(
        .openTask(.decideProposal, role: .seniorManager, due: Sample.at("2026-12-16T00:00:00Z"))))
    #expect(try following(.awaitingAuthorisation).contains(.closeTask(.prepareProposal)))
  }

  @Test("the end of the time to adapt is a task for the manager, never silent (5.2)")
  func conclusion() throws {
    var story = try Story(at: .warned)
    story.now = try Sample.at("2026-12-22T00:00:00Z")
    let event = try #require(try story.give(.warningPeriodEnded, by: Sample.system).first)
    let consequences = story.file.consequences(of: event, under: story.pack)
    #expect(consequences.contains(.openTask(.concludeWarning, role: .manager, due: try Sample.at("2026-12-28T00:00:00Z"))))
    #expect(consequences.contains(.clearDeadline(.warningPeriodEnds)))
  }

  @Test("a deadline survives a change that has nothing to do with it, because it is set anew each time")
  func deadlinesStay() throws {
    var story = try Story(at: .warned)
    let event = try #require(try story.give(.addIncident(Sample.incident(7, story.now)), by: Sample.system).first)
    let expected = Consequence.setDeadline(.warningPeriodEnds, at: try Sample.at("2026-12-22T00:00:00Z"))
    #expect(story.file.consequences(of: event, under: story.pack).contains(expected))
  }

  @Test("authorisation asks for the plan's letter with the plan and the policy, and names the role, not the person (5.4)")
  func planLetter() throws {
    let letters = try following(.noticePending).compactMap { if case .requestNotice(let notice) = $0 { notice } else { nil } }
    let letter = try #require(letters.first)
    #expect(letters.count == 1)
    #expect(letter.letter == .plan && letter.enclosures == [.policyInPlainWords])
    #expect(letter.plan?.howToContact == "By phone on Tuesdays." && letter.decidedBy == .seniorManager)
  }

  @Test("a closed case leaves no task and no deadline")
  func closed() throws {
    let consequences = try following(.closed)
    for task in CaseTask.allCases { #expect(consequences.contains(.closeTask(task))) }
    for deadline in CaseDeadline.allCases { #expect(consequences.contains(.clearDeadline(deadline))) }
    #expect(consequences.count == CaseTask.allCases.count + CaseDeadline.allCases.count)
  }

  @Test("the clock's command for each deadline is refused before its time, and open at it")
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
    #expect(Sample.restriction().terms == ["Contact by phone is taken on Tuesday between 10:00 and 11:00 only."])
    #expect(Sample.restriction(.oneChannel, channels: [.letter]).terms == ["Contact is by letter only."])
    #expect(
      Sample.restriction(.singlePointOfContact, channels: [], contact: "Ms Field").terms == [
        "Contact goes through Ms Field only."
      ])
    #expect(
      Sample.restriction(.noReopening, channels: [], matters: ["M-1"]).terms == [
        "A matter that is closed (M-1) is not opened again."
      ])
    #expect(Sample.restriction(.otherAction, channels: [.email], detail: "Blocked addresses.").terms.count == 2)
  }
}
