import Contracts
import Storage

/// Notices in notification's tables, for lists; what is known of each is in its journal.
enum NoticeStore {
  static func insert(_ notice: Notice, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO notice (id, case_id, case_reference, service_user, organisation, letter, state, requested_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      .identifier(notice.id), .optional(notice.case), .text(notice.caseReference), .identifier(notice.serviceUser),
      .text(notice.organisation), .text(notice.letter), .text(notice.state.rawValue), .instant(notice.requestedAt))
  }

  /// Puts what changed in its place.
  static func update(_ notice: Notice, in tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE notice SET state = $2, settled_at = $3, why = $4, channel = $5, carrier_reference = $6, handed_over_at = $7,
        posted_at = $8, told_at = $9, do_by = $10, batch = $11, printed_at = $12, prints = $13 WHERE id = $1
      """,
      .identifier(notice.id), .text(notice.state.rawValue), moment(notice.settledAt), .optional(notice.why),
      .optional(notice.channel?.rawValue), .optional(notice.carrierReference), moment(notice.handedOverAt),
      moment(notice.postedAt), moment(notice.toldAt), moment(notice.doBy),
      notice.batch.map(Value.identifier) ?? .null, moment(notice.printedAt), notice.prints.map(Value.int) ?? .null)
  }

  /// Keeps the documents of a letter as they are about to go out, in place of those of an earlier try; a file of the body's once for all letters.
  static func keep(_ documents: [DeliveryDocument], of id: Identifier, in tx: Transaction) throws {
    try tx.execute("DELETE FROM notice_document WHERE notice = $1", .identifier(id))
    for document in documents {
      if document.isTheBodys {
        try tx.execute(
          "INSERT INTO enclosed_file (digest, content) VALUES ($1, $2) ON CONFLICT DO NOTHING", .text(document.digest),
          .blob(document.bytes))
      }
      try tx.execute(
        """
        INSERT INTO notice_document (notice, name, format, media_type, ending, content, pages, file)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        .identifier(id), .text(document.name), .text(document.format.rawValue), .text(document.mediaType), .text(document.ending),
        .blob(document.isTheBodys ? [] : document.bytes), document.pages.map(Value.int) ?? .null,
        document.isTheBodys ? .text(document.digest) : .null)
    }
  }

  /// One document as it went out.
  static func document(_ id: Identifier, _ name: String, _ format: DocumentFormat, in reader: Reader) throws -> DeliveryDocument?
  {
    try reader.first(
      """
      SELECT media_type, ending, coalesce(enclosed_file.content, notice_document.content), pages, file IS NOT NULL
      FROM notice_document LEFT JOIN enclosed_file ON digest = file WHERE notice = $1 AND name = $2 AND format = $3
      """,
      .identifier(id), .text(name), .text(format.rawValue),
      as: {
        DeliveryDocument(
          name: name, format: format, mediaType: $0.text(0), ending: $0.text(1), bytes: $0.blob(2), pages: $0.intIfPresent(3),
          isTheBodys: $0.int(4) == 1)
      })
  }

  private static func moment(_ instant: Instant?) -> Value { instant.map(Value.instant) ?? .null }

  static func find(_ id: Identifier, in reader: Reader) throws -> Notice? {
    try reader.first("\(columns) WHERE id = $1", .identifier(id), as: notice)
  }

  static func list(
    _ filter: NoticeFilter, _ span: ListSpan, visible: Set<String>, now: Instant, in reader: Reader
  ) throws -> [Notice] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "requested_at", &values) + " AND organisation IN (\(values.append(texts: visible)))"
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    if let id = filter.case { conditions += " AND case_id = \(values.append(.identifier(id)))" }
    if let id = filter.serviceUser { conditions += " AND service_user = \(values.append(.identifier(id)))" }
    if let reference = filter.reference { conditions += " AND case_reference = \(values.append(.text(reference.text)))" }
    if filter.overdue == true { conditions += " AND do_by <= \(values.append(.instant(now)))" }
    return try reader.all(
      "\(columns) WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values, as: notice)
  }

  static let columns =
    """
    SELECT id, case_id, case_reference, service_user, organisation, letter, state, requested_at, settled_at, why, channel,
      carrier_reference, handed_over_at, posted_at, told_at, do_by, batch, printed_at, prints FROM notice
    """

  static func notice(_ row: Row) throws -> Notice {
    guard let state = NoticeState(rawValue: row.text(6)) else {
      throw StorageError.constraint("notice holds a state that this version does not know")
    }
    var notice = Notice(
      id: try row.identifier(0), case: try row.identifierIfPresent(1), caseReference: row.text(2),
      serviceUser: try row.identifier(3),
      organisation: row.text(4), letter: row.text(5), state: state, requestedAt: row.instant(7))
    (notice.settledAt, notice.why) = (row.instantIfPresent(8), row.textIfPresent(9))
    (notice.channel, notice.carrierReference) = (row.textIfPresent(10).flatMap(NoticeChannel.init), row.textIfPresent(11))
    (notice.handedOverAt, notice.postedAt) = (row.instantIfPresent(12), row.instantIfPresent(13))
    (notice.toldAt, notice.doBy) = (row.instantIfPresent(14), row.instantIfPresent(15))
    (notice.batch, notice.printedAt) = (try row.identifierIfPresent(16), row.instantIfPresent(17))
    notice.prints = row.intIfPresent(18)
    return notice
  }
}
