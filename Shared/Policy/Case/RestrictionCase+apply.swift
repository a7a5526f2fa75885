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
      earlier: report.earlier, incidents: report.incidents, adjustments: .none, stage: .reported)
  }

  /// Takes in what happened.
  ///
  /// - Returns: false, with nothing changed, when the event does not belong where the case stands.
  @discardableResult package mutating func apply(_ event: CaseEvent) -> Bool {
    var next = self
    guard next.takeIn(event) else { return false }
    self = next
    return true
  }

  /// Every fact. What it needs of the stage it asks for by the same names as `decide` does.
  private mutating func takeIn(_ event: CaseEvent) -> Bool {
    let signed = { (text: String) in SignedText(text: text, by: event.by, at: event.at) }
    switch event.fact {
    case .opened: return false
    case .incidentAdded(let incident): return whileOpen { $0.incidents.append(incident) }
    case .adjustmentsNoted(let known): return whileOpen { $0.adjustments = known }
    case .warningDecided(let index, _, let notice):
      guard mayStillWarn else { return false }
      stage = .warningPending(PendingNotice(request: notice, requestedAt: event.at, delivery: .requested), stage: index)
    case .noticeFailed(let notice, let why): return letter(notice) { $0.with(.failed(why: why)) }
    case .noticeRequestedAgain(let request): return askAgain(request, at: event.at)
    case .warned(let warning):
      guard case .warningPending = stage else { return false }
      warnings.append(warning)
      stage = .warned(warning)
    case .warningPeriodEnded:
      guard let warning else { return false }
      stage = .warned(warning.ended(at: event.at))
    case .warningSkipped(let ground, let reasons):
      guard mayStillWarn else { return false }
      stage = .checklist(Checklist(way: .withoutWarning(ground, reasons: reasons)))
    case .continued(let incidents, let reasons):
      guard let warning else { return false }
      stage = .checklist(Checklist(way: .continuedAfterWarning(warning, incidents: incidents, reasons: reasons)))
    case .criterionAnswered(let code, let answer, let evidence):
      return prepare { $0.answers[code] = AnsweredCriterion(answer: answer, evidence: evidence, by: event.by, at: event.at) }
    case .criterionReopened(let code, _): return prepare { $0.answers[code] = nil }
    case .adjustmentsConsidered(let text):
      let known = adjustments
      return prepare { $0.adjustmentsConsidered = ConsideredAdjustments(statement: signed(text), known: known) }
    case .planDrafted(let plan):
      deciders.insert(event.by)
      return prepare {
        $0.draft = plan
        $0.drafters.insert(event.by)
      }
    case .submitted:
      guard let checklist, let plan = checklist.draft else { return false }
      deciders.insert(event.by)
      return proceed(
        to: .awaitingAuthorisation(Proposal(checklist: checklist, plan: plan, proposedBy: event.by, proposedAt: event.at)))
    case .consulted(let consultee, let view): return weigh { $0.views[consultee] = signed(view) }
    case .conflictDeclared(let reasons): return weigh { $0.conflicts.append(signed(reasons)) }
    case .voted(let approves, _):
      deciders.insert(event.by)
      return weigh { $0.votes.append(Vote(by: event.by, approves: approves)) }
    case .authorised(let confirmed, let reasons, let notice):
      guard let proposal else { return false }
      deciders.insert(event.by)
      return proceed(
        to: .noticePending(
          AuthorisedPlan(
            proposal: proposal,
            authorisation: Authorisation(by: event.by, role: event.role, at: event.at, confirmed: confirmed, reasons: reasons),
            notice: PendingNotice(request: notice, requestedAt: event.at, delivery: .requested))))
    case .returned(let missing):
      guard let proposal = proposal ?? authorised?.proposal else { return false }
      return proceed(to: .checklist(proposal.returned(for: missing)))
    case .planNoticeDispatched(_, let at, let from, let until):
      guard let authorised else { return false }
      return proceed(to: .noticePending(authorised.with(authorised.notice.with(.dispatched(at: at, from: from, until: until)))))
    case .tookEffect(let enforced): return bind(enforced)
    case .planSuspended, .breachRecorded, .referred, .referralConcluded, .reviewCameUp, .reviewFellDue, .reviewOpened,
      .reviewConcluded, .variationOpened, .variationClosed, .appealLodged, .appealAcknowledged, .appealDecided, .letterRequested,
      .letterDispatched, .closed:
      return takeInBeside(event, signed)
    }
    return true
  }

  /// The facts beside the road to a plan.
  private mutating func takeInBeside(_ event: CaseEvent, _ signed: (String) -> SignedText) -> Bool {
    switch event.fact {
    case .planSuspended(let appeal): return enforce { $0.suspendedBy = appeal }
    case .breachRecorded(let breach): return whileOpen { $0.breaches.append(breach) }
    case .referred(let referral): return whileOpen { $0.referrals.append(referral) }
    case .referralConcluded(let id, let outcome):
      guard let index = referrals.firstIndex(where: { $0.id == id }) else { return false }
      referrals[index].outcome = outcome
    case .reviewCameUp: return enforce { $0.review = .comingUp }
    case .reviewFellDue: return enforce { $0.review = .overdue }
    case .reviewOpened(let cause, let reasons): return enforce { $0.review = .opened(cause, signed(reasons)) }
    case .reviewConcluded(let outcome, let reasons, let notice):
      reviews.append(ConcludedReview(outcome: outcome, reasons: signed(reasons), notice: notice.notice))
      keep(notice, at: event.at)
      deciders.insert(event.by)
      return enforce { plan in
        plan.review = .scheduled
        switch outcome {
        case .continues(let day), .vary(let day): plan.reviewOn = day
        case .lift: break
        }
      }
    case .variationOpened(let cause, let reasons):
      return enforce { $0.variation = .checklist(Checklist(way: .variation(cause, reasons: reasons))) }
    case .variationClosed:
      return enforce { $0.variation = nil }
    case .appealLodged(let lodging, let replyBy):
      return whileOpen { $0.appeals.append(Appeal(lodging: lodging, replyBy: replyBy, standing: .lodged)) }
    case .appealAcknowledged(let id, let notice):
      keep(notice, at: event.at)
      return appeal(id, is: .acknowledged(notice: notice.notice))
    case .appealDecided(let id, let outcome, let reasons, let notice):
      keep(notice, at: event.at)
      return appeal(id, is: .decided(outcome, signed(reasons), notice: notice.notice))
    case .letterRequested(let request): return whileOpen { $0.keep(request, at: event.at) }
    case .letterDispatched(let notice, let at):
      guard let letter = letters.first(where: { $0.request.notice == notice }) else { return false }
      letters.removeAll { $0.request.notice == notice }
      // Whoever is told that a plan goes on may challenge that, too.
      let tellsOfPlan = letter.request.letter == .plan || letter.request.letter == .reviewOutcome
      if tellsOfPlan, inForce != nil { return enforce { $0.toldAt = at } }
    case .closed(let outcome, let reasons):
      guard stage.name != .closed else { return false }
      if outcome == .deceased { letters = [] }
      if outcome == .refused { deciders.insert(event.by) }
      stage = .closed(Closure(outcome: outcome, reasons: signed(reasons)))
    case .opened, .incidentAdded, .adjustmentsNoted, .warningDecided, .noticeFailed, .noticeRequestedAgain, .warned,
      .warningPeriodEnded, .warningSkipped, .continued, .criterionAnswered, .criterionReopened, .adjustmentsConsidered,
      .planDrafted, .submitted, .consulted, .conflictDeclared, .voted, .authorised, .returned, .planNoticeDispatched, .tookEffect:
      return false
    }
    return true
  }

  private mutating func whileOpen(_ change: (inout RestrictionCase) -> Void) -> Bool {
    guard stage.name != .closed else { return false }
    change(&self)
    return true
  }

  private mutating func prepare(_ change: (inout Checklist) -> Void) -> Bool {
    guard var checklist else { return false }
    change(&checklist)
    return proceed(to: .checklist(checklist))
  }

  private mutating func weigh(_ change: (inout Proposal) -> Void) -> Bool {
    guard var proposal else { return false }
    change(&proposal)
    return proceed(to: .awaitingAuthorisation(proposal))
  }

  private mutating func enforce(_ change: (inout PlanInForce) -> Void) -> Bool {
    guard var plan = inForce else { return false }
    change(&plan)
    stage = .inForce(plan)
    return true
  }

  /// Moves on what is on its way: the first plan as the case's stage, a variation beside the plan in force.
  private mutating func proceed(to next: Proceeding) -> Bool {
    if inForce != nil { return enforce { $0.variation = next } }
    switch next {
    case .checklist(let checklist): stage = .checklist(checklist)
    case .awaitingAuthorisation(let proposal): stage = .awaitingAuthorisation(proposal)
    case .noticePending(let authorised): stage = .noticePending(authorised)
    }
    return true
  }

  /// A plan begins to bind: the first, the next version of one, or one that was suspended.
  private mutating func bind(_ enforced: EnforcedPlan) -> Bool {
    guard let authorised else { return enforce { $0.suspendedBy = nil } }
    if let plan = inForce, plan.enforced == enforced { return enforce { $0.suspendedBy = nil } }
    let told = authorised.notice.dispatchedAt
    if told == nil { letters.append(authorised.notice) }
    var plan = PlanInForce(
      enforced: enforced, proposal: authorised.proposal, authorisation: authorised.authorisation,
      notice: authorised.notice.request.notice, toldAt: told, began: inForce?.began ?? enforced.plan.startsOn)
    // A review that is open or overdue is concluded with reasons and a letter: a new version does not end it (8.1).
    plan.review = inForce?.review ?? .scheduled
    stage = .inForce(plan)
    return true
  }

  private mutating func keep(_ request: NoticeRequest, at instant: Instant) {
    letters.append(PendingNotice(request: request, requestedAt: instant, delivery: .requested))
  }

  private mutating func appeal(_ id: Identifier, is standing: Appeal.Standing) -> Bool {
    guard let index = appeals.firstIndex(where: { $0.lodging.id == id }) else { return false }
    appeals[index].standing = standing
    return true
  }

  /// Changes the letter of that identifier, wherever it is waited for.
  private mutating func letter(_ notice: Identifier, _ change: (PendingNotice) -> PendingNotice) -> Bool {
    if let index = letters.firstIndex(where: { $0.request.notice == notice }) {
      letters[index] = change(letters[index])
      return true
    }
    if case .warningPending(let pending, let index) = stage, pending.request.notice == notice {
      stage = .warningPending(change(pending), stage: index)
      return true
    }
    guard let authorised, authorised.notice.request.notice == notice else { return false }
    return proceed(to: .noticePending(authorised.with(change(authorised.notice))))
  }

  /// A letter under a new identifier takes the place of the one that failed: of its kind, there is one.
  private mutating func askAgain(_ request: NoticeRequest, at instant: Instant) -> Bool {
    let again = PendingNotice(request: request, requestedAt: instant, delivery: .requested)
    let failed = pendingLetters.first {
      guard case .failed = $0.delivery else { return false }
      return $0.request.renumbered(request.notice) == request
    }
    guard let failed else { return false }
    if case .inForce(let plan) = stage, plan.notice == failed.request.notice {
      stage = .inForce(plan.told(by: request.notice))
    }
    return letter(failed.request.notice) { _ in again }
  }
}

extension Warning {
  func ended(at instant: Instant) -> Warning {
    Warning(notice: notice, stage: stage, dispatchedAt: dispatchedAt, endsAt: endsAt, endedAt: instant)
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

extension PlanInForce {
  /// The same plan, its letter sent again under another identifier.
  func told(by notice: Identifier) -> PlanInForce {
    var plan = PlanInForce(
      enforced: enforced, proposal: proposal, authorisation: authorisation, notice: notice, toldAt: toldAt, began: began)
    (plan.reviewOn, plan.review, plan.variation, plan.suspendedBy) = (reviewOn, review, variation, suspendedBy)
    return plan
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
      organisation: organisation, pack: pack, decidedBy: decidedBy, decidedAt: decidedAt, reasons: reasons,
      behaviours: behaviours, plan: plan, detail: detail)
  }
}
