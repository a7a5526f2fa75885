package import Contracts

/// A person who has the number or the address that somebody makes contact by.
package struct PersonCandidate: Sendable, Equatable {
  /// The record.
  package let id: Identifier
  /// The name on it.
  package let name: String

  package init(id: Identifier, name: String) { (self.id, self.name) = (id, name) }
}

/// Whom a contact is from, as surely as can be known before anyone asks whether there is a plan.
///
/// An identifier, a number or an address is a person's own, unless the name given is another's: then it may be a relative who calls. A name
/// alone is no one's own. A plan concerns one person (decision 8), so both are possible matches only.
package enum PersonRecognition: Sendable, Equatable {
  /// The person, under each of their records.
  case certain([Identifier])
  /// One of several people who share a number or an address, and whose names do not tell them apart.
  case shared([Identifier])
  /// None of those who have the number or the address, by the name given: a relative of theirs, or anyone of that surname. The surname is
  /// empty where the name has none, and nil where no name was given.
  case named(surname: String?, reached: [Identifier])

  /// Recognises a person by their record.
  package init(known id: Identifier) { self = .certain([id]) }

  /// Recognises a person by the name given, among those who have the number or the address.
  ///
  /// - Parameter reached: in the order in which they were found; a record that was found twice counts once.
  package init(name: String?, reached: [PersonCandidate]) {
    var people: [PersonCandidate] = []
    for person in reached where !people.contains(where: { $0.id == person.id }) { people.append(person) }
    let fitting = people.filter { person in name.map { PersonKeys.canBe($0, knownAs: person.name) } ?? true }
    guard !fitting.isEmpty else {
      self = .named(surname: name.map(PersonKeys.surname), reached: people.map(\.id))
      return
    }
    // The same person may be registered twice, once with an initial; people of different names who share a number are not told apart by it.
    let isOne =
      fitting.count == 1
      || fitting.indices.allSatisfy { index in
        fitting[(index + 1)...].allSatisfy { PersonKeys.areLike(fitting[index].name, $0.name) }
      }
    self = isOne ? .certain(fitting.map(\.id)) : .shared(fitting.map(\.id))
  }

  /// Where to look for the plans that count: in this order, until there are any.
  package var searches: [PlanSearch] {
    switch self {
    case .certain(let people), .shared(let people): [.people(people)]
    case .named(let surname, let reached): [.people(reached)] + (surname.map { [.surname($0)] } ?? [])
    }
  }

  /// Whose adjustments are shown: those of a person who is certainly this one, and no one else's.
  package var adjusted: [Identifier] {
    switch self {
    case .certain(let people): people
    case .shared, .named: []
    }
  }

  /// How sure it is that this is somebody under a plan.
  ///
  /// Who is only possibly under a plan is flagged only where the plan would bind: a flag is shown on need.
  /// - Parameter plans: what the searches found.
  package func match(_ plans: [EnforcedPlan], for question: ContactQuestion, under pack: PolicyPack) -> ContactMatch {
    switch self {
    case .certain: .exact
    case .shared, .named:
      plans.contains { $0.binds(question.organisation, at: question.at, in: pack.zone) } ? .possible : .none
    }
  }
}

/// Where plans in force are looked for.
package enum PlanSearch: Sendable, Equatable {
  /// The plans of those people.
  case people([Identifier])
  /// The plans of people of that surname.
  case surname(String)
}
