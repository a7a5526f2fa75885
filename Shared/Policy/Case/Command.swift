package import Contracts

/// Everything that can be asked of an open case. Identifiers are made by the caller, so that the machine stays pure.
package enum Command: Sendable, Equatable {
  /// Another incident involving the same person (a service).
  case addIncident(Incident)
  /// That other case's appeals settled this (a service). The notice is the letter that says what ends by it.
  case settle(Settlement, in: Identifier, notice: Identifier)
  /// What intake has on record about adjustments changed (a service).
  case noteAdjustments(Adjustments)
  /// Who was meant by a name or by words on an incident, or that someone was named in error.
  case correctInvolvement(InvolvementCorrection, reasons: String)
  /// A manager decides what the report calls for.
  case triage(Triage, reasons: String)
  /// Notification says from when the person counts as told by a letter (a service).
  case noticeDispatched(notice: Identifier, at: Instant)
  /// Notification could not send it (a service).
  case noticeFailed(notice: Identifier, why: String)
  /// The letter came back, whenever that is found: the person was not told (a service).
  case noticeReturned(notice: Identifier, why: String)
  /// The letter that failed or came back (that one, where several did) is requested again under a new identifier; where a person decides by
  /// which channel, with the reasons.
  case sendNoticeAgain(failed: Identifier? = nil, notice: Identifier, by: NoticeChannel? = nil, reasons: String? = nil)
  /// The opportunity to adapt has ended (the clock).
  case warningPeriodEnded
  /// The behaviour continued, as those incidents show, and the policy requires a further warning.
  case warnAgain(incidents: [Identifier], reasons: String, notice: Identifier)
  /// No warning is given, or a pending one is overtaken, on that ground.
  case skipWarning(NoWarningGround, reasons: String)
  /// The behaviour stopped: no further action. The identifier is that of the letter that says so.
  case closeAsAdapted(reasons: String, notice: Identifier)
  /// The warning was a mistake. The identifier is that of the letter that says so.
  case withdrawWarning(reasons: String, notice: Identifier)
  /// The behaviour continued after the warning, as those incidents show.
  case recordContinued(incidents: [Identifier], reasons: String)
  /// One criterion, with the evidence.
  case answerCriterion(code: String, answer: CriterionAnswer, evidence: String)
  /// An answer is withdrawn, because something new came up.
  case reopenCriterion(code: String, reasons: String)
  /// What was considered about adjustments, even where none is known.
  case confirmAdjustmentsConsidered(String)
  /// A plan, replacing any earlier draft.
  case draftPlan(PlanDraft)
  /// The manager takes the matter no further. The identifier is that of the letter that says so, where the person knows of it.
  case withdraw(reasons: String, notice: Identifier)
  /// The draft is submitted for a decision.
  case submit
  /// The view of someone who must be consulted.
  case recordConsultation(consultee: String, view: String)
  /// Someone who could decide declares a conflict, with the reason.
  case declareConflict(reasons: String)
  /// The restriction is authorised, confirming each criterion. The caller supplies the notice's identifier.
  ///
  /// `beforeNotice`: why the plan must bind before its letter has gone out, where the pack allows that (decision 3) and it would.
  case authorise(confirming: [String], reasons: String, notice: Identifier, beforeNotice: String? = nil)
  /// The restriction is refused. The identifier is that of the letter that says so, where the person knows of it.
  case refuse(reasons: String, notice: Identifier)
  /// The proposal is returned, saying what is missing.
  case returnToManager(missing: [String])
  /// The plan has reached its first day (the clock).
  case takeEffect
  /// The plan's last day has passed (the clock). The identifier is that of the letter that says so.
  case expire(notice: Identifier)
  /// A condition was broken. The identifier is that of the letter that says so.
  case recordBreach(Breach, notice: Identifier)
  /// What comes of the breaches recorded so far.
  case considerBreaches(reasons: String)
  /// The matter is referred to the police or a lawyer.
  case refer(Referral)
  /// The outcome of a referral.
  case recordReferralOutcome(Identifier, outcome: String)
  /// The review is coming up (the clock). The identifier is that of the letter that says so.
  case reviewComesUp(notice: Identifier)
  /// The review date has passed (the clock). If the plan lapses, the identifier is that of the letter that says so.
  case reviewFallsDue(notice: Identifier)
  /// The plan is reconsidered early.
  case reconsider(ReviewCause, reasons: String)
  /// The review ends.
  case concludeReview(ReviewOutcome, reasons: String, notice: Identifier)
  /// A change to the plan is begun (decision 6).
  case openVariation(reasons: String)
  /// The person disputes the warning or the plan.
  case lodgeAppeal(AppealLodging)
  /// The person is told that the appeal is being heard.
  case acknowledgeAppeal(Identifier, notice: Identifier)
  /// The appeal is decided; `remedy` is the pack's code for the outside body to turn to (decision 7), and `changes` is what must change in
  /// the plan, where it is partly upheld.
  case decideAppeal(
    Identifier, AppealOutcome, reasons: String, remedy: String, changes: RequiredChanges = .none, notice: Identifier)
  /// The person has died, as that shows; a second person has to confirm it.
  case recordDeath(evidence: String)
  /// A second person confirms that: everything ends, and no letters are sent. Or finds that it was not right.
  case confirmDeath(Bool, reasons: String)
  /// The person's death was confirmed in another case, or on another record of theirs: this case ends too.
  case personDied

  /// The name of the command, without its content.
  package var action: ActionName {
    switch self {
    case .addIncident: .addIncident
    case .settle: .settle
    case .noteAdjustments: .noteAdjustments
    case .correctInvolvement: .correctInvolvement
    case .triage: .triage
    case .noticeDispatched: .noticeDispatched
    case .noticeFailed: .noticeFailed
    case .noticeReturned: .noticeReturned
    case .sendNoticeAgain: .sendNoticeAgain
    case .warningPeriodEnded: .warningPeriodEnded
    case .warnAgain: .warnAgain
    case .skipWarning: .skipWarning
    case .closeAsAdapted: .closeAsAdapted
    case .withdrawWarning: .withdrawWarning
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
    case .considerBreaches: .considerBreaches
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
    case .confirmDeath: .confirmDeath
    case .personDied: .personDied
    }
  }
}

/// The outcome of triage.
package enum Triage: Sendable, Equatable {
  /// A warning is given, by the letter of that identifier.
  case warn(notice: Identifier)
  /// Frustration or anger, not unacceptable behaviour.
  case notUnacceptable
  /// Unacceptable, but already dealt with adequately.
  case noAction
}

/// The name of a command, as used in addresses, packs and tables.
package enum ActionName: String, CaseIterable, Sendable, Comparable {
  case addIncident = "add-incident"
  case settle
  case noteAdjustments = "note-adjustments"
  case correctInvolvement = "correct-involvement"
  case triage
  case noticeDispatched = "notice-dispatched"
  case noticeFailed = "notice-failed"
  case noticeReturned = "notice-returned"
  case sendNoticeAgain = "send-notice-again"
  case warningPeriodEnded = "warning-period-ended"
  case warnAgain = "warn-again"
  case skipWarning = "skip-warning"
  case closeAsAdapted = "close-as-adapted"
  case withdrawWarning = "withdraw-warning"
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
  case considerBreaches = "consider-breaches"
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
  case confirmDeath = "confirm-death"
  case personDied = "person-died"

  /// True for commands that only a service gives, never a person.
  package var isAutomatic: Bool { needs == nil }

  /// By name.
  package static func < (left: ActionName, right: ActionName) -> Bool { left.rawValue < right.rawValue }
}
