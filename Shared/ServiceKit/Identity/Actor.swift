package import Contracts

/// Whoever asks for something: a person, or a service acting by itself, as their token says.
package struct Actor: Sendable, Hashable {
  /// The account, or the service's name; never shown to a service user.
  package let subject: String
  /// The name that colleagues see.
  package let name: String
  /// The doors that are open to them; the policy still checks the person.
  package let roles: Set<Role>
  /// The organisations that they work for.
  package let organisations: Set<String>

  /// An actor of those particulars.
  package init(subject: String, name: String, roles: Set<Role>, organisations: Set<String> = []) {
    (self.subject, self.name, self.roles, self.organisations) = (subject, name, roles, organisations)
  }

  /// How the journal names them when they act in that role: `role:subject`.
  package func journalName(as role: Role) -> String { "\(role.rawValue):\(subject)" }

  /// Nobody in particular, with no role: the actor of a request without a token.
  package static let anonymous = Actor(subject: "", name: "", roles: [], organisations: [])
}
