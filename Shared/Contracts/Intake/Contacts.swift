/// Who contacted whom.
package enum ContactDirection: String, Codable, CaseIterable, Sendable {
  /// The person contacted the body.
  case incoming
  /// The body contacted the person.
  case outgoing
}

/// Asks intake to record one contact with a person. `POST /contacts`.
package struct RecordContact: Codable, Sendable {
  /// Who made contact; absent for a caller who is not identified, of whom `caller` then says what is known.
  package var serviceUser: Identifier?
  /// What is known of a caller who is not identified: the name or the number they gave.
  package var caller: String?
  /// The code of the organisation that was contacted, or made contact.
  package var organisation: String
  /// How.
  package var channel: Channel
  /// Who contacted whom; the person the organisation, if absent.
  package var direction: ContactDirection?
  /// When it began; now, if absent. Never in the future.
  package var at: Instant?
  /// When it ended, at most a day later; absent where that is not known, or means nothing.
  package var endedAt: Instant?
  /// Who handled it, by the subject of their sign-in, where that is not the one who writes it down.
  package var handler: String?
  /// What kind of contact it was, in the words used, as in a contact check: what is always open counts towards no limit.
  package var about: String?
  /// The matter it was about, by its reference elsewhere.
  package var matter: String?
  /// What was said or asked, and what was answered.
  package var summary: String
  /// What came of it, or is still to be done.
  package var outcome: String?
}

extension RecordContact: Bounded {
  package static let limits: FieldLimits = [
    "caller": .line(1...200), "organisation": .pack(.organisations), "handler": .subject, "about": .line(1...200),
    "matter": .line(1...60), "summary": .text(1...4000), "outcome": .text(1...1000),
  ]
}

/// Asks intake to say who a caller was that was not identified at the time. `POST /contacts/{id}/identification`.
package struct IdentifyCaller: Codable, Sendable {
  /// Who it was.
  package var serviceUser: Identifier
  /// How that is known.
  package var because: String
}

extension IdentifyCaller: Bounded {
  package static let limits: FieldLimits = ["because": .text(1...1000)]
}

/// A contact as recorded. Also what `contact.recorded.v1`, `call.held.v1`, `call.ended.v1` and `contact.identified.v1` carry.
package struct ContactRecord: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`CT-2026-000001`).
  package var reference: String
  /// Who made contact; absent while the caller is not identified.
  package var serviceUser: Identifier?
  /// The organisation that was contacted, or made contact.
  package var organisation: String
  /// How.
  package var channel: Channel
  /// When it began; of a call that was held or ended whose beginning is not known, when it was.
  package var at: Instant
  /// The matter, by its reference elsewhere.
  package var matter: String?
  /// What was said or asked, and what was answered.
  package var summary: String
  /// Why the call was ended, if it was.
  package var endedBecause: String?
  /// Whether the caller was put on hold first.
  package var heldFirst: Bool?
  /// The incident that a held or ended call is at the same time.
  package var incident: Identifier?
  /// Who wrote it down, and handled it where no `handler` is named.
  package var takenBy: String
  /// Who contacted whom; the person the organisation, if absent.
  package var direction: ContactDirection?
  /// When it ended; absent where that is not known.
  package var endedAt: Instant?
  /// Who handled it, where that was not the one who wrote it down.
  package var handler: String?
  /// What came of it, or is still to be done.
  package var outcome: String?
  /// What is known of a caller who was not identified at the time.
  package var caller: String?
  /// How it became known who the caller was.
  package var identifiedBecause: String?
  /// Why the caller was put on hold, where that was recorded by itself.
  package var heldBecause: String?
  /// What became of a call that was held.
  package var holdOutcome: HoldOutcome?
  /// What kind of contact it was: the code of what is always open, `new-information` or `new-complaint`; absent where none was said.
  package var about: String?

  package init(
    id: Identifier, reference: String, serviceUser: Identifier?, organisation: String, channel: Channel, at: Instant,
    matter: String?, summary: String, endedBecause: String? = nil, heldFirst: Bool? = nil, incident: Identifier? = nil,
    takenBy: String, direction: ContactDirection? = nil, endedAt: Instant? = nil, handler: String? = nil,
    outcome: String? = nil, caller: String? = nil, heldBecause: String? = nil, holdOutcome: HoldOutcome? = nil,
    about: String? = nil
  ) {
    (self.id, self.reference, self.serviceUser, self.organisation) = (id, reference, serviceUser, organisation)
    (self.channel, self.at, self.matter, self.summary, self.endedBecause) = (channel, at, matter, summary, endedBecause)
    (self.heldFirst, self.incident, self.takenBy, self.direction) = (heldFirst, incident, takenBy, direction)
    (self.endedAt, self.handler, self.outcome, self.caller) = (endedAt, handler, outcome, caller)
    (self.heldBecause, self.holdOutcome, self.about) = (heldBecause, holdOutcome, about)
  }
}
