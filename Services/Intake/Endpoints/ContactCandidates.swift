import Contracts
import Policy
import Storage

/// Whom a contact may be from, for staff who ask: only where somebody's plan would bind.
struct ContactCandidates {
  /// Those who are shown: people under a plan first, and the likeliest of them first.
  let shown: [ContactCandidate]
  /// What is to be said of those who are not.
  let sentences: [String]

  /// As many as can be read with somebody on the line.
  private static let most = 20

  init(of person: PersonRecognition, _ found: FoundPlans, match: ContactMatch, in reader: Reader) throws {
    guard match == .possible || match == .unconfirmed else {
      (shown, sentences) = ([], [])
      return
    }
    let reached = person.reached
    var ids: [Identifier] = []
    for id in found.bound + reached where !ids.contains(id) { ids.append(id) }
    let people = try ids.prefix(Self.most).compactMap { try ServiceUserStore.find($0, in: reader) }
    let details = people.map(Self.details)
    shown = zip(people, details).map { person, own in
      ContactCandidate(
        serviceUser: person.id, reference: person.reference, name: person.name,
        reasons: (reached.contains(person.id) ? ["this number or address is theirs"] : [])
          + (found.reasons[person.id].map { [$0] } ?? []),
        tellApart: people.count == 1 ? own : own.filter { detail in !details.allSatisfy { $0.contains(detail) } },
        adjustments: person.adjustments ?? [])
    }
    sentences =
      ids.count > Self.most ? ["\(Self.most) of \(ids.count) people are listed: ask for more that tells them apart."] : []
  }

  /// What a person can be asked, with no more of the answer than it takes to compare.
  static func details(of person: ServiceUser) -> [String] {
    var details = person.telephoneNumbers.map { "a telephone number that ends in \($0.suffix(4))" }
    details += person.emailAddresses.compactMap { address in
      address.firstIndex(of: "@").map {
        "an e-mail address that begins with \(address.prefix(1)), at \(address[$0...].dropFirst())"
      }
    }
    if let line = person.postalAddress?.split(whereSeparator: \.isNewline).last { details.append("post that goes to \(line)") }
    details += (person.aliases ?? []).map { "also known as \($0)" }
    return details
  }
}
