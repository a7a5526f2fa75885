import Contracts
import Policy
import ServiceKit

/// A person of the story, in the offices that a pack gives them. All of them are invented.
struct Person: Sendable, Equatable {
  let subject: String
  let name: String
  /// What they hold; the first is what the story calls them.
  let offices: [Office]
  /// What the policy calls that office within a sentence, such as "a manager".
  let called: String
  /// Where they work: the first organisation under the policy.
  let organisation: String
  private let pack: String

  init(_ name: String, _ offices: [Office], under pack: PolicyPack) {
    (self.name, self.offices, self.pack) = (name, offices, pack.reference.id)
    subject = name.lowercased().split(separator: " ").joined(separator: ".")
    called = offices.first.map(pack.words(for:)) ?? ""
    organisation = pack.organisations.first?.code ?? ""
  }

  /// The person as their token describes them.
  var actor: Actor { Actor(subject: subject, name: name, offices: Set(offices), organisations: [organisation], pack: pack) }

  /// "Chris Fields, a manager".
  var introduced: String { "\(name), \(called)" }

  /// Whether they hold one of those.
  func holds(oneOf others: [Office]) -> Bool { offices.contains(where: others.contains) }
}
