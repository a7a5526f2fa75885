/// What an event carries: one type for each event type, which names itself and its version.
package protocol EventPayload: Codable, Sendable {
  /// The event's type, with its version (`incident.logged.v1`). A change that old readers could not bear is a new type.
  static var type: String { get }
}

/// The types of event that one service's journal can hold: one closed list for each service.
///
/// Who follows the journal switches over the list, so that a new type does not compile until each follower has said what it does about it,
/// or that it is none of its business. A type that is not in the list comes from a newer program: the follower stops there, and says so.
package protocol EventCatalogue: RawRepresentable<String>, CaseIterable, Sendable {
  /// What an event of the type carries.
  var payload: any EventPayload.Type { get }
}

/// An event that asks for a letter: notification takes on the letter of every event that says so.
package protocol CarriesLetter: EventPayload {
  /// The letter, with all that the case knows of its content.
  var notice: LetterRequest { get }
}

extension EventCatalogue {
  /// Whether an event of the type asks for a letter.
  package var carriesLetter: Bool { payload is any CarriesLetter.Type }
}

/// What the data of a journaled event is read from: the journal itself, or a feed of it.
package protocol PayloadSource {
  /// The data as that contract; throws when it was destroyed, or is something else.
  func decode<Payload: EventPayload>(_ payload: Payload.Type) throws -> Payload
}
