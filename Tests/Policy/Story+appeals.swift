import Contracts
import TestOffices
import Testing

@testable import Policy

extension Story {
  /// Someone who may hear appeals, with no part in the matter.
  static let hearer = Sample.actor("cleo", .complaintsTeam)

  /// The person disputes that now, by telephone.
  mutating func dispute(
    against subject: AppealSubject = .plan, version: Int? = nil, acknowledged: Bool = true, number: Int = 60
  ) throws {
    let lodging = AppealLodging(
      id: Sample.id(number), against: subject, channel: .telephone, receivedAt: now, statement: "It is too much.",
      planVersion: version)
    try give(.lodgeAppeal(lodging), by: Self.hearer)
    if acknowledged { try give(.acknowledgeAppeal(Sample.id(number), notice: Sample.id(number + 2)), by: Self.hearer) }
  }
}

extension Command {
  /// The decision on that appeal.
  static func appealDecision(_ outcome: AppealOutcome, _ changes: RequiredChanges = .none, number: Int = 60) -> Command {
    .decideAppeal(
      Sample.id(number), outcome, reasons: "It is so.", remedy: "fire", changes: changes, notice: Sample.id(number + 1))
  }
}

/// What the answer to an appeal says in addition to its reasons.
func appealAnswer(_ events: [CaseEvent]) throws -> LetterDetail {
  let letter = try #require(events.compactMap(\.letter).first { $0.letter == "appeal-outcome" })
  return try #require(letter.detail.map(LetterDetail.init))
}
