import Contracts
import Policy
import ServiceKit
import Storage

/// The register of restrictions: each version of each plan, as far as it has come.
enum RestrictionStore {
  static let schema = """
    CREATE TABLE plan (
      case_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      reference TEXT NOT NULL,
      seq INTEGER NOT NULL,
      organisations TEXT NOT NULL,
      kinds TEXT NOT NULL,
      state TEXT NOT NULL,
      authorised_by TEXT,
      authorised_at INTEGER,
      told_at INTEGER,
      since INTEGER,
      ends_on TEXT,
      review_on TEXT NOT NULL,
      ended_at INTEGER,
      ending TEXT,
      service_user TEXT NOT NULL,
      organisation TEXT NOT NULL,
      PRIMARY KEY (case_id, version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX plan_person ON plan (service_user, case_id, version);
    CREATE INDEX plan_state ON plan (state, case_id, version);
    CREATE TABLE plan_restriction (
      case_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (case_id, version, kind)
    ) STRICT, WITHOUT ROWID;
    """

  /// A draft that is not authorised, which no list shows.
  private static let drafted = "drafted"
  private static let open = [RestrictionState.inForce, .suspended, .notTold]

  /// Keeps a draft, in place of an earlier one of the same version.
  static func draft(_ plan: PlanDocument, of known: KnownCase, seq: Int64, in tx: Transaction) throws {
    try put(plan, of: known, seq: seq, state: drafted, in: tx)
  }

  private static func put(_ plan: PlanDocument, of known: KnownCase, seq: Int64, state: String, in tx: Transaction) throws {
    let kinds = Set(plan.restrictions.map(\.kind)).sorted()
    try tx.execute(
      """
      INSERT INTO plan (case_id, version, seq, organisations, state, ends_on, review_on, service_user, organisation,
        reference, kinds)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (case_id, version) DO UPDATE SET seq = excluded.seq, organisations = excluded.organisations,
        kinds = excluded.kinds, state = excluded.state, ends_on = excluded.ends_on, review_on = excluded.review_on
      """,
      .identifier(known.caseID), .int(plan.version), .integer(seq), .text(plan.organisations.joined(separator: " ")),
      .text(state), plan.endsOn.map(Value.day) ?? .null, .day(plan.reviewOn), .identifier(known.serviceUser),
      .text(known.organisation), .text(known.reference), .text(kinds.joined(separator: " ")))
    try tx.execute(
      "DELETE FROM plan_restriction WHERE case_id = $1 AND version = $2", .identifier(known.caseID), .int(plan.version))
    for kind in kinds {
      try tx.execute(
        "INSERT INTO plan_restriction (case_id, version, kind) VALUES ($1, $2, $3)", .identifier(known.caseID),
        .int(plan.version), .text(kind))
    }
  }

  /// A version of a case's plan, as it is kept.
  struct Version {
    var number: Int
    /// The number of the last event that changed it.
    var seq: Int64
    var state: String
  }

  /// The newest version in one of those states.
  private static func newest(of id: Identifier, in states: [String], _ reader: Reader) throws -> Version? {
    try reader.all(
      "SELECT version, seq, state FROM plan WHERE case_id = $1 ORDER BY version DESC", .identifier(id),
      as: { Version(number: $0.int(0), seq: $0.integer(1), state: $0.text(2)) }
    ).first { states.contains($0.state) }
  }

  /// Up to which event the plans of a case are kept.
  static func seen(of id: Identifier, in reader: Reader) throws -> Int64 {
    try reader.first(
      "SELECT max(seq) FROM plan WHERE case_id = $1", .identifier(id), as: { Int64($0.intIfPresent(0) ?? 0) }) ?? 0
  }

  /// The day by which the plan that binds is reviewed.
  static func reviewOn(of id: Identifier, in reader: Reader) throws -> Day? {
    guard let bound = try newest(of: id, in: open.map(\.rawValue), reader) else { return nil }
    return try reader.first(
      "SELECT review_on FROM plan WHERE case_id = $1 AND version = $2", .identifier(id), .int(bound.number), as: { try $0.day(0) }
    )
  }

  /// Whether that version binds, or did.
  static func hasBound(_ version: Int, of id: Identifier, in reader: Reader) throws -> Bool {
    try reader.first(
      "SELECT since FROM plan WHERE case_id = $1 AND version = $2", .identifier(id), .int(version), as: { $0.intIfPresent(0) })
      ?? nil != nil
  }

  static func authorise(_ id: Identifier, by: String, at: Instant, seq: Int64, in tx: Transaction) throws {
    guard let draft = try newest(of: id, in: [drafted], tx) else { return }
    try change(
      id, draft, to: .authorised, seq, ["authorised_by": .text(by), "authorised_at": .instant(at), "told_at": .null], in: tx)
  }

  /// What was authorised is sent back to be drafted again, and is no decision any more.
  static func sendBack(_ id: Identifier, seq: Int64, in tx: Transaction) throws {
    guard let authorised = try newest(of: id, in: [RestrictionState.authorised.rawValue], tx) else { return }
    try tx.execute(
      "UPDATE plan SET state = $3, authorised_by = NULL, authorised_at = NULL, told_at = NULL, seq = $4 WHERE case_id = $1 AND version = $2",
      .identifier(id), .int(authorised.number), .text(drafted), .integer(seq))
  }

  static func tell(_ id: Identifier, at: Instant, seq: Int64, in tx: Transaction) throws {
    guard let authorised = try newest(of: id, in: [RestrictionState.authorised.rawValue], tx) else { return }
    try change(id, authorised, to: .authorised, seq, ["told_at": .instant(at)], in: tx)
  }

  static func bind(_ effect: PlanTookEffect, of known: KnownCase, at: Instant, seq: Int64, in tx: Transaction) throws {
    let (id, number) = (known.caseID, effect.plan.version)
    for other in try tx.all(
      "SELECT version, seq, state FROM plan WHERE case_id = $1 AND version < $2", .identifier(id), .int(number),
      as: { Version(number: $0.int(0), seq: $0.integer(1), state: $0.text(2)) })
    where open.map(\.rawValue).contains(other.state) {
      try change(id, other, to: .replaced, seq, ["ended_at": .instant(at)], in: tx)
    }
    let found = try tx.first(
      "SELECT state FROM plan WHERE case_id = $1 AND version = $2", .identifier(id), .int(number), as: { $0.text(0) })
    // Begun again after it did not bind for a time, it keeps the day of its review.
    if !(found.map(open.map(\.rawValue).contains) ?? false) {
      try put(effect.plan, of: known, seq: seq, state: RestrictionState.authorised.rawValue, in: tx)
    }
    try change(
      id, Version(number: number, seq: seq, state: ""), to: .inForce, seq, ["since": .instant(effect.from)], in: tx)
  }

  static func stop(_ id: Identifier, as state: RestrictionState, seq: Int64, in tx: Transaction) throws {
    guard let bound = try newest(of: id, in: open.map(\.rawValue), tx) else { return }
    try change(id, bound, to: state, seq, [:], in: tx)
  }

  static func review(_ id: Identifier, again day: Day, seq: Int64, in tx: Transaction) throws {
    guard let bound = try newest(of: id, in: open.map(\.rawValue), tx),
      let state = RestrictionState(rawValue: bound.state)
    else { return }
    try change(id, bound, to: state, seq, ["review_on": .day(day)], in: tx)
  }

  /// What was not yet in force is dropped.
  static func drop(_ id: Identifier, at: Instant, seq: Int64, in tx: Transaction) throws {
    while let waiting = try newest(of: id, in: [drafted, RestrictionState.authorised.rawValue], tx) {
      try change(id, waiting, to: .dropped, seq, ["ended_at": .instant(at)], in: tx)
    }
  }

  static func end(_ id: Identifier, with outcome: String, at: Instant, seq: Int64, in tx: Transaction) throws {
    try drop(id, at: at, seq: seq, in: tx)
    while let bound = try newest(of: id, in: open.map(\.rawValue), tx) {
      try change(id, bound, to: .ended, seq, ["ended_at": .instant(at), "ending": .text(outcome)], in: tx)
    }
  }

  private static func change(
    _ id: Identifier, _ version: Version, to state: RestrictionState, _ seq: Int64, _ columns: [String: Value],
    in tx: Transaction
  ) throws {
    var values: [Value] = [.identifier(id), .int(version.number), .text(state.rawValue), .integer(seq)]
    let further = columns.sorted { $0.key < $1.key }.map { ", \($0.key) = \(values.append($0.value))" }.joined()
    try tx.execute(
      "UPDATE plan SET state = $3, seq = $4\(further) WHERE case_id = $1 AND version = $2", values: values)
  }

  /// What the register is filtered by.
  struct Filter {
    var caseID: Identifier?
    /// Every record of the person.
    var people: [Identifier]?
    var kind: String?
    var state: RestrictionState?
    var after: (caseID: Identifier, version: Int)?
    var span: ListSpan
    var visible: Set<String>
  }

  static func list(_ filter: Filter, in reader: Reader) throws -> [RegisteredRestriction] {
    var values: [Value] = [.int(filter.span.limit)]
    let sign = filter.span.isNewestFirst ? "<" : ">"
    let start = filter.after.map { ($0.caseID.text, $0.version) } ?? (filter.span.isNewestFirst ? ("g", 0) : ("", 0))
    var conditions = "(p.case_id, p.version) \(sign) (\(values.append(.text(start.0))), \(values.append(.int(start.1))))"
    var (people, state) = (filter.people, "p.state")
    if let id = filter.caseID {
      // The plans of a case are few, and found by their key.
      conditions += " AND p.case_id = \(values.append(.identifier(id)))"
      if let records = people { conditions += " AND +p.service_user IN (\(values.append(texts: Set(records.map(\.text)))))" }
      (people, state) = (nil, "+p.state")
    }
    conditions += " AND p.authorised_at IS NOT NULL AND +p.organisation IN (\(values.append(texts: filter.visible)))"
    conditions += filter.span.within("p.authorised_at", &values)
    if let wanted = filter.state { conditions += " AND \(state) = \(values.append(.text(wanted.rawValue)))" }
    var joined = ""
    if let kind = filter.kind {
      joined = " CROSS JOIN plan_restriction r ON r.case_id = p.case_id AND r.version = p.version"
      conditions += " AND r.kind = \(values.append(.text(kind)))"
    }
    let statement = """
      SELECT p.case_id AS case_id, p.reference, p.service_user, p.organisation, p.organisations, p.version AS version, p.state, p.authorised_by,
        p.authorised_at, p.told_at, p.since, p.ends_on, p.review_on, p.ended_at, p.ending, p.kinds
      FROM plan p\(joined)
      WHERE \(conditions)
      """
    let statements = PersonMerges.each(statement, "p.service_user", of: people, &values)
    let direction = filter.span.direction
    return try reader.all(
      "\(statements) ORDER BY case_id \(direction), version \(direction) LIMIT $1", values: values, as: restriction)
  }

  private static func restriction(_ row: Row) throws -> RegisteredRestriction {
    guard let state = RestrictionState(rawValue: row.text(6)) else {
      throw StorageError.constraint("a plan is in a state that this version does not know")
    }
    return RegisteredRestriction(
      case: try row.identifier(0), caseReference: row.text(1), serviceUser: try row.identifier(2), organisation: row.text(3),
      organisations: row.text(4).split(separator: " ").map(String.init), planVersion: row.int(5),
      kinds: row.text(15).split(separator: " ").map(String.init), state: state,
      authorisedBy: row.text(7), authorisedAt: row.instant(8), toldAt: row.instantIfPresent(9), since: row.instantIfPresent(10),
      endsOn: try row.dayIfPresent(11), reviewOn: try row.day(12), endedAt: row.instantIfPresent(13),
      ending: row.textIfPresent(14))
  }
}

extension RegisteredRestriction: TableRow {
  package static var columns: [String] {
    [
      "caseReference", "case", "serviceUser", "organisation", "organisations", "planVersion", "kinds", "state", "authorisedBy",
      "authorisedAt", "toldAt", "since", "endsOn", "reviewOn", "endedAt", "ending",
    ]
  }

  package var cells: [String?] {
    [
      caseReference, `case`.text, serviceUser.text, organisation, organisations.joined(separator: "; "), String(planVersion),
      kinds.joined(separator: "; "), state.rawValue, authorisedBy, authorisedAt.text, toldAt?.text, since?.text, endsOn?.text,
      reviewOn.text, endedAt?.text, ending,
    ]
  }
}
