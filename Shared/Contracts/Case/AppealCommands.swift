/// `POST /cases/{id}/lodge-appeal`: an appeal that came by any channel.
package struct LodgeAppeal: Decodable, Sendable, Bounded {
  /// What is disputed.
  package let against: AppealSubject
  /// How it came.
  package let channel: Channel
  /// When it was received; now, if absent.
  package let receivedAt: Instant?
  /// The pack's codes of its grounds.
  package let grounds: [String]?
  /// What the person says.
  package let statement: String
  /// Why it is late, where it is.
  package let lateReason: String?

  package static let limits: FieldLimits = [
    "grounds": .items(0...20), "grounds[]": .line(1...60), "statement": .text(1...4000), "lateReason": .text(1...2000),
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
  /// The outcome.
  package let outcome: AppealOutcome
  /// Why, in words for the person: they go into the letter.
  package let reasons: String
  /// The outside body the person can turn to, by the pack's code (decision 7).
  package let remedy: String

  package static let limits: FieldLimits = [
    "reasons": .text(1...4000), "remedy": .line(1...60),
  ]
}
