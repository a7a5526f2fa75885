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
  /// The letter that failed is asked for once more, under a new identifier.
  case sendNoticeAgain(notice: Identifier)
  /// The opportunity to adapt is over (the clock).
  case warningPeriodEnded
  /// The behaviour stopped: nothing more is done (5.2).
  case closeAsAdapted(reasons: String)
  /// It went on after the warning, as those incidents show (5.3).
  case recordContinued(incidents: [Identifier], reasons: String)
  /// One criterion of 5.3, with the evidence.
  case answerCriterion(code: String, answer: CriterionAnswer, evidence: String)
  /// What was considered about adjustments, also where none is known (1.3, 5.9).
  case confirmAdjustmentsConsidered(String)
  /// A plan, replacing any earlier draft (5.4 to 5.7).
  case draftPlan(PlanDraft)
  /// The manager lets the matter rest.
  case withdraw(reasons: String)
  /// The draft goes to a senior manager.
  case submit
  /// The senior manager restricts, confirming each criterion (5.3, 6.2). The notice's identifier comes from the caller.
  case authorise(confirming: [String], reasons: String, notice: Identifier)
  /// The senior manager does not restrict (6.2).
  case refuse(reasons: String)
  /// The senior manager wants more first.
  case returnToManager(missing: [String])
  /// The plan's first day has come (the clock).
  case takeEffect
  /// The plan's last day has passed (the clock).
  case expire

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
    case .closeAsAdapted: .closeAsAdapted
    case .recordContinued: .recordContinued
    case .answerCriterion: .answerCriterion
    case .confirmAdjustmentsConsidered: .confirmAdjustmentsConsidered
    case .draftPlan: .draftPlan
    case .withdraw: .withdraw
    case .submit: .submit
    case .authorise: .authorise
    case .refuse: .refuse
    case .returnToManager: .returnToManager
    case .takeEffect: .takeEffect
    case .expire: .expire
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

/// How a criterion of 5.3 was found.
package enum CriterionAnswer: String, CaseIterable, Sendable {
  case met
  case notMet = "not-met"
  case notApplicable = "not-applicable"
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
  case closeAsAdapted = "close-as-adapted"
  case recordContinued = "record-continued"
  case answerCriterion = "answer-criterion"
  case confirmAdjustmentsConsidered = "confirm-adjustments-considered"
  case draftPlan = "draft-plan"
  case withdraw, submit, authorise, refuse
  case returnToManager = "return-to-manager"
  case takeEffect = "take-effect"
  case expire

  /// True for what only a service does, never a person.
  package var isAutomatic: Bool {
    switch self {
    case .addIncident, .noteAdjustments, .noticeDispatched, .noticeFailed, .warningPeriodEnded, .takeEffect, .expire: true
    case .triage, .sendNoticeAgain, .closeAsAdapted, .recordContinued, .answerCriterion, .confirmAdjustmentsConsidered,
      .draftPlan,
      .withdraw, .submit, .authorise, .refuse, .returnToManager:
      false
    }
  }

  /// By name.
  package static func < (left: ActionName, right: ActionName) -> Bool { left.rawValue < right.rawValue }
}
