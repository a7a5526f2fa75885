import Contracts
import Formats
import Policy
import ServiceKit
import Storage

/// What records answers from, worked out anew from its own journal and from those that it has followed, which must be the ones that it has witnessed.
struct RebuiltRecords {
  static let tables = ServedTables(
    of: .records, migrations: RecordsSchema.migrations,
    [
      ServedTable("known_case", key: ["case_id"], label: "reference"),
      ServedTable("file_entry", key: ["source", "seq"], label: "source || ' ' || seq"),
      ServedTable(
        "decision", key: ["source", "seq"], where: isUnderItsCase, assigned: ["number"], label: "source || ' ' || seq"),
      // Outside a case, the policy was that of the day on which records heard of it.
      ServedTable(
        "decision", key: ["source", "seq"], where: "NOT (\(isUnderItsCase))",
        ignoring: ["policy", "policy_version", "paragraph", "paragraph_from"], assigned: ["number"],
        label: "source || ' ' || seq"),
      ServedTable("plan", key: ["case_id", "version"], label: "reference || ' version ' || version"),
      ServedTable("plan_restriction", key: ["case_id", "version", "kind"], label: "case_id"),
      ServedTable("counted", key: ["source", "seq", "measure", "code"], label: "source || ' ' || seq"),
      ServedTable("step_begun", key: ["name"], label: "name"),
      ServedTable("aggregate", key: ["stream"], ignoring: ["due", "because"], label: "stream"),
      // What waits to be dated has yet to get its date.
      ServedTable(
        "aggregate", key: ["stream"],
        where: """
          'retention/' || grp NOT IN (SELECT stream FROM due_row WHERE kind = '\(Records.dating)')
          AND NOT EXISTS (SELECT 1 FROM due_row WHERE kind = '\(Records.datingAll)')
          """,
        label: "stream"),
      ServedTable("hold", key: ["id"], label: "id"),
      ServedTable("rights_request", key: ["id"], label: "reference"),
      ServedTable("disclosure", key: ["id"], label: "id"),
      ServedTable(
        "equality_total", key: ["organisation", "year", "grp", "question", "option"],
        label: "organisation || ' ' || year || ' ' || question"),
      ServedTable("disposal", key: ["id"], label: "id"),
      ServedTable("disposal_item", key: ["disposal", "number"], label: "disposal"),
      ServedTable("disposal_confirmation", key: ["disposal", "service", "part"], label: "disposal"),
      ServedTable("destroyed_record", key: ["stream"], label: "stream"),
      ServedTable("person_merge", key: ["id"], label: "id"),
      ServedTable(
        "due_row", key: ["stream", "kind"], where: "kind = '\(Records.ordering)'", label: "kind || ' ' || stream"),
    ],
    others: ["counted_to", "to_be_removed"]
  ) { try RebuiltRecords(from: $0).build() }

  private static let isUnderItsCase = "case_id IS NOT NULL AND paragraph_from IS NULL"

  private let source: Rebuilding
  private let records: Records

  private init(from source: Rebuilding) throws {
    self.source = source
    let clock = Clock()
    records = Records(
      database: source.database, looks: nil, checkpoints: CheckpointFolder(in: ""), outside: CheckpointsOut(CheckpointSettings()),
      papers: PaperFormats(), journal: source.journal,
      identifiers: Identifiers(clock: clock), clock: clock, packs: try Packs.load(folder: source.packFolder), sources: [])
  }

  private func build() throws {
    var disposals = Disposals()
    try source.entries { entry, tx in try follow(entry, &disposals, in: tx) }
    // What intake says of a case is entered under the policy of the case, which the workflow tells.
    for service in [Service.workflow, .intake, .notification] { try follow(service, service.events, &disposals) }
    try source.database.write { tx in
      for name in disposals.destroyed { try Records.forget(name, in: tx) }
      for (name, disposal) in disposals.proposed { try AggregateStore.propose(name, for: disposal, in: tx) }
    }
    try date()
  }

  /// What records has decided of aggregates, as its journal leaves it.
  private struct Disposals {
    var all: [Identifier: Disposal] = [:]
    var items: [Identifier: [AggregateName]] = [:]
    var proposed: [AggregateName: Identifier] = [:]
    var destroyed: Set<AggregateName> = []
  }

  // MARK: - Its own journal

  private func follow(_ entry: JournalEntry, _ disposals: inout Disposals, in tx: Transaction) throws {
    guard entry.payload != nil else { return }
    guard let type = RecordsEvent(rawValue: entry.type) else { throw Rebuilding.otherVersion }
    try records.enter(entry, in: tx)
    switch type {
    case .fileEntered, .clockMoved: break
    case .rightsRequestReceived, .rightsRequestIdentity, .rightsRequestExtended, .rightsRequestAnswered, .rightsRequestLifted:
      // Each has the request as it left it.
      try RightsStore.put(try entry.decode(RightsRequestReceived.self).request, in: tx)
    case .disclosureRecorded: try RightsStore.insert(try entry.decode(DisclosureRecorded.self).disclosure, in: tx)
    case .equalityReturned: try EqualityStore.put(try entry.decode(EqualityReturned.self).totals, in: tx)
    case .holdPlaced: try HoldStore.put(try entry.decode(HoldPlaced.self).hold, in: tx)
    case .holdReviewed: try HoldStore.put(try entry.decode(HoldReviewed.self).hold, in: tx)
    case .holdReleased: try HoldStore.put(try entry.decode(HoldReleased.self).hold, in: tx)
    case .disposalProposed:
      let proposed = try entry.decode(DisposalProposed.self)
      let id = proposed.disposal.id
      try keep(proposed.disposal, &disposals, in: tx)
      try DisposalStore.insert(proposed.aggregates, of: id, in: tx)
      disposals.items[id] = proposed.aggregates.map(\.name)
      for item in proposed.aggregates { disposals.proposed[item.name] = id }
    case .disposalApproved:
      let disposal = try entry.decode(DisposalApproved.self).disposal
      try keep(disposal, &disposals, in: tx)
      try DueRows.set(
        DueRow(stream: entry.stream, version: -1, kind: Records.ordering, due: disposal.coolingOffUntil ?? entry.instant), in: tx)
    case .disposalWithdrawn:
      let disposal = try entry.decode(DisposalWithdrawn.self).disposal
      try keep(disposal, &disposals, in: tx)
      try DueRows.clear(stream: entry.stream, in: tx)
      for name in disposals.items[disposal.id] ?? [] { disposals.proposed[name] = nil }
    case .disposalOrdered: try order(try entry.decode(DisposalOrdered.self), entry.stream, &disposals, in: tx)
    case .disposalCompleted:
      let id = try entry.decode(DisposalCompleted.self).certificate.disposal
      if var disposal = disposals.all[id] {
        disposal.state = .completed
        try keep(disposal, &disposals, in: tx)
      }
    }
  }

  private func keep(_ disposal: Disposal, _ disposals: inout Disposals, in tx: Transaction) throws {
    disposals.all[disposal.id] = disposal
    try DisposalStore.put(disposal, in: tx)
  }

  private func order(_ order: DisposalOrdered, _ stream: String, _ disposals: inout Disposals, in tx: Transaction) throws {
    guard var disposal = disposals.all[order.disposal] else { return }
    disposal.state = .ordered
    try keep(disposal, &disposals, in: tx)
    try DueRows.clear(stream: stream, in: tx)
    for item in order.kept ?? [] {
      try DisposalStore.keep(item.name, of: order.disposal, because: item.keptBecause ?? "", in: tx)
      disposals.proposed[item.name] = nil
    }
    for name in order.aggregates {
      disposals.destroyed.insert(name)
      disposals.proposed[name] = nil
      try DestroyedRecords.insert(name, of: disposal.organisation, in: tx)
    }
  }

  // MARK: - The others

  private func follow<Events: EventCatalogue>(
    _ service: Service, _ events: Events.Type, _ disposals: inout Disposals
  ) throws {
    try source.events(of: service, events) { type, event, tx in
      try compareWitness(of: event)
      try records.file(type, event, in: tx)
      if event.type == DisposalCarriedOut.type, event.data != nil { try confirm(event, &disposals, in: tx) }
    }
  }

  private func compareWitness(of event: FeedEvent) throws {
    let witnessed = try source.journal.entries(of: Records.stream(of: event), in: source.served).last?.decode(FileEntered.self)
    guard witnessed?.hash != Hexadecimal.text(event.hash) else { return }
    source.find(
      "row \(event.seq) of \(event.source) is \(witnessed == nil ? "not on file" : "not the one on file")")
  }

  private func confirm(_ event: FeedEvent, _ disposals: inout Disposals, in tx: Transaction) throws {
    let done = try event.decode(DisposalCarriedOut.self)
    guard disposals.all[done.disposal] != nil else { return }
    for name in done.kept ?? [] where disposals.destroyed.remove(name) != nil {
      try DisposalStore.keep(name, of: done.disposal, because: Records.somethingNew, in: tx)
      try AggregateStore.put(
        StoredAggregate(
          aggregate: Aggregate(name: name, began: records.packs.current.zone.day(of: event.instant), ended: nil, isOpen: false),
          person: name.id, organisation: try DestroyedRecords.takeBack(name, in: tx)), in: tx)
    }
    try DisposalStore.confirm(done, by: event.source, hash: Hexadecimal.text(event.hash), in: tx)
  }

  // MARK: - How long everything is kept

  private func date() throws {
    var after = ""
    while true {
      let groups = try source.database.read { try AggregateStore.groups(after: after, limit: 500, in: $0) }
      guard let last = groups.last else { break }
      try source.database.write { tx in for group in groups { try records.work(out: group, in: tx) } }
      after = last
    }
    let waiting = try source.served.all(
      "SELECT stream, kind FROM due_row WHERE kind IN ($1, $2)", .text(Records.dating), .text(Records.datingAll),
      as: { (stream: $0.text(0), kind: $0.text(1)) })
    try source.database.write { tx in
      try tx.execute("DELETE FROM due_row WHERE kind = $1", .text(Records.dating))
      for (stream, kind) in waiting {
        try DueRows.set(DueRow(stream: stream, version: -1, kind: kind, due: records.clock.now), in: tx)
      }
    }
  }
}
