/// `notice.dispatched.v1`: the letter has left us. Written until notices had the facts of `NoticeFacts.swift`; what rested on it still does.
package struct NoticeDispatched: NoticeFact {
  package static let type = NotificationEvent.noticeDispatched.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// The pack's name of the letter.
  package var letter: String
  /// How (`outbox`: put into the folder from which the post is sent).
  package var means: String
  /// When.
  package var dispatchedAt: Instant
  /// SHA-256 of the letter as it went out, in hexadecimal.
  package var contentDigest: String

  package init(of request: LetterRequest, means: String, dispatchedAt: Instant, contentDigest: String) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    letter = request.letter
    (self.means, self.dispatchedAt, self.contentDigest) = (means, dispatchedAt, contentDigest)
  }
}

/// `notice.failed.v1`: the letter cannot go out as things are; someone must do something about it.
package struct NoticeFailed: NoticeFact {
  package static let type = NotificationEvent.noticeFailed.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// The pack's name of the letter.
  package var letter: String
  /// Why, in a few words without personal data.
  package var why: String

  package init(of request: LetterRequest, why: String) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    letter = request.letter
    self.why = why
  }
}

/// `notice.requested.v1`: notification has accepted a letter.
package struct NoticeRequested: NoticeFact {
  package static let type = NotificationEvent.noticeRequested.rawValue
  /// The letter, with everything the case knows of its content.
  package var request: LetterRequest

  package init(request: LetterRequest) { self.request = request }

  package var caseID: Identifier? { request.caseID }
  package var person: NoticePerson? { request.person }
}
