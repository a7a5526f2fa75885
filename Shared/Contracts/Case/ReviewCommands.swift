/// Why someone asks to reconsider a plan early.
package enum EarlyReviewCause: String, Codable, CaseIterable, Sendable {
  /// The person asked.
  case request
  /// The behaviour is more acceptable.
  case improvement
}

extension ReviewCause {
  /// The cause, as in the review's events.
  package init(_ cause: EarlyReviewCause) {
    switch cause {
    case .request: self = .request
    case .improvement: self = .improvement
    }
  }
}

/// `POST /cases/{id}/reconsider`
package struct ReconsiderPlan: Decodable, Sendable, Bounded {
  /// What led to it.
  package let cause: EarlyReviewCause
  /// Why.
  package let reasons: String

  package static let limits: FieldLimits = [
    "reasons": .text(1...4000)
  ]
}

/// `POST /cases/{id}/conclude-review`
package struct ConcludeReview: Decodable, Sendable, Bounded {
  /// The outcome.
  package let outcome: ReviewFinding
  /// The day by which the plan is reviewed again; needed unless it is lifted.
  package let reviewOn: Day?
  /// Why, in words for the person: they go into the letter.
  package let reasons: String

  package static let limits: FieldLimits = [
    "reasons": .text(1...4000)
  ]
}

/// One of many reviews that are concluded together.
package struct ReviewConclusion: Decodable, Sendable, Bounded {
  /// The case.
  package let `case`: Identifier
  /// The version of the case that it was decided on.
  package let version: Int
  /// The outcome.
  package let outcome: ReviewFinding
  /// The day by which the plan is reviewed again; needed unless it is lifted.
  package let reviewOn: Day?
  /// Why, in words for the person: they go into the letter.
  package let reasons: String

  package static let limits: FieldLimits = ["reasons": .text(1...4000), "version": .number(1...1_000_000)]
}

/// `POST /reviews`: reviews that a body concludes together, each decided separately.
package struct ConcludeReviews: Decodable, Sendable, Bounded {
  /// The reviews.
  package let reviews: [ReviewConclusion]

  package static let limits: FieldLimits = ["reviews": .items(1...100)]
}

/// The result of one of many reviews.
package struct ReviewAnswer: Codable, Sendable, Equatable {
  /// The case.
  package var `case`: Identifier
  /// 200 when it is concluded; otherwise the status that the problem would have on its own.
  package var status: Int
  /// How many events the case has now; absent with a problem.
  package var version: Int?
  /// Why it is not concluded.
  package var problem: ProblemDocument?

  package init(case: Identifier, status: Int, version: Int?, problem: ProblemDocument?) {
    (self.case, self.status, self.version, self.problem) = (`case`, status, version, problem)
  }
}

/// The results of many reviews, in the order in which they were sent.
package struct ReviewAnswers: Codable, Sendable, Equatable {
  /// The results.
  package var items: [ReviewAnswer]

  package init(items: [ReviewAnswer]) { self.items = items }
}
