import Contracts

/// A history that does not begin with an opening, or holds an event out of its place.
package struct ReplayFault: Error, Equatable {
  /// The position of the event that does not fit, from 0.
  package let index: Int
}

extension RestrictionCase {
  /// The case that a history leads to.
  ///
  /// - Throws: the position of the first event that does not fit; 0 when the history is empty.
  package static func replay(_ events: [CaseEvent]) throws(ReplayFault) -> RestrictionCase {
    guard let first = events.first, var result = RestrictionCase(opening: first) else { throw ReplayFault(index: 0) }
    for (index, event) in events.enumerated().dropFirst() where !result.apply(event) { throw ReplayFault(index: index) }
    return result
  }

  /// The case that an opening event begins; nil for any other event.
  package init?(opening event: CaseEvent) {
    guard case .opened(let report, let policy) = event.fact else { return nil }
    self.init(
      id: report.caseID, serviceUser: report.serviceUser, organisation: report.organisation, policy: policy, openedAt: event.at,
      incidents: report.incidents, adjustments: .none, stage: .reported)
  }

  /// Takes in what happened.
  ///
  /// - Returns: false, with nothing changed, when the event does not belong where the case stands.
  @discardableResult package mutating func apply(_ event: CaseEvent) -> Bool {
    if case .closed = stage { return false }
    switch event.fact {
    case .opened: return false
    case .incidentAdded(let incident):
      incidents.append(incident)
      return true
    case .adjustmentsNoted(let known):
      adjustments = known
      return true
    case .warningDecided, .noticeFailed, .noticeRequestedAgain, .warned, .warningPeriodEnded, .continued, .criterionAnswered,
      .adjustmentsConsidered, .planDrafted, .submitted, .authorised, .returned, .planNoticeDispatched, .tookEffect, .closed:
      guard let next = stage(after: event) else { return false }
      stage = next
      return true
    }
  }

  /// Where an event leads; nil when it does not belong here.
  private func stage(after event: CaseEvent) -> Stage? {
    switch (stage, event.fact) {
    case (.reported, .warningDecided(_, let notice)):
      .warningPending(PendingNotice(request: notice, requestedAt: event.at, delivery: .requested))
    case (.warningPending(let pending), .noticeFailed(_, let why)): .warningPending(pending.with(.failed(why: why)))
    case (.warningPending, .noticeRequestedAgain(let request)):
      .warningPending(PendingNotice(request: request, requestedAt: event.at, delivery: .requested))
    case (.warningPending, .warned(let warning)): .warned(warning)
    case (.warned(let warning), .warningPeriodEnded):
      .warned(
        Warning(notice: warning.notice, dispatchedAt: warning.dispatchedAt, endsAt: warning.endsAt, endedAt: event.at))
    case (.warned(let warning), .continued(let incidents, let reasons)):
      .checklist(Checklist(way: .continuedAfterWarning(warning, incidents: incidents, reasons: reasons)))
    case (.checklist(let checklist), let fact): Self.stage(in: checklist, after: fact, of: event)
    case (.awaitingAuthorisation(let proposal), .authorised(let confirmed, let reasons, let notice)):
      .noticePending(
        AuthorisedPlan(
          proposal: proposal,
          authorisation: Authorisation(by: event.by, role: event.role, at: event.at, confirmed: confirmed, reasons: reasons),
          notice: PendingNotice(request: notice, requestedAt: event.at, delivery: .requested)))
    case (.awaitingAuthorisation(let proposal), .returned(let missing)): .checklist(proposal.returned(for: missing))
    case (.noticePending(let plan), .noticeFailed(_, let why)): .noticePending(plan.with(plan.notice.with(.failed(why: why))))
    case (.noticePending(let plan), .noticeRequestedAgain(let request)):
      .noticePending(plan.with(PendingNotice(request: request, requestedAt: event.at, delivery: .requested)))
    case (.noticePending(let plan), .planNoticeDispatched(_, let at, let from, let until)):
      .noticePending(plan.with(plan.notice.with(.dispatched(at: at, from: from, until: until))))
    case (.noticePending(let plan), .tookEffect(let enforced)):
      .inForce(
        PlanInForce(
          enforced: enforced, proposal: plan.proposal, authorisation: plan.authorisation, notice: plan.notice.request.notice))
    case (.reported, .closed(let outcome, let reasons)), (.warned, .closed(let outcome, let reasons)),
      (.awaitingAuthorisation, .closed(let outcome, let reasons)), (.noticePending, .closed(let outcome, let reasons)),
      (.inForce, .closed(let outcome, let reasons)):
      .closed(Closure(outcome: outcome, reasons: SignedText(text: reasons, by: event.by, at: event.at)))
    case (.reported, _), (.warningPending, _), (.warned, _), (.awaitingAuthorisation, _), (.noticePending, _), (.inForce, _),
      (.closed, _):
      nil
    }
  }

  private static func stage(in checklist: Checklist, after fact: CaseFact, of event: CaseEvent) -> Stage? {
    var next = checklist
    switch fact {
    case .criterionAnswered(let code, let answer, let evidence):
      next.answers[code] = AnsweredCriterion(answer: answer, evidence: evidence, by: event.by, at: event.at)
    case .adjustmentsConsidered(let text):
      next.adjustmentsConsidered = SignedText(text: text, by: event.by, at: event.at)
    case .planDrafted(let plan):
      next.draft = plan
      next.drafters.insert(event.by)
    case .submitted:
      guard let plan = checklist.draft else { return nil }
      return .awaitingAuthorisation(Proposal(checklist: checklist, plan: plan, proposedBy: event.by, proposedAt: event.at))
    case .closed(let outcome, let reasons):
      return .closed(Closure(outcome: outcome, reasons: SignedText(text: reasons, by: event.by, at: event.at)))
    case .opened, .incidentAdded, .adjustmentsNoted, .warningDecided, .noticeFailed, .noticeRequestedAgain, .warned,
      .warningPeriodEnded, .continued, .authorised, .returned, .planNoticeDispatched, .tookEffect:
      return nil
    }
    return .checklist(next)
  }
}

extension PendingNotice {
  func with(_ delivery: Delivery) -> PendingNotice {
    PendingNotice(request: request, requestedAt: requestedAt, delivery: delivery)
  }
}

extension AuthorisedPlan {
  func with(_ notice: PendingNotice) -> AuthorisedPlan {
    AuthorisedPlan(proposal: proposal, authorisation: authorisation, notice: notice)
  }
}

extension Proposal {
  /// The checklist as it goes back; who proposed once stays a proposer (6.2).
  func returned(for missing: [String]) -> Checklist {
    var checklist = checklist
    checklist.returnedFor = missing
    checklist.drafters.insert(proposedBy)
    return checklist
  }
}

extension NoticeRequest {
  /// The same letter under another identifier.
  func renumbered(_ notice: Identifier) -> NoticeRequest {
    NoticeRequest(
      notice: notice, letter: letter, enclosures: enclosures, caseID: caseID, serviceUser: serviceUser,
      organisation: organisation,
      pack: pack, decidedBy: decidedBy, decidedAt: decidedAt, reasons: reasons, behaviours: behaviours, plan: plan)
  }
}
