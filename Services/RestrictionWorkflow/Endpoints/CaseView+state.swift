import Contracts
import Policy

extension CaseView {
  /// The case as a person at work sees it.
  init(_ loaded: RestrictionWorkflow.LoadedCase, under pack: PolicyPack) {
    let state = loaded.state
    self.init(
      id: state.id, reference: loaded.origin.reference, version: loaded.version, stage: state.stage.name.rawValue,
      serviceUser: state.serviceUser, organisation: state.organisation, policy: state.policy.wire, openedAt: state.openedAt,
      concern: loaded.origin.concern, incidents: state.incidents.map(\.wire))
    switch state.stage {
    case .reported: break
    case .warningPending(let notice): self.notice = CaseNotice(notice)
    case .warned(let warning): self.warning = CaseWarning(warning)
    case .checklist(let checklist): show(checklist, under: pack)
    case .awaitingAuthorisation(let proposal): show(proposal, under: pack)
    case .noticePending(let authorised):
      show(authorised.proposal, under: pack)
      notice = CaseNotice(authorised.notice)
    case .inForce(let inForce):
      show(inForce.proposal, under: pack)
      plan = inForce.enforced.plan.wire
      inForceFrom = inForce.enforced.from
      inForceUntil = inForce.enforced.until
    case .closed(let closure):
      outcome = closure.outcome.rawValue
      outcomeReasons = closure.reasons.text
    }
  }

  private mutating func show(_ proposal: Proposal, under pack: PolicyPack) {
    show(proposal.checklist, under: pack)
    plan = proposal.plan.wire
  }

  private mutating func show(_ checklist: Checklist, under pack: PolicyPack) {
    switch checklist.way {
    case .continuedAfterWarning(let warning, _, _): self.warning = CaseWarning(warning)
    }
    criteria = pack.criteria.map { criterion in
      let answered = checklist.answers[criterion.code]
      return CaseCriterion(
        code: criterion.code, question: criterion.question, answer: answered.map { CriterionFinding($0.answer) },
        evidence: answered?.evidence, answeredBy: answered?.by, answeredAt: answered?.at)
    }
    adjustmentsConsidered = checklist.adjustmentsConsidered?.text
    plan = checklist.draft?.wire
    returnedFor = checklist.returnedFor.isEmpty ? nil : checklist.returnedFor
  }
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
    self.init(notice: warning.notice, dispatchedAt: warning.dispatchedAt, endsAt: warning.endsAt)
  }
}
