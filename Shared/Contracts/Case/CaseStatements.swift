/// What somebody wrote on the file, and when (8.1).
package struct CaseStatement: Codable, Sendable, Equatable {
  /// The words.
  package var text: String
  /// Whose, by the name of their account.
  package var by: String
  /// When.
  package var at: Instant

  package init(text: String, by: String, at: Instant) { (self.text, self.by, self.at) = (text, by, at) }
}

/// One voice of several who decide (6.2).
package struct CaseVote: Codable, Sendable, Equatable {
  /// Whose.
  package var by: String
  /// For or against.
  package var approves: Bool

  package init(by: String, approves: Bool) { (self.by, self.approves) = (by, approves) }
}

/// What somebody said who must be heard (6.2).
package struct CaseConsultation: Codable, Sendable, Equatable {
  /// Whom, as the pack names them.
  package var consultee: String
  /// What they said, and who wrote it down.
  package var view: CaseStatement

  package init(consultee: String, view: CaseStatement) { (self.consultee, self.view) = (consultee, view) }
}

/// An appeal and where it stands (7.1).
package struct CaseAppeal: Codable, Sendable, Equatable {
  /// The appeal.
  package var id: Identifier
  /// What it is against.
  package var against: AppealSubject
  /// How it came.
  package var channel: Channel
  /// When it came.
  package var receivedAt: Instant
  /// The pack's codes of its grounds.
  package var grounds: [String]
  /// What the person says.
  package var statement: String
  /// Why it comes late, where it does.
  package var lateReason: String?
  /// When the reply is due.
  package var replyBy: Instant
  /// `lodged`, `acknowledged` or `decided`.
  package var state: String
  /// What it came to; absent while it is open.
  package var outcome: AppealOutcome?
  /// Why; absent while it is open.
  package var reasons: CaseStatement?

  package init(
    id: Identifier, against: AppealSubject, channel: Channel, receivedAt: Instant, grounds: [String], statement: String,
    lateReason: String?, replyBy: Instant, state: String, outcome: AppealOutcome?, reasons: CaseStatement?
  ) {
    (self.id, self.against, self.channel, self.receivedAt, self.grounds) = (id, against, channel, receivedAt, grounds)
    (self.statement, self.lateReason, self.replyBy, self.state, self.outcome) = (statement, lateReason, replyBy, state, outcome)
    self.reasons = reasons
  }
}

/// A review that is over (8.2).
package struct CaseReview: Codable, Sendable, Equatable {
  /// What it came to.
  package var outcome: ReviewFinding
  /// The day by which the plan is reviewed again; absent when it ended.
  package var reviewOn: Day?
  /// Why.
  package var reasons: CaseStatement

  package init(outcome: ReviewFinding, reviewOn: Day?, reasons: CaseStatement) {
    (self.outcome, self.reviewOn, self.reasons) = (outcome, reviewOn, reasons)
  }
}

/// A condition of the plan that was broken (5.8).
package struct CaseBreach: Codable, Sendable, Equatable {
  /// The breach.
  package var id: Identifier
  /// When.
  package var occurredAt: Instant
  /// What was done.
  package var account: String
  /// What staff did about it.
  package var response: String

  package init(id: Identifier, occurredAt: Instant, account: String, response: String) {
    (self.id, self.occurredAt, self.account, self.response) = (id, occurredAt, account, response)
  }
}

/// A matter laid before the police or a lawyer (5.8).
package struct CaseReferral: Codable, Sendable, Equatable {
  /// The referral.
  package var id: Identifier
  /// Before whom.
  package var to: ReferralRecipient
  /// Theirs; empty until they give one.
  package var reference: String
  /// Why.
  package var reasons: String
  /// What came of it, once that is known.
  package var outcome: String?

  package init(id: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String?) {
    (self.id, self.to, self.reference, self.reasons, self.outcome) = (id, to, reference, reasons, outcome)
  }
}

/// The next version of a plan in force, on its way (decision 6).
package struct CaseVariation: Codable, Sendable, Equatable {
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

  package init(
    stage: String, origin: VariationOrigin, appeal: Identifier?, reasons: String, plan: PlanDocument?, notice: CaseNotice?
  ) {
    (self.stage, self.origin, self.appeal, self.reasons, self.plan, self.notice) = (stage, origin, appeal, reasons, plan, notice)
  }
}
