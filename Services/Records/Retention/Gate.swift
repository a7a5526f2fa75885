import Contracts
import Policy
import ServiceKit
import Storage

/// How long everything of one person is kept, as it is now, and what is held: the one gate before anything is destroyed, wherever that comes from.
struct Gate {
  /// Every aggregate of the person, or the one alone whose person is not known.
  let all: [AggregateName: StoredAggregate]
  /// What was found of each.
  let findings: [AggregateName: RetentionFinding]
  private let people: Set<Identifier>
  private let cases: Set<Identifier>
  private let holds: [Hold]
  private let ofRights: String?

  /// - Parameters:
  ///   - group: a record of the person, or the stream of an aggregate whose person is not known.
  ///   - holds: every hold that is not released.
  init(_ group: String, _ holds: [Hold], under pack: PolicyPack, in reader: Reader) throws {
    let found: [StoredAggregate]
    if let person = Identifier(group) {
      let records = try PersonMerges.records(of: person, in: reader)
      people = Set(records)
      found = try AggregateStore.all(of: records, in: reader)
    } else {
      people = []
      // One whose person has become known since belongs to that group, and is worked out there.
      found =
        try AggregateName(stream: group).flatMap { try AggregateStore.find($0, in: reader) }
        .flatMap { $0.person == nil ? [$0] : nil } ?? []
    }
    all = Dictionary(found.map { ($0.aggregate.name, $0) }) { first, _ in first }
    cases = Set(found.map(\.aggregate.name).filter { $0.kind == .restrictionCase }.map(\.id))
    self.holds = holds
    ofRights = try RightsStore.objection(of: people, in: reader)
    findings = pack.retention.findings(of: found.map(\.aggregate), citing: pack.citations[.retention])
  }

  private static let somethingOpen = "Something of the person is open."

  /// Why it is kept, for someone who sees what those organisations have.
  func because(_ name: AggregateName, for sees: (String) -> Bool) -> String {
    guard let finding = findings[name] else { return "" }
    let owner = finding.blocker.flatMap { all[$0]?.organisation }
    let because = finding.blocker == nil || owner.map(sees) == true ? finding.because : Self.somethingOpen
    return [because, ofRights].compactMap { $0 }.joined(separator: " ")
  }

  /// The holds on it.
  func holds(on stored: StoredAggregate) -> [Identifier] {
    holds.filter { hold in
      // A hold on a person or a case is about them, in whatever organisation; one on what a search finds is about its own.
      let isPersonal = hold.scope.serviceUser != nil || hold.scope.case != nil
      return (isPersonal || hold.organisation == stored.organisation)
        && hold.scope.covers(stored.aggregate, people: people, cases: cases)
    }.map(\.id)
  }

  /// Why it may not be destroyed on that day; nil where it may.
  ///
  /// - Parameter leaving: what is destroyed with it.
  func objection(to name: AggregateName, on day: Day, with leaving: Set<AggregateName>) -> String? {
    guard let stored = all[name], let finding = findings[name] else { return "It is not on record any more." }
    guard stored.organisation != nil else { return "It is not known whose it is." }
    guard let due = finding.due, due <= day else {
      // It may be another organisation's, of which nothing is said here.
      return finding.blocker == nil ? finding.because : Self.somethingOpen
    }
    if !holds(on: stored).isEmpty { return "It is held." }
    if let ofRights { return ofRights }
    // Who a person is goes with the last of the rest, or after it.
    if name.isIdentity, let other = all.keys.first(where: { !leaving.contains($0) }) {
      return "Kept as long as \(other.kind.words) of the person is."
    }
    return nil
  }
}

extension Records {
  /// Does what a due row asks for.
  func meet(_ row: DueRow, in tx: Transaction) throws {
    switch row.kind {
    case Self.dating: try work(out: String(row.stream.dropFirst("retention/".count)), in: tx)
    case Self.datingAll: try dateAll(row, in: tx)
    case Self.ordering: try order(row, in: tx)
    default: throw StorageError.constraint("a due row is of a kind that this version does not know: \(row.kind)")
    }
  }

  /// Works out how long everything of a group is kept.
  func work(out group: String, in tx: Transaction) throws {
    let gate = try Gate(group, [], under: packs.current, in: tx)
    for (name, finding) in gate.findings
    where gate.all[name].map({ ($0.due, $0.because) }) ?? (nil, "") != (finding.due, finding.because) {
      try AggregateStore.note(finding, of: name, in: tx)
    }
  }

  /// What the schedule says now, as a setting, so that a changed one is noticed.
  private static let schedule = "retention-schedule"

  /// The kind of due row for everything, to be worked out anew from a group on.
  static let datingAll = "date-all"
  private static let everything = "retention"
  private static let pageToDate = 2000

  /// Has everything worked out anew where the schedule is another than it was. Nothing is destroyed by what was worked out before: the gate asks again.
  func completeRetention() throws {
    let schedule = packs.current.retention.words + " " + packs.current.citations[.retention]
    guard try database.read({ try Settings.value(Self.schedule, in: $0) }) != schedule else { return }
    try database.write { tx in
      try DueRows.set(DueRow(stream: Self.everything, version: -1, kind: Self.datingAll, due: clock.now), in: tx)
      try Settings.set(Self.schedule, to: schedule, in: tx)
    }
  }

  /// Works a page of groups out, and has the next worked out after it.
  private func dateAll(_ row: DueRow, in tx: Transaction) throws {
    let groups = try AggregateStore.groups(after: row.detail, limit: Self.pageToDate, in: tx)
    for group in groups { try work(out: group, in: tx) }
    guard let last = groups.last else { return }
    try DueRows.set(
      DueRow(stream: row.stream, version: row.version, kind: row.kind, due: clock.now, detail: last), in: tx)
  }
}

extension RetentionSchedule {
  fileprivate var words: String {
    classes.map { own in
      "\(own.code):\(own.kinds.map(\.rawValue).joined(separator: ",")):\(own.years):\(own.from.rawValue):\(own.action.rawValue)"
    }.joined(separator: ";")
  }
}
