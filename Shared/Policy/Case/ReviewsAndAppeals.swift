package import Contracts

/// The state of the review of a plan in force.
package enum ReviewStanding: Sendable, Equatable {
  /// Not near yet. Leaves to any other.
  case scheduled
  /// The manager has been told that it is coming up. Leaves to `overdue`, or back to `scheduled` when it is concluded.
  case comingUp
  /// It was opened early. Leaves to `overdue`, or back to `scheduled` when it is concluded.
  case opened(ReviewCause, SignedText)
  /// Its day has passed; a task until it is concluded. Leaves to `scheduled`.
  case overdue
}

/// The outcome of a review.
package enum ReviewOutcome: Sendable, Equatable {
  /// The plan continues, to be reviewed again by that day.
  case continues(reviewOn: Day)
  /// It is to be changed; until then it applies, to be reviewed again by that day.
  case vary(reviewOn: Day)
  /// It ends now.
  case lift
}

/// A concluded review.
package struct ConcludedReview: Sendable, Equatable {
  /// Its outcome.
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
  /// A review decided it.
  case review
  /// That appeal was partly upheld, so the change is owed to the person.
  case appeal(Identifier)
}

/// What is disputed, and what the person says.
package struct AppealLodging: Sendable, Equatable {
  /// Made by the caller.
  package let id: Identifier
  /// What it is against.
  package let against: AppealSubject
  /// How it came: any channel.
  package let channel: Channel
  /// When it was received.
  package let receivedAt: Instant
  /// Codes of the pack's grounds.
  package let grounds: [String]
  /// What the person says.
  package let statement: String
  /// Why it is late.
  package let lateReason: String?
  /// Which version of the plan, where it is a next one that has not begun; nil for the plan itself.
  package let planVersion: Int?
  /// The subject who took it down, where that is not who recorded it.
  package let takenBy: String?

  package init(
    id: Identifier, against: AppealSubject, channel: Channel, receivedAt: Instant, grounds: [String] = [], statement: String,
    lateReason: String? = nil, planVersion: Int? = nil, takenBy: String? = nil
  ) {
    (self.id, self.against, self.channel, self.receivedAt, self.grounds) = (id, against, channel, receivedAt, grounds)
    (self.statement, self.lateReason, self.planVersion, self.takenBy) = (statement, lateReason, planVersion, takenBy)
  }
}

/// An appeal and its state.
package struct Appeal: Sendable, Equatable {
  /// The state of an appeal.
  package enum Standing: Sendable, Equatable {
    /// Not answered yet. Leaves to `acknowledged` or `decided`.
    case lodged
    /// The person was told that it is being heard. Leaves to `decided`.
    case acknowledged(notice: Identifier)
    /// Final.
    case decided(AppealOutcome, SignedText, notice: Identifier)
  }

  /// What is disputed.
  package let lodging: AppealLodging
  /// When the reply is due.
  package let replyBy: Instant
  /// Its state.
  package var standing: Standing
  /// The subject who took it down.
  package var takenBy: String
  /// What it requires of the next plan, where it was partly upheld.
  package var owed: OwedChange?
  /// Whether a plan has come to bind since, which was checked against that.
  package var isFulfilled = false
  /// Codes of the behaviours that no longer count, where it was against a warning and partly upheld.
  package var struck: [String] = []
  /// Whether it was partly upheld when the case was over, so that nothing could be required of the case itself.
  package var isPartlyUpheldAfterTheEnd = false

  /// Whether it has not been decided.
  package var isOpen: Bool {
    switch standing {
    case .lodged, .acknowledged: true
    case .decided: false
    }
  }

  /// Whether it was decided, and upheld.
  var isUpheld: Bool {
    switch standing {
    case .lodged, .acknowledged: false
    case .decided(let outcome, _, _): outcome == .upheld
    }
  }
}

/// A breach of a condition of a plan.
package struct Breach: Sendable, Equatable {
  /// Made by the caller.
  package let id: Identifier
  /// When it happened.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String
  /// What was done, in words for the person; nil where there are none.
  package let wordsForPerson: String?

  package init(id: Identifier, occurredAt: Instant, account: String, response: String, wordsForPerson: String? = nil) {
    (self.id, self.occurredAt, self.account, self.response) = (id, occurredAt, account, response)
    self.wordsForPerson = wordsForPerson
  }
}

extension Breach {
  /// Whether it is the same breach as the other: recorded twice, or reported by two people in the same words.
  func isTheSame(as other: Breach) -> Bool {
    func letters(of text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    return id == other.id
      || occurredAt.milliseconds / 60_000 == other.occurredAt.milliseconds / 60_000
        && letters(of: account) == letters(of: other.account)
  }
}

/// A referral to the police or a lawyer.
package struct Referral: Sendable, Equatable {
  /// Made by the caller.
  package let id: Identifier
  /// Who it went to.
  package let to: ReferralRecipient
  /// Their reference, such as a crime number; empty until they give one.
  package let reference: String
  /// Why.
  package let reasons: String
  /// Its outcome.
  package var outcome: String?

  package init(id: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String? = nil) {
    (self.id, self.to, self.reference, self.reasons, self.outcome) = (id, to, reference, reasons, outcome)
  }
}
