import Contracts
import Policy
import ServiceKit
import Storage

/// A row of a case's stream that this version cannot read: the journal was written by a newer one, or by hand.
struct UnreadableCase: Error {
  let type: String
}

extension NewEntry {
  /// The event as it is journaled and published.
  ///
  /// - Parameter origin: what the case's first event says beside the policy's facts.
  init(_ event: CaseEvent, of origin: CaseOrigin) throws {
    switch event.fact {
    case .opened(let report, let policy):
      try self.init(
        CaseOpened(
          reference: origin.reference, serviceUser: report.serviceUser, organisation: report.organisation, policy: policy.wire,
          incidents: report.incidents.map(\.wire), report: origin.report, concern: origin.concern,
          earlier: report.earlier))
    case .incidentAdded(let incident): try self.init(CaseIncidentAdded(incident: incident.wire))
    case .adjustmentsNoted(let adjustments):
      try self.init(
        CaseAdjustmentsNoted(
          openRequests: adjustments.openRequests, neededChannels: adjustments.neededChannels,
          unusableChannels: adjustments.unusableChannels.isEmpty ? nil : adjustments.unusableChannels))
    case .warningDecided(let stage, let reasons, let notice):
      try self.init(
        WarningDecided(reasons: reasons, notice: notice.wire(reference: origin.reference), stage: stage == 0 ? nil : stage))
    case .warningSkipped(let ground, let reasons): try self.init(WarningSkipped(ground: ground, reasons: reasons))
    case .noticeFailed(let notice, let why): try self.init(CaseNoticeFailed(notice: notice, why: why))
    case .noticeRequestedAgain(let notice):
      try self.init(CaseNoticeRequestedAgain(notice: notice.wire(reference: origin.reference)))
    case .warned(let warning):
      try self.init(
        CaseWarned(
          notice: warning.notice, dispatchedAt: warning.dispatchedAt, endsAt: warning.endsAt,
          stage: warning.stage == 0 ? nil : warning.stage))
    case .warningPeriodEnded: try self.init(WarningPeriodEnded())
    case .continued(let incidents, let reasons): try self.init(BehaviourContinued(incidents: incidents, reasons: reasons))
    case .criterionAnswered(let code, let answer, let evidence):
      try self.init(CriterionAnswered(criterion: code, answer: answer, evidence: evidence))
    case .criterionReopened(let code, let reasons): try self.init(CriterionReopened(criterion: code, reasons: reasons))
    case .adjustmentsConsidered(let text): try self.init(AdjustmentsConsidered(consideration: text))
    case .planDrafted(let plan): try self.init(PlanDrafted(plan: plan.wire))
    case .submitted: try self.init(PlanSubmitted())
    case .consulted(let consultee, let view): try self.init(ConsulteeHeard(consultee: consultee, view: view))
    case .conflictDeclared(let reasons): try self.init(ConflictDeclared(reasons: reasons))
    case .voted(let approves, let reasons): try self.init(PlanVoted(approves: approves, reasons: reasons))
    case .authorised(let confirmed, let reasons, let notice):
      try self.init(PlanAuthorised(confirmed: confirmed, reasons: reasons, notice: notice.wire(reference: origin.reference)))
    case .returned(let missing): try self.init(PlanReturned(missing: missing))
    case .planNoticeDispatched(let notice, let at, let from, let until):
      try self.init(PlanNoticeDispatched(notice: notice, dispatchedAt: at, from: from, until: until))
    case .tookEffect(let enforced):
      try self.init(
        PlanTookEffect(
          caseReference: origin.reference, plan: enforced.plan.wire, from: enforced.from, until: enforced.until))
    case .closed(let outcome, let reasons): try self.init(CaseClosed(outcome: outcome.rawValue, reasons: reasons))
    case .planSuspended, .breachRecorded, .referred, .referralConcluded, .reviewCameUp, .reviewFellDue, .reviewOpened,
      .reviewConcluded, .variationOpened, .variationClosed, .appealLodged, .appealAcknowledged, .appealDecided, .letterRequested,
      .letterDispatched:
      try self.init(besidePlan: event.fact, of: origin)
    }
  }
}
