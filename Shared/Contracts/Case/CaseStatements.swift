/// What someone wrote on the file, and when.
package struct CaseStatement: Codable, Sendable, Equatable {
  /// The words.
  package var text: String
  /// Who wrote it, by the name of their account.
  package var by: String
  /// When.
  package var at: Instant

  package init(text: String, by: String, at: Instant) { (self.text, self.by, self.at) = (text, by, at) }
}

/// One vote of several who decide.
package struct CaseVote: Codable, Sendable, Equatable {
  /// Who voted.
  package var by: String
  /// For or against.
  package var approves: Bool

  package init(by: String, approves: Bool) { (self.by, self.approves) = (by, approves) }
}

/// What someone who must be consulted said.
package struct CaseConsultation: Codable, Sendable, Equatable {
  /// Who, as the pack names them.
  package var consultee: String
  /// What they said, and who wrote it down.
  package var view: CaseStatement

  package init(consultee: String, view: CaseStatement) { (self.consultee, self.view) = (consultee, view) }
}

/// An appeal and its state.
package struct CaseAppeal: Codable, Sendable, Equatable, Bounded {
  /// The appeal.
  package var id: Identifier
  /// What it is against.
  package var against: AppealSubject
  /// How it came.
  package var channel: Channel
  /// When it was received.
  package var receivedAt: Instant
  /// The pack's codes of its grounds.
  package var grounds: [String]
  /// What the person says.
  package var statement: String
  /// Why it is late, where it is.
  package var lateReason: String?
  /// When the reply is due.
  package var replyBy: Instant
  /// `lodged`, `acknowledged` or `decided`.
  package var state: String
  /// The outcome; absent while it is open.
  package var outcome: AppealOutcome?
  /// Why; absent while it is open.
  package var reasons: CaseStatement?
  /// Which version of the plan it is against, where that is not the one in force.
  package var planVersion: Int?
  /// Who took it down.
  package var takenBy: String?
  /// What must change in the plan, where it was partly upheld.
  package var changes: [AppealChange]?
  /// The day by which the plan must end, where that must change.
  package var endsBy: Day?
  /// The behaviours that no longer count, where it was against a warning and partly upheld.
  package var behaviours: [String]?

  package static let limits: FieldLimits = ["state": .codes(["lodged", "acknowledged", "decided"])]

  package init(
    id: Identifier, against: AppealSubject, channel: Channel, receivedAt: Instant, grounds: [String], statement: String,
    lateReason: String?, replyBy: Instant, state: String, outcome: AppealOutcome?, reasons: CaseStatement?
  ) {
    (self.id, self.against, self.channel, self.receivedAt, self.grounds) = (id, against, channel, receivedAt, grounds)
    (self.statement, self.lateReason, self.replyBy, self.state, self.outcome) = (statement, lateReason, replyBy, state, outcome)
    self.reasons = reasons
  }
}

/// A concluded review.
package struct CaseReview: Codable, Sendable, Equatable {
  /// The outcome.
  package var outcome: ReviewFinding
  /// The day by which the plan is reviewed again; absent when it ended.
  package var reviewOn: Day?
  /// Why.
  package var reasons: CaseStatement

  package init(outcome: ReviewFinding, reviewOn: Day?, reasons: CaseStatement) {
    (self.outcome, self.reviewOn, self.reasons) = (outcome, reviewOn, reasons)
  }
}

/// A breach of a condition of the plan.
package struct CaseBreach: Codable, Sendable, Equatable {
  /// The breach.
  package var id: Identifier
  /// When it happened.
  package var occurredAt: Instant
  /// What was done.
  package var account: String
  /// What staff did about it.
  package var response: String

  package init(id: Identifier, occurredAt: Instant, account: String, response: String) {
    (self.id, self.occurredAt, self.account, self.response) = (id, occurredAt, account, response)
  }
}

/// A referral to the police or a lawyer.
package struct CaseReferral: Codable, Sendable, Equatable {
  /// The referral.
  package var id: Identifier
  /// Who it went to.
  package var to: ReferralRecipient
  /// Their reference; empty until they give one.
  package var reference: String
  /// Why.
  package var reasons: String
  /// The outcome, once known.
  package var outcome: String?

  package init(id: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String?) {
    (self.id, self.to, self.reference, self.reasons, self.outcome) = (id, to, reference, reasons, outcome)
  }
}

/// The next version of a plan in force, in preparation (decision 6).
package struct CaseVariation: Codable, Sendable, Equatable, Bounded {
  /// `checklist`, `awaiting-authorisation` or `notice-pending`.
  package var stage: String
  /// What led to it.
  package var origin: VariationOrigin
  /// The appeal that led to it, where one did.
  package var appeal: Identifier?
  /// Why.
  package var reasons: String
  /// The version as drafted, proposed or authorised.
  package var plan: PlanDocument?
  /// Its letter, once it is authorised.
  package var notice: CaseNotice?

  package static let limits: FieldLimits = ["stage": .codes(["checklist", "awaiting-authorisation", "notice-pending"])]

  package init(
    stage: String, origin: VariationOrigin, appeal: Identifier?, reasons: String, plan: PlanDocument?, notice: CaseNotice?
  ) {
    (self.stage, self.origin, self.appeal, self.reasons, self.plan, self.notice) = (stage, origin, appeal, reasons, plan, notice)
  }
}
