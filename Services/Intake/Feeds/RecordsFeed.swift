import Contracts
import ServiceKit
import Storage

/// What intake does about records' events: it notes whose data may only be stored, and destroys what it is told to, in the journal and the tables at
/// once, and then files of evidence and what the logs of contact checks and of who looked say of a person.
extension Intake {
  /// What is removed outside the database.
  private enum Outside {
    /// A file of evidence, by its digest.
    static let file = "file"
    /// What the log of contact checks knows a person by.
    static let detail = "detail"
  }

  func follow(records type: RecordsEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    try ServiceUserStore.note(type, event, in: tx)
    guard type == .disposalOrdered else { return }
    let order = try event.decode(DisposalOrdered.self)
    try Removals.begin(try destruction(order).carryOut(order, at: clock.now, in: tx), at: clock.now, in: tx)
  }

  /// Removes what is outside the database, and says that the part is carried out. Done again, it finds nothing left.
  func remove(_ row: DueRow) throws -> DueLoop.Change {
    let (people, digests, details) = try database.read {
      (
        try Removals.people(row, in: $0), try Removals.noted(Outside.file, by: row, in: $0),
        try Removals.noted(Outside.detail, by: row, in: $0)
      )
    }
    try ContactCheckStore.forget(people, knownBy: Set(details), in: checkLog)
    try looks.forget(people)
    return { tx in
      var done = try Removals.done(row, in: tx)
      // The same bytes may be evidence of something else, which can come in only before or after this transaction.
      done.files = try digests.filter { digest in
        try !EvidenceStore.names(digest, in: tx) && evidence.files.remove(digest)
      }.count
      try Removals.forget(row, in: tx)
      try destruction().confirm(done, at: clock.now, in: tx)
    }
  }

  private func destruction(_ order: DisposalOrdered? = nil) -> Destruction {
    Destruction(
      journal: journal, author: Self.author, rows: Self.rows,
      organisation: { name, reader in try KeptOrganisation.find(stream: name.stream, in: reader) },
      prepare: { name, tx in
        guard let order else { return true }
        if name.kind == .person {
          if try ServiceUserStore.hasRecords(name.id, in: tx) { return false }
          if let person = try ServiceUserStore.find(name.id, in: tx) {
            let keys = try ServiceUserStore.keys(of: name.id, in: tx)
            for detail in checks.details(of: person, keys: keys) {
              try Removals.note(Outside.detail, detail, with: order, in: tx)
            }
          }
          try PersonWords.remove(name.id, in: tx)
        }
        if name.kind == .evidence, let digest = try EvidenceStore.digest(of: name.id, in: tx) {
          try Removals.note(Outside.file, digest, with: order, in: tx)
        }
        return true
      })
  }

  /// What intake's tables have of an aggregate.
  @Sendable
  private static func rows(of kind: AggregateKind) -> [KeptRows] {
    switch kind {
    case .person:
      [
        KeptRows("service_user_merge", "kept"), KeptRows("service_user_merge", "merged"),
        KeptRows("contact_point", "service_user"), KeptRows("representative_point", "service_user"),
        KeptRows("plan_holder", "service_user"), KeptRows("service_user"),
      ]
    case .merge: [KeptRows("service_user_merge")]
    case .contact: [KeptRows("contact")]
    case .incident: [KeptRows("incident_behaviour", "incident"), KeptRows("incident_heading", "incident"), KeptRows("incident")]
    case .report: [KeptRows("report")]
    case .adjustment: [KeptRows("adjustment_consultation", "request"), KeptRows("adjustment_request")]
    case .matter: [KeptRows("matter_key", "matter"), KeptRows("matter")]
    case .filedItem: [KeptRows("filed_item")]
    case .evidence: [KeptRows("evidence")]
    case .letter: [KeptRows("letter")]
    case .restrictionCase:
      [KeptRows("plan_holder", "case_id"), KeptRows("plan_in_force", "case_id"), KeptRows("case_policy", "case_id")]
    case .repeatedComplaint, .notice: []
    }
  }
}

extension Intake {
  static let destroyedRecords = Migration(
    name: "intake-0017-destroyed-records",
    sql: DestroyedRecords.schema + "\n" + Removals.schema + """

      CREATE INDEX incident_behaviour_incident ON incident_behaviour (incident);
      CREATE INDEX incident_heading_incident ON incident_heading (incident);
      CREATE INDEX matter_key_matter ON matter_key (matter);
      """)
}
