package import Contracts

/// What exists at each stage: each of these properties switches over every stage.
extension RestrictionCase {
  /// Whether the case is not closed.
  var isOpen: Bool {
    switch stage {
    case .reported, .warningPending, .warned, .checklist, .awaitingAuthorisation, .noticePending, .inForce: true
    case .closed: false
    }
  }

  /// Whether the report has not been triaged yet.
  var awaitsTriage: Bool {
    switch stage {
    case .reported: true
    case .warningPending, .warned, .checklist, .awaitingAuthorisation, .noticePending, .inForce, .closed: false
    }
  }

  /// Whether the person has died: nothing more is owed to anyone.
  var endedInDeath: Bool {
    switch stage {
    case .closed(let closure): closure.outcome == .deceased
    case .reported, .warningPending, .warned, .checklist, .awaitingAuthorisation, .noticePending, .inForce: false
    }
  }

  /// The warning whose letter is on its way, and which of the pack's warnings it is, from 0.
  var pendingWarning: (letter: PendingNotice, stage: Int)? {
    switch stage {
    case .warningPending(let pending, let index): (pending, index)
    case .reported, .warned, .checklist, .awaitingAuthorisation, .noticePending, .inForce, .closed: nil
    }
  }

  /// The plan in force, binding or suspended.
  package var inForce: PlanInForce? {
    switch stage {
    case .inForce(let plan): plan
    case .reported, .warningPending, .warned, .checklist, .awaitingAuthorisation, .noticePending, .closed: nil
    }
  }

  /// Whether the plan in force binds one of those organisations.
  package func binds(anyOf organisations: Set<String>) -> Bool {
    inForce.map { !organisations.isDisjoint(with: $0.enforced.plan.organisations) } ?? false
  }

  /// A plan not yet in force: the first, or a variation of the one in force.
  package var proceeding: Proceeding? {
    switch stage {
    case .checklist(let checklist): .checklist(checklist)
    case .awaitingAuthorisation(let proposal): .awaitingAuthorisation(proposal)
    case .noticePending(let authorised): .noticePending(authorised)
    case .inForce(let plan): plan.variation
    case .reported, .warningPending, .warned, .closed: nil
    }
  }

  /// What a manager is preparing.
  package var checklist: Checklist? {
    switch proceeding {
    case .checklist(let checklist): checklist
    case .awaitingAuthorisation, .noticePending, nil: nil
    }
  }

  /// The proposal to be decided on.
  package var proposal: Proposal? {
    switch proceeding {
    case .awaitingAuthorisation(let proposal): proposal
    case .checklist, .noticePending, nil: nil
    }
  }

  /// The plan that is authorised but does not bind yet.
  package var authorised: AuthorisedPlan? {
    switch proceeding {
    case .noticePending(let authorised): authorised
    case .checklist, .awaitingAuthorisation, nil: nil
    }
  }

  /// The warning, while the case is at the stage `warned`.
  var warning: Warning? {
    switch stage {
    case .warned(let warning): warning
    case .reported, .warningPending, .checklist, .awaitingAuthorisation, .noticePending, .inForce, .closed: nil
    }
  }

  /// Whether the case has not gone beyond its warnings.
  var mayStillWarn: Bool {
    switch stage {
    case .reported, .warningPending, .warned: true
    case .checklist, .awaitingAuthorisation, .noticePending, .inForce, .closed: false
    }
  }

  /// Whether all there is so far is a warning, and what a manager has prepared since.
  var restsOnWarning: Bool {
    switch stage {
    case .warningPending, .warned: true
    case .checklist(let checklist): checklist.way.followsWarning
    case .awaitingAuthorisation(let proposal): proposal.checklist.way.followsWarning
    case .reported, .noticePending, .inForce, .closed: false
    }
  }

  /// Whether the person has had a letter about the case, and so is told how it ends.
  var wasTold: Bool { !warnings.isEmpty || !appeals.isEmpty }

  /// The letter that the case cannot proceed without.
  package var awaitedNotice: PendingNotice? { pendingWarning?.letter ?? authorised?.notice }

  /// Every letter not known to have gone out, including the one that the case cannot proceed without.
  var pendingLetters: [PendingNotice] { letters + (awaitedNotice.map { [$0] } ?? []) }

  /// When the person was told of a decision that may be disputed now; nil when none of that kind may be.
  package func toldAt(of subject: AppealSubject) -> Instant? {
    switch (stage, subject) {
    case (.warned(let warning), .warning): warning.dispatchedAt
    case (.checklist, .warning), (.awaitingAuthorisation, .warning), (.noticePending, .warning), (.inForce, .warning):
      warnings.last?.dispatchedAt
    case (.inForce(let plan), .plan): plan.toldAt ?? plan.enforced.from
    case (.noticePending(let authorised), .plan): authorised.notice.dispatchedAt
    case (.reported, _), (.warningPending, _), (.warned, .plan), (.checklist, .plan), (.awaitingAuthorisation, .plan),
      (.closed, _):
      nil
    }
  }

  /// The midnight after the last day for the review of that plan.
  func reviewDeadline(of plan: PlanInForce, _ pack: PolicyPack) -> Instant { pack.zone.start(of: plan.reviewOn.adding(days: 1)) }

  /// When the manager is told that the review of that plan is coming up.
  func reviewNotice(of plan: PlanInForce, _ pack: PolicyPack) -> Instant {
    pack.zone.start(of: plan.reviewOn.adding(days: -pack.review.noticeDays))
  }
}

extension PendingNotice {
  /// When it went out.
  var dispatchedAt: Instant? {
    switch delivery {
    case .dispatched(let at, _, _): at
    case .requested, .failed: nil
    }
  }

  /// Whether it could not be sent.
  var hasFailed: Bool {
    switch delivery {
    case .failed: true
    case .requested, .dispatched: false
    }
  }
}
