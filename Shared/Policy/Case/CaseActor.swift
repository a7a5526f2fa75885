package import Contracts

/// Who gives a command, as their token says.
package struct CaseActor: Sendable, Equatable {
  /// The stable name of the account.
  package let subject: String
  /// The doors it opens.
  package let roles: Set<Role>
  /// Codes of the organisations its person works for; a service works for all.
  package let organisations: Set<String>

  package init(subject: String, roles: Set<Role>, organisations: Set<String>) {
    (self.subject, self.roles, self.organisations) = (subject, roles, organisations)
  }

  /// A service acting by itself: the clock loop, a feed.
  package static func service(_ name: String) -> CaseActor {
    CaseActor(subject: name, roles: [.service], organisations: [])
  }
}
