import Contracts
import Policy

/// The people of the story: each holds the office to which the pack gives what they do.
struct Cast: Sendable {
  /// Takes calls, and ends one.
  let sam: Person
  /// Takes calls too.
  let jo: Person
  /// Triages, answers the criteria, and proposes the plan; holds several offices where the pack gives those steps to several.
  let chris: Person
  /// Who gives each of the pack's warnings.
  let warners: [Person]
  /// Was the target of the behaviour, so may not decide.
  let pat: Person
  /// Handled the matter, so may not decide either.
  let lee: Person
  /// Had no part in it, and decide: as many as a decision needs.
  let deciders: [Person]
  /// Concludes the review.
  let reviewer: Person
  /// Records what is challenged.
  let recorder: Person
  /// Acknowledges challenges.
  let noor: Person
  /// Decides challenges, and had no part in any of it.
  let hearer: Person
  /// Says which records are one person's.
  let joiner: Person
  /// Moves the clock.
  let max: Person
  /// Reads the register, and has the journals verified.
  let kim: Person

  /// - Throws: what the pack has no office for, where that is so.
  init(_ pack: PolicyPack) throws(CommandFailure) {
    let desk = [try Self.office(behind: .desk, of: pack)]
    (sam, jo) = (Person("Sam Rivers", desk, under: pack), Person("Jo Marsh", desk, under: pack))
    max = Person("Max Stone", [try Self.office(behind: .administrators, of: pack)], under: pack)
    kim = Person("Kim Lake", [try Self.office(behind: .verifiers, of: pack)], under: pack)
    let preparer = Person("Chris Fields", Self.preparing(pack), under: pack)
    chris = preparer
    let joining = try Self.office(behind: .joining, of: pack)
    let joins = preparer.holds(oneOf: pack.offices.able(to: Door.joining.capabilities))
    joiner = joins ? preparer : Person("Ellis Moor", [joining], under: pack)
    warners = pack.warnings.map { warning in
      preparer.holds(oneOf: warning.offices) ? preparer : Person("Ashley Dean", Array(warning.offices.prefix(1)), under: pack)
    }
    let voters = pack.decision.offices(forKinds: Restrictions.kinds(under: pack))
    (pat, lee) = (
      Person("Pat Hill", Array(voters.prefix(1)), under: pack), Person("Lee Brook", Array(voters.prefix(1)), under: pack)
    )
    let deciders = Self.voting.prefix(pack.decision.votesNeeded).enumerated().map { index, name in
      Person(name, [voters[index % voters.count]], under: pack)
    }
    self.deciders = deciders
    let concluding = pack.office(for: .concludeReview)
    reviewer = deciders.first { $0.offices.contains(concluding) } ?? Person("Rowan Pike", [concluding], under: pack)
    let acknowledging = Person("Noor Glen", [pack.office(for: .acknowledgeAppeal)], under: pack)
    noor = acknowledging
    recorder = Self.first(of: [acknowledging, preparer], for: .lodgeAppeal, pack) ?? Self.new("Toby Gray", .lodgeAppeal, pack)
    hearer = Self.first(of: [acknowledging], for: .decideAppeal, pack) ?? Self.new("Uma Reed", .decideAppeal, pack)
  }

  /// As many as a pack may ask for.
  private static let voting = [
    "Dana Wood", "Erin Shaw", "Flynn Dale", "Gale Moss", "Hollis Penn", "Indra Kay", "Jules Ford", "Kit Lowe", "Lane Birch",
  ]

  private static func new(_ name: String, _ step: ActionName, _ pack: PolicyPack) -> Person {
    Person(name, [pack.office(for: step)], under: pack)
  }

  private static func first(of people: [Person], for step: ActionName, _ pack: PolicyPack) -> Person? {
    people.first { $0.holds(oneOf: pack.steps[step] ?? []) }
  }

  /// The fewest offices, in order, with one for every step that prepares a decision.
  private static func preparing(_ pack: PolicyPack) -> [Office] {
    let steps: [ActionName] = [
      .recordContinued, .answerCriterion, .confirmAdjustmentsConsidered, .draftPlan, .submit, .withdraw, .recordConsultation,
    ]
    let choices =
      [[pack.office(for: .triage)], pack.warnings.first?.offices ?? []] + steps.map { pack.steps[$0] ?? [] }
      + [[pack.office(for: .reconsider)]]
    return choices.reduce(into: []) { held, choice in
      if !choice.contains(where: held.contains) { held += choice.prefix(1) }
    }
  }

  private static func office(behind door: Door, of pack: PolicyPack) throws(CommandFailure) -> Office {
    guard let office = pack.offices.able(to: door.capabilities).first else {
      throw .data("the story cannot be told under \(pack.reference.id): no office may \(door.words)")
    }
    return office
  }
}
