package import Contracts

/// One person's case from the first report to its end.
package struct RestrictionCase: Sendable, Equatable {
  /// Made by whoever opened it.
  package let id: Identifier
  /// The only person it concerns (decision 8).
  package let serviceUser: Identifier
  /// Code of the organisation that opened it (1.1).
  package let organisation: String
  /// The policy version it began under, by which all of it is decided.
  package let policy: PackReference
  /// When it began.
  package let openedAt: Instant
  /// Every incident on the file, in the order it was added.
  package internal(set) var incidents: [Incident]
  /// What intake knows of adjustments (1.3, 5.9).
  package internal(set) var adjustments: Adjustments
  /// Where it stands.
  package internal(set) var stage: Stage
}
