import Contracts
import ServiceKit
import Storage

/// Disposals in the tables of records; who decided what is in their journal.
enum DisposalStore {
  static func put(_ disposal: Disposal, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO disposal (id, organisation, state, proposed_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state
      """,
      .identifier(disposal.id), .text(disposal.organisation), .text(disposal.state.rawValue), .instant(disposal.proposedAt))
  }

  static func insert(_ items: [DisposalItem], of id: Identifier, in tx: Transaction) throws {
    for (index, item) in items.enumerated() {
      try tx.execute(
        "INSERT INTO disposal_item (disposal, number, stream, class, due) VALUES ($1, $2, $3, $4, $5)", .identifier(id),
        .int(index + 1), .text(item.name.stream), .text(item.retentionClass), .day(item.dueOn))
    }
  }

  /// Notes why one of them is kept after all.
  static func keep(_ name: AggregateName, of id: Identifier, because: String, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE disposal_item SET kept_because = $3 WHERE disposal = $1 AND stream = $2", .identifier(id), .text(name.stream),
      .text(because))
  }

  /// - Parameters:
  ///   - kept: only those that were kept, or were not.
  ///   - after: the number after which they begin.
  static func items(
    of id: Identifier, kept: Bool? = nil, after: Int = 0, limit: Int = .max, in reader: Reader
  ) throws -> [(number: Int, item: DisposalItem)] {
    let condition = kept.map { $0 ? " AND kept_because IS NOT NULL" : " AND kept_because IS NULL" } ?? ""
    return try reader.all(
      """
      SELECT number, stream, class, due, kept_because FROM disposal_item WHERE disposal = $1 AND number > $2\(condition)
      ORDER BY number LIMIT $3
      """,
      .identifier(id), .int(after), .int(limit),
      as: { row in
        guard let name = AggregateName(stream: row.text(1)) else {
          throw StorageError.constraint("a disposal has an aggregate of a kind that this version does not know")
        }
        return (
          row.int(0),
          DisposalItem(
            kind: name.kind, id: name.id, retentionClass: row.text(2), dueOn: try row.day(3), keptBecause: row.textIfPresent(4))
        )
      })
  }

  /// How many of them are kept after all.
  static func countOfKept(_ id: Identifier, in reader: Reader) throws -> Int {
    try reader.first(
      "SELECT count(*) FROM disposal_item WHERE disposal = $1 AND kept_because IS NOT NULL", .identifier(id), as: { $0.int(0) })
      ?? 0
  }

  /// What a service says that it destroyed of a part.
  static func confirm(_ done: DisposalCarriedOut, by service: String, hash: String, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO disposal_confirmation (disposal, service, part, streams, events, files, hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
      """,
      .identifier(done.disposal), .text(service), .int(done.part), .int(done.streams), .int(done.events), .int(done.files),
      .text(hash))
  }

  /// What each service has said, and of how many parts.
  static func confirmations(of id: Identifier, in reader: Reader) throws -> [(done: DestroyedHere, parts: Int)] {
    let parts = try reader.all(
      """
      SELECT service, streams, events, files, hash FROM disposal_confirmation WHERE disposal = $1 ORDER BY service, part
      """,
      .identifier(id),
      as: { row in
        DestroyedHere(service: row.text(0), streams: row.int(1), events: row.int(2), files: row.int(3), hash: row.text(4))
      })
    return Dictionary(grouping: parts, by: \.service).sorted { $0.key < $1.key }.map { service, parts in
      let all = DestroyedHere(
        service: service, streams: parts.reduce(0) { $0 + $1.streams }, events: parts.reduce(0) { $0 + $1.events },
        files: parts.reduce(0) { $0 + $1.files }, hash: parts.last?.hash ?? "")
      return (all, parts.count)
    }
  }

  /// Those that not every service has confirmed, the oldest first, at most a hundred.
  static func ordered(in reader: Reader) throws -> [Identifier] {
    try reader.all("SELECT id FROM disposal WHERE state = 'ordered' ORDER BY id LIMIT 100", as: { try $0.identifier(0) })
  }

  static func list(
    _ filter: DisposalFilter, _ span: ListSpan, visible: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "proposed_at", &values) + " AND organisation IN (\(values.append(texts: visible)))"
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    return try reader.all(
      "SELECT id FROM disposal WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }
}
