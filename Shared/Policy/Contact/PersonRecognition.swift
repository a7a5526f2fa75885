package import Contracts

/// A person who has the number or the address that somebody makes contact by.
package struct PersonCandidate: Sendable, Equatable {
  /// The record.
  package let id: Identifier
  /// The names on it, as they are written: they are read only where there is something to compare them with.
  package let names: [String]

  package init(id: Identifier, name: String, aliases: [String] = []) { (self.id, names) = (id, [name] + aliases) }

  /// The names, read.
  package var name: PersonName { PersonName(names) }
}

/// Whom a contact is from, as surely as can be known before anyone asks whether there is a plan.
///
/// An identifier, a number or an address is a person's own. A name that looks different lowers nothing by itself: it may be misheard, or another
/// name of the same person, so whatever binds that person is kept until staff have confirmed who it is. A name alone is no one's own.
package enum PersonRecognition: Sendable, Equatable {
  /// The person, under each of their records, and the names by which others may be found who are the same person.
  case certain([Identifier], names: [String])
  /// The one person who has the number or the address, under each of their records, though the name given is another.
  case unconfirmed([Identifier], given: PersonName)
  /// One of several people who share a number or an address, and whose names do not tell them apart.
  case shared([Identifier], given: PersonName?)
  /// No one has the number or the address, or there is none; the name given, if there is one.
  case named(PersonName?)

  /// Recognises a person by their record.
  package init(known person: PersonCandidate) { self = .certain([person.id], names: person.names) }

  /// Recognises a person by the name given, among those who have the number or the address.
  ///
  /// - Parameters:
  ///   - name: as it was given; one that is written as on record, as most are, is not read.
  ///   - reached: in the order in which they were found; a record that was found twice counts once.
  package init(name: String?, reached: [PersonCandidate]) {
    var people = reached
    if reached.count > 1 {
      var seen: Set<Identifier> = []
      people = reached.filter { seen.insert($0.id).inserted }
    }
    guard !people.isEmpty else {
      self = .named(name.map { PersonName($0) })
      return
    }
    guard let name, !people.allSatisfy({ $0.names.contains(name) }) else {
      self = Self.recognised(people, given: name.map { PersonName($0) })
      return
    }
    let given = PersonName(name)
    let fitting = people.filter { $0.names.contains(name) || given.fits($0.name) }
    if !fitting.isEmpty {
      self = Self.recognised(fitting, given: given)
    } else {
      self = Self.areOne(people) ? .unconfirmed(people.map(\.id), given: given) : .shared(people.map(\.id), given: given)
    }
  }

  /// People whose names are no other than the one given.
  private static func recognised(_ people: [PersonCandidate], given: @autoclosure () -> PersonName?) -> PersonRecognition {
    areOne(people)
      ? .certain(people.map(\.id), names: people.flatMap(\.names)) : .shared(people.map(\.id), given: given())
  }

  /// Whether they are one person, who may be registered twice: people of different names who share a number are not told apart by it.
  private static func areOne(_ people: [PersonCandidate]) -> Bool {
    if people.count == 1 { return true }
    let written = Set(people.map(\.names))
    // So many names are a hostel's, a prison's or a placeholder's.
    if written.count == 1 { return true }
    if written.count > 12 { return false }
    let names = written.map { PersonName($0) }
    return names.indices.allSatisfy { index in
      names[(index + 1)...].allSatisfy { names[index].fits($0) || $0.fits(names[index]) }
    }
  }

  /// Where to look for the plans that count: in this order, until there are any that bind.
  package var searches: [PlanSearch] {
    switch self {
    case .certain(let people, let names): [.people(people), .namesakes(names)]
    case .unconfirmed(let people, let given), .shared(let people, .some(let given)): [.people(people), .named(given)]
    case .shared(let people, nil): [.people(people)]
    case .named(let given): given.map { [.named($0)] } ?? []
    }
  }

  /// Everyone who may be meant by the number, the address or the identifier.
  package var reached: [Identifier] {
    switch self {
    case .certain(let people, _), .unconfirmed(let people, _), .shared(let people, _): people
    case .named: []
    }
  }

  /// Whose adjustments are shown: those of a person who is certainly this one, and no one else's.
  package var adjusted: [Identifier] {
    switch self {
    case .certain(let people, _): people
    case .unconfirmed, .shared, .named: []
    }
  }

  /// How sure it is that this is somebody under a plan.
  ///
  /// Who is only possibly under a plan is flagged only where the plan would bind: a flag is shown on need.
  /// - Parameters:
  ///   - isBound: whether a plan that was found binds this contact.
  ///   - isOwn: whether it was found as the plan of the people meant, rather than by a name.
  package func match(isBound: Bool, isOwn: Bool) -> ContactMatch {
    switch self {
    case .certain: isBound && !isOwn ? .possible : .exact
    case .unconfirmed: isBound ? (isOwn ? .unconfirmed : .possible) : .none
    case .shared, .named: isBound ? .possible : .none
    }
  }
}

/// Where plans in force are looked for.
package enum PlanSearch: Sendable, Equatable {
  /// The plans of those people.
  case people([Identifier])
  /// The plans of people who have one of those names, whole: another record of the same person, perhaps.
  case namesakes([String])
  /// The plans of people whose name may be the one given.
  case named(PersonName)

  /// Whether what it finds are plans of the people meant, rather than of others of a like name.
  package var isOwn: Bool {
    switch self {
    case .people: true
    case .namesakes, .named: false
    }
  }
}
