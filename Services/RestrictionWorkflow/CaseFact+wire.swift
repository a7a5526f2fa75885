import Contracts
import Policy
import ServiceKit
import Storage

extension CaseFact {
  /// What a row of the stream of that case says.
  init(_ entry: JournalEntry, caseID: Identifier) throws {
    switch entry.type {
    case CaseOpened.type:
      self.init(try entry.decode(CaseOpened.self), caseID: caseID)
    case CaseIncidentAdded.type: self = .incidentAdded(Policy.Incident(try entry.decode(CaseIncidentAdded.self).incident))
    case CaseAdjustmentsNoted.type:
      let noted = try entry.decode(CaseAdjustmentsNoted.self)
      self = .adjustmentsNoted(
        Adjustments(
          openRequests: noted.openRequests, neededChannels: noted.neededChannels,
          unusableChannels: (noted.unusableChannels ?? [])))
    case WarningDecided.type:
      let decided = try entry.decode(WarningDecided.self)
      self = .warningDecided(
        stage: decided.stage ?? 0, reasons: decided.reasons, notice: try NoticeRequest(decided.notice))
    case WarningSkipped.type:
      let skipped = try entry.decode(WarningSkipped.self)
      self = .warningSkipped(skipped.ground, reasons: skipped.reasons)
    case CaseNoticeFailed.type:
      let failed = try entry.decode(CaseNoticeFailed.self)
      self = .noticeFailed(notice: failed.notice, why: failed.why)
    case CaseNoticeRequestedAgain.type:
      self = .noticeRequestedAgain(try NoticeRequest(try entry.decode(CaseNoticeRequestedAgain.self).notice))
    case CaseWarned.type:
      let warned = try entry.decode(CaseWarned.self)
      self = .warned(
        Warning(
          notice: warned.notice, stage: warned.stage ?? 0, dispatchedAt: warned.dispatchedAt, endsAt: warned.endsAt))
    case WarningPeriodEnded.type: self = .warningPeriodEnded
    case BehaviourContinued.type:
      let continued = try entry.decode(BehaviourContinued.self)
      self = .continued(incidents: continued.incidents, reasons: continued.reasons)
    case CriterionAnswered.type:
      let answered = try entry.decode(CriterionAnswered.self)
      self = .criterionAnswered(code: answered.criterion, answer: answered.answer, evidence: answered.evidence)
    case CriterionReopened.type:
      let reopened = try entry.decode(CriterionReopened.self)
      self = .criterionReopened(code: reopened.criterion, reasons: reopened.reasons)
    case AdjustmentsConsidered.type: self = .adjustmentsConsidered(try entry.decode(AdjustmentsConsidered.self).consideration)
    case PlanDrafted.type: self = .planDrafted(try Plan(try entry.decode(PlanDrafted.self).plan))
    case PlanSubmitted.type: self = .submitted
    case ConsulteeHeard.type:
      let heard = try entry.decode(ConsulteeHeard.self)
      self = .consulted(consultee: heard.consultee, view: heard.view)
    case ConflictDeclared.type: self = .conflictDeclared(reasons: try entry.decode(ConflictDeclared.self).reasons)
    case PlanVoted.type:
      let voted = try entry.decode(PlanVoted.self)
      self = .voted(approves: voted.approves, reasons: voted.reasons)
    case PlanAuthorised.type:
      let authorised = try entry.decode(PlanAuthorised.self)
      self = .authorised(
        confirmed: authorised.confirmed, reasons: authorised.reasons, notice: try NoticeRequest(authorised.notice))
    case PlanReturned.type: self = .returned(missing: try entry.decode(PlanReturned.self).missing)
    case PlanNoticeDispatched.type:
      let dispatched = try entry.decode(PlanNoticeDispatched.self)
      self = .planNoticeDispatched(
        notice: dispatched.notice, at: dispatched.dispatchedAt, from: dispatched.from, until: dispatched.until)
    case PlanTookEffect.type: self = .tookEffect(try EnforcedPlan(try entry.decode(PlanTookEffect.self)))
    case CaseClosed.type:
      let closed = try entry.decode(CaseClosed.self)
      guard let outcome = CaseOutcome(rawValue: closed.outcome) else { throw UnreadableCase(type: entry.type) }
      self = .closed(outcome, reasons: closed.reasons)
    default: try self.init(besidePlan: entry)
    }
  }
}

extension CaseFact {
  /// How that case began.
  init(_ opened: CaseOpened, caseID: Identifier) {
    let report = Policy.Report(
      caseID: caseID, serviceUser: opened.serviceUser, organisation: opened.organisation,
      incidents: opened.incidents.map(Policy.Incident.init), earlier: opened.earlier)
    self = .opened(report, under: PackReference(opened.policy))
  }
}
