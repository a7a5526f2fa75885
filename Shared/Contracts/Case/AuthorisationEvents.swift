/// `plan.consulted.v1`: someone who must be consulted about a plan was.
package struct ConsulteeHeard: EventPayload {
  package static let type = WorkflowEvent.consulteeHeard.rawValue
  /// Who, as the pack names them.
  package var consultee: String
  /// What they said.
  package var view: String

  package init(consultee: String, view: String) { (self.consultee, self.view) = (consultee, view) }
}

/// `plan.conflict-declared.v1`: someone who could decide on a plan has a conflict, and does not decide.
package struct ConflictDeclared: EventPayload {
  package static let type = WorkflowEvent.conflictDeclared.rawValue
  /// What the conflict is.
  package var reasons: String

  package init(reasons: String) { self.reasons = reasons }
}

/// `plan.voted.v1`: one of several who decide voted.
package struct PlanVoted: EventPayload {
  package static let type = WorkflowEvent.planVoted.rawValue
  /// For or against.
  package var approves: Bool
  /// Why.
  package var reasons: String

  package init(approves: Bool, reasons: String) { (self.approves, self.reasons) = (approves, reasons) }
}

/// `plan.authorised.v1`: the plan was authorised, and its letter was requested.
package struct PlanAuthorised: CarriesLetter {
  package static let type = WorkflowEvent.planAuthorised.rawValue
  /// The criteria confirmed, by the pack's codes.
  package var confirmed: [String]
  /// Why.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest
  /// Why the plan binds before its letter has gone out, where it does (decision 3).
  package var beforeNotice: String?

  package init(confirmed: [String], reasons: String, notice: LetterRequest, beforeNotice: String? = nil) {
    (self.confirmed, self.reasons, self.notice, self.beforeNotice) = (confirmed, reasons, notice, beforeNotice)
  }
}

/// `plan.returned.v1`: the draft was sent back.
package struct PlanReturned: EventPayload {
  package static let type = WorkflowEvent.planReturned.rawValue
  /// What is needed first.
  package var missing: [String]

  package init(missing: [String]) { self.missing = missing }
}
