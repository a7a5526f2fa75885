package import Contracts

/// How the review of a plan in force stands (8.1, 8.2).
package enum ReviewStanding: Sendable, Equatable {
  /// Its day is far. Leaves to any other.
  case scheduled
  /// The manager has been told that it comes up. Leaves to `overdue`, or back to `scheduled` when it is concluded.
  case comingUp
  /// It was opened early. Leaves to `overdue`, or back to `scheduled` when it is concluded.
  case opened(ReviewCause, SignedText)
  /// Its day has passed; a senior manager's until it is concluded. Leaves to `scheduled`.
  case overdue
}

/// What a review comes to (8.2).
package enum ReviewOutcome: Sendable, Equatable {
  /// The plan goes on, to be reviewed again by that day.
  case continues(reviewOn: Day)
  /// It is to be changed; until then it stands, to be reviewed again by that day.
  case vary(reviewOn: Day)
  /// It ends now.
  case lift
}

/// A review that is over.
package struct ConcludedReview: Sendable, Equatable {
  /// What it came to.
  package let outcome: ReviewOutcome
  /// Why, by whom and when.
  package let reasons: SignedText
  /// The letter that says so.
  package let notice: Identifier
}

/// Why a plan in force is changed (decision 6).
package enum VariationCause: Sendable, Equatable {
  /// A manager sees the need.
  case proposed
  /// A review came to it.
  case review
  /// That appeal was partly upheld: it is owed to the person.
  case appeal(Identifier)
}

/// What is disputed, and what the person says (7.1).
package struct AppealLodging: Sendable, Equatable {
  /// Made by the caller.
  package let id: Identifier
  /// What it is against.
  package let against: AppealSubject
  /// How it came: any channel.
  package let channel: Channel
  /// When it came.
  package let receivedAt: Instant
  /// Codes of the pack's grounds.
  package let grounds: [String]
  /// What the person says.
  package let statement: String
  /// Why it comes late.
  package let lateReason: String?

  package init(
    id: Identifier, against: AppealSubject, channel: Channel, receivedAt: Instant, grounds: [String] = [], statement: String,
    lateReason: String? = nil
  ) {
    (self.id, self.against, self.channel, self.receivedAt, self.grounds) = (id, against, channel, receivedAt, grounds)
    (self.statement, self.lateReason) = (statement, lateReason)
  }
}

/// An appeal and where it stands.
package struct Appeal: Sendable, Equatable {
  /// Where an appeal stands.
  package enum Standing: Sendable, Equatable {
    /// Nobody has answered. Leaves to `acknowledged` or `decided`.
    case lodged
    /// The person was told that it is heard. Leaves to `decided`.
    case acknowledged(notice: Identifier)
    /// For ever.
    case decided(AppealOutcome, SignedText, notice: Identifier)
  }

  /// What is disputed.
  package let lodging: AppealLodging
  /// When the reply is due.
  package let replyBy: Instant
  /// Where it stands.
  package var standing: Standing

  /// Whether nobody has decided it.
  package var isOpen: Bool {
    switch standing {
    case .lodged, .acknowledged: true
    case .decided: false
    }
  }
}

/// A condition of a plan that was broken (5.8).
package struct Breach: Sendable, Equatable {
  /// Made by the caller.
  package let id: Identifier
  /// When.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String

  package init(id: Identifier, occurredAt: Instant, account: String, response: String) {
    (self.id, self.occurredAt, self.account, self.response) = (id, occurredAt, account, response)
  }
}

/// A matter laid before the police or a lawyer (5.8).
package struct Referral: Sendable, Equatable {
  /// Made by the caller.
  package let id: Identifier
  /// Before whom.
  package let to: ReferralRecipient
  /// Theirs, such as a crime number; empty until they give one.
  package let reference: String
  /// Why.
  package let reasons: String
  /// What came of it.
  package var outcome: String?

  /// Made of its parts, as they are.
  package init(id: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String? = nil) {
    (self.id, self.to, self.reference, self.reasons, self.outcome) = (id, to, reference, reasons, outcome)
  }
}
