import Contracts
import Policy
import Storage

/// The register of decisions.
enum RegisterStore {
  /// A paragraph, and whose it is, where that is not the policy under which the case began.
  struct Citation {
    var paragraph: String
    var from: String?
  }

  static func append(
    _ decision: RegisteredDecision, citing cited: Citation, caseID: Identifier, by: String, as office: Office, at: Instant,
    in tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO register (number, case_id, decision, paragraph, reasons, decided_by, role, at, paragraph_from)
      VALUES ((SELECT coalesce(max(number), 0) + 1 FROM register), $1, $2, $3, $4, $5, $6, $7, $8)
      """,
      .identifier(caseID), .text(decision.words), .text(cited.paragraph), .optional(decision.reasons), .text(by),
      .text(office.rawValue), .instant(at), .optional(cited.from))
  }

  /// What the register is filtered by.
  struct Filter {
    var caseID: Identifier?
    var reference: Reference?
    /// The number after which it begins.
    var after: Int?
    /// Its place is not used: the register has numbers.
    var span: ListSpan
    var visible: Set<String>
  }

  static func list(_ filter: Filter, in reader: Reader) throws -> [RegisterEntry] {
    var values: [Value] = [.int(filter.span.limit)]
    let lower = filter.span.isNewestFirst ? 0 : filter.after ?? 0
    var conditions = "r.number > \(values.append(.int(lower)))"
    if filter.span.isNewestFirst, let after = filter.after { conditions += " AND r.number < \(values.append(.int(after)))" }
    conditions += filter.span.within("r.at", &values) + " AND c.organisation IN (\(values.append(texts: filter.visible)))"
    if let reference = filter.reference { conditions += " AND c.reference = \(values.append(.text(reference.text)))" }
    if let caseID = filter.caseID { conditions += " AND r.case_id = \(values.append(.identifier(caseID)))" }
    return try reader.all(
      """
      SELECT r.number, r.case_id, c.reference, c.service_user, c.organisation, r.decision, r.paragraph, r.reasons, r.decided_by, r.role,
        r.at, r.paragraph_from
      FROM register r JOIN known_case c ON c.case_id = r.case_id
      WHERE \(conditions) ORDER BY r.number \(filter.span.direction) LIMIT $1
      """,
      values: values, as: entry)
  }

  private static func entry(_ row: Row) throws -> RegisterEntry {
    RegisterEntry(
      number: row.int(0), case: try row.identifier(1), caseReference: row.text(2), serviceUser: try row.identifier(3),
      organisation: row.text(4), decision: row.text(5), paragraph: row.text(6), paragraphFrom: row.textIfPresent(11),
      reasons: row.textIfPresent(7),
      decidedBy: row.text(8),
      office: Office(row.text(9)), at: row.instant(10))
  }
}
