import Contracts
import Policy

extension CaseView {
  /// The case as staff see it; without its criteria, where its policy version, which has the questions, is not installed.
  init(_ loaded: RestrictionWorkflow.LoadedCase, under pack: PolicyPack?) throws {
    let state = loaded.state
    self.init(
      id: state.id, reference: loaded.origin.reference, version: loaded.version, stage: state.stage.name.rawValue,
      serviceUser: state.serviceUser, organisation: state.organisation, policy: state.policy.wire, openedAt: state.openedAt,
      concern: loaded.origin.concern, incidents: state.incidents.map(\.wire))
    (earlier, settled) = (state.earlier, state.settled.wire.unlessEmpty)
    warning = state.warnings.last.map(CaseWarning.init)
    warnings = state.warnings.map(CaseWarning.init).unlessEmpty
    notice = state.awaitedNotice.map(CaseNotice.init)
    if let proceeding = state.proceeding { try show(proceeding, under: pack) }
    if let inForce = state.inForce { try show(inForce, under: pack) }
    deathReport = state.deathReport.map(CaseStatement.init)
    if case .closed(let closure) = state.stage {
      outcome = closure.outcome.rawValue
      outcomeReasons = closure.reasons.text
    }
    appeals = try state.appeals.map { try CaseAppeal($0) }.unlessEmpty
    reviews = state.reviews.map(CaseReview.init).unlessEmpty
    breaches =
      state.breaches.map { CaseBreach(id: $0.id, occurredAt: $0.occurredAt, account: $0.account, response: $0.response) }
      .unlessEmpty
    referrals =
      state.referrals.map { referral in
        CaseReferral(
          id: referral.id, to: referral.to, reference: referral.reference, reasons: referral.reasons,
          outcome: referral.outcome)
      }.unlessEmpty
    letters = state.letters.map(CaseNotice.init).unlessEmpty
  }

  private mutating func show(_ proceeding: Proceeding, under pack: PolicyPack?) throws {
    switch proceeding {
    case .checklist(let checklist): try show(checklist, under: pack)
    case .awaitingAuthorisation(let proposal): try show(proposal, under: pack)
    case .noticePending(let authorised): try show(authorised.proposal, under: pack)
    }
  }

  private mutating func show(_ inForce: PlanInForce, under pack: PolicyPack?) throws {
    if let variation = inForce.variation {
      self.variation = CaseVariation(variation, plan: plan)
    } else {
      try show(inForce.proposal, under: pack)
    }
    plan = inForce.enforced.plan.wire
    inForceFrom = inForce.enforced.from
    inForceUntil = inForce.enforced.until
    reviewOn = inForce.reviewOn
    suspendedBy = inForce.suspendedBy
    review =
      switch inForce.review {
      case .scheduled: "scheduled"
      case .comingUp: "coming-up"
      case .opened: "opened"
      case .overdue: "overdue"
      }
  }

  private mutating func show(_ proposal: Proposal, under pack: PolicyPack?) throws {
    try show(proposal.checklist, under: pack)
    plan = proposal.plan.wire
    votes = proposal.votes.map { CaseVote(by: $0.by, approves: $0.approves) }.unlessEmpty
    consultations =
      proposal.views.sorted { $0.key < $1.key }.map { CaseConsultation(consultee: $0.key, view: CaseStatement($0.value)) }
      .unlessEmpty
    conflicts = proposal.conflicts.map(CaseStatement.init).unlessEmpty
  }

  private mutating func show(_ checklist: Checklist, under pack: PolicyPack?) throws {
    switch checklist.way {
    case .withoutWarning(let ground, _): withoutWarning = ground
    case .continuedAfterWarning, .variation: break
    }
    criteria = pack?.criteria.map { criterion in
      let answered = checklist.answers[criterion.code]
      return CaseCriterion(
        code: criterion.code, question: criterion.question, answer: answered?.answer,
        evidence: answered?.evidence, answeredBy: answered?.by, answeredAt: answered?.at)
    }
    adjustmentsConsidered = checklist.adjustmentsConsidered?.statement.text
    plan = checklist.draft?.wire
    returnedFor = checklist.returnedFor.unlessEmpty
  }
}

extension Array {
  /// Nil when it is empty: what a case does not have is not shown.
  fileprivate var unlessEmpty: [Element]? { isEmpty ? nil : self }
}

extension CaseNotice {
  init(_ notice: PendingNotice) {
    let (state, why): (String, String?) =
      switch notice.delivery {
      case .requested: ("requested", nil)
      case .failed(let why): ("failed", why)
      case .dispatched: ("dispatched", nil)
      }
    self.init(id: notice.request.notice, letter: notice.request.letter.rawValue, state: state, why: why)
  }
}

extension CaseWarning {
  init(_ warning: Warning) {
    self.init(notice: warning.notice, dispatchedAt: warning.dispatchedAt, endsAt: warning.endsAt, stage: warning.stage)
  }
}

extension CaseStatement {
  init(_ text: SignedText) { self.init(text: text.text, by: text.by, at: text.at) }
}

extension CaseReview {
  init(_ review: ConcludedReview) {
    self.init(
      outcome: review.outcome.finding, reviewOn: review.outcome.reviewOn, reasons: CaseStatement(review.reasons))
  }
}

extension CaseAppeal {
  init(_ appeal: Appeal) throws {
    let (state, outcome, reasons): (String, AppealOutcome?, CaseStatement?) =
      switch appeal.standing {
      case .lodged: ("lodged", nil, nil)
      case .acknowledged: ("acknowledged", nil, nil)
      case .decided(let outcome, let reasons, _): ("decided", outcome, CaseStatement(reasons))
      }
    let lodging = appeal.lodging
    self.init(
      id: lodging.id, against: lodging.against, channel: lodging.channel, receivedAt: lodging.receivedAt,
      grounds: lodging.grounds, statement: lodging.statement, lateReason: lodging.lateReason, replyBy: appeal.replyBy,
      state: state, outcome: outcome, reasons: reasons)
    (planVersion, takenBy) = (lodging.planVersion, appeal.takenBy)
    (changes, endsBy) = (appeal.owed?.changes.wire, appeal.owed?.changes.endsBy)
    behaviours = appeal.struck.isEmpty ? nil : appeal.struck
  }
}

extension CaseVariation {
  /// The variation that a proceeding is while a plan is in force; nil for the proceeding of a first plan.
  init?(_ proceeding: Proceeding, plan: PlanDocument?) {
    guard case .variation(let cause, let reasons) = proceeding.way else { return nil }
    let (stage, notice): (StageName, CaseNotice?) =
      switch proceeding {
      case .checklist: (.checklist, nil)
      case .awaitingAuthorisation: (.awaitingAuthorisation, nil)
      case .noticePending(let authorised): (.noticePending, CaseNotice(authorised.notice))
      }
    self.init(
      stage: stage.rawValue, origin: cause.origin, appeal: cause.appeal, reasons: reasons, plan: plan, notice: notice)
  }
}

extension StageName {
  /// The stage of that name.
  init(_ stage: CaseStage) {
    self =
      switch stage {
      case .reported: .reported
      case .warningPending: .warningPending
      case .warned: .warned
      case .checklist: .checklist
      case .awaitingAuthorisation: .awaitingAuthorisation
      case .noticePending: .noticePending
      case .inForce: .inForce
      case .closed: .closed
      }
  }
}
