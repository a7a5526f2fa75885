import Contracts
import Policy
import ServiceKit
import Storage

/// How a disposal is carried out once it can no longer be stopped: the gate is asked once more, the services are told, and each says when it is done.
extension Records {
  /// The kind of due row for a disposal whose cooling-off is over.
  static let ordering = "order"
  /// Aggregates of one part of an order: each service destroys a part in one transaction.
  private static let partSize = 500

  static func stream(ofDisposal id: Identifier) -> String { "disposal/\(id)" }

  /// The disposal as its last event left it.
  func disposal(_ id: Identifier, in reader: Reader) throws -> Disposal {
    let entries = try journal.entries(of: Self.stream(ofDisposal: id), in: reader)
    guard let last = entries.last(where: { $0.type != DisposalOrdered.type && $0.type != DisposalCompleted.type }) else {
      throw Problem.notFound
    }
    // Each of these has the disposal as it left it.
    var disposal = try last.decode(DisposalWithdrawn.self).disposal
    disposal.version = entries.last?.version ?? disposal.version
    let orders = entries.filter { $0.type == DisposalOrdered.type }
    if let first = orders.first {
      (disposal.state, disposal.orderedAt) = (.ordered, first.instant)
      disposal.kept = try DisposalStore.countOfKept(id, in: reader)
      let done = try DisposalStore.confirmations(of: id, in: reader).filter { $0.parts == orders.count }.map(\.done.service)
      disposal.waitingFor = Self.destroyers.map(\.rawValue).filter { !done.contains($0) }
    }
    if let completed = entries.last, completed.type == DisposalCompleted.type {
      (disposal.state, disposal.completedAt, disposal.waitingFor) = (.completed, completed.instant, nil)
    }
    return disposal
  }

  /// The services that destroy what they are told to.
  private static let destroyers = Service.records.follows

  /// Tells every service what to destroy, but what must be kept after all; records' own part goes with it.
  func order(_ row: DueRow, in tx: Transaction) throws {
    guard let id = Identifier(String(row.stream.dropFirst("disposal/".count))) else {
      throw StorageError.constraint("a due row names no disposal")
    }
    let disposal = try disposal(id, in: tx)
    guard disposal.state == .approved else { return }
    let items = try DisposalStore.items(of: id, in: tx).map(\.item)
    let objections = try objections(to: items.map(\.name), at: clock.now, in: tx)
    let kept = items.compactMap { item -> DisposalItem? in
      objections[item.name].map { because in
        var item = item
        item.keptBecause = because
        return item
      }
    }
    for item in kept {
      try DisposalStore.keep(item.name, of: id, because: item.keptBecause ?? "", in: tx)
      try AggregateStore.propose(item.name, for: nil, in: tx)
    }
    // Who a person is goes last: what is theirs refers to it.
    let leaving = items.map(\.name).filter { objections[$0] == nil }.sorted { $0.goesBefore($1) }
    let parts = max(1, (leaving.count + Self.partSize - 1) / Self.partSize)
    for part in 1...parts {
      let names = Array(leaving.dropFirst((part - 1) * Self.partSize).prefix(Self.partSize))
      let emptied = try names.flatMap { try destroy($0, in: tx) }
      let order = DisposalOrdered(
        disposal: id, part: part, parts: parts, aggregates: names, kept: part == 1 && !kept.isEmpty ? kept : nil,
        emptied: emptied.isEmpty ? nil : emptied)
      for name in names where name.kind == .person {
        try Removals.note(Removals.person, name.id.text, with: order, in: tx)
      }
      try Removals.begin(
        DisposalCarriedOut(disposal: id, part: part, streams: 0, events: 0, files: 0), at: clock.now, in: tx)
      try journal.append(
        order, to: row.stream, expecting: disposal.version + part - 1, by: Self.author, at: clock.now, in: tx)
    }
    try DisposalStore.put(try self.disposal(id, in: tx), in: tx)
  }

  /// Why each of these may not be destroyed, where that is so, by everything that is known at that moment.
  ///
  /// - Parameter others: what is destroyed with them.
  func objections(
    to names: [AggregateName], at now: Instant, with others: [AggregateName] = [], in reader: Reader
  ) throws -> [AggregateName: String] {
    let (today, holds) = (packs.current.zone.day(of: now), try openHolds(in: reader))
    let leaving = Set(names).union(others)
    var (gates, groups, found): ([String: Gate], [AggregateName: String], [AggregateName: String]) = ([:], [:], [:])
    for name in names {
      guard let group = try AggregateStore.find(name, in: reader)?.group else {
        found[name] = "It is not on record any more."
        continue
      }
      groups[name] = group
      let gate = try gates[group] ?? Gate(group, holds, under: packs.current, in: reader)
      gates[group] = gate
      found[name] = gate.objection(to: name, on: today, with: leaving)
    }
    // Who stays because something else of theirs does is known only when that is.
    let rest = leaving.filter { found[$0] == nil }
    for name in names where name.isIdentity && found[name] == nil {
      found[name] = groups[name].flatMap { gates[$0]?.objection(to: name, on: today, with: rest) }
    }
    return found
  }

  /// Destroys what records has of an aggregate: its place in the files, and a case's decisions. What was witnessed of it stays, a hash for each event.
  ///
  /// - Returns: the streams of records' own journal that were emptied with it.
  private func destroy(_ name: AggregateName, in tx: Transaction) throws -> [String] {
    guard let stored = try AggregateStore.find(name, in: tx) else { return [] }
    try DestroyedRecords.insert(name, of: stored.organisation, in: tx)
    try AggregateStore.remove(name, in: tx)
    tx.erases = true
    try Self.forget(name, in: tx)
    let emptied = name.kind == .person ? try forgetHolds(on: name.id, in: tx) + forgetRights(of: name.id, in: tx) : []
    try date(stored.group, in: tx)
    return emptied
  }

  /// Takes an aggregate that is destroyed out of the files, the registers and what is counted.
  static func forget(_ name: AggregateName, in tx: Transaction) throws {
    try CountStore.remove(name.stream, in: tx)
    for table in ["file_entry", "decision"] { try tx.execute("DELETE FROM \(table) WHERE stream = $1", .text(name.stream)) }
    switch name.kind {
    case .restrictionCase:
      for table in ["decision", "plan_restriction", "plan", "file_entry", "known_case"] {
        try tx.execute("DELETE FROM \(table) WHERE case_id = $1", .identifier(name.id))
      }
    case .person:
      try tx.execute("DELETE FROM person_merge WHERE kept = $1 OR merged = $1", .identifier(name.id))
      for table in ["file_entry", "decision"] {
        try tx.execute("UPDATE \(table) SET service_user = NULL WHERE service_user = $1", .identifier(name.id))
      }
      try tx.execute("DELETE FROM due_row WHERE stream = $1", .text("retention/\(name.id)"))
    case .merge: try tx.execute("DELETE FROM person_merge WHERE id = $1", .identifier(name.id))
    case .contact, .incident, .report, .adjustment, .matter, .repeatedComplaint, .filedItem, .evidence, .letter, .notice: break
    }
  }

  /// Why a service keeps what it was told to destroy.
  static let somethingNew = "Something new of the person came in."

  /// A service found something of a person when it was told to destroy who that is: they stay on record.
  private func takeBack(_ name: AggregateName, of disposal: Identifier, in tx: Transaction) throws {
    // Said once: read again, it is on record already.
    guard try DestroyedRecords.has(name, in: tx) else { return }
    try DisposalStore.keep(name, of: disposal, because: Self.somethingNew, in: tx)
    let stored = StoredAggregate(
      aggregate: Aggregate(name: name, began: packs.current.zone.day(of: clock.now), ended: nil, isOpen: false), person: name.id,
      organisation: try DestroyedRecords.takeBack(name, in: tx))
    try AggregateStore.put(stored, in: tx)
    try date(stored.group, in: tx)
  }

  /// What `/readyz` says: disposals that a service was told of a day ago or more, and has not confirmed.
  var unconfirmed: Readiness.Finding {
    do {
      let ordered = try database.read { reader in
        try DisposalStore.ordered(in: reader).map { try disposal($0, in: reader) }
      }
      let late = ordered.filter { $0.orderedAt.map { $0.adding(seconds: 86_400) < clock.now } ?? false }
      guard !late.isEmpty else { return .ready }
      let services = Set(late.flatMap { $0.waitingFor ?? [] }).sorted()
      let words = late.count == 1 ? "a disposal is" : "\(late.count) disposals are"
      return .note("\(words) not confirmed by \(services.joined(separator: ", "))")
    } catch {
      return .fault("the disposals cannot be read")
    }
  }

  /// Notes that a service has done its part; when all have, that is proven.
  func confirm(_ event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    let done = try event.decode(DisposalCarriedOut.self)
    // Ordered by a journal of records that is no longer this one.
    guard try journal.version(of: Self.stream(ofDisposal: done.disposal), in: tx) > 0 else { return }
    for name in done.kept ?? [] { try takeBack(name, of: done.disposal, in: tx) }
    try DisposalStore.confirm(done, by: event.source, hash: Hexadecimal.text(event.hash), in: tx)
    try complete(done.disposal, in: tx)
  }

  /// Removes what the log of who looked says of a person: records' own part of an order that is not in its database.
  func remove(_ row: DueRow) throws -> DueLoop.Change {
    try looks?.forget(try database.read { try Removals.people(row, in: $0) })
    return { tx in
      let done = try Removals.done(row, in: tx)
      try Removals.forget(row, in: tx)
      try complete(done.disposal, in: tx)
    }
  }

  /// Proves a disposal once every service has done its part, and records its own.
  private func complete(_ id: Identifier, in tx: Transaction) throws {
    let disposal = try disposal(id, in: tx)
    guard disposal.state == .ordered, disposal.waitingFor == [], let orderedAt = disposal.orderedAt,
      try !Removals.isPending(id, in: tx)
    else { return }
    let items = try DisposalStore.items(of: id, kept: false, in: tx).map(\.item)
    let pack = packs.current
    let classes = Dictionary(grouping: items, by: \.retentionClass).map { code, items in
      DestroyedClass(
        retentionClass: code, title: pack.retention.classes.first { $0.code == code }?.title ?? code, aggregates: items.count)
    }
    let certificate = DisposalCertificate(
      disposal: disposal.id, organisation: disposal.organisation,
      policy: PolicyReference(id: pack.reference.id, version: pack.reference.version), paragraph: pack.citations[.retention],
      proposedBy: disposal.proposedBy, approvedBy: disposal.approvedBy ?? "", orderedAt: orderedAt, completedAt: clock.now,
      classes: classes.sorted { $0.retentionClass < $1.retentionClass },
      services: try DisposalStore.confirmations(of: disposal.id, in: tx).map(\.done))
    try decide(
      DisposalCompleted(certificate: certificate), to: Self.stream(ofDisposal: disposal.id), expecting: disposal.version,
      by: Self.author, at: clock.now, in: tx)
    try DisposalStore.put(try self.disposal(disposal.id, in: tx), in: tx)
  }
}

extension AggregateName {
  /// Whether it is destroyed before another: what refers to something goes before it.
  fileprivate func goesBefore(_ other: AggregateName) -> Bool {
    (place, stream) < (other.place, other.stream)
  }

  private var place: Int {
    switch kind {
    case .evidence, .letter, .notice: 0
    case .contact, .incident, .report, .adjustment, .matter, .repeatedComplaint, .filedItem: 1
    case .restrictionCase: 2
    case .merge: 3
    case .person: 4
    }
  }
}
