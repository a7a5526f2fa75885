/// `review.came-up.v1`: the review of a plan is coming up, within the notice that its manager is given.
package struct ReviewCameUp: EventPayload {
  package static let type = WorkflowEvent.reviewCameUp.rawValue

  /// Its type says everything.
  package init() {}
}

/// `review.fell-due.v1`: the review date of a plan has passed without a review.
package struct ReviewFellDue: EventPayload {
  package static let type = WorkflowEvent.reviewFellDue.rawValue

  /// Its type says everything.
  package init() {}
}

/// `review.opened.v1`: a plan is reconsidered early.
package struct ReviewOpened: EventPayload {
  package static let type = WorkflowEvent.reviewOpened.rawValue
  /// What led to it.
  package var cause: ReviewCause
  /// Why.
  package var reasons: String

  package init(cause: ReviewCause, reasons: String) { (self.cause, self.reasons) = (cause, reasons) }
}

/// `review.concluded.v1`: a review was concluded, and its letter requested.
package struct ReviewConcluded: CarriesLetter {
  package static let type = WorkflowEvent.reviewConcluded.rawValue
  /// The outcome.
  package var outcome: ReviewFinding
  /// The day by which the plan is reviewed again; absent when it ends.
  package var reviewOn: Day?
  /// Why, in words for the person.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest

  package init(outcome: ReviewFinding, reviewOn: Day?, reasons: String, notice: LetterRequest) {
    (self.outcome, self.reviewOn, self.reasons, self.notice) = (outcome, reviewOn, reasons, notice)
  }
}
