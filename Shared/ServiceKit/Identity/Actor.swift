package import Contracts

/// The person who makes a request, or the service acting by itself, as the token says.
package struct Actor: Sendable, Hashable {
  /// The account, or the service's name; never shown to a service user.
  package let subject: String
  /// The name that colleagues see.
  package let name: String
  /// The offices that they hold; which doors those open is for the pack to say, and the policy still checks the person.
  package let offices: Set<Office>
  /// The organisations that they work for.
  package let organisations: Set<String>
  /// The pack whose offices those are; nil for a service, and in a token made before tokens named their pack.
  package let pack: String?

  package init(subject: String, name: String, offices: Set<Office>, organisations: Set<String> = [], pack: String? = nil) {
    (self.subject, self.name, self.offices, self.organisations) = (subject, name, offices, organisations)
    self.pack = pack
  }

  /// How the journal names them when they act in that office: `office:subject`.
  package func journalName(as office: Office) -> String { "\(office.rawValue):\(subject)" }

  /// The office and the subject in such a name; a name of before there were offices in it is a subject.
  package static func named(inJournal name: String) -> (office: Office?, subject: String) {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (Office(parts[0]), parts[1]) : (nil, name)
  }

  /// No one in particular, with no office: the actor of a request without a token.
  package static let anonymous = Actor(subject: "", name: "", offices: [], organisations: [])
}
