/// `plan.suspended.v1`: the plan does not bind until an appeal is decided; `plan.took-effect.v1` ends that (7.1).
package struct PlanSuspended: EventPayload {
  package static let type = "plan.suspended.v1"
  /// The appeal.
  package var appeal: Identifier

  package init(appeal: Identifier) { self.appeal = appeal }
}

/// `plan.breached.v1`: a condition of the plan was broken (5.8).
package struct PlanBreached: EventPayload {
  package static let type = "plan.breached.v1"
  /// The breach.
  package var breach: Identifier
  /// When.
  package var occurredAt: Instant
  /// What was done.
  package var account: String
  /// What staff did about it.
  package var response: String

  package init(breach: Identifier, occurredAt: Instant, account: String, response: String) {
    (self.breach, self.occurredAt, self.account, self.response) = (breach, occurredAt, account, response)
  }
}

/// Before whom a matter is laid (5.8).
package enum ReferralRecipient: String, Codable, CaseIterable, Sendable {
  /// The police.
  case police
  /// A lawyer.
  case lawyer
}

/// `referral.made.v1`: the police or a lawyer were asked (5.8).
package struct ReferralMade: EventPayload {
  package static let type = "referral.made.v1"
  /// The referral.
  package var referral: Identifier
  /// Before whom.
  package var to: ReferralRecipient
  /// Theirs, such as a crime number; empty until they give one.
  package var reference: String
  /// Why.
  package var reasons: String
  /// What came of it, where that was known at once.
  package var outcome: String?

  package init(referral: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String?) {
    (self.referral, self.to, self.reference, self.reasons, self.outcome) = (referral, to, reference, reasons, outcome)
  }
}

/// `referral.concluded.v1`: something came of a referral (5.8).
package struct ReferralConcluded: EventPayload {
  package static let type = "referral.concluded.v1"
  /// The referral.
  package var referral: Identifier
  /// What came of it.
  package var outcome: String

  package init(referral: Identifier, outcome: String) { (self.referral, self.outcome) = (referral, outcome) }
}

/// Why a plan in force is changed (decision 6).
package enum VariationOrigin: String, Codable, CaseIterable, Sendable {
  /// A manager sees the need.
  case proposed
  /// A review came to it.
  case review
  /// An appeal was partly upheld.
  case appeal
}

/// `variation.opened.v1`: a plan in force is to be changed, and stands meanwhile (decision 6).
package struct VariationOpened: EventPayload {
  package static let type = "variation.opened.v1"
  /// What led to it.
  package var origin: VariationOrigin
  /// The appeal that led to it, where one did.
  package var appeal: Identifier?
  /// Why.
  package var reasons: String

  package init(origin: VariationOrigin, appeal: Identifier?, reasons: String) {
    (self.origin, self.appeal, self.reasons) = (origin, appeal, reasons)
  }
}

/// How a change of a plan ends without a new version.
package enum VariationEnding: String, Codable, CaseIterable, Sendable {
  /// A manager let it rest.
  case withdrawn
  /// It was not authorised.
  case refused
  /// Its last day passed before it could bind.
  case expired
  /// An appeal asks for another.
  case superseded
}

/// `variation.closed.v1`: a plan is not changed after all.
package struct VariationClosed: EventPayload {
  package static let type = "variation.closed.v1"
  /// How it ended.
  package var ending: VariationEnding
  /// Why.
  package var reasons: String

  package init(ending: VariationEnding, reasons: String) { (self.ending, self.reasons) = (ending, reasons) }
}
