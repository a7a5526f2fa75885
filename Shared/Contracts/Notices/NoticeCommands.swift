/// Confirms that letters were posted, or sent on. `POST /notices/posted`
package struct ConfirmPosted: Codable, Sendable, Bounded {
  /// Which, each once.
  package var notices: [Identifier]
  /// When; now, if absent. Never in the future.
  package var postedAt: Instant?

  package static let limits: FieldLimits = ["notices": .items(1...500)]
}

/// Records that a letter came back. `POST /notices/{id}/returned`
package struct RecordReturned: Codable, Sendable, Bounded {
  /// What the carrier says, in a few words.
  package var why: String
  /// When it came back; now, if absent. Never in the future.
  package var returnedAt: Instant?

  package static let limits: FieldLimits = ["why": .line(1...200)]
}

/// Records that a letter reached the person: signed for, given to them, or read out. `POST /notices/{id}/delivered`
package struct RecordDelivered: Codable, Sendable, Bounded {
  /// When; now, if absent. Never in the future.
  package var deliveredAt: Instant?
  /// The name of the member of staff who gave it or read it out, where it went by hand.
  package var givenBy: String?
  /// How, where it went by hand.
  package var way: GivingWay?

  package static let limits: FieldLimits = ["givenBy": .line(1...100)]
}

/// Says whether a letter went that may or may not have gone. `POST /notices/{id}/decision`
package struct DecideUncertain: Codable, Sendable, Bounded {
  /// What was found out.
  package var outcome: UncertainOutcome
  /// How that is known.
  package var reasons: String

  package static let limits: FieldLimits = ["reasons": .text(1...2000)]
}
