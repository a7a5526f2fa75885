/// `case.letter-requested.v1`: a letter that does not hold up the case was requested.
package struct CaseLetterRequested: CarriesLetter {
  package static let type = WorkflowEvent.caseLetterRequested.rawValue
  /// The letter.
  package var notice: LetterRequest

  package init(notice: LetterRequest) { self.notice = notice }
}

/// `case.letter-dispatched.v1`: a letter that did not hold up the case went out.
package struct CaseLetterDispatched: EventPayload {
  package static let type = WorkflowEvent.caseLetterDispatched.rawValue
  /// Which.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant

  package init(notice: Identifier, dispatchedAt: Instant) { (self.notice, self.dispatchedAt) = (notice, dispatchedAt) }
}

/// `case.notice-failed.v1`: a letter of the case could not be sent.
package struct CaseNoticeFailed: EventPayload {
  package static let type = WorkflowEvent.caseNoticeFailed.rawValue
  /// Which.
  package var notice: Identifier
  /// Why, in a few words.
  package var why: String

  package init(notice: Identifier, why: String) { (self.notice, self.why) = (notice, why) }
}

/// `case.notice-requested-again.v1`: a letter that failed was requested again.
package struct CaseNoticeRequestedAgain: CarriesLetter {
  package static let type = WorkflowEvent.caseNoticeRequestedAgain.rawValue
  /// The letter, under its new identifier.
  package var notice: LetterRequest
  /// Why by another channel, where a person chose one.
  package var reasons: String?

  package init(notice: LetterRequest, reasons: String? = nil) { (self.notice, self.reasons) = (notice, reasons) }
}

/// `case.letter-returned.v1`: a letter of the case came back: the person was not told by it.
package struct CaseLetterReturned: EventPayload {
  package static let type = WorkflowEvent.caseLetterReturned.rawValue
  /// Which.
  package var notice: Identifier
  /// What the carrier says, in a few words.
  package var why: String

  package init(notice: Identifier, why: String) { (self.notice, self.why) = (notice, why) }
}
