/// A letter that intake had sent, which belongs to no case: about a request for an adjustment, or to the person who told of an incident.
/// Also what the events about it carry.
package struct IntakeLetter: Codable, Sendable, Equatable {
  /// Its identifier: that of its first notice.
  package var id: Identifier
  /// How often it has changed; the `ETag`.
  package var version: Int
  /// The notice by which it goes now: sent again, it has another.
  package var notice: Identifier
  /// The pack's name of the letter (`adjustment-decided`).
  package var letter: String
  /// What it is about.
  package var about: LetterSubject
  /// The request for an adjustment, or the incident.
  package var subject: Identifier
  /// The reference of that (`AR-2026-000001`), which the letter quotes.
  package var reference: String
  /// The person it is for.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String
  /// How far it has come.
  package var state: IntakeLetterState
  /// Why it failed, came back or is not sent.
  package var why: String?
  /// From when the person counts as told.
  package var toldAt: Instant?
  /// The only channel it may go by, where a person chose one.
  package var channel: NoticeChannel?
  /// Why by that channel.
  package var reasons: String?

  package init(
    id: Identifier, letter: String, about: LetterSubject, subject: Identifier, reference: String, serviceUser: Identifier,
    organisation: String
  ) {
    (self.id, version, notice, self.letter, self.about) = (id, 1, id, letter, about)
    (self.subject, self.reference, self.serviceUser, self.organisation) = (subject, reference, serviceUser, organisation)
    state = .requested
  }
}

/// What a letter of intake's is about.
package enum LetterSubject: String, Codable, CaseIterable, Sendable {
  /// A request for an adjustment.
  case adjustment
  /// An incident that the person told of.
  case incident
}

/// How far a letter of intake's has come. Where it is on its way there, notification knows.
package enum IntakeLetterState: String, Codable, CaseIterable, Sendable {
  /// Notification has it, or will.
  case requested
  /// It could not go out as things were: it is to be sent again.
  case failed
  /// It came back: the person was not told, and it is to be sent again.
  case returned
  /// The person counts as told.
  case told
  /// It is not sent: the person has died.
  case dropped
}

/// Has a letter of intake's sent again that failed or came back. `POST /letters/{id}/again`
package struct SendLetterAgain: Decodable, Sendable, MayBeAbsent, Bounded {
  /// The only channel it may go by; as the pack and the person's record say, if absent.
  package let channel: NoticeChannel?
  /// Why by that channel.
  package let reasons: String?

  package static let limits: FieldLimits = ["reasons": .text(1...2000)]

  /// Its name says everything.
  package init() { (channel, reasons) = (nil, nil) }
}

/// Which letters of intake's are listed. `GET /letters`; what is given applies together.
package struct IntakeLetterFilter: Decodable, Sendable, Bounded {
  /// Who they are for.
  package let serviceUser: Identifier?
  /// The reference that they quote (`AR-2026-000001`).
  package let reference: Reference?
  /// How far they have come.
  package let state: IntakeLetterState?

  package static let limits: FieldLimits = [:]
}

/// `letter.requested.v1`: a letter is to be sent.
package struct IntakeLetterRequested: CarriesLetter {
  package static let type = IntakeEvent.letterRequested.rawValue
  /// The letter as intake keeps it, whole.
  package var letter: IntakeLetter
  /// What is to be sent.
  package var notice: LetterRequest

  package init(letter: IntakeLetter, notice: LetterRequest) { (self.letter, self.notice) = (letter, notice) }
}

/// `letter.requested-again.v1`: a letter that failed or came back is to be sent again.
package struct IntakeLetterRequestedAgain: CarriesLetter {
  package static let type = IntakeEvent.letterRequestedAgain.rawValue
  /// The letter as intake keeps it, whole.
  package var letter: IntakeLetter
  /// What is to be sent, under its new identifier.
  package var notice: LetterRequest

  package init(letter: IntakeLetter, notice: LetterRequest) { (self.letter, self.notice) = (letter, notice) }
}

/// `letter.failed.v1`: a letter could not be sent, or came back, and is to be sent again.
package struct IntakeLetterFailed: EventPayload {
  package static let type = IntakeEvent.letterFailed.rawValue
  /// The letter, whole, with why.
  package var letter: IntakeLetter

  package init(letter: IntakeLetter) { self.letter = letter }
}

/// `letter.told.v1`: the person counts as told by a letter.
package struct IntakeLetterTold: EventPayload {
  package static let type = IntakeEvent.letterTold.rawValue
  /// The letter, whole, with when.
  package var letter: IntakeLetter

  package init(letter: IntakeLetter) { self.letter = letter }
}

/// `letter.dropped.v1`: a letter is not sent, or not sent again: its person has died.
package struct IntakeLetterDropped: EventPayload {
  package static let type = IntakeEvent.letterDropped.rawValue
  /// The letter, whole, with why.
  package var letter: IntakeLetter

  package init(letter: IntakeLetter) { self.letter = letter }
}
