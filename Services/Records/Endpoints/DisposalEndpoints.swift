import Contracts
import Policy
import ServiceKit
import Storage

/// What is due, and how it is proposed, approved and stopped. No one approves what they proposed.
extension Records {
  /// Aggregates of one disposal; what is due beyond that is another.
  private static let mostItems = 2000

  func aggregates(_ exchange: Exchange, _ query: Listed<AggregateFilter>) throws -> Reply {
    let filter = query.filter
    let today = packs.current.zone.day(of: exchange.now)
    let organisations = filter.organisation.map { [$0] } ?? exchange.actor.organisations.sorted()
    let place = query.terms.after.flatMap(Self.place)
    if query.terms.after != nil, place == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
    let shown: [(StoredAggregate, RetainedAggregate)] = try database.read { reader in
      let holds = try openHolds(in: reader)
      var (gates, found): ([String: Gate], [StoredAggregate]) = ([:], [])
      if let person = filter.serviceUser {
        let records = try PersonMerges.records(of: person, in: reader)
        found = try AggregateStore.all(of: records, in: reader)
          .filter { $0.organisation.map(exchange.actor.sees) ?? false }
          .filter { stored in filter.dueBy.map { day in stored.due.map { $0 <= day } ?? false } ?? true }
          .filter { filter.organisation == nil || $0.organisation == filter.organisation }
          .filter { stored in place.map { Self.place(of: stored) > $0 } ?? true }
      } else {
        for organisation in organisations where exchange.actor.sees(organisation) {
          found += try AggregateStore.due(
            by: filter.dueBy ?? today, of: organisation, filter.kind.map { [$0] }, after: place, limit: query.terms.size + 1,
            in: reader)
        }
      }
      found = found.filter { filter.kind == nil || $0.aggregate.name.kind == filter.kind }
      found.sort { Self.place(of: $0) < Self.place(of: $1) }
      return try found.prefix(query.terms.size + 1).map { stored in
        let gate = try gates[stored.group] ?? Gate(stored.group, holds, under: packs.current, in: reader)
        gates[stored.group] = gate
        return (stored, self.shown(stored, by: gate, to: exchange))
      }
    }
    return .now(
      .json(
        query.terms.page(
          of: shown,
          by: { stored, _ in
            let place = Self.place(of: stored)
            return "\(place.due.text) \(place.stream)"
          }, as: { _, shown in shown })))
  }

  /// Its place in a list: those that are not due yet come last.
  private static func place(of stored: StoredAggregate) -> (due: Day, stream: String) {
    (stored.due ?? .last, stored.aggregate.name.stream)
  }

  /// A place in a list: the day, and the stream.
  private static func place(_ text: String) -> (due: Day, stream: String)? {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let day = Day(parts[0]), AggregateName(stream: parts[1])?.stream == parts[1] else { return nil }
    return (day, parts[1])
  }

  private func shown(_ stored: StoredAggregate, by gate: Gate, to exchange: Exchange) -> RetainedAggregate {
    let name = stored.aggregate.name
    let own = packs.current.retention.retentionClass(of: name.kind)
    let (finding, holds) = (gate.findings[name], gate.holds(on: stored))
    return RetainedAggregate(
      kind: name.kind, id: name.id, reference: stored.aggregate.reference, serviceUser: stored.person,
      organisation: stored.organisation ?? "", retentionClass: own.code, action: own.action, beganOn: stored.aggregate.began,
      endedOn: stored.aggregate.ended, dueOn: finding?.due, because: gate.because(name, for: exchange.actor.sees),
      holds: holds.isEmpty ? nil : holds, disposal: stored.disposal)
  }

  func proposeDisposal(_ exchange: Exchange) throws -> Reply {
    let pack = packs.current
    let today = pack.zone.day(of: exchange.now)
    let body = try exchange.body(ProposeDisposal.self) { body in
      pack.faults(ofOrganisation: body.organisation)
        + (body.reviewed.map { pack.faults(ofReason: $0, field: "reviewed") } ?? [])
        + (body.dueBy.map { $0 > today } == true
          ? [FieldProblem(field: "dueBy", code: "outOfRange", detail: "is in the future")] : [])
    }
    try exchange.requireOrganisation(body.organisation)
    return .write { tx in
      let leftOut = Set(try (body.leaveOut ?? []).flatMap { try PersonMerges.records(of: $0, in: tx) })
      var (items, after): ([DisposalItem], (due: Day, stream: String)?) = ([], nil)
      // Page by page, since what is held or left out is due too.
      while items.count < Self.mostItems {
        let page = try AggregateStore.due(
          by: body.dueBy ?? today, of: body.organisation, body.kinds, after: after, limit: Self.mostItems - items.count, in: tx)
        guard let last = page.last, let lastDue = last.due else { break }
        after = (lastDue, last.aggregate.name.stream)
        let wanted = page.filter { stored in
          !(stored.person.map(leftOut.contains) ?? false)
            && (body.reviewed != nil || pack.retention.retentionClass(of: stored.aggregate.name.kind).action == .destroy)
        }
        let objections = try self.objections(
          to: wanted.map(\.aggregate.name), at: exchange.now, with: items.map(\.name), in: tx)
        items += wanted.compactMap { stored in
          let name = stored.aggregate.name
          guard objections[name] == nil, let day = stored.due else { return nil }
          return DisposalItem(
            kind: name.kind, id: name.id, retentionClass: pack.retention.retentionClass(of: name.kind).code, dueOn: day)
        }
      }
      guard !items.isEmpty else { throw Problem.conflict("Nothing is due that may be destroyed.") }
      let disposal = Disposal(
        id: self.identifiers.next(), organisation: body.organisation, proposed: items.count,
        proposedBy: exchange.actor.subject, proposedAt: exchange.now, reviewed: body.reviewed)
      try DisposalStore.put(disposal, in: tx)
      try DisposalStore.insert(items, of: disposal.id, in: tx)
      for item in items { try AggregateStore.propose(item.name, for: disposal.id, in: tx) }
      try self.decide(
        DisposalProposed(disposal: disposal, aggregates: items), to: Self.stream(ofDisposal: disposal.id), expecting: 0,
        by: exchange.author, at: exchange.now, in: tx)
      return .json(disposal, status: 201, etag: disposal.version, location: "/disposals/\(disposal.id)")
    }
  }

  func approveDisposal(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(ReasonedDecision.self)
    return try change(exchange) { disposal in
      guard disposal.state == .proposed else { throw Problem.conflict("It is \(disposal.state.rawValue).") }
      guard Subject.folded(disposal.proposedBy) != exchange.actor.subject else {
        throw Refusal(
          kind: .notEntitled, code: "second-person", paragraph: self.packs.current.citations[.retention],
          sentence: "A disposal is approved by someone other than the person who proposed it.", missing: ["a second person"])
      }
      let until = exchange.now.adding(seconds: 86_400 * self.packs.current.retention.coolingOffDays)
      (disposal.state, disposal.approvedBy, disposal.approvedAt) = (.approved, exchange.actor.subject, exchange.now)
      disposal.coolingOffUntil = until
      return DisposalApproved(disposal: disposal, reasons: body.reasons)
    } then: { disposal, tx in
      try DueRows.set(
        DueRow(
          stream: Self.stream(ofDisposal: disposal.id), version: -1, kind: Self.ordering,
          due: disposal.coolingOffUntil ?? exchange.now), in: tx)
    }
  }

  func withdrawDisposal(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(ReasonedDecision.self)
    return try change(exchange) { disposal in
      guard disposal.state == .proposed || disposal.state == .approved else {
        throw Problem.conflict("It is \(disposal.state.rawValue), and cannot be stopped any more.")
      }
      (disposal.state, disposal.withdrawnBy, disposal.withdrawnBecause) = (.withdrawn, exchange.actor.subject, body.reasons)
      disposal.coolingOffUntil = nil
      return DisposalWithdrawn(disposal: disposal)
    } then: { disposal, tx in
      try DueRows.clear(stream: Self.stream(ofDisposal: disposal.id), in: tx)
      for (_, item) in try DisposalStore.items(of: disposal.id, in: tx) {
        try AggregateStore.propose(item.name, for: nil, in: tx)
      }
    }
  }

  private func change(
    _ exchange: Exchange, _ make: @escaping @Sendable (inout Disposal) throws -> any EventPayload,
    then: @escaping @Sendable (Disposal, Transaction) throws -> Void
  ) throws -> Reply {
    let seen = try exchange.requireVersion()
    return .write { tx in
      var disposal = try self.visibleDisposal(exchange, in: tx)
      try seen.check(found: disposal.version)
      disposal.version += 1
      let event = try make(&disposal)
      try DisposalStore.put(disposal, in: tx)
      try self.decide(
        event, to: Self.stream(ofDisposal: disposal.id), expecting: disposal.version - 1, by: exchange.author, at: exchange.now,
        in: tx)
      try then(disposal, tx)
      return .json(disposal, etag: disposal.version)
    }
  }

  func disposals(_ exchange: Exchange, _ query: Listed<DisposalFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read { reader in
      try DisposalStore.list(query.filter, span, visible: exchange.actor.organisations, in: reader)
        .map { try disposal($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func oneDisposal(_ exchange: Exchange) throws -> Reply {
    let disposal = try database.read { try visibleDisposal(exchange, in: $0) }
    return .now(.json(disposal, etag: disposal.version))
  }

  func disposalItems(_ exchange: Exchange, _ query: Listed<DisposalItemFilter>) throws -> Reply {
    let after = query.terms.after.flatMap { text in Int(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil } }
    if query.terms.after != nil, after == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
    let found = try database.read { reader in
      try DisposalStore.items(
        of: try visibleDisposal(exchange, in: reader).id, kept: query.filter.kept, after: after ?? 0,
        limit: query.terms.size + 1, in: reader)
    }
    return .now(.json(query.terms.page(of: found, by: { String($0.number) }, as: \.item)))
  }

  func certificate(_ exchange: Exchange) throws -> Reply {
    let found = try database.read { reader in
      let disposal = try visibleDisposal(exchange, in: reader)
      let entries = try journal.entries(of: Self.stream(ofDisposal: disposal.id), in: reader)
      return try entries.last { $0.type == DisposalCompleted.type }?.decode(DisposalCompleted.self).certificate
    }
    guard let certificate = found else { throw Problem.conflict("Not every service has destroyed what it had.") }
    let pack = packs.current
    return paper(exchange.preferred(of: Self.paperForms), named: "certificate-\(certificate.disposal)") {
      .json(certificate)
    } paper: {
      certificate.paper(
        organisation: pack.organisation(certificate.organisation)?.name ?? certificate.organisation, in: pack.zone)
    }
  }

  private func visibleDisposal(_ exchange: Exchange, in reader: Reader) throws -> Disposal {
    let disposal = try disposal(try exchange.identifier("id"), in: reader)
    guard exchange.actor.sees(disposal.organisation) else { throw Problem.notFound }
    return disposal
  }
}

extension Day {
  /// After every day on which something is due.
  fileprivate static let last = Day(number: .max)
}
