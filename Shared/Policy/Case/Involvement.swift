package import Contracts

/// Members of staff who were involved in an incident in one way: those whose accounts are known, and those known by words alone.
package struct Involved: Sendable, Equatable {
  /// By the subjects of their accounts.
  package private(set) var subjects: [String]
  /// In words.
  package private(set) var described: [String]

  package init(_ subjects: [String], described: [String] = []) { (self.subjects, self.described) = (subjects, described) }

  /// Those whom nobody can be compared with yet. A record from before names had one form may have words where it should have a subject.
  var undetermined: [String] { described + subjects.filter { !Subject.isCanonical($0) } }

  func includes(_ subject: String) -> Bool { subjects.contains { Subject.folded($0) == subject } }

  func names(_ text: String) -> Bool { subjects.contains(text) || described.contains(text) }

  /// Names others as well.
  package mutating func add(_ others: Involved) {
    subjects += others.subjects.filter { !subjects.contains($0) }
    described += others.described.filter { !described.contains($0) }
  }

  /// Those of `others` who are not here yet.
  func lacking(_ others: Involved) -> Involved {
    Involved(
      others.subjects.filter { !subjects.contains($0) }, described: others.described.filter { !described.contains($0) })
  }

  mutating func replace(_ text: String, by person: String?) {
    guard names(text) else { return }
    subjects.removeAll { $0 == text }
    described.removeAll { $0 == text }
    if let person, !subjects.contains(person) { subjects.append(person) }
  }

  var isEmpty: Bool { subjects.isEmpty && described.isEmpty }
}

extension Involved: ExpressibleByArrayLiteral {
  package init(arrayLiteral subjects: String...) { self.init(subjects) }
}

/// Who was meant by a name or by words on an incident.
package struct InvolvementCorrection: Sendable, Equatable {
  /// The incident.
  package let incident: Identifier
  /// The name or the words.
  package let named: String
  /// The subject of the person it was; nil for none of those who decide.
  package let person: String?

  package init(incident: Identifier, named: String, person: String?) {
    (self.incident, self.named, self.person) = (incident, named, person)
  }
}

extension Incident {
  /// Names and words for people of whom it is not known who they are.
  var undetermined: [String] { targets.undetermined + handledBy.undetermined }

  /// Whether someone is named as target or handler.
  func involves(_ subject: String) -> Bool { targets.includes(subject) || handledBy.includes(subject) }

  mutating func correct(_ correction: InvolvementCorrection) {
    targets.replace(correction.named, by: correction.person)
    handledBy.replace(correction.named, by: correction.person)
  }

  /// The incident as a later report has it, with what an earlier case corrected about those whom it was aimed at.
  package func carrying(_ earlier: Incident?) -> Incident {
    guard let earlier, earlier.id == id else { return self }
    var incident = self
    (incident.targets, incident.handledBy) = (earlier.targets, earlier.handledBy)
    incident.handledBy.add(handledBy)
    return incident
  }
}

extension RestrictionCase {
  /// Everyone on the file of whom it is not known who they are, each once: until it is, no one decides.
  package var undetermined: [String] {
    var seen: Set<String> = []
    return incidents.flatMap(\.undetermined).filter { seen.insert($0).inserted }
  }
}
