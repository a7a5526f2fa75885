/// Asks intake to record one contact with a person. `POST /contacts`.
package struct RecordContact: Codable, Sendable {
  /// Who made contact.
  package var serviceUser: Identifier
  /// The code of the organisation they contacted.
  package var organisation: String
  /// How they did.
  package var channel: Channel
  /// When; now, if absent. Never in the future.
  package var at: Instant?
  /// What kind of contact it was, in the words used, as in a contact check: what is always open counts towards no limit.
  package var about: String?
  /// The matter it was about, by its reference elsewhere.
  package var matter: String?
  /// What was said or asked, and what was answered.
  package var summary: String
}

extension RecordContact: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .line(1...40), "about": .line(1...200), "matter": .line(1...60), "summary": .text(1...4000),
  ]
}

/// Asks intake to log a call that was ended because it was aggressive, abusive or offensive. `POST /ended-calls`.
///
/// It becomes a contact and an incident at once, so that it reaches the manager.
package struct LogEndedCall: Codable, Sendable {
  /// Who was calling.
  package var serviceUser: Identifier
  /// The code of the organisation they called.
  package var organisation: String
  /// When the call ended; now, if absent. Never in the future.
  package var at: Instant?
  /// The matter the call was about, by its reference elsewhere.
  package var matter: String?
  /// Why the call was ended. Without it nothing is logged and the call stays unaccounted for.
  package var reason: String
  /// What was said or done before it was ended.
  package var whatHappened: String
  /// The pack's codes of the behaviours shown, all of the aggressive or abusive heading.
  package var behaviours: [String]
  /// Whether the caller was put on hold first.
  package var heldFirst: Bool?
}

extension LogEndedCall: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .line(1...40), "matter": .line(1...60), "reason": .text(1...1000), "whatHappened": .text(1...4000),
    "behaviours": .items(1...20),
  ]
}

/// A contact as recorded. Also what `contact.recorded.v1` and `call.ended.v1` carry.
package struct ContactRecord: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`CT-2026-000001`).
  package var reference: String
  /// Who made contact.
  package var serviceUser: Identifier
  /// The organisation they contacted.
  package var organisation: String
  /// How they did.
  package var channel: Channel
  /// When.
  package var at: Instant
  /// The matter, by its reference elsewhere.
  package var matter: String?
  /// What was said or asked, and what was answered.
  package var summary: String
  /// Why the call was ended, if it was.
  package var endedBecause: String?
  /// Whether the caller was put on hold first.
  package var heldFirst: Bool?
  /// The incident that an ended call is at the same time.
  package var incident: Identifier?
  /// Who took the contact.
  package var takenBy: String
  /// What kind of contact it was: the code of what is always open, `new-information` or `new-complaint`; absent where none was said.
  package var about: String?

  package init(
    id: Identifier, reference: String, serviceUser: Identifier, organisation: String, channel: Channel, at: Instant,
    matter: String?, summary: String, endedBecause: String? = nil, heldFirst: Bool? = nil, incident: Identifier? = nil,
    takenBy: String, about: String? = nil
  ) {
    (self.id, self.reference, self.serviceUser, self.organisation) = (id, reference, serviceUser, organisation)
    (self.channel, self.at, self.matter, self.summary, self.endedBecause) = (channel, at, matter, summary, endedBecause)
    (self.heldFirst, self.incident, self.takenBy) = (heldFirst, incident, takenBy)
    self.about = about
  }
}
