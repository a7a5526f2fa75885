package import Contracts

/// What retention has to know of an aggregate.
package struct Aggregate: Sendable, Equatable {
  /// Which it is.
  package let name: AggregateName
  /// The reference that people read out; nil where it has none.
  package let reference: String?
  /// When it began.
  package let began: Day
  /// When it ended: a matter finalised, a request answered, a case closed and its last appeal decided; nil while it has not.
  package let ended: Day?
  /// Whether it is something of the person that is still going on, so that nothing of theirs is destroyed.
  package let isOpen: Bool
  /// What it belongs to, and is kept as long as.
  package let parent: AggregateName?

  package init(
    name: AggregateName, reference: String? = nil, began: Day, ended: Day?, isOpen: Bool, parent: AggregateName? = nil
  ) {
    (self.name, self.reference, self.began) = (name, reference, began)
    (self.ended, self.isOpen, self.parent) = (ended, isOpen, parent)
  }
}

/// How long an aggregate is kept.
package struct RetentionFinding: Sendable, Equatable {
  /// The first day on which it may be destroyed; nil while it is kept whatever the day.
  package let due: Day?
  /// Why, a sentence.
  package let because: String
  /// What of the person is open, where that is why.
  package var blocker: AggregateName?
}

extension RetentionSchedule {
  /// How long each of these is kept, which is everything that is known of one person, by all their records.
  ///
  /// Everything is kept while anything of the person is open. What ended is kept for the period of its class, counted from the later of its own end and the
  /// end of the person's last restriction case (decision 4). Who the person is goes last.
  ///
  /// - Parameter paragraph: that of the policy.
  package func findings(of aggregates: [Aggregate], citing paragraph: String) -> [AggregateName: RetentionFinding] {
    var found: [AggregateName: RetentionFinding] = [:]
    if let open = aggregates.filter(\.isOpen).min(by: { $0.name.stream < $1.name.stream }) {
      let because = "Kept while \(open.words) is open (\(paragraph))."
      for one in aggregates { found[one.name] = RetentionFinding(due: nil, because: because, blocker: open.name) }
      return found
    }
    let known = Dictionary(aggregates.map { ($0.name, $0) }) { first, _ in first }
    let lastCase = aggregates.filter { $0.name.kind == .restrictionCase }.compactMap(\.ended).max()
    let (identities, others) = (aggregates.filter(\.name.isIdentity), aggregates.filter { !$0.name.isIdentity })
    for one in others { found[one.name] = finding(of: one, among: known, lastCase, paragraph) }
    let dues = others.map { found[$0.name]?.due }
    for one in identities {
      if dues.contains(nil) {
        found[one.name] = RetentionFinding(due: nil, because: "Kept as long as anything else of the person is (\(paragraph)).")
      } else if let last = dues.compactMap({ $0 }).max() {
        found[one.name] = RetentionFinding(due: last, because: "Kept as long as the last record of the person (\(paragraph)).")
      } else {
        found[one.name] = dated(one, from: one.began, "the record was made", paragraph)
      }
    }
    return found
  }

  private func finding(
    of one: Aggregate, among known: [AggregateName: Aggregate], _ lastCase: Day?, _ paragraph: String
  ) -> RetentionFinding {
    guard let own = Self.end(of: one, among: known) else {
      return RetentionFinding(due: nil, because: "Kept while it goes on (\(paragraph)).")
    }
    if let lastCase, lastCase > own { return dated(one, from: lastCase, "the person's last restriction case ended", paragraph) }
    return dated(one, from: own, own == one.ended ? "it ended" : "what it belongs to ended", paragraph)
  }

  /// The later of its own end and that of what it belongs to.
  private static func end(of one: Aggregate, among known: [AggregateName: Aggregate], depth: Int = 0) -> Day? {
    // What belongs to a destroyed parent counts by itself; a circle, which nothing makes, ends somewhere.
    guard let own = one.ended, depth < 8, let parent = one.parent.flatMap({ known[$0] }) else { return one.ended }
    return end(of: parent, among: known, depth: depth + 1).map { max($0, own) }
  }

  private func dated(_ one: Aggregate, from day: Day, _ event: String, _ paragraph: String) -> RetentionFinding {
    let own = retentionClass(of: one.name.kind)
    let years = "\(own.years) \(own.years == 1 ? "year" : "years")"
    let start =
      switch own.from {
      case .event: "\(day.words), when \(event)"
      case .financialYearEnd: "\(own.from.day(of: day).words), the end of the financial year in which \(event)"
      }
    return RetentionFinding(due: own.due(after: day), because: "Kept for \(years) from \(start) (\(paragraph)).")
  }
}

extension AggregateName {
  /// Whether it says who the person is, and nothing else.
  package var isIdentity: Bool {
    switch kind {
    case .person, .merge: true
    case .contact, .incident, .report, .adjustment, .matter, .repeatedComplaint, .filedItem, .evidence, .letter, .restrictionCase,
      .notice:
      false
    }
  }
}

extension Aggregate {
  /// What a sentence calls it.
  fileprivate var words: String { reference ?? name.kind.words }
}

extension AggregateKind {
  /// What a sentence calls one of it that has no reference.
  package var words: String {
    switch self {
    case .person: "the record of a person"
    case .merge: "a merge of records"
    case .contact: "a contact"
    case .incident: "an incident"
    case .report: "a report"
    case .adjustment: "a request for an adjustment"
    case .matter: "a matter"
    case .repeatedComplaint: "a repeated complaint"
    case .filedItem: "a filed item"
    case .evidence: "a piece of evidence"
    case .letter, .notice: "a letter"
    case .restrictionCase: "a restriction case"
    }
  }
}

extension HoldScope {
  /// Whether it holds that aggregate, of the hold's own organisation.
  ///
  /// - Parameters:
  ///   - people: every record of the aggregate's person.
  ///   - cases: every restriction case of that person.
  package func covers(_ aggregate: Aggregate, people: Set<Identifier>, cases: Set<Identifier>) -> Bool {
    if let serviceUser, !people.contains(serviceUser) { return false }
    if let `case`, !cases.contains(`case`) { return false }
    if let kinds, !kinds.contains(aggregate.name.kind) { return false }
    if let from, let ended = aggregate.ended, ended < from { return false }
    if let to, aggregate.began > to { return false }
    return true
  }
}
