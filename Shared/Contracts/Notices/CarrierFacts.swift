/// `notice.receipt.v1`: what a carrier said about a delivery, each thing once. What follows from it is a fact of its own.
package struct NoticeReceipt: NoticeFact {
  package static let type = NotificationEvent.noticeReceipt.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// By which channel.
  package var channel: NoticeChannel
  /// What the delivery is called with the carrier.
  package var delivery: String
  /// What the carrier calls it.
  package var reference: String
  /// The carrier's own word for what became of it (`delivered`, `permanent-failure`).
  package var status: String
  /// When that was, as the carrier says.
  package var at: Instant?

  package init(
    of request: LetterRequest, channel: NoticeChannel, delivery: String, reference: String, status: String, at: Instant?
  ) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.channel, self.delivery, self.reference, self.status) = (channel, delivery, reference, status)
    self.at = at
  }
}

/// `notice.text.v1`: a text message that says that we have written, which tells no one anything by itself.
package struct NoticeText: NoticeFact {
  package static let type = NotificationEvent.noticeText.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// How far it has come.
  package var outcome: TextOutcome
  /// What the carrier calls it, once it has it.
  package var reference: String?
  /// Why it is not sent, in a few words without personal data.
  package var why: String?

  package init(of request: LetterRequest, outcome: TextOutcome, reference: String? = nil, why: String? = nil) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.outcome, self.reference, self.why) = (outcome, reference, why)
  }
}

/// How far a text message has come that says that we have written.
package enum TextOutcome: String, Codable, CaseIterable, Sendable {
  /// It is about to be handed to the carrier.
  case attempted
  /// The carrier has it.
  case handedOver = "handed-over"
  /// It is not sent.
  case notSent = "not-sent"
}
