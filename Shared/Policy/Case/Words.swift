package import Contracts

extension String {
  /// Whether it has content: not empty, and not only white space.
  var hasContent: Bool { contains { !$0.isWhitespace } }
}

extension StageName {
  /// The stage as a sentence names it: "the case is ...".
  package var words: String {
    switch self {
    case .reported: "waiting for triage"
    case .warningPending: "waiting for its warning to go out"
    case .warned: "in the time given to adapt"
    case .checklist: "being prepared"
    case .awaitingAuthorisation: "waiting for a decision on its plan"
    case .noticePending: "waiting for its plan to be sent and to begin"
    case .inForce: "under a plan in force"
    case .closed: "closed"
    }
  }
}

extension ActionName {
  /// The rule that governs the step.
  package var rule: Rule {
    switch self {
    case .addIncident: .reporting
    case .noteAdjustments, .confirmAdjustmentsConsidered: .adjustmentsConsidered
    case .triage: .triage
    case .noticeDispatched, .noticeFailed, .noticeReturned, .sendNoticeAgain, .takeEffect: .notice
    case .warningPeriodEnded, .closeAsAdapted, .warnAgain, .withdrawWarning: .warnings
    case .recordContinued: .continuedBehaviour
    case .answerCriterion, .reopenCriterion, .submit: .criteria
    case .draftPlan: .plans
    case .recordDeath, .confirmDeath, .personDied: .death
    case .withdraw: .withdrawal
    case .authorise, .refuse, .returnToManager: .authorisation
    case .recordConsultation: .consultation
    case .declareConflict, .correctInvolvement: .impartialDecision
    case .expire: .planDuration
    case .skipWarning: .warnings
    case .recordBreach, .considerBreaches: .breaches
    case .refer, .recordReferralOutcome: .referrals
    case .lodgeAppeal, .acknowledgeAppeal, .decideAppeal, .settle: .appeals
    case .reviewComesUp, .reviewFallsDue: .reviews
    case .reconsider, .concludeReview: .reconsideration
    case .openVariation: .variation
    }
  }

  /// What an office must be able to do, any one of these, to be given the step; nil for what only a service does.
  package var needs: Set<Capability>? {
    switch self {
    case .addIncident, .settle, .noteAdjustments, .noticeDispatched, .noticeFailed, .noticeReturned, .warningPeriodEnded,
      .takeEffect,
      .expire,
      .reviewComesUp, .reviewFallsDue, .personDied:
      nil
    case .recordBreach, .lodgeAppeal: [.record]
    case .triage, .sendNoticeAgain, .warnAgain, .skipWarning, .closeAsAdapted, .withdrawWarning, .considerBreaches,
      .recordContinued, .answerCriterion,
      .reopenCriterion, .confirmAdjustmentsConsidered, .draftPlan, .withdraw, .submit, .recordConsultation, .refer,
      .recordReferralOutcome, .reconsider, .openVariation, .recordDeath, .confirmDeath:
      [.prepare]
    case .declareConflict, .authorise, .refuse, .returnToManager, .concludeReview: [.decide]
    case .correctInvolvement: [.prepare, .decide, .hear, .adjust]
    case .acknowledgeAppeal, .decideAppeal: [.hear]
    }
  }

  /// The narrowest door that every office passes which can be given the step; nil for what only a service does.
  package var door: Door? {
    needs.map { needs in needs.isSubset(of: Door.steps.capabilities) ? .steps : .desk }
  }
}
