/// Why no warning is given first.
package enum WarningGround: String, Codable, CaseIterable, Sendable {
  /// How bad the behaviour is (5.2).
  case degree
  /// Nobody can be warned in writing (5.2).
  case impossibility
  /// Somebody's safety is threatened (5.8).
  case threatToSafety = "threat-to-safety"
}

/// `warning.skipped.v1`: no warning is given, or waited for, on a recorded ground (5.2, 5.8).
package struct WarningSkipped: EventPayload {
  package static let type = "warning.skipped.v1"
  /// The ground.
  package var ground: WarningGround
  /// Why.
  package var reasons: String

  package init(ground: WarningGround, reasons: String) { (self.ground, self.reasons) = (ground, reasons) }
}

/// `case.criterion-reopened.v1`: the answer to a criterion was taken back (5.3).
package struct CriterionReopened: EventPayload {
  package static let type = "case.criterion-reopened.v1"
  /// The pack's code.
  package var criterion: String
  /// What came up.
  package var reasons: String

  package init(criterion: String, reasons: String) { (self.criterion, self.reasons) = (criterion, reasons) }
}

/// `plan.consulted.v1`: somebody who must be heard about a plan was heard (6.2).
package struct ConsulteeHeard: EventPayload {
  package static let type = "plan.consulted.v1"
  /// Whom, as the pack names them.
  package var consultee: String
  /// What they said.
  package var view: String

  package init(consultee: String, view: String) { (self.consultee, self.view) = (consultee, view) }
}

/// `plan.conflict-declared.v1`: somebody who could decide on a plan has a conflict, and does not (6.2).
package struct ConflictDeclared: EventPayload {
  package static let type = "plan.conflict-declared.v1"
  /// What the conflict is.
  package var reasons: String

  package init(reasons: String) { self.reasons = reasons }
}

/// `plan.voted.v1`: one of several who decide gave their voice (6.2).
package struct PlanVoted: EventPayload {
  package static let type = "plan.voted.v1"
  /// For or against.
  package var approves: Bool
  /// Why.
  package var reasons: String

  package init(approves: Bool, reasons: String) { (self.approves, self.reasons) = (approves, reasons) }
}

/// `case.letter-requested.v1`: a letter that nothing waits for was asked for.
package struct CaseLetterRequested: EventPayload {
  package static let type = "case.letter-requested.v1"
  /// The letter.
  package var notice: LetterRequest

  package init(notice: LetterRequest) { self.notice = notice }
}

/// `case.letter-dispatched.v1`: a letter that nothing waited for went out.
package struct CaseLetterDispatched: EventPayload {
  package static let type = "case.letter-dispatched.v1"
  /// Which.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant

  package init(notice: Identifier, dispatchedAt: Instant) { (self.notice, self.dispatchedAt) = (notice, dispatchedAt) }
}

/// `incident.read.v1`: a manager has read an incident and leaves it at that (3.1, 6.1).
package struct IncidentRead: EventPayload {
  package static let type = "incident.read.v1"
  /// Which.
  package var incident: Identifier
  /// Whose behaviour.
  package var serviceUser: Identifier
  /// Why nothing more is done.
  package var reasons: String

  package init(incident: Identifier, serviceUser: Identifier, reasons: String) {
    (self.incident, self.serviceUser, self.reasons) = (incident, serviceUser, reasons)
  }
}
