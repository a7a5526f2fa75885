/// What somebody wrote on the file, and when (8.1).
package struct CaseStatement: Codable, Sendable, Equatable {
  /// The words.
  package var text: String
  /// Whose, by the name of their account.
  package var by: String
  /// When.
  package var at: Instant

  /// Every field by name.
  package init(text: String, by: String, at: Instant) {
    self.text = text
    self.by = by
    self.at = at
  }
}

/// One voice of several who decide (6.2).
package struct CaseVote: Codable, Sendable, Equatable {
  /// Whose.
  package var by: String
  /// For or against.
  package var approves: Bool

  /// Every field by name.
  package init(by: String, approves: Bool) {
    self.by = by
    self.approves = approves
  }
}

/// What somebody said who must be heard (6.2).
package struct CaseConsultation: Codable, Sendable, Equatable {
  /// Whom, as the pack names them.
  package var consultee: String
  /// What they said, and who wrote it down.
  package var view: CaseStatement

  /// Every field by name.
  package init(consultee: String, view: CaseStatement) {
    self.consultee = consultee
    self.view = view
  }
}

/// An appeal and where it stands (7.1).
package struct CaseAppeal: Codable, Sendable, Equatable {
  /// The appeal.
  package var id: Identifier
  /// What it is against.
  package var against: AppealAgainst
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
  package var outcome: AppealFinding?
  /// Why; absent while it is open.
  package var reasons: CaseStatement?

  /// Every field by name.
  package init(
    id: Identifier, against: AppealAgainst, channel: Channel, receivedAt: Instant, grounds: [String], statement: String,
    lateReason: String?, replyBy: Instant, state: String, outcome: AppealFinding?, reasons: CaseStatement?
  ) {
    self.id = id
    self.against = against
    self.channel = channel
    self.receivedAt = receivedAt
    self.grounds = grounds
    self.statement = statement
    self.lateReason = lateReason
    self.replyBy = replyBy
    self.state = state
    self.outcome = outcome
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

  /// Every field by name.
  package init(outcome: ReviewFinding, reviewOn: Day?, reasons: CaseStatement) {
    self.outcome = outcome
    self.reviewOn = reviewOn
    self.reasons = reasons
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

  /// Every field by name.
  package init(id: Identifier, occurredAt: Instant, account: String, response: String) {
    self.id = id
    self.occurredAt = occurredAt
    self.account = account
    self.response = response
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

  /// Every field by name.
  package init(id: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String?) {
    self.id = id
    self.to = to
    self.reference = reference
    self.reasons = reasons
    self.outcome = outcome
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

  /// Every field by name.
  package init(
    stage: String, origin: VariationOrigin, appeal: Identifier?, reasons: String, plan: PlanDocument?, notice: CaseNotice?
  ) {
    self.stage = stage
    self.origin = origin
    self.appeal = appeal
    self.reasons = reasons
    self.plan = plan
    self.notice = notice
  }
}
