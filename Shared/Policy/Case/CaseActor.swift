package import Contracts

/// Who gives a command, according to their token.
package struct CaseActor: Sendable, Equatable {
  /// The stable name of the account.
  package let subject: String
  /// The offices it names.
  package let offices: Set<Office>
  /// Codes of the organisations the person works for; a service works for all.
  package let organisations: Set<String>

  package init(subject: String, offices: Set<Office>, organisations: Set<String>) {
    (self.subject, self.offices, self.organisations) = (subject, offices, organisations)
  }

  /// A service acting by itself: the clock loop, a feed.
  package static func service(_ name: String) -> CaseActor {
    CaseActor(subject: name, offices: [.service], organisations: [])
  }
}
