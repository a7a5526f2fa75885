/// What an event carries: one type for each event type, which gives its own name and version.
package protocol EventPayload: Codable, Sendable {
  /// The event's type, with its version (`incident.logged.v1`). A change that old readers could not handle is a new type.
  static var type: String { get }
}

/// The types of event that one service's journal can hold: one closed list for each service.
///
/// Each follower of the journal switches over the list, so that a new type does not compile until every follower has said how it handles it,
/// or that it ignores it. A type that is not in the list comes from a newer program: the follower stops there, and reports it.
package protocol EventCatalogue: RawRepresentable<String>, CaseIterable, Sendable {
  /// What an event of the type carries.
  var payload: any EventPayload.Type { get }
}

/// An event that requests a letter: notification accepts the letter of every event that declares one.
package protocol CarriesLetter: EventPayload {
  /// The letter, with everything that is known of its content.
  var notice: LetterRequest { get }
}

/// An event about a notice: it says on whose file it goes.
package protocol NoticeFact: EventPayload {
  /// The case it belongs to; nil where it belongs to none.
  var caseID: Identifier? { get }
  /// The person on whose file it goes, where it belongs to no case.
  var person: NoticePerson? { get }
}

extension EventCatalogue {
  /// Whether an event of the type requests a letter.
  package var carriesLetter: Bool { payload is any CarriesLetter.Type }
}

/// What the data of a journalled event is read from: the journal itself, or a feed of it.
package protocol PayloadSource {
  /// The data as that contract; throws when it was destroyed, or is something else.
  func decode<Payload: EventPayload>(_ payload: Payload.Type) throws -> Payload
}
