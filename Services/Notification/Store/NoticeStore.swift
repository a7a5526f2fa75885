import Contracts
import Storage

/// Notices in notification's tables.
enum NoticeStore {
  static func insert(_ notice: Notice, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO notice (id, case_id, case_reference, service_user, organisation, letter, state, requested_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      .identifier(notice.id), .identifier(notice.case), .text(notice.caseReference), .identifier(notice.serviceUser),
      .text(notice.organisation), .text(notice.letter), .text(notice.state.rawValue), .instant(notice.requestedAt))
  }

  static func dispatched(_ id: Identifier, at: Instant, letter: RenderedLetter, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE notice SET state = $2, settled_at = $3, html = $4, plain = $5 WHERE id = $1",
      .identifier(id), .text(NoticeState.dispatched.rawValue), .instant(at), .text(letter.html), .text(letter.plain))
  }

  static func failed(_ id: Identifier, at: Instant, why: String, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE notice SET state = $2, settled_at = $3, why = $4 WHERE id = $1", .identifier(id),
      .text(NoticeState.failed.rawValue), .instant(at), .text(why))
  }

  static func find(_ id: Identifier, in reader: Reader) throws -> Notice? {
    try reader.first("\(columns) WHERE id = $1", .identifier(id), as: notice)
  }

  static func letter(_ id: Identifier, in reader: Reader) throws -> RenderedLetter? {
    try reader.first(
      "SELECT html, plain FROM notice WHERE id = $1 AND html IS NOT NULL", .identifier(id),
      as: { RenderedLetter(html: $0.text(0), plain: $0.text(1)) })
  }

  static func list(_ filter: NoticeFilter, _ span: ListSpan, visible: Set<String>, in reader: Reader) throws -> [Notice] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "requested_at", &values) + " AND organisation IN (\(values.append(texts: visible)))"
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    if let id = filter.case { conditions += " AND case_id = \(values.append(.identifier(id)))" }
    if let reference = filter.reference { conditions += " AND case_reference = \(values.append(.text(reference.text)))" }
    return try reader.all(
      "\(columns) WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values, as: notice)
  }

  private static let columns =
    "SELECT id, case_id, case_reference, service_user, organisation, letter, state, requested_at, settled_at, why FROM notice"

  private static func notice(_ row: Row) throws -> Notice {
    guard let state = NoticeState(rawValue: row.text(6)) else {
      throw StorageError.constraint("notice holds a state that this version does not know")
    }
    return Notice(
      id: try row.identifier(0), case: try row.identifier(1), caseReference: row.text(2), serviceUser: try row.identifier(3),
      organisation: row.text(4), letter: row.text(5), state: state, requestedAt: row.instant(7),
      settledAt: row.instantIfPresent(8),
      why: row.textIfPresent(9))
  }
}
