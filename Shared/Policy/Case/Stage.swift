/// The stage of a case. Each stage carries only the data that exists then.
package enum Stage: Sendable, Equatable {
  /// Waiting for triage. Leaves to `warningPending` or `closed`.
  case reported
  /// The warning letter is on its way. Leaves to `warned`.
  case warningPending(PendingNotice, stage: Int)
  /// The opportunity to adapt. Leaves to `checklist` or `closed`.
  case warned(Warning)
  /// Criteria and plan. Leaves to `awaitingAuthorisation` or `closed`.
  case checklist(Checklist)
  /// To be decided on. Leaves to `noticePending`, `checklist` or `closed`.
  case awaitingAuthorisation(Proposal)
  /// Authorised; the person is being told. Leaves to `inForce` or, past its last day, `closed`.
  case noticePending(AuthorisedPlan)
  /// The plan binds. Leaves to `closed`.
  case inForce(PlanInForce)
  /// Final; a case is never reopened.
  case closed(Closure)

  /// The name without the data.
  package var name: StageName {
    switch self {
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

/// The name of a stage, as wire types and tables write it.
package enum StageName: String, CaseIterable, Sendable {
  case reported
  case warningPending = "warning-pending"
  case warned, checklist
  case awaitingAuthorisation = "awaiting-authorisation"
  case noticePending = "notice-pending"
  case inForce = "in-force"
  case closed
}
