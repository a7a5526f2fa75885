import Contracts
import Policy
import ServiceKit
import Storage

/// What the register of decisions keeps of one.
struct StoredDecision {
  /// Where it is read from: a service's journal and its number there.
  var source: String
  var seq: Int64
  var stream: String
  var decision: RegisteredDecision
  var caseID: Identifier?
  var serviceUser: Identifier?
  var organisation: String
  /// Of what it was decided on, where that is no case.
  var reference: String?
  /// The policy that applied.
  var policy: PackReference?
  var citation: Citation
  var by: String
  var office: Office
  var at: Instant

  /// A paragraph, and whose it is, where that is not the policy that applied.
  struct Citation {
    var paragraph: String
    var from: String?
  }
}

/// The register of decisions.
enum RegisterStore {
  static let schema = Migration(
    name: "records-0006-registers",
    // Every journal is read again, for the decisions outside cases and for the plans.
    sql: """
      DROP TABLE register;
      CREATE TABLE decision (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stream TEXT NOT NULL,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        reasons TEXT,
        case_id TEXT,
        service_user TEXT,
        organisation TEXT NOT NULL,
        reference TEXT,
        policy TEXT,
        policy_version TEXT,
        paragraph TEXT NOT NULL,
        paragraph_from TEXT,
        decided_by TEXT NOT NULL,
        office TEXT NOT NULL,
        at INTEGER NOT NULL,
        UNIQUE (source, seq)
      ) STRICT;
      CREATE INDEX decision_case ON decision (case_id, number) WHERE case_id IS NOT NULL;
      CREATE INDEX decision_person ON decision (service_user, number) WHERE service_user IS NOT NULL;
      CREATE INDEX decision_reference ON decision (reference, number) WHERE reference IS NOT NULL;
      CREATE INDEX decision_kind ON decision (kind, number);
      CREATE INDEX decision_stream ON decision (stream);
      DELETE FROM feed_cursor;
      """ + "\n" + RestrictionStore.schema + "\n" + Removals.schema + "\n" + CountStore.schema
        + "\nCREATE INDEX plan_organisation ON plan (organisation, since);")

  /// Enters a decision once: read again, it changes nothing.
  static func insert(_ made: StoredDecision, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO decision (source, seq, stream, kind, words, reasons, case_id, service_user, organisation, reference, policy,
        policy_version, paragraph, paragraph_from, decided_by, office, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING
      """,
      .text(made.source), .integer(made.seq), .text(made.stream), .text(made.decision.kind.rawValue), .text(made.decision.words),
      .optional(made.decision.reasons), .optional(made.caseID), .optional(made.serviceUser), .text(made.organisation),
      .optional(made.reference), .optional(made.policy?.id), .optional(made.policy?.version), .text(made.citation.paragraph),
      .optional(made.citation.from), .text(made.by), .text(made.office.rawValue), .instant(made.at))
  }

  /// Notes whose case it is in decisions that were entered before that was known.
  static func complete(_ known: KnownCase, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE decision SET organisation = $2, service_user = coalesce(service_user, $3) WHERE case_id = $1",
      .identifier(known.caseID), .text(known.organisation), .identifier(known.serviceUser))
  }

  /// Notes whom the decisions of a stream concern, which was not known.
  static func identify(_ stream: String, as person: Identifier, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE decision SET service_user = $2 WHERE stream = $1 AND service_user IS NULL", .text(stream), .identifier(person))
  }

  /// What the register is filtered by.
  struct Filter {
    var caseID: Identifier?
    var reference: String?
    /// Every record of the person.
    var people: [Identifier]?
    var kind: DecisionKind?
    /// The number after which it begins.
    var after: Int?
    /// Its place is not used: the register has numbers.
    var span: ListSpan
    var visible: Set<String>
  }

  static func list(_ filter: Filter, in reader: Reader) throws -> [RegisterEntry] {
    var values: [Value] = [.int(filter.span.limit)]
    let lower = filter.span.isNewestFirst ? 0 : filter.after ?? 0
    var conditions = "d.number > \(values.append(.int(lower)))"
    if filter.span.isNewestFirst, let after = filter.after { conditions += " AND d.number < \(values.append(.int(after)))" }
    conditions += filter.span.within("d.at", &values) + " AND d.organisation IN (\(values.append(texts: filter.visible)))"
    if let caseID = filter.caseID { conditions += " AND d.case_id = \(values.append(.identifier(caseID)))" }
    if let reference = filter.reference { conditions += " AND d.reference = \(values.append(.text(reference)))" }
    if let kind = filter.kind { conditions += " AND d.kind = \(values.append(.text(kind.rawValue)))" }
    let statement = """
      SELECT d.number, d.kind, d.case_id, c.reference, d.reference, d.service_user, d.organisation, d.words, d.paragraph, d.policy,
        d.policy_version, d.paragraph_from, d.reasons, d.decided_by, d.office, d.at
      FROM decision d LEFT JOIN known_case c ON c.case_id = d.case_id
      WHERE \(conditions)
      """
    let statements = PersonMerges.each(statement, "d.service_user", of: filter.people, &values)
    return try reader.all(
      "\(statements) ORDER BY number \(filter.span.direction) LIMIT $1", values: values, as: entry)
  }

  private static func entry(_ row: Row) throws -> RegisterEntry {
    guard let kind = DecisionKind(rawValue: row.text(1)) else {
      throw StorageError.constraint("a decision is of a kind that this version does not know")
    }
    let policy = row.textIfPresent(9).flatMap { id in row.textIfPresent(10).map { PolicyReference(id: id, version: $0) } }
    return RegisterEntry(
      number: row.int(0), kind: kind, case: try row.identifierIfPresent(2), caseReference: row.textIfPresent(3),
      reference: row.textIfPresent(4), serviceUser: try row.identifierIfPresent(5), organisation: row.text(6),
      decision: row.text(7), paragraph: row.text(8), policy: policy, paragraphFrom: row.textIfPresent(11),
      reasons: row.textIfPresent(12), decidedBy: row.text(13), office: Office(row.text(14)), at: row.instant(15))
  }
}

extension RegisterEntry: TableRow {
  package static var columns: [String] {
    [
      "number", "at", "kind", "decision", "reasons", "paragraph", "policy", "paragraphFrom", "decidedBy", "office",
      "organisation",
      "caseReference", "case", "reference", "serviceUser",
    ]
  }

  package var cells: [String?] {
    [
      String(number), at.text, kind.rawValue, decision, reasons, paragraph, policy.map { "\($0.id) \($0.version)" },
      paragraphFrom, decidedBy, office.rawValue, organisation, caseReference, `case`?.text, reference, serviceUser?.text,
    ]
  }
}
