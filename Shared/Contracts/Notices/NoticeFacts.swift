/// `notice.attempted.v1`: a letter is about to be handed to a carrier. What came of it is the next fact of the same delivery.
package struct NoticeAttempted: NoticeFact {
  package static let type = NotificationEvent.noticeAttempted.rawValue
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
  /// SHA-256 of the letter's page as handed over, in hexadecimal.
  package var contentDigest: String
  /// Every document that is handed over, the letter first.
  package var documents: [SentDocument]?

  package init(
    of request: LetterRequest, channel: NoticeChannel, delivery: String, contentDigest: String, documents: [SentDocument]? = nil
  ) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.channel, self.delivery, self.contentDigest, self.documents) = (channel, delivery, contentDigest, documents)
  }
}

/// A document of a letter, by which it is known again.
package struct SentDocument: Codable, Sendable, Equatable {
  /// The letter's or the enclosure's name (`warning`, `policy-in-plain-words`).
  package var letter: String
  /// The format.
  package var format: DocumentFormat
  /// SHA-256 of its content, in hexadecimal.
  package var digest: String

  package init(letter: String, format: DocumentFormat, digest: String) {
    (self.letter, self.format, self.digest) = (letter, format, digest)
  }
}

/// `notice.not-taken.v1`: a carrier did not take the letter.
package struct NoticeNotTaken: NoticeFact {
  package static let type = NotificationEvent.noticeNotTaken.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// By which channel.
  package var channel: NoticeChannel
  /// Whether this carrier never will: the next channel is tried.
  package var isFinal: Bool
  /// Why, in a few words without personal data.
  package var why: String

  package init(of request: LetterRequest, channel: NoticeChannel, isFinal: Bool, why: String) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.channel, self.isFinal, self.why) = (channel, isFinal, why)
  }
}

/// `notice.handed-over.v1`: a carrier, or the folder that the post is sent from, has the letter.
package struct NoticeHandedOver: NoticeFact {
  package static let type = NotificationEvent.noticeHandedOver.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// The pack's name of the letter.
  package var letter: String
  /// By which channel.
  package var channel: NoticeChannel
  /// What the carrier calls it.
  package var reference: String
  /// When.
  package var handedOverAt: Instant
  /// SHA-256 of the letter as it went out, in hexadecimal.
  package var contentDigest: String
  /// By when a person posts it; absent where the carrier does.
  package var postBy: Instant?

  package init(
    of request: LetterRequest, channel: NoticeChannel, reference: String, handedOverAt: Instant, contentDigest: String,
    postBy: Instant?
  ) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    letter = request.letter
    (self.channel, self.reference, self.handedOverAt, self.contentDigest) = (channel, reference, handedOverAt, contentDigest)
    self.postBy = postBy
  }
}

/// `notice.uncertain.v1`: the letter may or may not have gone, and a person has to say.
package struct NoticeUncertain: NoticeFact {
  package static let type = NotificationEvent.noticeUncertain.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// By which channel.
  package var channel: NoticeChannel
  /// Why, in a few words without personal data.
  package var why: String

  package init(of request: LetterRequest, channel: NoticeChannel, why: String) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.channel, self.why) = (channel, why)
  }
}

/// `notice.decided.v1`: a person said whether a letter went that may or may not have gone.
package struct NoticeDecided: NoticeFact {
  package static let type = NotificationEvent.noticeDecided.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// What they found out.
  package var outcome: UncertainOutcome
  /// How they know.
  package var reasons: String

  package init(of request: LetterRequest, outcome: UncertainOutcome, reasons: String) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.outcome, self.reasons) = (outcome, reasons)
  }
}

/// `notice.printed.v1`: the letter is printed with a batch, the first time or again.
package struct NoticePrinted: NoticeFact {
  package static let type = NotificationEvent.noticePrinted.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// The batch, which it stays in.
  package var batch: Identifier
  /// Why it is printed again; absent the first time.
  package var why: String?

  package init(of request: LetterRequest, batch: Identifier, why: String?) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.batch, self.why) = (batch, why)
  }
}

/// `notice.posted.v1`: a person confirmed that the letter was posted, or sent on.
package struct NoticePosted: NoticeFact {
  package static let type = NotificationEvent.noticePosted.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// When it was posted.
  package var postedAt: Instant

  package init(of request: LetterRequest, postedAt: Instant) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    self.postedAt = postedAt
  }
}

/// `notice.told.v1`: the person counts as told, by the pack's rule. This is the proof that a warning or a plan rests on.
package struct NoticeTold: NoticeFact {
  package static let type = NotificationEvent.noticeTold.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// The pack's name of the letter.
  package var letter: String
  /// From when.
  package var toldAt: Instant
  /// By which channel; absent from an event of before that was said.
  package var channel: NoticeChannel?

  package init(of request: LetterRequest, toldAt: Instant, channel: NoticeChannel) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    letter = request.letter
    (self.toldAt, self.channel) = (toldAt, channel)
  }
}

/// `notice.delivered.v1`: the letter is known to have reached the person.
package struct NoticeDelivered: NoticeFact {
  package static let type = NotificationEvent.noticeDelivered.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// When it did.
  package var deliveredAt: Instant
  /// Who gave it or read it out, where it went by hand.
  package var givenBy: String?
  /// How, where it went by hand.
  package var way: GivingWay?

  package init(of request: LetterRequest, deliveredAt: Instant, givenBy: String? = nil, way: GivingWay? = nil) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.deliveredAt, self.givenBy, self.way) = (deliveredAt, givenBy, way)
  }
}

/// `notice.returned.v1`: the letter came back: the person was not told.
package struct NoticeReturned: NoticeFact {
  package static let type = NotificationEvent.noticeReturned.rawValue
  /// The notice.
  package var notice: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var caseID: Identifier?
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson?
  /// When it came back.
  package var returnedAt: Instant
  /// What the carrier says, in a few words.
  package var why: String

  package init(of request: LetterRequest, returnedAt: Instant, why: String) {
    (notice, caseID, person) = (request.notice, request.caseID, request.person)
    (self.returnedAt, self.why) = (returnedAt, why)
  }
}
