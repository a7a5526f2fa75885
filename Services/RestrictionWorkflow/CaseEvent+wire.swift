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
          incidents: report.incidents.map(\.wire), report: origin.report, concern: origin.concern))
    case .incidentAdded(let incident): try self.init(CaseIncidentAdded(incident: incident.wire))
    case .adjustmentsNoted(let adjustments):
      try self.init(
        CaseAdjustmentsNoted(openRequests: adjustments.openRequests, neededChannels: adjustments.neededChannels.map(\.wire)))
    case .warningDecided(let reasons, let notice):
      try self.init(WarningDecided(reasons: reasons, notice: notice.wire(reference: origin.reference)))
    case .noticeFailed(let notice, let why): try self.init(CaseNoticeFailed(notice: notice, why: why))
    case .noticeRequestedAgain(let notice):
      try self.init(CaseNoticeRequestedAgain(notice: notice.wire(reference: origin.reference)))
    case .warned(let warning):
      try self.init(CaseWarned(notice: warning.notice, dispatchedAt: warning.dispatchedAt, endsAt: warning.endsAt))
    case .warningPeriodEnded: try self.init(WarningPeriodEnded())
    case .continued(let incidents, let reasons): try self.init(BehaviourContinued(incidents: incidents, reasons: reasons))
    case .criterionAnswered(let code, let answer, let evidence):
      try self.init(CriterionAnswered(criterion: code, answer: CriterionFinding(answer), evidence: evidence))
    case .adjustmentsConsidered(let text): try self.init(AdjustmentsConsidered(consideration: text))
    case .planDrafted(let plan): try self.init(PlanDrafted(plan: plan.wire))
    case .submitted: try self.init(PlanSubmitted())
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
    }
  }
}

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
        Adjustments(openRequests: noted.openRequests, neededChannels: noted.neededChannels.map(Policy.Channel.init)))
    case WarningDecided.type:
      let decided = try entry.decode(WarningDecided.self)
      self = .warningDecided(reasons: decided.reasons, notice: try NoticeRequest(decided.notice))
    case CaseNoticeFailed.type:
      let failed = try entry.decode(CaseNoticeFailed.self)
      self = .noticeFailed(notice: failed.notice, why: failed.why)
    case CaseNoticeRequestedAgain.type:
      self = .noticeRequestedAgain(try NoticeRequest(try entry.decode(CaseNoticeRequestedAgain.self).notice))
    case CaseWarned.type:
      let warned = try entry.decode(CaseWarned.self)
      self = .warned(Warning(notice: warned.notice, dispatchedAt: warned.dispatchedAt, endsAt: warned.endsAt))
    case WarningPeriodEnded.type: self = .warningPeriodEnded
    case BehaviourContinued.type:
      let continued = try entry.decode(BehaviourContinued.self)
      self = .continued(incidents: continued.incidents, reasons: continued.reasons)
    case CriterionAnswered.type:
      let answered = try entry.decode(CriterionAnswered.self)
      self = .criterionAnswered(code: answered.criterion, answer: CriterionAnswer(answered.answer), evidence: answered.evidence)
    case AdjustmentsConsidered.type: self = .adjustmentsConsidered(try entry.decode(AdjustmentsConsidered.self).consideration)
    case PlanDrafted.type: self = .planDrafted(try Plan(try entry.decode(PlanDrafted.self).plan))
    case PlanSubmitted.type: self = .submitted
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
    default: throw UnreadableCase(type: entry.type)
    }
  }
}

extension CaseFact {
  /// How that case began.
  init(_ opened: CaseOpened, caseID: Identifier) {
    let report = Policy.Report(
      caseID: caseID, serviceUser: opened.serviceUser, organisation: opened.organisation,
      incidents: opened.incidents.map(Policy.Incident.init))
    self = .opened(report, under: PackReference(opened.policy))
  }
}

extension CriterionFinding {
  init(_ answer: CriterionAnswer) {
    switch answer {
    case .met: self = .met
    case .notMet: self = .notMet
    case .notApplicable: self = .notApplicable
    }
  }
}

extension CriterionAnswer {
  init(_ finding: CriterionFinding) {
    switch finding {
    case .met: self = .met
    case .notMet: self = .notMet
    case .notApplicable: self = .notApplicable
    }
  }
}
