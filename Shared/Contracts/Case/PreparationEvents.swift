/// `case.criterion-answered.v1`: a criterion was answered, or answered anew.
package struct CriterionAnswered: EventPayload {
  package static let type = WorkflowEvent.criterionAnswered.rawValue
  /// The pack's code.
  package var criterion: String
  /// The answer.
  package var answer: CriterionAnswer
  /// The evidence.
  package var evidence: String

  package init(criterion: String, answer: CriterionAnswer, evidence: String) {
    (self.criterion, self.answer, self.evidence) = (criterion, answer, evidence)
  }
}

/// `case.criterion-reopened.v1`: the answer to a criterion was withdrawn.
package struct CriterionReopened: EventPayload {
  package static let type = WorkflowEvent.criterionReopened.rawValue
  /// The pack's code.
  package var criterion: String
  /// What came up.
  package var reasons: String

  package init(criterion: String, reasons: String) { (self.criterion, self.reasons) = (criterion, reasons) }
}

/// `case.adjustments-considered.v1`: reasonable adjustments were considered.
package struct AdjustmentsConsidered: EventPayload {
  package static let type = WorkflowEvent.adjustmentsConsidered.rawValue
  /// What was considered.
  package var consideration: String

  package init(consideration: String) { self.consideration = consideration }
}

/// `plan.drafted.v1`: a complete plan was drafted.
package struct PlanDrafted: EventPayload {
  package static let type = WorkflowEvent.planDrafted.rawValue
  /// The plan.
  package var plan: PlanDocument

  package init(plan: PlanDocument) { self.plan = plan }
}

/// `plan.submitted.v1`: the draft was submitted for a decision.
package struct PlanSubmitted: EventPayload {
  package static let type = WorkflowEvent.planSubmitted.rawValue

  /// Its type says everything.
  package init() {}
}
