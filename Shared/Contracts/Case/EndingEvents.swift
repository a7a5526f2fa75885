/// `case.closed.v1`: the case is over, and any plan with it.
package struct CaseClosed: EventPayload {
  package static let type = WorkflowEvent.caseClosed.rawValue
  /// How it ended.
  package var outcome: String
  /// Why.
  package var reasons: String

  /// Whose case it was; absent in events from before it was said.
  package var serviceUser: Identifier?

  package init(outcome: String, reasons: String, serviceUser: Identifier? = nil) {
    (self.outcome, self.reasons, self.serviceUser) = (outcome, reasons, serviceUser)
  }
}
