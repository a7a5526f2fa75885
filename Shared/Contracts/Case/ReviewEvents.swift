/// `review.came-up.v1`: the review of a plan comes up within the notice that its manager is given (8.1).
package struct ReviewCameUp: EventPayload {
  package static let type = WorkflowEvent.reviewCameUp.rawValue

  /// It says all by its type.
  package init() {}
}

/// `review.fell-due.v1`: the day of a plan's review has passed without one (8.1).
package struct ReviewFellDue: EventPayload {
  package static let type = WorkflowEvent.reviewFellDue.rawValue

  /// It says all by its type.
  package init() {}
}

/// `review.opened.v1`: a plan is reconsidered early (8.2).
package struct ReviewOpened: EventPayload {
  package static let type = WorkflowEvent.reviewOpened.rawValue
  /// What led to it.
  package var cause: ReviewCause
  /// Why.
  package var reasons: String

  package init(cause: ReviewCause, reasons: String) { (self.cause, self.reasons) = (cause, reasons) }
}

/// `review.concluded.v1`: a review ended, and its letter was asked for (8.2).
package struct ReviewConcluded: CarriesLetter {
  package static let type = WorkflowEvent.reviewConcluded.rawValue
  /// What it came to.
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
