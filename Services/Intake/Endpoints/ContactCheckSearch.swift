import Contracts
import Policy
import ServiceKit
import Storage

/// Whom a contact check is about, and which plans count, so far as the organisation that is contacted may know.
///
/// It may know the people whom it registered, and those whose plan binds it. Anyone else is not there for it: not even that a number is known.
struct ContactCheckSearch {
  let question: ContactQuestion
  let packs: Packs
  let reader: Reader

  /// How many plans of one surname are looked at together.
  private static let most = 20

  /// The person, by what was said of them.
  func person(_ request: CheckContact, telephone: String?, email: String?) throws -> PersonRecognition {
    if let id = request.serviceUser {
      guard let organisation = try ServiceUserStore.organisation(of: id, in: reader), try isKnown(id, of: organisation) else {
        throw Problem.unknownPerson
      }
      return PersonRecognition(known: id)
    }
    let byNumber = try telephone.map { try ServiceUserStore.people(at: .telephone, $0, in: reader) } ?? []
    let byAddress = try email.map { try ServiceUserStore.people(at: .email, $0, in: reader) } ?? []
    return PersonRecognition(name: request.name, reached: try known(byNumber + byAddress, isNamed: request.name != nil))
  }

  /// The plans that count: what the first search finds that finds one which binds this contact.
  func plans(of person: PersonRecognition) throws -> [KnownPlan] {
    for search in person.searches {
      let found =
        switch search {
        case .people(let people): try plans(of: people)
        case .surname(let surname): try plans(ofSurname: surname)
        }
      if found.contains(where: binds) { return found }
    }
    return []
  }

  /// Those of the people found whom the organisation may know.
  ///
  /// Where no name was given, a record made by this organisation does not make it uncertain whether this is the person under another one's plan
  /// which binds here: a second record loosens no plan.
  private func known(_ reached: [ReachedPerson], isNamed: Bool) throws -> [PersonCandidate] {
    guard reached.contains(where: { $0.organisation != question.organisation }) else { return reached.map(\.candidate) }
    let weighed = try reached.map { (person: $0, isBound: try isBound($0.candidate.id)) }
    let shown = weighed.filter { $0.person.organisation == question.organisation || $0.isBound }
    let isElsewhere = shown.contains { $0.person.organisation != question.organisation }
    return shown.filter { isNamed || !isElsewhere || $0.isBound }.map(\.person.candidate)
  }

  private func isKnown(_ id: Identifier, of organisation: String) throws -> Bool {
    if organisation == question.organisation { return true }
    return try isBound(id)
  }

  private func isBound(_ id: Identifier) throws -> Bool { try plans(of: [id]).contains(where: binds) }

  private func binds(_ plan: KnownPlan) -> Bool {
    plan.enforced.binds(question.organisation, at: question.at, in: plan.pack.zone)
  }

  /// The plans of those people; one that several of a person's records have counts once.
  private func plans(of people: [Identifier]) throws -> [KnownPlan] {
    var found: [StoredPlan] = []
    for id in people {
      let more = try PlanStore.plans(of: id, in: reader)
      found += found.isEmpty ? more : more.filter { plan in !found.contains { $0.caseID == plan.caseID } }
    }
    return try found.map { try KnownPlan($0, packs) }
  }

  /// Plans of people of that surname, so many that one of them binds if any does.
  private func plans(ofSurname surname: String) throws -> [KnownPlan] {
    var after = ""
    while true {
      let stored = try PlanStore.plans(ofSurname: surname, after: after, limit: Self.most, in: reader)
      let found = try stored.map { try KnownPlan($0, packs) }
      guard stored.count == Self.most, !found.contains(where: binds), let last = stored.last else { return found }
      after = last.caseID.text
    }
  }
}

/// A plan in force, with the policy by which it is read.
struct KnownPlan {
  let effect: PlanTookEffect
  let enforced: EnforcedPlan
  let pack: PolicyPack
  /// Whether that is the version under which its case began. One that is not installed stops no check: the current one words the same plan,
  /// and the answer says so.
  let isOwnPack: Bool

  init(_ stored: StoredPlan, _ packs: Packs) throws {
    let own = stored.policy.flatMap { try? packs.of($0) }
    (effect, enforced) = (stored.effect, try EnforcedPlan(stored.effect))
    (pack, isOwnPack) = (own ?? packs.current, own != nil)
  }
}
