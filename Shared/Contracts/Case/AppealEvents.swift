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
  /// Which version of the plan, where it is not the one in force.
  package var planVersion: Int?
  /// Who took it down, where that is not the author of this event.
  package var takenBy: String?

  package init(
    appeal: Identifier, against: AppealSubject, channel: Channel, receivedAt: Instant, grounds: [String], statement: String,
    lateReason: String?, replyBy: Instant, planVersion: Int? = nil, takenBy: String? = nil
  ) {
    (self.appeal, self.against, self.channel, self.receivedAt, self.grounds) = (appeal, against, channel, receivedAt, grounds)
    (self.statement, self.lateReason, self.replyBy) = (statement, lateReason, replyBy)
    (self.planVersion, self.takenBy) = (planVersion, takenBy)
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
  /// What must change in the plan, where the appeal against it is partly upheld.
  package var changes: [AppealChange]?
  /// The day by which the plan must end, where that must change.
  package var endsBy: Day?
  /// The pack's codes of the behaviours that no longer count, where the appeal against a warning is partly upheld.
  package var behaviours: [String]?

  package init(
    appeal: Identifier, outcome: AppealOutcome, reasons: String, notice: LetterRequest, changes: [AppealChange]? = nil,
    endsBy: Day? = nil, behaviours: [String]? = nil
  ) {
    (self.appeal, self.outcome, self.reasons, self.notice) = (appeal, outcome, reasons, notice)
    (self.changes, self.endsBy, self.behaviours) = (changes, endsBy, behaviours)
  }
}
