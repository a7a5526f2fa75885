package import Contracts

/// Everything that can be asked of an open case. Identifiers are made by the caller, so that the machine stays pure.
package enum Command: Sendable, Equatable {
  /// Another incident of the same person (a service).
  case addIncident(Incident)
  /// What intake knows of adjustments changed (a service).
  case noteAdjustments(Adjustments)
  /// A manager decides what the report calls for (3.1, 5.1).
  case triage(Triage, reasons: String)
  /// Notification proved that a letter went out (a service).
  case noticeDispatched(notice: Identifier, at: Instant)
  /// Notification could not send it (a service).
  case noticeFailed(notice: Identifier, why: String)
  /// The letter that failed (where several did, that one) is asked for once more, under a new identifier.
  case sendNoticeAgain(failed: Identifier? = nil, notice: Identifier)
  /// The opportunity to adapt is over (the clock).
  case warningPeriodEnded
  /// The behaviour went on, as those incidents show, and the policy asks for a further warning (5.2).
  case warnAgain(incidents: [Identifier], reasons: String, notice: Identifier)
  /// No warning is given, or waited for, on that ground (5.2, 5.8).
  case skipWarning(NoWarningGround, reasons: String)
  /// The behaviour stopped: nothing more is done (5.2).
  case closeAsAdapted(reasons: String)
  /// It went on after the warning, as those incidents show (5.3).
  case recordContinued(incidents: [Identifier], reasons: String)
  /// One criterion of 5.3, with the evidence.
  case answerCriterion(code: String, answer: CriterionAnswer, evidence: String)
  /// An answer is taken back, because something new came up (5.3).
  case reopenCriterion(code: String, reasons: String)
  /// What was considered about adjustments, also where none is known (1.3, 5.9).
  case confirmAdjustmentsConsidered(String)
  /// A plan, replacing any earlier draft (5.4 to 5.7).
  case draftPlan(PlanDraft)
  /// The manager lets the matter rest.
  case withdraw(reasons: String)
  /// The draft goes to a senior manager.
  case submit
  /// What somebody said who must be heard.
  case recordConsultation(consultee: String, view: String)
  /// One who could decide says why they do not (6.2).
  case declareConflict(reasons: String)
  /// The senior manager restricts, confirming each criterion (5.3, 6.2). The notice's identifier comes from the caller.
  ///
  /// `beforeNotice`: why the plan must bind before its letter has gone out, where the pack allows that at all (5.8, decision 3).
  case authorise(confirming: [String], reasons: String, notice: Identifier, beforeNotice: String? = nil)
  /// The senior manager does not restrict (6.2).
  case refuse(reasons: String)
  /// The senior manager wants more first.
  case returnToManager(missing: [String])
  /// The plan's first day has come (the clock).
  case takeEffect
  /// The plan's last day has passed (the clock). The letter that says so has that identifier.
  case expire(notice: Identifier)
  /// A condition was broken (5.8).
  case recordBreach(Breach)
  /// The police or a lawyer are asked (5.8).
  case refer(Referral)
  /// What came of it.
  case recordReferralOutcome(Identifier, outcome: String)
  /// The review comes up (the clock).
  case reviewComesUp
  /// The review's day has passed (the clock). Where a plan lapses, the letter that says so has that identifier.
  case reviewFallsDue(notice: Identifier)
  /// The plan is reconsidered early (8.2).
  case reconsider(ReviewCause, reasons: String)
  /// The review ends (8.2).
  case concludeReview(ReviewOutcome, reasons: String, notice: Identifier)
  /// The plan is to be changed (decision 6).
  case openVariation(reasons: String)
  /// The person disputes the warning or the plan (7.1).
  case lodgeAppeal(AppealLodging)
  /// They are told that it is heard.
  case acknowledgeAppeal(Identifier, notice: Identifier)
  /// It is decided; `remedy` is the pack's code of whom to turn to outside (7.1, decision 7).
  case decideAppeal(Identifier, AppealOutcome, reasons: String, remedy: String, notice: Identifier)
  /// The person has died: everything ends, and nobody is written to.
  case recordDeath(reasons: String)

  /// What is asked, without its content.
  package var action: ActionName {
    switch self {
    case .addIncident: .addIncident
    case .noteAdjustments: .noteAdjustments
    case .triage: .triage
    case .noticeDispatched: .noticeDispatched
    case .noticeFailed: .noticeFailed
    case .sendNoticeAgain: .sendNoticeAgain
    case .warningPeriodEnded: .warningPeriodEnded
    case .warnAgain: .warnAgain
    case .skipWarning: .skipWarning
    case .closeAsAdapted: .closeAsAdapted
    case .recordContinued: .recordContinued
    case .answerCriterion: .answerCriterion
    case .reopenCriterion: .reopenCriterion
    case .confirmAdjustmentsConsidered: .confirmAdjustmentsConsidered
    case .draftPlan: .draftPlan
    case .withdraw: .withdraw
    case .submit: .submit
    case .recordConsultation: .recordConsultation
    case .declareConflict: .declareConflict
    case .authorise: .authorise
    case .refuse: .refuse
    case .returnToManager: .returnToManager
    case .takeEffect: .takeEffect
    case .expire: .expire
    case .recordBreach: .recordBreach
    case .refer: .refer
    case .recordReferralOutcome: .recordReferralOutcome
    case .reviewComesUp: .reviewComesUp
    case .reviewFallsDue: .reviewFallsDue
    case .reconsider: .reconsider
    case .concludeReview: .concludeReview
    case .openVariation: .openVariation
    case .lodgeAppeal: .lodgeAppeal
    case .acknowledgeAppeal: .acknowledgeAppeal
    case .decideAppeal: .decideAppeal
    case .recordDeath: .recordDeath
    }
  }
}

/// The outcome of triage.
package enum Triage: Sendable, Equatable {
  /// A warning is given, by the letter of that identifier (5.2).
  case warn(notice: Identifier)
  /// Frustration or anger, not unacceptable behaviour (3.1).
  case notUnacceptable
  /// Unacceptable, and already dealt with well enough.
  case noAction
}

/// The name of a command, as addresses, packs and tables write it.
package enum ActionName: String, CaseIterable, Sendable, Comparable {
  case addIncident = "add-incident"
  case noteAdjustments = "note-adjustments"
  case triage
  case noticeDispatched = "notice-dispatched"
  case noticeFailed = "notice-failed"
  case sendNoticeAgain = "send-notice-again"
  case warningPeriodEnded = "warning-period-ended"
  case warnAgain = "warn-again"
  case skipWarning = "skip-warning"
  case closeAsAdapted = "close-as-adapted"
  case recordContinued = "record-continued"
  case answerCriterion = "answer-criterion"
  case reopenCriterion = "reopen-criterion"
  case confirmAdjustmentsConsidered = "confirm-adjustments-considered"
  case draftPlan = "draft-plan"
  case withdraw, submit
  case recordConsultation = "record-consultation"
  case declareConflict = "declare-conflict"
  case authorise, refuse
  case returnToManager = "return-to-manager"
  case takeEffect = "take-effect"
  case expire
  case recordBreach = "record-breach"
  case refer
  case recordReferralOutcome = "record-referral-outcome"
  case reviewComesUp = "review-comes-up"
  case reviewFallsDue = "review-falls-due"
  case reconsider
  case concludeReview = "conclude-review"
  case openVariation = "open-variation"
  case lodgeAppeal = "lodge-appeal"
  case acknowledgeAppeal = "acknowledge-appeal"
  case decideAppeal = "decide-appeal"
  case recordDeath = "record-death"

  /// True for what only a service does, never a person.
  package var isAutomatic: Bool {
    switch self {
    case .addIncident, .noteAdjustments, .noticeDispatched, .noticeFailed, .warningPeriodEnded, .takeEffect, .expire,
      .reviewComesUp, .reviewFallsDue:
      true
    case .triage, .sendNoticeAgain, .warnAgain, .skipWarning, .closeAsAdapted, .recordContinued, .answerCriterion,
      .reopenCriterion, .confirmAdjustmentsConsidered, .draftPlan, .withdraw, .submit, .recordConsultation, .declareConflict,
      .authorise, .refuse, .returnToManager, .recordBreach, .refer, .recordReferralOutcome, .reconsider, .concludeReview,
      .openVariation, .lodgeAppeal, .acknowledgeAppeal, .decideAppeal, .recordDeath:
      false
    }
  }

  /// By name.
  package static func < (left: ActionName, right: ActionName) -> Bool { left.rawValue < right.rawValue }
}
