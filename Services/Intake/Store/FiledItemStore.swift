import Contracts
import ServiceKit
import Storage

/// Items that are read and filed: the table is the queue, in the order in which they are due; the journal holds all that was said.
enum FiledItemStore {
  static func put(_ item: FiledItem, in tx: Transaction) throws {
    // What is settled keeps its place among the others.
    try tx.execute(
      """
      INSERT INTO filed_item (id, reference, service_user, organisation, state, named_reader, due, moved_up_to, outcome)
      VALUES ($1, $2, $3, $4, $5, $6, coalesce($7, $8), $9, $10)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, named_reader = excluded.named_reader,
        due = coalesce($7, filed_item.due), moved_up_to = excluded.moved_up_to, outcome = excluded.outcome
      """,
      .identifier(item.id), .text(item.reference), .identifier(item.serviceUser), .text(item.organisation),
      .text(item.state.rawValue), .text(item.namedReader), item.due.map { .instant($0) } ?? .null, .instant(item.receivedAt),
      .optional(item.movedUpTo?.rawValue), .optional(item.result?.outcome.rawValue))
  }

  /// An item's place in the queue.
  struct Place {
    let due: Instant
    let id: Identifier

    /// The place that a page gives as its end; nil for any other text.
    init?(_ text: String) {
      let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let due = Int64(parts[0]), let id = Identifier(parts[1]) else { return nil }
      (self.due, self.id) = (Instant(milliseconds: due), id)
    }

    init(due: Instant, id: Identifier) { (self.due, self.id) = (due, id) }

    var text: String { "\(due.milliseconds).\(id)" }
  }

  /// What a list of items is narrowed by.
  struct Filter {
    var asked: FiledItemFilter
    /// The account whose items are listed.
    var namedReader: String?
    var after: Place?
    var span: ListSpan
    var organisations: Set<String>
    /// Only what was due before then, and is not settled.
    var overdueAt: Instant?
  }

  /// The places of items, the longest overdue first.
  static func list(_ filter: Filter, in reader: Reader) throws -> [Place] {
    var values: [Value] = [.int(filter.span.limit)]
    let asked = filter.asked
    var conditions = "organisation IN (\(values.append(texts: filter.organisations)))"
    let comparison = filter.span.isNewestFirst ? "<" : ">"
    let first = Place(due: Instant(milliseconds: filter.span.isNewestFirst ? .max : .min), id: noOne)
    let after = filter.after ?? first
    conditions +=
      " AND (due, id) \(comparison) (\(values.append(.instant(after.due))), \(values.append(.identifier(after.id))))"
    conditions += filter.span.within("due", &values)
    if let person = asked.serviceUser {
      conditions += " AND " + (try PersonRecords.condition("service_user", of: person, &values, in: reader))
    }
    if let reference = asked.reference { conditions += " AND reference = \(values.append(.text(reference.text)))" }
    if let state = asked.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    if let name = filter.namedReader { conditions += " AND named_reader = \(values.append(.text(name)))" }
    if let office = asked.movedUpTo { conditions += " AND moved_up_to = \(values.append(.text(office)))" }
    if let outcome = asked.outcome { conditions += " AND outcome = \(values.append(.text(outcome.rawValue)))" }
    if let now = filter.overdueAt { conditions += " AND due < \(values.append(.instant(now))) AND state <> 'settled'" }
    let direction = filter.span.direction
    return try reader.all(
      "SELECT due, id FROM filed_item WHERE \(conditions) ORDER BY due \(direction), id \(direction) LIMIT $1", values: values,
      as: { Place(due: $0.instant(0), id: try $0.identifier(1)) })
  }

  private static let noOne = Identifier(at: Instant(milliseconds: 0), random: [])
}
