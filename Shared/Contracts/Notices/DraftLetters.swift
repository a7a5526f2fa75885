/// The letter that the draft of a plan would go out with, and the way it would take, as things stand. `GET /cases/{id}/draft-letter`
package struct DraftLetter: Codable, Sendable, Equatable {
  /// The case.
  package var `case`: Identifier
  /// Its reference, which the letter quotes.
  package var caseReference: String
  /// The person it is for.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String
  /// The pack's name of the letter.
  package var letter: String
  /// The channel that would be tried first; absent where there is none.
  package var channel: NoticeChannel?
  /// Why it could not go out as things stand, and what to do about it; absent where it could.
  package var why: String?
  /// The letter, and what goes with it, in each format in which they would go.
  package var documents: [DraftDocument]

  package init(
    of request: LetterRequest, `case` id: Identifier, channel: NoticeChannel?, why: String?, documents: [DraftDocument]
  ) {
    (self.case, caseReference, serviceUser) = (id, request.caseReference, request.serviceUser)
    (organisation, letter) = (request.organisation, request.letter)
    (self.channel, self.why, self.documents) = (channel, why, documents)
  }
}

/// The letter or an enclosure in one of its formats.
package struct DraftDocument: Codable, Sendable, Equatable {
  /// The pack's name of the letter or the enclosure.
  package var name: String
  /// The format.
  package var format: DocumentFormat
  /// How many pages it takes, in a format that has pages.
  package var pages: Int?

  package init(name: String, format: DocumentFormat, pages: Int?) {
    (self.name, self.format, self.pages) = (name, format, pages)
  }
}
