import Contracts
import Policy
import ServiceKit
import Storage

/// Holds: what is kept whatever its time, for whom, and until someone releases it.
extension Records {
  func holds(_ exchange: Exchange, _ query: Listed<HoldFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read { reader in
      try HoldStore.list(query.filter, span, visible: exchange.actor.organisations, in: reader).map { try hold($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func oneHold(_ exchange: Exchange) throws -> Reply {
    let hold = try database.read { try visibleHold(exchange, in: $0) }
    return .now(.json(hold, etag: hold.version))
  }

  func placeHold(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(PlaceHold.self) { body in
      self.packs.current.faults(ofOrganisation: body.organisation) + Self.faults(of: body.scope)
        + self.faults(ofReviewOn: body.reviewOn, now: exchange.now)
    }
    try exchange.requireOrganisation(body.organisation)
    return .write { tx in
      let hold = Hold(
        id: self.identifiers.next(), organisation: body.organisation, scope: body.scope, reason: body.reason,
        authority: body.authority, reviewOn: body.reviewOn, placedBy: exchange.actor.subject, placedAt: exchange.now)
      try HoldStore.put(hold, in: tx)
      try self.decide(
        HoldPlaced(hold: hold), to: Self.stream(of: hold), expecting: 0, by: exchange.author, at: exchange.now, in: tx)
      return .json(hold, status: 201, etag: hold.version, location: "/holds/\(hold.id)")
    }
  }

  func reviewHold(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(ReviewHold.self) { self.faults(ofReviewOn: $0.reviewOn, now: exchange.now) }
    return try change(exchange) { hold in
      hold.reviewOn = body.reviewOn
      return HoldReviewed(hold: hold, reason: body.reason)
    }
  }

  func releaseHold(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(ReasonedDecision.self)
    return try change(exchange) { hold in
      (hold.releasedBy, hold.releasedAt, hold.releasedBecause) = (exchange.actor.subject, exchange.now, body.reasons)
      return HoldReleased(hold: hold)
    }
  }

  private func change(_ exchange: Exchange, _ make: @escaping @Sendable (inout Hold) -> any EventPayload) throws -> Reply {
    let seen = try exchange.requireVersion()
    return .write { tx in
      var hold = try self.visibleHold(exchange, in: tx)
      try seen.check(found: hold.version)
      guard hold.releasedAt == nil else { throw Problem.conflict("The hold is released.") }
      hold.version += 1
      let event = make(&hold)
      try HoldStore.put(hold, in: tx)
      try self.decide(
        event, to: Self.stream(of: hold), expecting: hold.version - 1, by: exchange.author, at: exchange.now, in: tx)
      return .json(hold, etag: hold.version)
    }
  }

  /// Destroys what was said of holds on a person who is destroyed; they are all released.
  ///
  /// - Returns: their streams.
  func forgetHolds(on person: Identifier, in tx: Transaction) throws -> [String] {
    var emptied: [String] = []
    for hold in try HoldStore.all(in: tx).map({ try hold($0, in: tx) }) where hold.scope.serviceUser == person {
      try journal.dispose(Self.stream(of: hold), at: clock.now, in: tx)
      try HoldStore.remove(hold.id, in: tx)
      try tx.execute("DELETE FROM decision WHERE stream = $1", .text(Self.stream(of: hold)))
      emptied.append(Self.stream(of: hold))
    }
    return emptied
  }

  /// Every hold that is not released.
  func openHolds(in reader: Reader) throws -> [Hold] { try HoldStore.open(in: reader).map { try hold($0, in: reader) } }

  private static func stream(of hold: Hold) -> String { "hold/\(hold.id)" }

  /// The hold as its last event left it.
  private func hold(_ id: Identifier, in reader: Reader) throws -> Hold {
    guard let last = try journal.entries(of: "hold/\(id)", in: reader).last else { throw Problem.notFound }
    return try last.decode(HoldPlaced.self).hold
  }

  private func visibleHold(_ exchange: Exchange, in reader: Reader) throws -> Hold {
    let hold = try hold(try exchange.identifier("id"), in: reader)
    guard exchange.actor.sees(hold.organisation) else { throw Problem.notFound }
    return hold
  }

  private func faults(ofReviewOn day: Day, now: Instant) -> [FieldProblem] {
    let today = packs.current.zone.day(of: now)
    guard day <= today || day > today.adding(months: 24) else { return [] }
    return [FieldProblem(field: "reviewOn", code: "outOfRange", detail: "is not within the next 24 months")]
  }

  private static func faults(of scope: HoldScope) -> [FieldProblem] {
    if scope == HoldScope() {
      return [FieldProblem(field: "scope", code: "missing", detail: "must say what is held: a person, a case, kinds or days")]
    }
    if let from = scope.from, let to = scope.to, to < from {
      return [FieldProblem(field: "scope.to", code: "outOfRange", detail: "comes before from")]
    }
    return []
  }
}

/// Holds in the tables of records, for lists; what is known of each is in its journal.
enum HoldStore {
  static func put(_ hold: Hold, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO hold (id, organisation, released, review_on, placed_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (id) DO UPDATE SET released = excluded.released, review_on = excluded.review_on
      """,
      .identifier(hold.id), .text(hold.organisation), .flag(hold.releasedAt != nil), .day(hold.reviewOn), .instant(hold.placedAt))
  }

  static func remove(_ id: Identifier, in tx: Transaction) throws {
    try tx.execute("DELETE FROM hold WHERE id = $1", .identifier(id))
  }

  static func all(in reader: Reader) throws -> [Identifier] {
    try reader.all("SELECT id FROM hold WHERE id > '' ORDER BY id", as: { try $0.identifier(0) })
  }

  static func open(in reader: Reader) throws -> [Identifier] {
    try reader.all("SELECT id FROM hold WHERE released = 0 ORDER BY id", as: { try $0.identifier(0) })
  }

  static func list(
    _ filter: HoldFilter, _ span: ListSpan, visible: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "placed_at", &values) + " AND organisation IN (\(values.append(texts: visible)))"
    if let released = filter.released { conditions += " AND released = \(values.append(.flag(released)))" }
    return try reader.all(
      "SELECT id FROM hold WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }
}
