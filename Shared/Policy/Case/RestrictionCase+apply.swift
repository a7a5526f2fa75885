package import Contracts

/// A history that does not begin with an opening, or has an event out of sequence.
package struct ReplayFault: Error, Equatable {
  /// The position of the event that does not fit, from 0.
  package let index: Int
}

extension RestrictionCase {
  /// The case that a history produces.
  ///
  /// - Throws: the position of the first event that does not fit; 0 when the history is empty.
  package static func replay(_ events: [CaseEvent]) throws(ReplayFault) -> RestrictionCase {
    guard let first = events.first, var result = RestrictionCase(opening: first) else { throw ReplayFault(index: 0) }
    for (index, event) in events.enumerated().dropFirst() where !result.apply(event) { throw ReplayFault(index: index) }
    return result
  }

  /// The case that an opening event begins; nil for any other event.
  package init?(opening event: CaseEvent) {
    guard case .file(.opened(let report, let policy)) = event.fact else { return nil }
    self.init(
      id: report.caseID, serviceUser: report.serviceUser, organisation: report.organisation, policy: policy, openedAt: event.at,
      earlier: report.earlier, incidents: report.incidents, adjustments: .none, stage: .reported, parts: report.parts,
      settled: report.settled)
  }

  /// Applies what happened.
  ///
  /// - Returns: false, with nothing changed, when the event does not fit the case's present stage.
  @discardableResult package mutating func apply(_ event: CaseEvent) -> Bool {
    var next = self
    guard event.fact.chapter.apply(to: &next, of: event) else { return false }
    next.note(partOf: event)
    self = next
    return true
  }
}

// How the chapters of facts change a case. Each returns whether the change fits the present stage.
extension RestrictionCase {
  mutating func whileOpen(_ change: (inout RestrictionCase) -> Void) -> Bool {
    guard isOpen else { return false }
    change(&self)
    return true
  }

  mutating func change(_ incident: Identifier, _ change: (inout Incident) -> Void) -> Bool {
    guard let index = incidents.firstIndex(where: { $0.id == incident }) else { return false }
    change(&incidents[index])
    return true
  }

  mutating func prepare(_ change: (inout Checklist) -> Void) -> Bool {
    guard var checklist else { return false }
    change(&checklist)
    return proceed(to: .checklist(checklist))
  }

  mutating func weigh(_ change: (inout Proposal) -> Void) -> Bool {
    guard var proposal else { return false }
    change(&proposal)
    return proceed(to: .awaitingAuthorisation(proposal))
  }

  mutating func enforce(_ change: (inout PlanInForce) -> Void) -> Bool {
    guard var plan = inForce else { return false }
    change(&plan)
    stage = .inForce(plan)
    return true
  }

  /// Moves the plan in preparation on: the first plan as the case's stage, a variation within the plan in force.
  mutating func proceed(to next: Proceeding) -> Bool {
    if inForce != nil { return enforce { $0.variation = next } }
    switch next {
    case .checklist(let checklist): stage = .checklist(checklist)
    case .awaitingAuthorisation(let proposal): stage = .awaitingAuthorisation(proposal)
    case .noticePending(let authorised): stage = .noticePending(authorised)
    }
    return true
  }

  /// A plan takes effect: the first, its next version, or one that was suspended.
  mutating func bind(_ enforced: EnforcedPlan) -> Bool {
    if authorised == nil || inForce?.enforced == enforced {
      return enforce { ($0.suspendedBy, $0.isUntold) = (nil, false) }
    }
    guard let authorised else { return false }
    let told = authorised.notice.dispatchedAt
    if told == nil { letters.append(authorised.notice) } else { sent.append(authorised.notice) }
    var plan = PlanInForce(
      enforced: enforced, proposal: authorised.proposal, authorisation: authorised.authorisation,
      notice: authorised.notice.request.notice, toldAt: told, began: inForce?.began ?? enforced.plan.startsOn)
    // An open or overdue review is concluded with reasons and a letter: a new version does not end it.
    plan.review = inForce?.review ?? .scheduled
    stage = .inForce(plan)
    for index in appeals.indices { appeals[index].isFulfilled = true }
    return true
  }

  mutating func keep(_ request: NoticeRequest, at instant: Instant) {
    letters.append(PendingNotice(request: request, requestedAt: instant, delivery: .requested))
  }

  mutating func appeal(_ id: Identifier, is standing: Appeal.Standing) -> Bool {
    guard let index = appeals.firstIndex(where: { $0.lodging.id == id }) else { return false }
    appeals[index].standing = standing
    return true
  }

  /// Changes the letter of that identifier, whichever part of the case it belongs to.
  mutating func letter(_ notice: Identifier, _ change: (PendingNotice) -> PendingNotice) -> Bool {
    if let index = letters.firstIndex(where: { $0.request.notice == notice }) {
      letters[index] = change(letters[index])
      return true
    }
    if let (pending, index) = pendingWarning, pending.request.notice == notice {
      stage = .warningPending(change(pending), stage: index)
      return true
    }
    guard let authorised, authorised.notice.request.notice == notice else { return false }
    return proceed(to: .noticePending(authorised.with(change(authorised.notice))))
  }

  /// A letter that came back leaves what counted from it as it was before the person was told, and is to be sent again.
  mutating func takeBack(_ notice: Identifier, why: String) -> Bool {
    guard let index = sent.firstIndex(where: { $0.request.notice == notice }) else {
      return letter(notice) { $0.with(.failed(why: why)) }
    }
    let letter = sent.remove(at: index).with(.failed(why: why))
    guard let warning = warnings.last, warning.notice == notice, pendingWarning == nil, restsOnWarning else {
      letters.append(letter)
      return true
    }
    warnings.removeLast()
    stage = .warningPending(letter, stage: warning.stage)
    return true
  }

  /// A letter under a new identifier replaces the failed one with the same content.
  mutating func askAgain(_ request: NoticeRequest, at instant: Instant) -> Bool {
    let again = PendingNotice(request: request, requestedAt: instant, delivery: .requested)
    let failed = pendingLetters.first { $0.hasFailed && $0.request.renumbered(request.notice, by: request.channel) == request }
    guard let failed else { return false }
    if let plan = inForce, plan.notice == failed.request.notice { stage = .inForce(plan.told(by: request.notice)) }
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

extension WayToChecklist {
  /// Whether a warning came first.
  var followsWarning: Bool {
    switch self {
    case .continuedAfterWarning: true
    case .withoutWarning, .variation: false
    }
  }
}

extension PlanInForce {
  /// The plan binds again, where that appeal suspended it.
  func resumed(after appeal: Appeal) -> [CaseFact] {
    suspendedBy == appeal.lodging.id && !isUntold ? [.plan(.tookEffect(enforced))] : []
  }

  /// The same plan, with its letter sent again under another identifier.
  func told(by notice: Identifier) -> PlanInForce {
    var plan = PlanInForce(
      enforced: enforced, proposal: proposal, authorisation: authorisation, notice: notice, toldAt: toldAt, began: began)
    (plan.reviewOn, plan.review, plan.variation, plan.suspendedBy) = (reviewOn, review, variation, suspendedBy)
    plan.isUntold = isUntold
    return plan
  }
}

extension Proposal {
  /// The checklist as returned.
  func returned(for missing: [String]) -> Checklist {
    var checklist = checklist
    checklist.returnedFor = missing
    return checklist
  }
}

extension NoticeRequest {
  /// The same letter under another identifier.
  package func renumbered(_ notice: Identifier, by channel: NoticeChannel?) -> NoticeRequest {
    NoticeRequest(
      notice: notice, letter: letter, enclosures: enclosures, caseID: caseID, serviceUser: serviceUser,
      organisation: organisation, pack: pack, decidedBy: decidedBy, decidedAt: decidedAt, reasons: reasons,
      behaviours: behaviours, incidents: incidents, plan: plan, detail: detail, channel: channel,
      untilNow: untilNow)
  }
}
