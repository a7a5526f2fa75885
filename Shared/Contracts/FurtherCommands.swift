/// A command whose body may be left out, as it has nothing that has to be said.
package protocol MayBeAbsent {
  /// Nothing said.
  init()
}

/// `POST /cases/{id}/send-notice-again`
package struct SendNoticeAgain: Decodable, Sendable, MayBeAbsent {
  /// Which of the letters that failed; the first of them, if absent.
  package let notice: Identifier?

  /// It says all by its name.
  package init() { notice = nil }
}

/// `POST /cases/{id}/warn-again`
package struct WarnAgain: Decodable, Sendable, Bounded {
  /// The incidents after the last warning that show that it went on (5.2).
  package let incidents: [Identifier]
  /// Why, in words for the person.
  package let reasons: String

  package static let limits: [String: FieldLimit] = [
    "incidents": .items(1...50), "reasons": .text(1...4000),
  ]
}

/// `POST /cases/{id}/skip-warning`
package struct SkipWarning: Decodable, Sendable, Bounded {
  /// On what ground no warning is given, or waited for (5.2, 5.8).
  package let ground: WarningGround
  /// Why.
  package let reasons: String

  package static let limits: [String: FieldLimit] = [
    "reasons": .text(1...4000)
  ]
}

/// `POST /cases/{id}/reopen-criterion`
package struct ReopenCriterion: Decodable, Sendable, Bounded {
  /// The criterion of 5.3, by the pack's code.
  package let criterion: String
  /// What came up.
  package let reasons: String

  package static let limits: [String: FieldLimit] = [
    "criterion": .text(1...60), "reasons": .text(1...4000),
  ]
}

/// `POST /cases/{id}/record-consultation`
package struct RecordConsultation: Decodable, Sendable, Bounded {
  /// Who was heard, as the pack names them.
  package let consultee: String
  /// What they said.
  package let view: String

  package static let limits: [String: FieldLimit] = [
    "consultee": .text(1...200), "view": .text(1...4000),
  ]
}

/// `POST /cases/{id}/record-breach`
package struct RecordBreach: Decodable, Sendable, Bounded {
  /// When a condition was broken.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String

  package static let limits: [String: FieldLimit] = [
    "account": .text(1...4000), "response": .text(1...4000),
  ]
}

/// `POST /breaches`: a breach as the front line knows it, who see the plan and not the case (5.8).
package struct ReportBreach: Decodable, Sendable, Bounded {
  /// The reference that the contact check gave with the plan.
  package let plan: String
  /// When a condition was broken.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String

  package static let limits: [String: FieldLimit] = [
    "plan": .text(1...40), "account": .text(1...4000), "response": .text(1...4000),
  ]
}

/// `POST /cases/{id}/refer`
package struct ReferCase: Decodable, Sendable, Bounded {
  /// Before whom the matter is laid.
  package let to: ReferralRecipient
  /// Theirs, such as a crime number, once they gave one.
  package let reference: String?
  /// Why.
  package let reasons: String

  package static let limits: [String: FieldLimit] = [
    "reference": .text(1...100), "reasons": .text(1...4000),
  ]
}

/// `POST /cases/{id}/record-referral-outcome`
package struct RecordReferralOutcome: Decodable, Sendable, Bounded {
  /// The referral.
  package let referral: Identifier
  /// What came of it.
  package let outcome: String

  package static let limits: [String: FieldLimit] = [
    "outcome": .text(1...4000)
  ]
}

/// Why somebody asks to reconsider a plan early (8.2).
package enum EarlyReviewCause: String, Codable, CaseIterable, Sendable {
  /// The person asked.
  case request
  /// The behaviour is more acceptable.
  case improvement
}

/// `POST /cases/{id}/reconsider`
package struct ReconsiderPlan: Decodable, Sendable, Bounded {
  /// What led to it.
  package let cause: EarlyReviewCause
  /// Why.
  package let reasons: String

  package static let limits: [String: FieldLimit] = [
    "reasons": .text(1...4000)
  ]
}

/// `POST /cases/{id}/conclude-review`
package struct ConcludeReview: Decodable, Sendable, Bounded {
  /// What the review comes to.
  package let outcome: ReviewFinding
  /// The day by which the plan is reviewed again; needed unless it is lifted.
  package let reviewOn: Day?
  /// Why, in words for the person: they stand in the letter.
  package let reasons: String

  package static let limits: [String: FieldLimit] = [
    "reasons": .text(1...4000)
  ]
}

/// `POST /cases/{id}/lodge-appeal`: an appeal that came by any channel (7.1).
package struct LodgeAppeal: Decodable, Sendable, Bounded {
  /// What is disputed.
  package let against: AppealAgainst
  /// How it came.
  package let channel: Channel
  /// When it came; now, if absent.
  package let receivedAt: Instant?
  /// The pack's codes of its grounds.
  package let grounds: [String]?
  /// What the person says.
  package let statement: String
  /// Why it comes late, where it does.
  package let lateReason: String?

  package static let limits: [String: FieldLimit] = [
    "grounds": .items(0...20), "grounds[]": .text(1...60), "statement": .text(1...4000), "lateReason": .text(1...2000),
  ]
}

/// `POST /cases/{id}/acknowledge-appeal`
package struct AcknowledgeAppeal: Decodable, Sendable {
  /// The appeal.
  package let appeal: Identifier
}

/// `POST /cases/{id}/decide-appeal`
package struct DecideAppeal: Decodable, Sendable, Bounded {
  /// The appeal.
  package let appeal: Identifier
  /// What it comes to.
  package let outcome: AppealFinding
  /// Why, in words for the person: they stand in the letter.
  package let reasons: String
  /// Whom the person can turn to outside, by the pack's code (decision 7).
  package let remedy: String

  package static let limits: [String: FieldLimit] = [
    "reasons": .text(1...4000), "remedy": .text(1...60),
  ]
}

/// What was done to a case, for somebody who does not see the case itself.
package struct CaseReceipt: Codable, Sendable, Equatable {
  /// The case's reference.
  package var reference: String
  /// How many events it has had.
  package var version: Int

  package init(reference: String, version: Int) { (self.reference, self.version) = (reference, version) }
}

/// One of many reviews that are concluded together.
package struct ReviewConclusion: Decodable, Sendable, Bounded {
  /// The case.
  package let `case`: Identifier
  /// The version of the case that it was decided on.
  package let version: Int
  /// What the review comes to.
  package let outcome: ReviewFinding
  /// The day by which the plan is reviewed again; needed unless it is lifted.
  package let reviewOn: Day?
  /// Why, in words for the person: they stand in the letter.
  package let reasons: String

  package static let limits: [String: FieldLimit] = ["reasons": .text(1...4000), "version": .number(1...1_000_000)]
}

/// `POST /reviews`: reviews that a body concludes together, each decided by itself.
package struct ConcludeReviews: Decodable, Sendable, Bounded {
  /// The reviews.
  package let reviews: [ReviewConclusion]

  package static let limits: [String: FieldLimit] = ["reviews": .items(1...100)]
}

/// What became of one of many reviews.
package struct ReviewAnswer: Codable, Sendable, Equatable {
  /// The case.
  package var `case`: Identifier
  /// 200 when it is concluded; otherwise the status that the problem would have by itself.
  package var status: Int
  /// How many events the case has now; absent with a problem.
  package var version: Int?
  /// Why it is not concluded.
  package var problem: ProblemDocument?

  /// Every field by name.
  package init(case: Identifier, status: Int, version: Int?, problem: ProblemDocument?) {
    (self.case, self.status, self.version, self.problem) = (`case`, status, version, problem)
  }
}

/// What became of many reviews, in the order in which they were sent.
package struct ReviewAnswers: Codable, Sendable, Equatable {
  /// The answers.
  package var items: [ReviewAnswer]

  package init(items: [ReviewAnswer]) { self.items = items }
}
