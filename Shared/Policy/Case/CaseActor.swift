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

/// Why a command changes nothing.
package struct Refusal: Error, Sendable, Equatable {
  /// Who or when or what stands against it.
  package enum Kind: String, Sendable {
    /// The person may not, ever, in this case.
    case notEntitled = "not-entitled"
    /// Nobody may at this stage.
    case wrongStage = "wrong-stage"
    /// It could be done once what is missing is there.
    case incomplete
  }

  /// Who or when or what stands against it.
  package let kind: Kind
  /// Stable, kebab-case; programs branch on it.
  package let code: String
  /// The paragraph of the policy, such as `6.2`.
  package let paragraph: String
  /// One sentence for the person who asked.
  package let sentence: String
  /// What has to be there first, one line each.
  package let missing: [String]

  /// Made of its parts, as they are.
  package init(kind: Kind, code: String, paragraph: String, sentence: String, missing: [String] = []) {
    self.kind = kind
    self.code = code
    self.paragraph = paragraph
    self.sentence = sentence
    self.missing = missing
  }
}
