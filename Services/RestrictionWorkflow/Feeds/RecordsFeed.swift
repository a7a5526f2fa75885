import Contracts
import ServiceKit
import Storage

/// What the workflow does about records' events: it destroys what it is told to.
extension RestrictionWorkflow {
  func follow(records type: RecordsEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard type == .disposalOrdered, event.data != nil else { return }
    let order = try event.decode(DisposalOrdered.self)
    try Removals.begin(try destruction.carryOut(order, at: clock.now, in: tx), at: clock.now, in: tx)
  }

  /// Removes what the log of who looked says of a person, and says that the part is carried out. Done again, it finds nothing left.
  func remove(_ row: DueRow) throws -> DueLoop.Change {
    try looks.forget(try database.read { try Removals.people(row, in: $0) })
    return { tx in
      let done = try Removals.done(row, in: tx)
      try Removals.forget(row, in: tx)
      try destruction.confirm(done, at: clock.now, in: tx)
    }
  }

  private var destruction: Destruction {
    Destruction(
      journal: journal, author: Service.workflow.actor.journalName(as: .service), rows: Self.rows,
      organisation: { name, reader in try CaseStore.organisation(ofStream: name.stream, in: reader) })
  }

  /// What the workflow's tables have of an aggregate.
  @Sendable
  private static func rows(of kind: AggregateKind) -> [KeptRows] {
    switch kind {
    case .restrictionCase:
      [
        KeptRows("task", "subject", isByStream: true), KeptRows("case_hand", "stream", isByStream: true),
        KeptRows("plan_review", "case_id"), KeptRows("breach", "case_id"), KeptRows("restriction_case"),
      ]
    case .incident, .letter: [KeptRows("task", "subject", isByStream: true), KeptRows("case_hand", "stream", isByStream: true)]
    case .adjustment: [KeptRows("task", "subject", isByStream: true), KeptRows("known_adjustment", "request")]
    case .merge: [KeptRows("person_merge")]
    case .person:
      [KeptRows("person_merge", "kept"), KeptRows("person_merge", "merged"), KeptRows("dead_person", "service_user")]
    case .contact, .report, .matter, .repeatedComplaint, .filedItem, .evidence, .notice: []
    }
  }
}
