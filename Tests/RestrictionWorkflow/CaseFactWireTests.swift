import Contracts
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("A case's facts in the journal")
struct CaseFactWireTests {
  private static let at = Town.morning
  private static let ids = (1...6).map { Identifier(at: Town.morning, random: [UInt8($0)]) }
  private static let incident = Policy.Incident(
    id: ids[1], serviceUser: ids[2], occurredAt: at, reportedBy: "rita", targets: ["tom"], handledBy: ["hana"],
    behaviours: ["threats"], account: "Said \"no\",\nand more.")
  private static let described = Policy.Incident(
    id: ids[1], serviceUser: ids[2], occurredAt: at, reportedBy: "rita", targets: Involved([], described: ["a man"]),
    handledBy: Involved(["hana"], described: ["someone"]), behaviours: ["threats"], account: "More.")
  private static let window = WeeklyWindow(weekday: .tuesday, fromMinute: 600, toMinute: 660)
  private static let plan = Day("2026-11-30").map { day in
    Plan(
      id: ids[3], version: 1, serviceUser: ids[2], organisations: ["opfcc", "voice"],
      restrictions: RestrictionKind.allCases.map { kind in
        Restriction(
          kind: kind, channels: [.telephone, .inPerson], weeklyWindows: window.map { [$0] } ?? [], pointOfContact: "Hana Example",
          minutesPerContact: 10, contactsPerWeek: 2, matters: ["M-1"], newInformationExcepted: false, detail: "More.",
          forStaff: "For us.",
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
  private static let settled = Settlement(incidents: [ids[1]], struck: [ids[4]: ["rudeness", "threats"]])
  private static let pack = PackReference(id: "a-pack", version: "1.0")

  /// Every kind of fact; the switch below does not compile when one is added.
  static let facts: [CaseFact] =
    [
      .file(
        .opened(
          Policy.Report(caseID: ids[0], serviceUser: ids[2], organisation: "opfcc", incidents: [incident]), under: pack)),
      .file(.incidentAdded(incident)), .file(.incidentAdded(described)),
      .file(.involvementAdded(incident: ids[1], handledBy: ["jo"])),
      .file(.involvementAdded(incident: ids[1], handledBy: Involved(["jo"], described: ["someone"]))),
      .file(
        .involvementCorrected(InvolvementCorrection(incident: ids[1], named: "someone", person: "jo"), reasons: "The rota.")),
      .file(
        .involvementCorrected(InvolvementCorrection(incident: ids[1], named: "someone", person: nil), reasons: "The rota.")),
      .file(.settled(settled, in: ids[5])),
      .file(
        .opened(
          Policy.Report(caseID: ids[0], serviceUser: ids[2], organisation: "opfcc", incidents: [incident], settled: settled),
          under: pack)),
      .ending(.deathReported(evidence: "A certificate.")), .ending(.deathReportRejected(reasons: "Another person.")),
      .file(.adjustmentsNoted(Adjustments(openRequests: [ids[5]], neededChannels: [.letter, .form, .email]))),
      .file(
        .adjustmentsNoted(
          Adjustments(openRequests: [], neededChannels: [.letter], unusableChannels: [.telephone, .inPerson], agreed: [ids[5]]))),
      .file(
        .opened(
          Policy.Report(caseID: ids[0], serviceUser: ids[2], organisation: "opfcc", incidents: [incident], earlier: ids[5]),
          under: pack)),
      .warning(.decided(stage: 0, reasons: "Three calls.", notice: notice)),
      .warning(.decided(stage: 1, reasons: "Three more.", notice: notice)), .letter(.failed(notice: ids[4], why: "No address.")),
      .letter(.requestedAgain(notice)), .letter(.returned(notice: ids[4], why: "Gone away.")),
      .warning(.given(Warning(notice: ids[4], dispatchedAt: at, endsAt: at.adding(seconds: 1)))),
      .warning(.given(Warning(notice: ids[4], stage: 1, dispatchedAt: at, endsAt: at.adding(seconds: 1)))),
      .preparation(.criterionReopened(code: "c", reasons: "New evidence.")),
      .decision(.consulted(consultee: "Legal", view: "Sound.")),
      .decision(.conflictDeclared(reasons: "A cousin.")), .decision(.voted(approves: true, reasons: "Needed.")),
      .decision(.voted(approves: false, reasons: "Too much.")),
      .warning(.periodEnded), .warning(.continued(incidents: [ids[1]], reasons: "It went on.")),
      .preparation(.adjustmentsConsidered("None.")), .preparation(.submitted),
      .decision(.authorised(confirmed: ["a", "b"], reasons: "Proportionate.", notice: notice)),
      .decision(.authorised(confirmed: [], reasons: "Proportionate.", notice: notice, beforeNotice: "A knife was shown.")),
      .decision(.returned(missing: ["Evidence."])),
      .plan(.noticeDispatched(notice: ids[4], at: at, from: at, until: at.adding(seconds: 5))),
      .plan(.noticeDispatched(notice: ids[4], at: at, from: at, until: nil)),
    ] + aboutPlan + besidePlan + NoWarningGround.allCases.map { .warning(.skipped($0, reasons: "A knife.")) }
    + CriterionAnswer.allCases.map { .preparation(.criterionAnswered(code: "a", answer: $0, evidence: "On file.")) }
    + CaseOutcome.allCases.map { .ending(.closed($0, reasons: "Because.")) }

  private static let aboutPlan: [CaseFact] = [plan].compactMap { $0 }.flatMap { plan in
    [
      .preparation(.planDrafted(plan)), .plan(.tookEffect(EnforcedPlan(plan: plan, from: at, until: at.adding(seconds: 5)))),
      .plan(.tookEffect(EnforcedPlan(plan: plan, from: at))),
    ]
  }

  private static let besidePlan: [CaseFact] =
    [
      .plan(.suspended(appeal: ids[5])), .plan(.untold(notice: ids[4])),
      .plan(.breachesConsidered(reasons: "We speak to him.")),
      .plan(.breached(Breach(id: ids[5], occurredAt: at, account: "Rang.", response: "Ended the call."))),
      .file(.referralConcluded(ids[5], outcome: "A caution.")), .review(.cameUp), .review(.fellDue),
      .letter(.requested(letter(LetterDetail()))),
      .letter(.dispatched(notice: ids[4], at: at)), .appeal(.acknowledged(ids[5], notice: notice)),
      .review(.concluded(.lift, reasons: "It is calm.", notice: notice)),
      .plan(.variationOpened(.proposed, reasons: "Milder.")), .plan(.variationOpened(.review, reasons: "Milder.")),
      .plan(.variationOpened(.appeal(ids[5]), reasons: "Milder.")),
    ]
    + ReferralRecipient.allCases.flatMap { recipient -> [CaseFact] in
      [
        .file(.referred(Referral(id: ids[5], to: recipient, reference: "CR-1", reasons: "Threats."))),
        .file(.referred(Referral(id: ids[5], to: recipient, reference: "", reasons: "Threats.", outcome: "A caution."))),
      ]
    } + ReviewCause.allCases.map { .review(.opened($0, reasons: "Asked.")) }
    + VariationEnd.allCases.map { .plan(.variationClosed($0, reasons: "No need.")) }
    + AppealOutcome.allCases.map { outcome in
      let said = LetterDetail(outcome: outcome.rawValue, remedy: "fire")
      return .appeal(.decided(ids[5], outcome, reasons: "Fair.", notice: letter(said)))
    }
    + [
      partlyUpheld,
      .appeal(
        .decided(
          ids[5], .partlyUpheld, reasons: "Fair.", notice: letter(LetterDetail(effect: "warning-corrected")),
          changes: RequiredChanges(behaviours: ["threats"]))),
    ]
    + AppealSubject.allCases.flatMap { subject in
      Channel.allCases.map { channel in
        .appeal(
          .lodged(
            AppealLodging(
              id: ids[5], against: subject, channel: channel, receivedAt: at, grounds: ["facts"], statement: "Unfair.",
              lateReason: channel == .letter ? "In hospital." : nil, planVersion: channel == .telephone ? 2 : nil,
              takenBy: channel == .telephone ? "rita" : nil), replyBy: at.adding(seconds: 9)))
      }
    }
    + [Day("2027-03-01")].compactMap { $0 }.flatMap { day -> [CaseFact] in
      [
        .review(
          .concluded(
            .continues(reviewOn: day), reasons: "No change.", notice: letter(LetterDetail(outcome: "continue", nextReviewOn: day))
          )),
        .review(.concluded(.vary(reviewOn: day), reasons: "Milder.", notice: notice)),
        .letter(.requested(letter(LetterDetail(outcome: "expired", replyBy: day, endedOn: day)))),
      ]
    }

  private static let partlyUpheld = CaseFact.appeal(
    .decided(
      ids[5], .partlyUpheld, reasons: "Fair.",
      notice: letter(
        LetterDetail(outcome: "partly-upheld", effect: "plan-changes", changes: ["Calls may be longer.", "It ends sooner."])),
      changes: RequiredChanges(
        restrictions: [
          RequiredChange(restriction: 1, change: .loosen, parts: [.minutesPerContact], words: "Calls may be longer."),
          RequiredChange(restriction: 2, change: .remove, words: "Letters are answered."),
        ], endsBy: Day("2027-05-31"))))

  private static func letter(_ detail: LetterDetail) -> NoticeRequest {
    NoticeRequest(
      notice: ids[4], letter: .appealOutcome, enclosures: [], caseID: ids[0], serviceUser: ids[2], organisation: "opfcc",
      pack: pack, decidedBy: .complaintsTeam, decidedAt: at, reasons: "Fair.", behaviours: ["threats"], detail: detail)
  }

  private static func name(_ fact: CaseFact) -> String {
    switch fact {
    case .file(.opened): "opened"
    case .file(.incidentAdded): "incidentAdded"
    case .file(.involvementAdded): "involvementAdded"
    case .file(.involvementCorrected): "involvementCorrected"
    case .file(.settled): "settled"
    case .ending(.deathReported): "deathReported"
    case .ending(.deathReportRejected): "deathReportRejected"
    case .file(.adjustmentsNoted): "adjustmentsNoted"
    case .warning(.decided): "warningDecided"
    case .letter(.failed): "noticeFailed"
    case .letter(.requestedAgain): "noticeRequestedAgain"
    case .letter(.returned): "letterReturned"
    case .warning(.given): "warned"
    case .warning(.periodEnded): "warningPeriodEnded"
    case .warning(.continued): "continued"
    case .preparation(.criterionAnswered): "criterionAnswered"
    case .preparation(.adjustmentsConsidered): "adjustmentsConsidered"
    case .preparation(.planDrafted): "planDrafted"
    case .preparation(.submitted): "submitted"
    case .decision(.authorised): "authorised"
    case .decision(.returned): "returned"
    case .plan(.noticeDispatched): "planNoticeDispatched"
    case .plan(.tookEffect): "tookEffect"
    case .ending(.closed): "closed"
    case .warning(.skipped): "warningSkipped"
    case .preparation(.criterionReopened): "criterionReopened"
    case .decision(.consulted): "consulted"
    case .decision(.conflictDeclared): "conflictDeclared"
    case .decision(.voted): "voted"
    case .plan(.suspended): "planSuspended"
    case .plan(.untold): "planUntold"
    case .plan(.breached): "breachRecorded"
    case .plan(.breachesConsidered): "breachesConsidered"
    case .file(.referred): "referred"
    case .file(.referralConcluded): "referralConcluded"
    case .review(.cameUp): "reviewCameUp"
    case .review(.fellDue): "reviewFellDue"
    case .review(.opened): "reviewOpened"
    case .review(.concluded): "reviewConcluded"
    case .plan(.variationOpened): "variationOpened"
    case .plan(.variationClosed): "variationClosed"
    case .appeal(.lodged): "appealLodged"
    case .appeal(.acknowledged): "appealAcknowledged"
    case .appeal(.decided): "appealDecided"
    case .letter(.requested): "letterRequested"
    case .letter(.dispatched): "letterDispatched"
    }
  }

  /// What a journal returns for such a row.
  private func entry(_ written: NewEntry) throws -> JournalEntry {
    let town = try Town.whole()
    let platform = try town.platform(.workflow)
    let entries = try platform.database.write { tx in
      try platform.journal.append([written], to: "case/1", expecting: 0, by: "manager:mara", at: Self.at, in: tx)
      return try platform.journal.entries(of: "case/1", in: tx)
    }
    return try #require(entries.first)
  }

  private static let origin = CaseOrigin(reference: "RC-2026-000001", report: ids[5], concern: "Afraid.")

  @Test("every fact is read as it was written", arguments: facts)
  func roundTrip(fact: CaseFact) throws {
    let entry = try entry(NewEntry(fact.payload(of: Self.origin)))
    #expect(try CaseFact(journaled: entry.type, of: Self.ids[0], from: entry) == fact)
  }

  @Test("the table above has every fact, and each has its own type in the workflow's catalogue")
  func complete() throws {
    let types = Set(Self.facts.map { type(of: $0.payload(of: Self.origin)).type })
    // A manager reading an incident before there is a case, and what the service itself does, are no facts of a case.
    let others = [IncidentRead.type, DisposalCarriedOut.type, ClockMoved.type]
    #expect(types == Set(WorkflowEvent.allCases.map(\.rawValue)).subtracting(others))
    #expect(Set(Self.facts.map(Self.name)).count == types.count)
  }

  @Test("every fact with a letter declares it, because notification accepts the letters of those that do (5.1)", arguments: facts)
  func letters(fact: CaseFact) throws {
    let payload = fact.payload(of: Self.origin)
    let held = Mirror(reflecting: payload).children.compactMap { $0.value as? LetterRequest }
    #expect((payload as? any CarriesLetter).map { [$0.notice] } ?? [] == held)
    let type = try #require(WorkflowEvent(rawValue: type(of: payload).type))
    #expect(type.carriesLetter == !held.isEmpty)
  }

  @Test("the restriction in the table has a value in each of its parts, so that losing one is noticed (5.5)")
  func whole() throws {
    let (full, bare) = (try #require(Self.plan?.restrictions.first), Restriction(kind: .oneReply, reasons: "", behaviours: []))
    for (part, left) in zip(Mirror(reflecting: full).children, Mirror(reflecting: bare).children) {
      #expect(String(describing: part.value) != String(describing: left.value), "\(part.label ?? "")")
    }
  }

  @Test("a row that this version cannot read is an error that names the fault, never a guess, and never blamed on the caller")
  func unreadable() throws {
    let unknown = try entry(NewEntry(type: "case.melted.v1", payload: "{}"))
    #expect(throws: UnreadableFact(type: "case.melted.v1")) {
      try CaseFact(journaled: unknown.type, of: Self.ids[0], from: unknown)
    }
    let closed = try entry(NewEntry(type: CaseClosed.type, payload: #"{"outcome":"eaten","reasons":"x"}"#))
    let fault = WireFault(field: "outcome", detail: "is not an outcome of a case")
    #expect(throws: UnreadableFact(type: CaseClosed.type, fault: fault)) {
      try CaseFact(journaled: closed.type, of: Self.ids[0], from: closed)
    }
    #expect(Problem.workflow(UnreadableFact(type: CaseClosed.type, fault: fault)) == nil)
  }
}
