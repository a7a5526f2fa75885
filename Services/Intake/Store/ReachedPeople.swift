import Contracts
import Policy

/// A record of a person, found by a number or an address.
struct ReachedPerson {
  let candidate: PersonCandidate
  /// The organisation that registered them.
  let organisation: String
  /// When their death was confirmed on this record.
  let diedAt: Instant?
  /// Whether there are other records of the same person, which may say more.
  let isMerged: Bool
  /// Whether an adjustment was agreed on this record.
  let isAdjusted: Bool
  /// Whether this record holds a plan in force.
  let isPlanned: Bool
  /// The requests because of which the data on this record may only be stored.
  let restrictedBy: String?
}

/// Everyone who was reached by the numbers and addresses given.
struct ReachedPeople {
  let all: [ReachedPerson]
  /// Where each is; not made for a few.
  private let places: [Identifier: Int]

  init(_ all: [ReachedPerson] = []) {
    self.all = all
    places =
      all.count > Self.few
      ? Dictionary(all.enumerated().map { ($1.candidate.id, $0) }) { first, _ in first } : [:]
  }

  /// What is known of that record; nil where it was not reached.
  subscript(id: Identifier) -> ReachedPerson? {
    all.count > Self.few ? places[id].map { all[$0] } : all.first { $0.candidate.id == id }
  }

  private static let few = 8
}
