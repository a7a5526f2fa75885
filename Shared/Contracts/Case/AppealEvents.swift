/// `appeal.lodged.v1`: a warning or a plan is disputed.
package struct AppealLodged: EventPayload {
  package static let type = WorkflowEvent.appealLodged.rawValue
  /// The appeal.
  package var appeal: Identifier
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

  package init(
    appeal: Identifier, against: AppealSubject, channel: Channel, receivedAt: Instant, grounds: [String], statement: String,
    lateReason: String?, replyBy: Instant
  ) {
    (self.appeal, self.against, self.channel, self.receivedAt, self.grounds) = (appeal, against, channel, receivedAt, grounds)
    (self.statement, self.lateReason, self.replyBy) = (statement, lateReason, replyBy)
  }
}

/// `appeal.acknowledged.v1`: the person is told that their appeal is being heard.
package struct AppealAcknowledged: CarriesLetter {
  package static let type = WorkflowEvent.appealAcknowledged.rawValue
  /// The appeal.
  package var appeal: Identifier
  /// The letter.
  package var notice: LetterRequest

  package init(appeal: Identifier, notice: LetterRequest) { (self.appeal, self.notice) = (appeal, notice) }
}

/// `appeal.decided.v1`: an appeal was decided, and its letter requested.
package struct AppealDecided: CarriesLetter {
  package static let type = WorkflowEvent.appealDecided.rawValue
  /// The appeal.
  package var appeal: Identifier
  /// The outcome.
  package var outcome: AppealOutcome
  /// Why, in words for the person.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest

  package init(appeal: Identifier, outcome: AppealOutcome, reasons: String, notice: LetterRequest) {
    (self.appeal, self.outcome, self.reasons, self.notice) = (appeal, outcome, reasons, notice)
  }
}
