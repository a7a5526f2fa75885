package import Contracts
package import Storage

/// Rows of a table that hold something of an aggregate.
package struct KeptRows: Sendable, Equatable {
  /// The table.
  package let table: String
  /// The column that names the aggregate.
  package let column: String
  /// Whether that has the name of its stream, and not its identifier.
  package let isByStream: Bool

  package init(_ table: String, _ column: String = "id", isByStream: Bool = false) {
    (self.table, self.column, self.isByStream) = (table, column, isByStream)
  }
}

/// How a service destroys what it has of the aggregates of an order: in its journal and in its tables, in the transaction of the order.
package struct Destruction: Sendable {
  let journal: Journal
  let author: String
  let rows: @Sendable (AggregateKind) -> [KeptRows]
  let organisation: @Sendable (AggregateName, Reader) throws -> String?
  let prepare: @Sendable (AggregateName, Transaction) throws -> Bool

  /// - Parameters:
  ///   - author: who signs the service's own events.
  ///   - rows: the rows about an aggregate of that kind, in the order in which they go.
  ///   - organisation: whose a record is, while it is there.
  ///   - prepare: does what has to be done first, and answers whether it can go; what was destroyed before it in the same part is gone.
  package init(
    journal: Journal, author: String, rows: @escaping @Sendable (AggregateKind) -> [KeptRows],
    organisation: @escaping @Sendable (AggregateName, Reader) throws -> String?,
    prepare: @escaping @Sendable (AggregateName, Transaction) throws -> Bool = { _, _ in true }
  ) {
    (self.journal, self.author, self.rows, self.organisation) = (journal, author, rows, organisation)
    self.prepare = prepare
  }

  /// Destroys a part of a disposal here.
  ///
  /// - Returns: what is to be confirmed, once nothing else is left to be removed.
  package func carryOut(_ order: DisposalOrdered, at instant: Instant, in tx: Transaction) throws -> DisposalCarriedOut {
    var done = DisposalCarriedOut(disposal: order.disposal, part: order.part, streams: 0, events: 0, files: 0)
    var emptied: [String] = []
    for name in order.aggregates {
      guard try prepare(name, tx) else {
        done.kept = (done.kept ?? []) + [name]
        continue
      }
      if name.kind == .person { try Removals.note(Removals.person, name.id.text, with: order, in: tx) }
      let owner = try organisation(name, tx)
      let events = try journal.disposeOfContents(name.stream, at: instant, in: tx)
      if events > 0 {
        try DestroyedRecords.insert(name, of: owner, in: tx)
        emptied.append(name.stream)
        (done.streams, done.events) = (done.streams + 1, done.events + events)
      }
      try DueRows.clear(stream: name.stream, in: tx)
      for kept in rows(name.kind) {
        try tx.execute(
          "DELETE FROM \(kept.table) WHERE \(kept.column) = $1", kept.isByStream ? .text(name.stream) : .identifier(name.id))
      }
    }
    try Removals.note(streams: emptied, with: order, in: tx)
    return done
  }

  /// Says that a part of a disposal is carried out here.
  package func confirm(_ done: DisposalCarriedOut, at instant: Instant, in tx: Transaction) throws {
    let stream = "disposal/\(done.disposal)"
    try journal.append(
      done, to: stream, expecting: try journal.version(of: stream, in: tx), by: author, at: instant, in: tx)
  }
}
