import Contracts
import Policy
import ServiceKit
import Storage

/// Cases as lists show them.
enum CaseStore {
  static func put(_ summary: CaseSummary, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO restriction_case (id, reference, stage, service_user, organisation, opened_at, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      .identifier(summary.id), .text(summary.reference), .text(summary.stage), .identifier(summary.serviceUser),
      .text(summary.organisation), .instant(summary.openedAt), .int(summary.version))
  }

  static func move(_ id: Identifier, to stage: StageName, version: Int, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE restriction_case SET stage = $2, version = $3 WHERE id = $1", .identifier(id), .text(stage.rawValue), .int(version))
  }

  /// The case that is not closed of the person whose records those are, in that organisation, if there is one: the latest.
  static func open(of records: [Identifier], organisation: String, in reader: Reader) throws -> Identifier? {
    try records.compactMap { record in
      try reader.first(
        """
        SELECT id FROM restriction_case WHERE service_user = $1 AND organisation = $2 AND stage <> $3 ORDER BY id DESC LIMIT 1
        """,
        .identifier(record), .text(organisation), .text(StageName.closed.rawValue), as: { try $0.identifier(0) })
    }.max()
  }

  /// The last case in that organisation of the person whose records those are, when it is closed.
  static func lastClosed(of records: [Identifier], organisation: String, in reader: Reader) throws -> Identifier? {
    let last = try records.compactMap { record in
      try reader.first(
        "SELECT id, stage FROM restriction_case WHERE service_user = $1 AND organisation = $2 ORDER BY id DESC LIMIT 1",
        .identifier(record), .text(organisation), as: { (id: try $0.identifier(0), stage: $0.text(1)) })
    }.max { $0.id < $1.id }
    return last?.stage == StageName.closed.rawValue ? last?.id : nil
  }

  /// Every case on that record in that organisation.
  static func all(of record: Identifier, organisation: String, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT id FROM restriction_case WHERE service_user = $1 AND organisation = $2", .identifier(record), .text(organisation),
      as: { try $0.identifier(0) })
  }

  /// The person whom a case is about; nil when there is no such case.
  static func person(of id: Identifier, in reader: Reader) throws -> Identifier? {
    try reader.first("SELECT service_user FROM restriction_case WHERE id = $1", .identifier(id), as: { try $0.identifier(0) })
  }

  /// The organisation of the case whose stream it is; nil where it is no case's.
  static func organisation(ofStream stream: String, in reader: Reader) throws -> String? {
    guard stream.hasPrefix("case/") else { return nil }
    return try reader.first(
      "SELECT organisation FROM restriction_case WHERE id = $1", .text(String(stream.dropFirst("case/".count))),
      as: { $0.text(0) }) ?? DestroyedRecords.organisation(of: stream, in: reader)
  }

  /// The case of that reference.
  static func find(reference: Reference, in reader: Reader) throws -> Identifier? {
    try reader.first(
      "SELECT id FROM restriction_case WHERE reference = $1", .text(reference.text), as: { try $0.identifier(0) })
  }

  /// The person's cases that are not closed, in every organisation.
  static func open(of serviceUser: Identifier, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT id FROM restriction_case WHERE service_user = $1 AND stage <> $2 ORDER BY id", .identifier(serviceUser),
      .text(StageName.closed.rawValue), as: { try $0.identifier(0) })
  }

  /// What a list of cases is filtered by.
  struct Filter {
    var reference: Reference?
    var stage: StageName?
    var organisation: String?
    var serviceUser: Identifier?
    var responsible: Responsible?
    /// Only cases with something to do that was due before then.
    var overdueAt: Instant?
    var span: ListSpan
    var visible: Set<String>
  }

  /// Who has a task in a case.
  enum Responsible {
    case offices(Set<Office>)
    /// The person who last acted on the case in the office that has the task.
    case subject(String)
  }

  static func list(_ filter: Filter, in reader: Reader) throws -> [CaseSummary] {
    var values: [Value] = [.int(filter.span.limit)]
    var conditions = filter.span.made("id", at: "opened_at", &values)
    conditions += " AND restriction_case.organisation IN (\(values.append(texts: filter.visible)))"
    if let reference = filter.reference {
      conditions += " AND restriction_case.reference = \(values.append(.text(reference.text)))"
    }
    if let stage = filter.stage { conditions += " AND stage = \(values.append(.text(stage.rawValue)))" }
    if let organisation = filter.organisation {
      conditions += " AND restriction_case.organisation = \(values.append(.text(organisation)))"
    }
    if let person = filter.serviceUser {
      conditions += try OnePersonStore.condition(of: person, &values, in: reader)
    }
    if filter.responsible != nil || filter.overdueAt != nil {
      conditions += " AND id IN (\(casesToDo(filter, &values)))"
    }
    return try reader.all(
      "\(columns) WHERE \(conditions) ORDER BY id \(filter.span.direction) LIMIT $1", values: values, as: summary)
  }

  /// The cases with a task for the people and the time in the filter: found from the tasks, which are few however many cases there are.
  private static func casesToDo(_ filter: Filter, _ values: inout [Value]) -> String {
    var (tasks, conditions) = ("task", "task.subject > 'case/' AND task.subject < 'case0'")
    if let now = filter.overdueAt { conditions += " AND task.due < \(values.append(.instant(now)))" }
    switch filter.responsible {
    case nil: break
    case .offices(let offices): conditions += " AND task.role IN (\(values.append(texts: offices.map(\.rawValue).sorted())))"
    case .subject(let subject):
      tasks += " JOIN case_hand ON case_hand.stream = task.subject AND case_hand.role = task.role"
      conditions += " AND case_hand.subject = \(values.append(.text(subject)))"
    }
    return "SELECT substr(task.subject, 6) FROM \(tasks) WHERE \(conditions)"
  }

  private static let columns = """
    SELECT id, restriction_case.reference, stage, service_user, restriction_case.organisation, opened_at, version, review_on
    FROM restriction_case LEFT JOIN plan_review ON plan_review.case_id = restriction_case.id
    """

  /// What lists show of that case; nil when there is none.
  static func summary(of id: Identifier, in reader: Reader) throws -> CaseSummary? {
    try reader.first("\(columns) WHERE restriction_case.id = $1", .identifier(id), as: summary)
  }

  private static func summary(_ row: Row) throws -> CaseSummary {
    CaseSummary(
      id: try row.identifier(0), reference: row.text(1), stage: row.text(2), serviceUser: try row.identifier(3),
      organisation: row.text(4), openedAt: row.instant(5), version: row.int(6), reviewOn: try row.dayIfPresent(7))
  }

  // MARK: - Who acts, and under which policy

  /// Notes that someone acted on a case in that office: that office's tasks in it are in their hands.
  static func act(_ stream: String, as office: Office, by subject: String, in tx: Transaction) throws {
    guard office != .service else { return }
    try tx.execute(
      """
      INSERT INTO case_hand (stream, role, subject) VALUES ($1, $2, $3)
      ON CONFLICT (stream, role) DO UPDATE SET subject = excluded.subject
      """,
      .text(stream), .text(office.rawValue), .text(subject))
  }

  /// Notes that a case begins under that version.
  static func use(_ policy: PackReference, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO policy_in_use (policy, version) VALUES ($1, $2) ON CONFLICT (policy, version) DO NOTHING",
      .text(policy.id), .text(policy.version))
  }

  /// The versions under which any case began.
  static func policiesInUse(in reader: Reader) throws -> [PackReference] {
    try reader.all(
      "SELECT policy, version FROM policy_in_use ORDER BY policy, version",
      as: { PackReference(id: $0.text(0), version: $0.text(1)) })
  }
}
