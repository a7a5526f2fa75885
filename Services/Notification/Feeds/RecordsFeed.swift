import Contracts
import ServiceKit
import Storage

/// What notification does about records' events: it destroys what it is told to, what may still be in the outbox of it, and what the log
/// of who looked says of a person.
extension Notification {
  func follow(records type: RecordsEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard type == .disposalOrdered, event.data != nil else { return }
    let order = try event.decode(DisposalOrdered.self)
    for name in order.aggregates where name.kind == .notice { try Removals.note(Self.sent, name.id.text, with: order, in: tx) }
    try Removals.begin(try destruction.carryOut(order, at: clock.now, in: tx), at: clock.now, in: tx)
  }

  /// What is removed outside the database: a letter that was never confirmed to have been posted.
  private static let sent = "letter"

  /// Removes what is in the outbox, and says that the part is carried out. Done again, it finds nothing left.
  func remove(_ row: DueRow) throws -> DueLoop.Change {
    let (notices, people) = try database.read {
      (try Removals.noted(Self.sent, by: row, in: $0), try Removals.people(row, in: $0))
    }
    try looks.forget(people)
    let files = try outbox?.remove(Set(notices.compactMap { Identifier($0) })) ?? 0
    return { tx in
      var done = try Removals.done(row, in: tx)
      done.files = files
      try Removals.forget(row, in: tx)
      try destruction.confirm(done, at: clock.now, in: tx)
    }
  }

  private var destruction: Destruction {
    Destruction(
      journal: journal, author: Self.author, rows: Self.rows,
      organisation: { name, reader in
        name.kind == .notice ? try NoticeStore.find(name.id, in: reader)?.organisation : nil
      })
  }

  /// What notification's tables have of an aggregate.
  @Sendable
  private static func rows(of kind: AggregateKind) -> [KeptRows] {
    switch kind {
    case .notice: [KeptRows("notice_document", "notice"), KeptRows("notice")]
    case .person, .merge, .contact, .incident, .report, .adjustment, .matter, .repeatedComplaint, .filedItem, .evidence, .letter,
      .restrictionCase:
      []
    }
  }
}
