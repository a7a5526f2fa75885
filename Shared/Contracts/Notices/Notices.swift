/// `notice.dispatched.v1`: the letter has left us. This is the proof that a warning or a plan rests on.
package struct NoticeDispatched: EventPayload {
  package static let type = NotificationEvent.noticeDispatched.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to.
  package var caseID: Identifier
  /// The pack's name of the letter.
  package var letter: String
  /// How (`outbox`: put into the folder from which the post is sent).
  package var means: String
  /// When.
  package var dispatchedAt: Instant
  /// SHA-256 of the letter as it went out, in hexadecimal.
  package var contentDigest: String

  package init(
    notice: Identifier, caseID: Identifier, letter: String, means: String, dispatchedAt: Instant, contentDigest: String
  ) {
    (self.notice, self.caseID, self.letter, self.means, self.dispatchedAt) = (notice, caseID, letter, means, dispatchedAt)
    self.contentDigest = contentDigest
  }
}

/// `notice.failed.v1`: the letter cannot go out as things are; someone must do something about it.
package struct NoticeFailed: EventPayload {
  package static let type = NotificationEvent.noticeFailed.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to.
  package var caseID: Identifier
  /// The pack's name of the letter.
  package var letter: String
  /// Why, in a few words without personal data.
  package var why: String

  package init(notice: Identifier, caseID: Identifier, letter: String, why: String) {
    (self.notice, self.caseID, self.letter, self.why) = (notice, caseID, letter, why)
  }
}

/// `notice.requested.v1`: notification has accepted a letter.
package struct NoticeRequested: EventPayload {
  package static let type = NotificationEvent.noticeRequested.rawValue
  /// The letter, with everything the case knows of its content.
  package var request: LetterRequest

  package init(request: LetterRequest) { self.request = request }
}

/// The state of a notice.
package enum NoticeState: String, Codable, CaseIterable, Sendable {
  /// Accepted; tried until it succeeds or cannot.
  case pending
  /// It has left us.
  case dispatched
  /// It cannot go out as things are.
  case failed
}

/// A notice, in notification. `GET /notices/{id}`
package struct Notice: Codable, Sendable, Equatable {
  /// The notice.
  package var id: Identifier
  /// The case it belongs to.
  package var `case`: Identifier
  /// The case's reference.
  package var caseReference: String
  /// The person it is for.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String
  /// The pack's name of the letter.
  package var letter: String
  /// Its state.
  package var state: NoticeState
  /// When notification accepted it.
  package var requestedAt: Instant
  /// When it was dispatched, or was found to be impossible to send.
  package var settledAt: Instant?
  /// Why it failed.
  package var why: String?

  package init(
    id: Identifier, case: Identifier, caseReference: String, serviceUser: Identifier, organisation: String, letter: String,
    state: NoticeState, requestedAt: Instant, settledAt: Instant?, why: String?
  ) {
    (self.id, self.case, self.caseReference, self.serviceUser) = (id, `case`, caseReference, serviceUser)
    (self.organisation, self.letter, self.state, self.requestedAt) = (organisation, letter, state, requestedAt)
    (self.settledAt, self.why) = (settledAt, why)
  }
}
