import Contracts
import Policy
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("A case's facts as they are journaled")
struct CaseFactWireTests {
  private static let at = Town.morning
  private static let ids = (1...6).map { Identifier(at: Town.morning, random: [UInt8($0)]) }
  private static let incident = Policy.Incident(
    id: ids[1], serviceUser: ids[2], occurredAt: at, reportedBy: "rita", targets: ["tom"], handledBy: ["hana"],
    behaviours: ["threats"], account: "Said \"no\",\nand more.")
  private static let window = WeeklyWindow(weekday: .tuesday, fromMinute: 600, toMinute: 660)
  private static let plan = Day("2026-11-30").map { day in
    Plan(
      id: ids[3], version: 1, serviceUser: ids[2], organisations: ["opfcc", "voice"],
      restrictions: RestrictionKind.allCases.map { kind in
        Restriction(
          kind: kind, channels: [.telephone, .inPerson], weeklyWindows: window.map { [$0] } ?? [], pointOfContact: "Hana Example",
          minutesPerContact: 10, contactsPerWeek: 2, matters: ["M-1"], newInformationExcepted: false, detail: "More.",
          premises: ["The front desk"], onlyThesePremises: true, thirdParty: "An advocacy service",
          newIssues: NewIssuesLimit(count: 2, periodDays: 30), replyPeriodDays: 14, organisations: ["voice"], startsOn: day,
          endsOn: day, reviewOn: day, reasons: "Calls took hours.", behaviours: ["threats"])
      } + [Restriction(kind: .callsRecorded, reasons: "Calls took hours.", behaviours: ["threats"])],
      howToContact: "By letter.", serviceToExpect: "An answer.", reasons: "It went on.",
      proportionality: "Tried milder.", startsOn: day, endsOn: day, reviewOn: day, severeReason: "Severe.")
  }
  private static let notice = NoticeRequest(
    notice: ids[4], letter: .plan, enclosures: [.policyInPlainWords], caseID: ids[0], serviceUser: ids[2], organisation: "opfcc",
    pack: pack, decidedBy: .seniorManager, decidedAt: at, reasons: "It went on.", behaviours: ["threats"], plan: plan)
  private static let pack = PackReference(id: "a-pack", version: "1.0")

  /// Every kind of fact; the switch below does not compile when one is added.
  static let facts: [CaseFact] =
    [
      .opened(
        Policy.Report(caseID: ids[0], serviceUser: ids[2], organisation: "opfcc", incidents: [incident]), under: pack),
      .incidentAdded(incident), .adjustmentsNoted(Adjustments(openRequests: [ids[5]], neededChannels: [.letter, .form, .email])),
      .adjustmentsNoted(Adjustments(openRequests: [], neededChannels: [.letter], unusableChannels: [.telephone, .inPerson])),
      .opened(
        Policy.Report(caseID: ids[0], serviceUser: ids[2], organisation: "opfcc", incidents: [incident], earlier: ids[5]),
        under: pack),
      .warningDecided(stage: 0, reasons: "Three calls.", notice: notice),
      .warningDecided(stage: 1, reasons: "Three more.", notice: notice), .noticeFailed(notice: ids[4], why: "No address."),
      .noticeRequestedAgain(notice), .warned(Warning(notice: ids[4], dispatchedAt: at, endsAt: at.adding(seconds: 1))),
      .warned(Warning(notice: ids[4], stage: 1, dispatchedAt: at, endsAt: at.adding(seconds: 1))),
      .criterionReopened(code: "c", reasons: "New evidence."), .consulted(consultee: "Legal", view: "Sound."),
      .conflictDeclared(reasons: "A cousin."), .voted(approves: true, reasons: "Needed."),
      .voted(approves: false, reasons: "Too much."),
      .warningPeriodEnded, .continued(incidents: [ids[1]], reasons: "It went on."), .adjustmentsConsidered("None."), .submitted,
      .authorised(confirmed: ["a", "b"], reasons: "Proportionate.", notice: notice),
      .returned(missing: ["Evidence."]),
      .planNoticeDispatched(notice: ids[4], at: at, from: at, until: at.adding(seconds: 5)),
      .planNoticeDispatched(notice: ids[4], at: at, from: at, until: nil),
    ] + aboutPlan + besidePlan + NoWarningGround.allCases.map { .warningSkipped($0, reasons: "A knife.") }
    + CriterionAnswer.allCases.map { .criterionAnswered(code: "a", answer: $0, evidence: "On file.") }
    + CaseOutcome.allCases.map { .closed($0, reasons: "Because.") }

  private static let aboutPlan: [CaseFact] = [plan].compactMap { $0 }.flatMap { plan in
    [
      .planDrafted(plan), .tookEffect(EnforcedPlan(plan: plan, from: at, until: at.adding(seconds: 5))),
      .tookEffect(EnforcedPlan(plan: plan, from: at)),
    ]
  }

  private static let besidePlan: [CaseFact] =
    [
      .planSuspended(appeal: ids[5]),
      .breachRecorded(Breach(id: ids[5], occurredAt: at, account: "Rang.", response: "Ended the call.")),
      .referralConcluded(ids[5], outcome: "A caution."), .reviewCameUp, .reviewFellDue, .letterRequested(letter(LetterDetail())),
      .letterDispatched(notice: ids[4], at: at), .appealAcknowledged(ids[5], notice: notice),
      .reviewConcluded(.lift, reasons: "Calm.", notice: notice),
      .variationOpened(.proposed, reasons: "Milder."), .variationOpened(.review, reasons: "Milder."),
      .variationOpened(.appeal(ids[5]), reasons: "Milder."),
    ]
    + ReferralRecipient.allCases.flatMap { recipient -> [CaseFact] in
      [
        .referred(Referral(id: ids[5], to: recipient, reference: "CR-1", reasons: "Threats.")),
        .referred(Referral(id: ids[5], to: recipient, reference: "", reasons: "Threats.", outcome: "A caution.")),
      ]
    } + ReviewCause.allCases.map { .reviewOpened($0, reasons: "Asked.") }
    + VariationEnd.allCases.map { .variationClosed($0, reasons: "No need.") }
    + AppealOutcome.allCases.map { outcome in
      let said = LetterDetail(outcome: outcome.rawValue, remedy: "fire")
      return .appealDecided(ids[5], outcome, reasons: "Fair.", notice: letter(said))
    }
    + AppealSubject.allCases.flatMap { subject in
      Channel.allCases.map { channel in
        .appealLodged(
          AppealLodging(
            id: ids[5], against: subject, channel: channel, receivedAt: at, grounds: ["facts"], statement: "Unfair.",
            lateReason: channel == .letter ? "In hospital." : nil), replyBy: at.adding(seconds: 9))
      }
    }
    + [Day("2027-03-01")].compactMap { $0 }.flatMap { day -> [CaseFact] in
      [
        .reviewConcluded(
          .continues(reviewOn: day), reasons: "No change.", notice: letter(LetterDetail(outcome: "continue", nextReviewOn: day))),
        .reviewConcluded(.vary(reviewOn: day), reasons: "Milder.", notice: notice),
        .letterRequested(letter(LetterDetail(outcome: "expired", replyBy: day, endedOn: day))),
      ]
    }

  private static func letter(_ detail: LetterDetail) -> NoticeRequest {
    NoticeRequest(
      notice: ids[4], letter: .appealOutcome, enclosures: [], caseID: ids[0], serviceUser: ids[2], organisation: "opfcc",
      pack: pack, decidedBy: .complaintsTeam, decidedAt: at, reasons: "Fair.", behaviours: ["threats"], detail: detail)
  }

  private static func name(_ fact: CaseFact) -> String {
    switch fact {
    case .opened: "opened"
    case .incidentAdded: "incidentAdded"
    case .adjustmentsNoted: "adjustmentsNoted"
    case .warningDecided: "warningDecided"
    case .noticeFailed: "noticeFailed"
    case .noticeRequestedAgain: "noticeRequestedAgain"
    case .warned: "warned"
    case .warningPeriodEnded: "warningPeriodEnded"
    case .continued: "continued"
    case .criterionAnswered: "criterionAnswered"
    case .adjustmentsConsidered: "adjustmentsConsidered"
    case .planDrafted: "planDrafted"
    case .submitted: "submitted"
    case .authorised: "authorised"
    case .returned: "returned"
    case .planNoticeDispatched: "planNoticeDispatched"
    case .tookEffect: "tookEffect"
    case .closed: "closed"
    case .warningSkipped: "warningSkipped"
    case .criterionReopened: "criterionReopened"
    case .consulted: "consulted"
    case .conflictDeclared: "conflictDeclared"
    case .voted: "voted"
    case .planSuspended: "planSuspended"
    case .breachRecorded: "breachRecorded"
    case .referred: "referred"
    case .referralConcluded: "referralConcluded"
    case .reviewCameUp: "reviewCameUp"
    case .reviewFellDue: "reviewFellDue"
    case .reviewOpened: "reviewOpened"
    case .reviewConcluded: "reviewConcluded"
    case .variationOpened: "variationOpened"
    case .variationClosed: "variationClosed"
    case .appealLodged: "appealLodged"
    case .appealAcknowledged: "appealAcknowledged"
    case .appealDecided: "appealDecided"
    case .letterRequested: "letterRequested"
    case .letterDispatched: "letterDispatched"
    }
  }

  /// What a journal gives back of such a row.
  private func entry(_ written: NewEntry) throws -> JournalEntry {
    let town = try Town.whole()
    let platform = try town.platform(.workflow)
    let entries = try platform.database.write { tx in
      try platform.journal.append([written], to: "case/1", expecting: 0, by: "manager:mara", at: Self.at, in: tx)
      return try platform.journal.entries(of: "case/1", in: tx)
    }
    return try #require(entries.first)
  }

  @Test("every fact is read as what was written", arguments: facts)
  func roundTrip(fact: CaseFact) throws {
    let origin = CaseOrigin(reference: "RC-2026-000001", report: Self.ids[5], concern: "Afraid.")
    let written = try NewEntry(CaseEvent(at: Self.at, by: "mara", role: .manager, fact: fact), of: origin)
    #expect(try CaseFact(entry(written), caseID: Self.ids[0]) == fact)
  }

  @Test("the table above holds every fact, and each has a type of its own")
  func complete() throws {
    #expect(Set(Self.facts.map(Self.name)).count == 38)
    let origin = CaseOrigin(reference: "RC-2026-000001", report: nil, concern: nil)
    let types = try Self.facts.map { fact in
      try NewEntry(CaseEvent(at: Self.at, by: "mara", role: .manager, fact: fact), of: origin).type
    }
    #expect(Set(types).count == 38)
  }

  @Test("a row that this version cannot read is an error, never a guess")
  func unreadable() {
    let unknown = NewEntry(type: "case.melted.v1", payload: "{}")
    #expect(throws: UnreadableCase.self) { try CaseFact(entry(unknown), caseID: Self.ids[0]) }
    let closed = NewEntry(type: CaseClosed.type, payload: #"{"outcome":"eaten","reasons":"x"}"#)
    #expect(throws: UnreadableCase.self) { try CaseFact(entry(closed), caseID: Self.ids[0]) }
  }
}
