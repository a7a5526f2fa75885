import Contracts
import Policy
import ServiceKit
import Storage

/// Whom a contact check is about, and which plans count, so far as the organisation that is contacted may know.
///
/// It may know the people whom it registered, and those whose plan binds it. Anyone else is not there for it: not even that a number is known.
final class ContactCheckSearch {
  let question: ContactQuestion
  let packs: Packs
  let reader: Reader
  /// Everyone who was reached by a number or an address, once ``person(_:named:_:)`` has looked.
  private(set) var reached = ReachedPeople()

  init(question: ContactQuestion, packs: Packs, reader: Reader) {
    (self.question, self.packs, self.reader) = (question, packs, reader)
  }

  /// The person, by what was said of them.
  ///
  /// - Parameter named: whose the reference may be that was given.
  func person(_ id: Identifier?, named: [Identifier], _ given: inout GivenDetails) throws -> PersonRecognition {
    if let id {
      guard let organisation = try ServiceUserStore.organisation(of: id, in: reader), try isKnown(id, of: organisation),
        let known = try ServiceUserStore.candidate(id, in: reader)
      else { throw Problem.unknownPerson }
      return PersonRecognition(known: try withOtherNames(known))
    }
    let byReferences = try named.filter { try isKnown($0) }.compactMap { try ServiceUserStore.candidate($0, in: reader) }
    if byReferences.isEmpty { given.referenceIsUnknown() }
    let byNumber = try given.telephones.flatMap { try ServiceUserStore.people(at: .telephone, $0, in: reader) }
    let byAddress = try given.emails.flatMap { try ServiceUserStore.people(at: .email, $0, in: reader) }
    reached = ReachedPeople(byNumber + byAddress)
    let candidates = try known(reached.all, isNamed: given.name != nil)
    // Which of several it is, a reference that all of them have does not say.
    if byReferences.count > 1 { return PersonRecognition(name: given.name, reached: candidates + byReferences) }
    if let byReference = byReferences.first {
      // A slip in a reference loosens nothing: it decides alone where its own plan binds, or where no one else is meant.
      let others = candidates.contains { $0.id != byReference.id }
      if try !others || isBound(byReference.id) { return PersonRecognition(known: byReference) }
      return PersonRecognition(name: given.name, reached: candidates + [byReference])
    }
    return PersonRecognition(name: given.name, reached: candidates)
  }

  private func withOtherNames(_ reached: ReachedPerson) throws -> PersonCandidate {
    reached.isMerged ? try withOtherNames(reached.candidate) : reached.candidate
  }

  /// The person with the names on their other records that this organisation made.
  private func withOtherNames(_ person: PersonCandidate) throws -> PersonCandidate {
    let others = try PersonRecords.all(of: person.id, in: reader).filter { $0 != person.id }
    guard !others.isEmpty else { return person }
    let names = try others.filter { try ServiceUserStore.organisation(of: $0, in: reader) == question.organisation }
      .compactMap { try ServiceUserStore.candidate($0, in: reader)?.names }.flatMap { $0 }
    return PersonCandidate(id: person.id, name: person.names[0], aliases: person.names.dropFirst() + names)
  }

  /// The plans that count: what the first search finds that finds one which binds this contact.
  func plans(of person: PersonRecognition) throws -> FoundPlans {
    for search in person.searches {
      var reasons: [Identifier: String] = [:]
      let people: [Identifier]
      switch search {
      case .people(let own): people = own
      case .namesakes(let names):
        let hits = try PersonWords.namesakes(names, in: reader).filter { hit in !person.adjusted.contains(hit.id) }
        (people, reasons) = (hits.map(\.id), Dictionary(hits.map { ($0.id, $0.match.reason) }) { first, _ in first })
      case .named(let name):
        let hits = try PersonWords.people(named: name, isPlanned: true, in: reader)
        (people, reasons) = (hits.map(\.id), Dictionary(hits.map { ($0.id, $0.match.reason) }) { first, _ in first })
      }
      let found = try plans(of: search.isOwn ? people : try shown(people))
      guard found.contains(where: binds) else { continue }
      var bound = search.isOwn ? people : try shown(people)
      if bound.count > 1 { bound = try bound.filter { try isBound($0) } }
      return FoundPlans(plans: found, isOwn: search.isOwn, bound: bound, reasons: reasons)
    }
    return FoundPlans(plans: [], isOwn: true, bound: [], reasons: [:])
  }

  /// Those of the people found whom the organisation may know.
  ///
  /// Where no name was given, a record made by this organisation does not make it uncertain whether this is the person under another one's plan
  /// which binds here: a second record loosens no plan.
  private func known(_ reached: [ReachedPerson], isNamed: Bool) throws -> [PersonCandidate] {
    guard reached.contains(where: { $0.organisation != question.organisation }) else {
      return try reached.map(withOtherNames)
    }
    let weighed = try reached.map { person in
      let isOwn = person.organisation == question.organisation
      return (person: person, isBound: isOwn ? try isBound(person.candidate.id) : try isBoundItself(person.candidate.id))
    }
    let shown = weighed.filter { $0.person.organisation == question.organisation || $0.isBound }
    let isElsewhere = shown.contains { $0.person.organisation != question.organisation }
    return try shown.filter { isNamed || !isElsewhere || $0.isBound }.map { try withOtherNames($0.person) }
  }

  /// Whether the organisation may know of that record.
  func isKnown(_ id: Identifier) throws -> Bool {
    guard let organisation = try ServiceUserStore.organisation(of: id, in: reader) else { return false }
    return try isKnown(id, of: organisation)
  }

  private func isKnown(_ id: Identifier, of organisation: String) throws -> Bool {
    if organisation == question.organisation { return true }
    return try isBoundItself(id)
  }

  /// Those of the people whom the organisation may know.
  private func shown(_ people: [Identifier]) throws -> [Identifier] {
    try people.filter { try isKnown($0) }
  }

  /// Whether a plan that was made about this very record binds: one that only another record of the person has brings what is on this one to
  /// no other organisation.
  private func isBoundItself(_ id: Identifier) throws -> Bool {
    try plans(of: [id]).contains { binds($0) && $0.effect.plan.serviceUser == id }
  }

  private func isBound(_ id: Identifier) throws -> Bool { try plans(of: [id]).contains(where: binds) }

  private func binds(_ plan: KnownPlan) -> Bool {
    plan.enforced.binds(question.organisation, at: question.at, in: plan.pack.zone)
  }

  /// The plans of those people; one that several of a person's records have counts once.
  private func plans(of people: [Identifier]) throws -> [KnownPlan] {
    var seen: Set<Identifier> = []
    var found: [StoredPlan] = []
    for id in people where reached[id]?.isPlanned ?? true {
      for plan in try PlanStore.plans(of: id, in: reader) where people.count == 1 || seen.insert(plan.caseID).inserted {
        found.append(plan)
      }
    }
    return found.map { KnownPlan($0, packs) }
  }
}

/// What a search for plans found.
struct FoundPlans {
  let plans: [KnownPlan]
  /// Whether they are of the people meant, rather than of others of a like name.
  let isOwn: Bool
  /// Whose plans bind this contact, the likeliest first.
  let bound: [Identifier]
  /// Why a name led to each.
  let reasons: [Identifier: String]
}

/// A plan in force, with the policy by which it is read.
struct KnownPlan {
  let caseID: Identifier
  let effect: PlanTookEffect
  let enforced: EnforcedPlan
  let pack: PolicyPack
  /// Whether that is the version under which its case began. One that is not installed stops no check: the current one words the same plan,
  /// and the answer says so.
  let isOwnPack: Bool

  init(_ stored: StoredPlan, _ packs: Packs) {
    // A version that is not installed is no reason to leave a caller without an answer.
    let own = stored.policy.flatMap { try? packs.of($0) }
    (caseID, effect, enforced) = (stored.caseID, stored.effect, stored.enforced)
    (pack, isOwnPack) = (own ?? packs.current, own != nil)
  }
}
