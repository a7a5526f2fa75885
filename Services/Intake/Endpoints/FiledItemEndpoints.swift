import Contracts
import Policy
import ServiceKit
import Storage

/// What a plan says is read and filed: a queue with a named reader, which nothing leaves without an outcome.
extension Intake {
  func fileItem(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(FileItem.self) { request in
      try faults(ofPerson: request.serviceUser, request.organisation, exchange)
        + momentFaults(request.receivedAt, "receivedAt", now: exchange.now)
        + (try contactFaults(request, exchange))
    }
    try exchange.requireOrganisation(request.organisation)
    return .write { tx in
      let receivedAt = request.receivedAt ?? exchange.now
      let plans = try PlanStore.plans(of: request.serviceUser, in: tx).map { (stored: $0, known: KnownPlan($0, packs)) }
      let rule = try FilingRule.find(
        organisation: request.organisation, channel: request.channel, receivedAt: receivedAt, matter: request.matter,
        plans: plans.map { (enforced: $0.known.enforced, pack: $0.known.pack) }, under: pack)
      guard let plan = plans.first(where: { $0.known.effect.plan.id == rule.plan })?.stored else { throw Problem.notFound }
      let stamp = try stamp("FI", exchange, in: tx)
      let item = FiledItem(
        id: stamp.id, reference: stamp.reference, version: 1, serviceUser: request.serviceUser,
        organisation: request.organisation, channel: request.channel, receivedAt: receivedAt, what: request.what,
        matter: request.matter, contact: request.contact, case: plan.caseID, caseReference: plan.effect.caseReference,
        paragraph: rule.paragraph, namedReader: request.namedReader, state: .waiting,
        due: pack.readingDue(receivedAt: receivedAt), office: exchange.office, filedBy: stamp.author, filedAt: stamp.now)
      try keep(item, as: FiledItemReceived(item: item), by: exchange.author, at: exchange.now, in: tx)
      return .json(item, status: 201, etag: 1, location: "/filed-items/\(item.id)")
    }
  }

  func filedItem(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let item = try database.read { try visibleItem(id, to: exchange, in: $0) }
    return .now(.json(item, etag: item.version))
  }

  func filedItems(_ exchange: Exchange, _ query: Listed<FiledItemFilter>) throws -> Reply {
    let after = query.terms.after.flatMap { FiledItemStore.Place($0) }
    if query.terms.after != nil, after == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
    let filter = FiledItemStore.Filter(
      asked: query.filter, namedReader: query.filter.namedReader.map { $0 == "me" ? exchange.actor.subject : $0 }, after: after,
      span: try query.terms.span(after: nil) { pack.zone.start(of: $0) }, organisations: exchange.actor.organisations,
      overdueAt: query.filter.overdue == true ? exchange.now : nil)
    let found = try database.read { reader in
      try FiledItemStore.list(filter, in: reader).compactMap { place in
        try storedItem(place.id, in: reader).map { (place: place, item: $0) }
      }
    }
    return .now(.json(query.terms.page(of: found, by: \.place.text, as: \.item)))
  }

  func giveFiledItemOutcome(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(GiveFiledItemOutcome.self, checking: outcomeFaults)
    return try give(to: id, exchange) { item, tx in
      let given = GivenOutcome(outcome: body.outcome, words: body.words)
      // The policy is asked first, so that no matter is opened for nothing.
      let actor = CaseActor(exchange.actor)
      var after = try FiledItemSteps.take(.read(given, opened: nil), on: item, by: actor, at: exchange.now, under: pack)
      if let kind = body.kind, let type = body.type {
        let matter = Matter(from: item, kind, type, words: body.words, try stamp("MT", exchange, in: tx))
        try keep(matter, as: MatterOpened(matter: matter), by: exchange.author, at: exchange.now, in: tx)
        after.result?.opened = matter.id
      }
      try keep(after, as: FiledItemRead(item: after), by: exchange.author, at: exchange.now, in: tx)
      return after
    }
  }

  func settleFiledItem(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(SettleFiledItem.self)
    return try give(to: id, exchange) { item, tx in
      let after = try FiledItemSteps.take(
        .followUp(words: body.words), on: item, by: CaseActor(exchange.actor), at: exchange.now, under: pack)
      try keep(after, as: FiledItemFollowedUp(item: after), by: exchange.author, at: exchange.now, in: tx)
      return after
    }
  }

  func reassignFiledItem(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(ReassignFiledItem.self)
    return try give(to: id, exchange) { item, tx in
      let after = try FiledItemSteps.take(
        .reassign(to: body.namedReader, reason: body.reason), on: item, by: CaseActor(exchange.actor), at: exchange.now,
        under: pack)
      try keep(
        after, as: FiledItemReassigned(item: after, reason: body.reason), by: exchange.author, at: exchange.now, in: tx)
      return after
    }
  }

  /// The kind of due row for an item that is overdue.
  static let movingUp = "move-up"

  /// What is overdue moves up, and again, to the top.
  func meet(_ row: DueRow, in tx: Transaction) throws {
    guard row.kind == Self.movingUp, let id = Identifier(String(row.stream.dropFirst("filed-item/".count))),
      let item = try storedItem(id, in: tx)
    else { return }
    let after = try FiledItemSteps.take(.moveUp, on: item, by: .service(Service.intake.rawValue), at: clock.now, under: pack)
    guard after != item else { return }
    try keep(
      after, as: FiledItemMovedUp(item: after), by: Self.author, at: clock.now, in: tx
    )
  }

  // MARK: - Pieces

  private func give(
    to id: Identifier, _ exchange: Exchange, _ change: @escaping @Sendable (FiledItem, Transaction) throws -> FiledItem
  ) throws -> Reply {
    let expected = try exchange.requireVersion()
    return .write { tx in
      let found = try visibleItem(id, to: exchange, in: tx)
      try expected.check(found: found.version)
      let after = try change(found, tx)
      return .json(after, etag: after.version)
    }
  }

  /// Keeps an item as its latest event leaves it, with when it moves up.
  private func keep(_ item: FiledItem, as event: some EventPayload, by author: String, at: Instant, in tx: Transaction) throws {
    let stream = "filed-item/\(item.id)"
    try FiledItemStore.put(item, in: tx)
    try journal.append(event, to: stream, expecting: item.version - 1, by: author, at: at, in: tx)
    try DueRows.clear(stream: stream, in: tx)
    if let due = pack.movesUp(item) {
      try DueRows.set(DueRow(stream: stream, version: item.version, kind: Self.movingUp, due: due), in: tx)
    }
  }

  /// A new matter and a statutory request say what they open; nothing else opens anything.
  private func outcomeFaults(_ body: GiveFiledItemOutcome) -> [FieldProblem] {
    let given = [("kind", body.kind != nil), ("type", body.type != nil)]
    guard body.outcome.opensMatter else {
      return given.filter(\.1).map { FieldProblem(field: $0.0, code: "notAllowed", detail: "this outcome opens no matter") }
    }
    let missing = given.filter { !$0.1 }.map {
      FieldProblem(field: $0.0, code: "missing", detail: "say what the matter is that this outcome opens")
    }
    return missing + (body.type.map { pack.faults(ofMatterType: $0) } ?? [])
  }

  /// A contact that is named is one of that person.
  private func contactFaults(_ request: FileItem, _ exchange: Exchange) throws -> [FieldProblem] {
    guard let id = request.contact else { return [] }
    let (contact, records) = try database.read { reader in
      (
        try journal.entries(of: "contact/\(id)", in: reader).last.map { try $0.record(ContactRecord.self) },
        try PersonRecords.all(of: request.serviceUser, in: reader)
      )
    }
    if let contact, exchange.actor.sees(contact.organisation), contact.serviceUser.map(records.contains) == true { return [] }
    return [FieldProblem(field: "contact", code: "unknown", detail: "is not a contact of this person")]
  }

  private func visibleItem(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> FiledItem {
    guard let item = try storedItem(id, in: reader), exchange.actor.sees(item.organisation) else { throw Problem.notFound }
    return item
  }

  private func storedItem(_ id: Identifier, in reader: Reader) throws -> FiledItem? {
    try journal.entries(of: "filed-item/\(id)", in: reader).last.map { try $0.record(FiledItem.self) }
  }
}

extension Matter {
  /// The matter that an item opens.
  fileprivate init(from item: FiledItem, _ kind: MatterKind, _ type: String, words: String, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, version: 1, serviceUser: item.serviceUser, organisation: item.organisation,
      channel: item.channel, kind: kind, type: type, summary: words, about: item.matter, openedBy: stamp.author,
      openedAt: stamp.now)
  }
}
