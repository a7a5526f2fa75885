import Contracts
import Storage

/// Batches of letters, and what is still to be printed.
enum PrintBatchStore {
  static func insert(_ batch: PrintBatch, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO print_batch (id, organisation, opened_at, opened_by) VALUES ($1, $2, $3, $4)", .identifier(batch.id),
      .text(batch.organisation), .instant(batch.openedAt), .text(batch.openedBy))
  }

  /// The letters of an organisation that are in the outbox for the post and in no batch, the oldest first. What the outbox has is known by the
  /// name of its folder there: a carrier that prints and posts by itself has a reference of its own.
  static func unprinted(_ organisation: String, limit: Int, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      """
      SELECT id FROM notice n
        WHERE organisation = $1 AND batch IS NULL AND channel = 'post' AND \(waiting)
          AND carrier_reference = case_reference || '-' || letter || '-' || id
        ORDER BY id LIMIT $2
      """, .text(organisation), .int(limit), as: { try $0.identifier(0) })
  }

  static func find(_ id: Identifier, in reader: Reader) throws -> PrintBatch? {
    try reader.first("\(columns) WHERE b.id = $1", .identifier(id), as: batch)
  }

  static func list(_ filter: PrintBatchFilter, _ span: ListSpan, visible: Set<String>, in reader: Reader) throws -> [PrintBatch] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("b.id", at: "b.opened_at", &values) + " AND b.organisation IN (\(values.append(texts: visible)))"
    if let organisation = filter.organisation { conditions += " AND b.organisation = \(values.append(.text(organisation)))" }
    if let isOpen = filter.open {
      conditions +=
        " AND \(isOpen ? "" : "NOT ")EXISTS (SELECT 1 FROM notice n WHERE n.batch = b.id AND \(waiting))"
    }
    return try reader.all(
      "\(columns) WHERE \(conditions) ORDER BY b.id \(span.direction) LIMIT $1", values: values, as: batch)
  }

  /// What is still to be posted. Where a letter counts as told before that, it is posted all the same.
  private static let waiting = "n.posted_at IS NULL AND n.state IN ('handed-over', 'served')"

  /// The same of a notice that was read.
  static func waits(_ notice: Notice) -> Bool {
    notice.postedAt == nil && (notice.state == .handedOver || notice.state == .served)
  }

  private static let columns =
    """
    SELECT b.id, b.organisation, b.opened_at, b.opened_by, (SELECT count(*) FROM notice n WHERE n.batch = b.id),
      (SELECT count(*) FROM notice n WHERE n.batch = b.id AND \(waiting)) FROM print_batch b
    """

  private static func batch(_ row: Row) throws -> PrintBatch {
    PrintBatch(
      id: try row.identifier(0), organisation: row.text(1), openedAt: row.instant(2), openedBy: row.text(3), letters: row.int(4),
      waiting: row.int(5))
  }

  /// The notices of a batch, by their state, then the oldest first.
  static func notices(_ id: Identifier, in reader: Reader) throws -> [Notice] {
    try reader.all(
      "\(NoticeStore.columns) WHERE batch = $1 ORDER BY state, id LIMIT 500", .identifier(id), as: NoticeStore.notice)
  }

  /// A document of a notice, without its content.
  typealias Document = (name: String, format: DocumentFormat, pages: Int?)

  /// What the documents of a batch's notices are called, and how many pages each has: from an index, since the documents are large.
  static func documents(_ batch: Identifier, in reader: Reader) throws -> [Identifier: [Document]] {
    let found = try reader.all(
      """
      SELECT d.notice, d.name, d.format, d.pages FROM notice n JOIN notice_document d ON d.notice = n.id WHERE n.batch = $1
      """, .identifier(batch),
      as: { row -> (Identifier, Document) in
        guard let format = DocumentFormat(rawValue: row.text(2)) else {
          throw StorageError.constraint("notice_document holds a format that this version does not know")
        }
        return (try row.identifier(0), (row.text(1), format, row.intIfPresent(3)))
      })
    return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
  }
}
