/// `case.closed.v1`: the case is over, and any plan with it.
package struct CaseClosed: EventPayload {
  package static let type = WorkflowEvent.caseClosed.rawValue
  /// How it ended.
  package var outcome: String
  /// Why.
  package var reasons: String

  package init(outcome: String, reasons: String) { (self.outcome, self.reasons) = (outcome, reasons) }
}
