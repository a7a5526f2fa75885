package import Contracts

/// A way to reach a team.
package struct ContactPoint: Sendable, Equatable {
  /// The team.
  package let name: String
  /// As people dial it.
  package let phone: String
  /// The address.
  package let email: String
}

/// An organisation under the policy.
package struct Organisation: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// As letters name it.
  package let name: String
  /// Postal address, a line each.
  package let address: [String]
  /// As people dial it.
  package let phone: String
  /// The address.
  package let email: String
  /// Who signs its letters; nil in a version from before packs had it.
  package let signatory: Signatory?
}

/// Who signs letters.
package struct Signatory: Sendable, Equatable {
  /// The person's name.
  package let name: String
  /// What they are.
  package let office: String
}

/// The body's own policy, which goes with letters next to the summary in plain words.
package enum PolicyDocument: Sendable, Equatable {
  /// It goes with the letters.
  case file(PolicyFile)
  /// Where it can be read.
  case address(String)
}

/// The body's own policy as it goes with letters: a PDF of the body's, the same for everyone.
package struct PolicyFile: Sendable, Equatable {
  /// Bytes that it can have; what carriers of e-mail take.
  package static let limit = 2_000_000

  /// The file.
  package let bytes: [UInt8]
  /// How many pages it takes, as the pack says: who posts it has to know.
  package let pages: Int
}

/// An office of the body, and what it is called.
package struct OfficeTitle: Sendable, Equatable {
  /// As steps and tokens name it.
  package let office: Office
  /// As sentences and letters name it, within a sentence.
  package let title: String
  /// What goes before that.
  package let article: Article
  /// What it may do.
  package let may: Set<Capability>
  /// The office above it, to which its overdue work moves up; nil at the top.
  package let reportsTo: Office?

  /// The articles English has.
  package enum Article: String, CaseIterable, Sendable {
    case a, an, the
  }

  package init(office: Office, title: String, article: Article, may: Set<Capability>, reportsTo: Office? = nil) {
    (self.office, self.title, self.article, self.may, self.reportsTo) = (office, title, article, may, reportsTo)
  }

  /// The office within a sentence: its title after its article.
  package var words: String { "\(article.rawValue) \(title)" }
}

/// A heading of unacceptable behaviour.
package struct Heading: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// As forms show it.
  package let name: String
  /// Where the policy defines it; its name, where the policy has no paragraph for it.
  package let paragraph: String
  /// Whether staff may end a call over behaviour of this kind.
  package let endsCalls: Bool
}

/// An example of unacceptable behaviour.
package struct Behaviour: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// Code of its heading.
  package let heading: String
  /// Where the policy gives it; as its heading, where the policy has no paragraph for it.
  package let paragraph: String
  /// What it is, in our own words.
  package let words: String
  /// What a letter says of it to the person who did it: "you shouted at staff". Of a version from before packs had it, empty.
  package let toPerson: String
  /// Whether it consists of contacts, so that an incident of it names them.
  package let isMadeOfContacts: Bool
}

/// A question to answer before a restriction.
package struct Criterion: Sendable, Equatable {
  /// Stable code, such as `a`.
  package let code: String
  /// In our own words.
  package let question: String
  /// The answers that let a proposal proceed; `notMet` can always be recorded, and lets it proceed only if named.
  package let accepts: Set<CriterionAnswer>
}

/// What a body calls a kind of restriction, and what such a restriction must say.
package struct RestrictionRule: Sendable, Equatable {
  /// What it does.
  package let kind: RestrictionKind
  /// In our own words.
  package let name: String
  /// All of these must be there.
  package let needs: [RestrictionParameter]
  /// At least one of these must be there, where any is listed.
  package let needsOneOf: [RestrictionParameter]
}

/// A route that stays open whatever a plan says (decision 2).
package struct AlwaysOpenRoute: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// For staff and letters.
  package let words: String
  /// What people say who mean it. Of a version from before packs had such phrases, none.
  package let phrases: [PlanWords.Phrase]

  /// The routes that are recorded by a step of their own, where a pack has them.
  enum Record: String {
    case appeal
    case adjustment
  }
}

/// What people say of a contact that brings something new.
package struct NewMatterPhrases: Sendable, Equatable {
  /// New information.
  package let information: [PlanWords.Phrase]
  /// A new complaint.
  package let complaint: [PlanWords.Phrase]

  package init(information: [PlanWords.Phrase], complaint: [PlanWords.Phrase]) {
    (self.information, self.complaint) = (information, complaint)
  }
}

/// Someone outside the body to whom a person can turn (decision 7).
package struct ExternalRemedy: Sendable, Equatable {
  /// The type of matter.
  package let code: String
  /// For letters: what about, and to whom.
  package let words: String
  /// Its postal address in one line. This and the next are empty in a version from before packs had them.
  package let address: String
  /// As people dial it.
  package let phone: String
  /// Its site.
  package let site: String
}
