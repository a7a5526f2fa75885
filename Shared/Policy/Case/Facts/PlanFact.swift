package import Contracts

/// What happens to an authorised plan, from its notice to its next version (decision 6).
package enum PlanFact: CaseChapter {
  /// The plan's letter is proven to have gone out; it will bind between those moments.
  case noticeDispatched(notice: Identifier, at: Instant, from: Instant, until: Instant?)
  /// The plan binds from now on.
  case tookEffect(EnforcedPlan)
  /// The plan does not bind until the appeal is decided.
  case suspended(appeal: Identifier)
  /// The plan does not bind, since its letter came back, until the person is told.
  case untold(notice: Identifier)
  /// A condition of the plan was broken.
  case breached(Breach)
  /// Someone considered the breaches recorded so far.
  case breachesConsidered(reasons: String)
  /// A change to the plan was begun; the plan applies meanwhile (decision 6).
  case variationOpened(VariationCause, reasons: String)
  /// The change was dropped.
  case variationClosed(VariationEnd, reasons: String)
}

extension PlanFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .noticeDispatched(_, let at, let from, let until):
      guard let authorised = file.authorised else { return false }
      let dispatched = authorised.notice.with(.dispatched(at: at, from: from, until: until))
      return file.proceed(to: .noticePending(authorised.with(dispatched)))
    case .tookEffect(let enforced): return file.bind(enforced)
    case .suspended(let appeal): return file.enforce { $0.suspendedBy = appeal }
    case .untold: return file.enforce { $0.isUntold = true }
    case .breached(let breach): return file.whileOpen { $0.breaches.append(breach) }
    case .breachesConsidered: return file.whileOpen { $0.consideredBreaches = $0.breaches.count }
    case .variationOpened(let cause, let reasons):
      return file.enforce { $0.variation = .checklist(Checklist(way: .variation(cause, reasons: reasons))) }
    case .variationClosed: return file.enforce { $0.variation = nil }
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .noticeDispatched: aftermath.file.noLetterFailed
    case .variationOpened: [aftermath.open(.prepareProposal)]
    case .variationClosed: [.close(.prepareProposal), .close(.decideProposal)]
    case .breached: [aftermath.open(.considerBreaches)]
    case .breachesConsidered: [.close(.considerBreaches)]
    case .tookEffect, .suspended, .untold: []
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .noticeDispatched(let notice, let at, let from, let until):
      PlanNoticeDispatched(notice: notice, dispatchedAt: at, from: from, until: until)
    case .tookEffect(let enforced):
      PlanTookEffect(caseReference: origin.reference, plan: enforced.plan.wire, from: enforced.from, until: enforced.until)
    case .suspended(let appeal): PlanSuspended(appeal: appeal)
    case .untold(let notice): PlanUntold(notice: notice)
    case .breached(let breach):
      PlanBreached(
        breach: breach.id, occurredAt: breach.occurredAt, account: breach.account, response: breach.response,
        wordsForPerson: breach.wordsForPerson)
    case .breachesConsidered(let reasons): BreachesConsidered(reasons: reasons)
    case .variationOpened(let cause, let reasons):
      VariationOpened(origin: cause.origin, appeal: cause.appeal, reasons: reasons)
    case .variationClosed(let end, let reasons): VariationClosed(ending: end, reasons: reasons)
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .noticeDispatched: RegisteredDecision(.notice, "Person told of the plan", .notice)
    case .tookEffect: RegisteredDecision(.restriction, "Plan in force", .notice)
    case .suspended: RegisteredDecision(.lifting, "Plan suspended until the appeal is decided", .appeals)
    case .untold: RegisteredDecision(.lifting, "Plan not in force: its letter came back", .notice)
    case .breached(let breach): RegisteredDecision(.breach, "Condition broken", .breaches, breach.account)
    case .breachesConsidered(let reasons): RegisteredDecision(.breach, "Breaches considered", .breaches, reasons)
    case .variationOpened(_, let reasons): RegisteredDecision(.variation, "Change to the plan begun", .variation, reasons)
    case .variationClosed(let end, let reasons):
      RegisteredDecision(.variation, "Change to the plan ended: \(end.rawValue)", .variation, reasons)
    }
  }
}

extension PlanFact {
  init(_ dispatched: PlanNoticeDispatched) {
    self = .noticeDispatched(
      notice: dispatched.notice, at: dispatched.dispatchedAt, from: dispatched.from, until: dispatched.until)
  }

  init(_ effect: PlanTookEffect) throws(WireFault) { self = .tookEffect(try EnforcedPlan(effect)) }

  init(_ untold: PlanUntold) { self = .untold(notice: untold.notice) }

  init(_ suspended: PlanSuspended) { self = .suspended(appeal: suspended.appeal) }

  init(_ breached: PlanBreached) {
    self = .breached(
      Breach(
        id: breached.breach, occurredAt: breached.occurredAt, account: breached.account, response: breached.response,
        wordsForPerson: breached.wordsForPerson))
  }

  init(_ considered: BreachesConsidered) { self = .breachesConsidered(reasons: considered.reasons) }

  init(_ opened: VariationOpened) throws(WireFault) {
    guard let cause = VariationCause(opened.origin, appeal: opened.appeal) else {
      throw WireFault(field: "appeal", detail: "is missing, although an appeal led to the change")
    }
    self = .variationOpened(cause, reasons: opened.reasons)
  }

  init(_ closed: VariationClosed) { self = .variationClosed(closed.ending, reasons: closed.reasons) }
}

extension VariationCause {
  /// The cause with that origin; nil when an appeal led to it and is not named.
  init?(_ origin: VariationOrigin, appeal: Identifier?) {
    switch (origin, appeal) {
    case (.proposed, _): self = .proposed
    case (.review, _): self = .review
    case (.appeal, let appeal?): self = .appeal(appeal)
    case (.appeal, nil): return nil
    }
  }

  /// What led to it, without the appeal's identifier.
  package var origin: VariationOrigin {
    switch self {
    case .proposed: .proposed
    case .review: .review
    case .appeal: .appeal
    }
  }

  /// The appeal that led to it.
  package var appeal: Identifier? {
    switch self {
    case .appeal(let appeal): appeal
    case .proposed, .review: nil
    }
  }
}
