/// `case.warning-decided.v1`: a warning was decided, and its letter requested.
package struct WarningDecided: CarriesLetter {
  package static let type = WorkflowEvent.warningDecided.rawValue
  /// Why, in words for the person.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest
  /// Which of the pack's warnings, from 0; absent for the first.
  package var stage: Int?

  package init(reasons: String, notice: LetterRequest, stage: Int? = nil) {
    (self.reasons, self.notice, self.stage) = (reasons, notice, stage)
  }
}

/// `warning.skipped.v1`: no warning is given, or a pending one is overtaken, on a recorded ground.
package struct WarningSkipped: EventPayload {
  package static let type = WorkflowEvent.warningSkipped.rawValue
  /// The ground.
  package var ground: NoWarningGround
  /// Why.
  package var reasons: String

  package init(ground: NoWarningGround, reasons: String) { (self.ground, self.reasons) = (ground, reasons) }
}

/// `case.warned.v1`: the warning went out; the opportunity to adapt begins.
package struct CaseWarned: EventPayload {
  package static let type = WorkflowEvent.caseWarned.rawValue
  /// The letter.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant
  /// The midnight after the last day of the opportunity.
  package var endsAt: Instant
  /// Which of the pack's warnings, from 0; absent for the first.
  package var stage: Int?

  package init(notice: Identifier, dispatchedAt: Instant, endsAt: Instant, stage: Int? = nil) {
    (self.notice, self.dispatchedAt, self.endsAt, self.stage) = (notice, dispatchedAt, endsAt, stage)
  }
}

/// `case.warning-period-ended.v1`: the opportunity to adapt has ended.
package struct WarningPeriodEnded: EventPayload {
  package static let type = WorkflowEvent.warningPeriodEnded.rawValue

  /// Its type says everything.
  package init() {}
}

/// `case.behaviour-continued.v1`: the behaviour continued after the warning.
package struct BehaviourContinued: EventPayload {
  package static let type = WorkflowEvent.behaviourContinued.rawValue
  /// The incidents that show it.
  package var incidents: [Identifier]
  /// Why a plan is considered.
  package var reasons: String

  package init(incidents: [Identifier], reasons: String) { (self.incidents, self.reasons) = (incidents, reasons) }
}
