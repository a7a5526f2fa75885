/// `POST /cases/{id}/lodge-appeal`: an appeal that came by any channel.
package struct LodgeAppeal: Decodable, Sendable, Bounded {
  /// What is disputed.
  package let against: AppealSubject
  /// Which version of the plan, where the person has been told of a next one that has not begun; the one in force, if absent.
  package let planVersion: Int?
  /// How it came.
  package let channel: Channel
  /// When the person rang, or when it arrived: the time to appeal counts to then; now, if absent.
  package let receivedAt: Instant?
  /// Who took it down, by the name of their account; the person who records it, if absent.
  package let takenBy: String?
  /// The pack's codes of its grounds.
  package let grounds: [String]?
  /// What the person says, in their words.
  package let statement: String
  /// Why it is late, where it is.
  package let lateReason: String?

  package static let limits: FieldLimits = [
    "planVersion": .number(1...1000), "takenBy": .subject, "grounds": .items(0...20), "grounds[]": .pack(.appealGrounds),
    "statement": .text(1...4000), "lateReason": .text(1...2000),
  ]
}

/// `POST /appeals`: an appeal that front-line staff take down, who see the letter's reference but not the case.
package struct TakeDownAppeal: Decodable, Sendable, Bounded {
  /// The reference in the person's letter, or the one that the contact check gave with the plan.
  package let reference: Reference
  /// What is disputed.
  package let against: AppealSubject
  /// Which version of the plan, where the person has been told of a next one that has not begun; the one in force, if absent.
  package let planVersion: Int?
  /// How it came.
  package let channel: Channel
  /// When the person rang: the time to appeal counts to then; now, if absent.
  package let receivedAt: Instant?
  /// Who took it down, by the name of their account; the person who records it, if absent.
  package let takenBy: String?
  /// The pack's codes of its grounds.
  package let grounds: [String]?
  /// What the person says, in their words.
  package let statement: String
  /// Why it is late, where it is.
  package let lateReason: String?

  package static let limits = LodgeAppeal.limits
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
  /// What must change in the plan, where the appeal against it is partly upheld.
  package let changes: [AppealChange]?
  /// The day by which the plan must end, where that must change.
  package let endsBy: Day?
  /// The pack's codes of the behaviours that no longer count, where the appeal against a warning is partly upheld.
  package let behaviours: [String]?

  package static let limits: FieldLimits = [
    "reasons": .text(1...4000), "remedy": .pack(.remedies), "changes": .items(0...50), "behaviours": .items(0...50),
    "behaviours[]": .pack(.behaviours),
  ]
}
