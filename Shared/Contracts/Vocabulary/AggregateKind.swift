/// What is kept, and destroyed, as one: an aggregate, as records management calls it. The raw value is what the streams of its kind begin with.
package enum AggregateKind: String, Codable, CaseIterable, Sendable {
  /// Who a person is, and how they are reached.
  case person = "service-user"
  /// That two records are one person's.
  case merge
  case contact
  case incident
  case report
  /// A request for an adjustment, and what came of it.
  case adjustment
  case matter
  /// A complaint that was not opened, because it repeats one that is exhausted.
  case repeatedComplaint = "repeat"
  /// Something that was read and filed.
  case filedItem = "filed-item"
  case evidence
  /// A letter that belongs to no case, as intake had it sent.
  case letter
  case restrictionCase = "case"
  /// A letter, as it went out.
  case notice
}

/// An aggregate by its kind and its identifier.
package struct AggregateName: Codable, Hashable, Sendable {
  /// Its kind.
  package var kind: AggregateKind
  /// Its identifier.
  package var id: Identifier

  package init(kind: AggregateKind, id: Identifier) { (self.kind, self.id) = (kind, id) }

  /// The aggregate of that stream; nil where its kind is none that is kept as one.
  package init?(stream: String) {
    let parts = stream.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let kind = AggregateKind(rawValue: String(parts[0])), let id = Identifier(String(parts[1])) else {
      return nil
    }
    self.init(kind: kind, id: id)
  }

  /// The name of its stream.
  package var stream: String { "\(kind.rawValue)/\(id)" }
}
