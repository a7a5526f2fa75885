import Contracts
import Policy
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

  /// The person's case that is not closed, in that organisation, if there is one.
  static func open(of serviceUser: Identifier, organisation: String, in reader: Reader) throws -> Identifier? {
    try reader.first(
      """
      SELECT id FROM restriction_case WHERE service_user = $1 AND organisation = $2 AND stage <> $3 ORDER BY id DESC LIMIT 1
      """,
      .identifier(serviceUser), .text(organisation), .text(StageName.closed.rawValue), as: { try $0.identifier(0) })
  }

  /// What a list of cases is narrowed by.
  struct Filter {
    var stage: StageName?
    var organisation: String?
    var serviceUser: Identifier?
    var after: String
    var limit: Int
    var visible: Set<String>
  }

  static func list(_ filter: Filter, in reader: Reader) throws -> [CaseSummary] {
    var values: [Value] = [.text(filter.after), .int(filter.limit)]
    var conditions = "id > $1 AND organisation IN (\(values.append(texts: filter.visible)))"
    if let stage = filter.stage { conditions += " AND stage = \(values.append(.text(stage.rawValue)))" }
    if let organisation = filter.organisation { conditions += " AND organisation = \(values.append(.text(organisation)))" }
    if let person = filter.serviceUser { conditions += " AND service_user = \(values.append(.identifier(person)))" }
    return try reader.all(
      """
      SELECT id, reference, stage, service_user, organisation, opened_at, version FROM restriction_case
      WHERE \(conditions) ORDER BY id LIMIT $2
      """,
      values: values,
      as: { row in
        CaseSummary(
          id: try row.identifier(0), reference: row.text(1), stage: row.text(2), serviceUser: try row.identifier(3),
          organisation: row.text(4), openedAt: row.instant(5), version: row.int(6))
      })
  }
}
