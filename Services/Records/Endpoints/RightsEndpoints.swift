import Contracts
import Policy
import ServiceKit
import Storage

/// What people ask about the data that is held about them, by when it is answered, and what was given to whom.
extension Records {
  /// Months to answer in, and how many more a request may have that is complex, or one of many.
  private static let months = (first: 1, more: 2)

  func recordRightsRequest(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(RecordRightsRequest.self) { body in
      packs.current.faults(ofOrganisation: body.organisation) + faults(of: body.receivedOn, "receivedOn", now: exchange.now)
    }
    try exchange.requireOrganisation(body.organisation)
    return .write { tx in
      try requirePerson(body.serviceUser, to: exchange, in: tx)
      let received = body.receivedOn ?? packs.current.zone.day(of: exchange.now)
      let request = RightsRequest(
        id: identifiers.next(), reference: try ReferenceNumbers.next("DR", at: exchange.now, in: tx),
        serviceUser: body.serviceUser,
        organisation: body.organisation, right: body.right, channel: body.channel, request: body.request, receivedOn: received,
        takenBy: exchange.actor.subject, takenAt: exchange.now, dueOn: dueOn(received, paused: 0, isExtended: false))
      try RightsStore.put(request, in: tx)
      try decide(
        RightsRequestReceived(request: request), to: Self.stream(ofRequest: request.id), expecting: 0, by: exchange.author,
        at: exchange.now, in: tx)
      return .json(request, status: 201, etag: 1, location: "/rights-requests/\(request.id)")
    }
  }

  func rightsRequests(_ exchange: Exchange, _ query: Listed<RightsRequestFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read { reader in
      let people = try query.filter.serviceUser.map { try PersonMerges.records(of: $0, in: reader) }
      return try RightsStore.requests(
        query.filter, of: people, span, visible: exchange.actor.organisations, on: packs.current.zone.day(of: exchange.now),
        in: reader
      ).map { try rightsRequest($0, in: reader) }
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "rights-requests"))
  }

  func oneRightsRequest(_ exchange: Exchange) throws -> Reply {
    let request = try database.read { try visibleRequest(exchange, in: $0) }
    return .now(.json(request, etag: request.version))
  }

  func checkIdentity(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(CheckIdentity.self) { faults(of: $0.on, "on", now: exchange.now) }
    let day = body.on ?? packs.current.zone.day(of: exchange.now)
    return try change(exchange) { request in
      if body.confirmed {
        guard let asked = request.identityAskedOn else { throw Problem.conflict("The person was not asked who they are.") }
        guard day >= asked else { throw Self.outOfRange("on", "comes before they were asked") }
        (request.state, request.identityAskedOn) = (.open, nil)
        request.pausedDays += Int(day.number - asked.number)
        request.dueOn = dueOn(request)
      } else {
        guard request.state == .open else { throw Problem.conflict("The person has been asked who they are.") }
        guard day >= request.receivedOn else { throw Self.outOfRange("on", "comes before the request") }
        (request.state, request.identityAskedOn) = (.waitingForIdentity, day)
      }
      return RightsRequestIdentity(request: request)
    }
  }

  func extendRightsRequest(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(ReasonedDecision.self) { packs.current.faults(ofReason: $0.reasons, field: "reasons") }
    return try change(exchange) { request in
      guard request.extended == nil else { throw Problem.conflict("It was extended before, and cannot be again.") }
      // The person is told within the first month (UK GDPR, article 12(3)).
      let today = packs.current.zone.day(of: exchange.now)
      // While the clock stands still, the day by which it is due moves with it.
      let waited = request.identityAskedOn.map { Int(today.number - $0.number) } ?? 0
      let due = dueOn(request.receivedOn, paused: request.pausedDays + waited, isExtended: false)
      guard today <= due else {
        throw Problem.conflict("It was due on \(due.words): it can be extended only before that.")
      }
      request.extended = RightsDecision(reasons: body.reasons, by: exchange.actor.subject, at: exchange.now)
      request.dueOn = dueOn(request)
      return RightsRequestExtended(request: request)
    }
  }

  func answerRightsRequest(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(AnswerRightsRequest.self) { body in
      packs.current.faults(ofReason: body.reasons, field: "reasons")
        + (body.given != nil && (body.outcome == .refused || body.outcome == .withdrawn)
          ? [FieldProblem(field: "given", code: "notAllowed", detail: "is for a request that was complied with")] : [])
    }
    return try change(exchange) { request in
      let isGranted = body.outcome == .complied || body.outcome == .partlyComplied
      if isGranted, request.state == .waitingForIdentity {
        throw Problem.conflict("It is not known yet who asks: confirm that first, or refuse the request.")
      }
      if isGranted, request.right == .access, body.given == nil {
        throw Problem.invalidFields([FieldProblem(field: "given", code: "missing", detail: "must say what the person was given")])
      }
      request.answer = RightsAnswer(
        outcome: body.outcome, reasons: body.reasons, given: body.given, by: exchange.actor.subject, at: exchange.now)
      (request.state, request.identityAskedOn) = (.answered, nil)
      return RightsRequestAnswered(request: request)
    } then: { request, tx in
      guard let given = body.given else { return }
      try keep(
        Disclosure(
          id: identifiers.next(), serviceUser: request.serviceUser, organisation: request.organisation, recipient: "the person",
          given: given, basis: "\(request.reference), a request for \(request.right.rawValue)",
          disclosedOn: packs.current.zone.day(of: exchange.now), request: request.id, recordedBy: exchange.actor.subject,
          recordedAt: exchange.now), exchange, in: tx)
    }
  }

  func liftRestriction(_ exchange: Exchange) throws -> Reply {
    _ = try exchange.identifier("id")
    let body = try exchange.body(ReasonedDecision.self) { packs.current.faults(ofReason: $0.reasons, field: "reasons") }
    return try change(exchange, isAnswered: true) { request in
      guard request.isRestricting else { throw Problem.conflict("It restricts nothing.") }
      request.lifted = RightsDecision(reasons: body.reasons, by: exchange.actor.subject, at: exchange.now)
      return RightsRequestLifted(request: request)
    }
  }

  // MARK: - Disclosures

  func recordDisclosure(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(RecordDisclosure.self) { body in
      packs.current.faults(ofOrganisation: body.organisation) + faults(of: body.disclosedOn, "disclosedOn", now: exchange.now)
    }
    try exchange.requireOrganisation(body.organisation)
    return .write { tx in
      try requirePerson(body.serviceUser, to: exchange, in: tx)
      let disclosure = Disclosure(
        id: identifiers.next(), serviceUser: body.serviceUser, organisation: body.organisation, recipient: body.recipient,
        given: body.given, basis: body.basis, disclosedOn: body.disclosedOn ?? packs.current.zone.day(of: exchange.now),
        recordedBy: exchange.actor.subject, recordedAt: exchange.now)
      try keep(disclosure, exchange, in: tx)
      return .json(disclosure, status: 201)
    }
  }

  func disclosures(_ exchange: Exchange, _ query: Listed<DisclosureFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read { reader in
      let people = try query.filter.serviceUser.map { try PersonMerges.records(of: $0, in: reader) }
      return try RightsStore.disclosures(of: people, span, visible: exchange.actor.organisations, in: reader)
        .map { try disclosure($0, in: reader) }
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "disclosures"))
  }

  private func keep(_ disclosure: Disclosure, _ exchange: Exchange, in tx: Transaction) throws {
    try RightsStore.insert(disclosure, in: tx)
    try decide(
      DisclosureRecorded(disclosure: disclosure), to: Self.stream(ofDisclosure: disclosure.id), expecting: 0, by: exchange.author,
      at: exchange.now, in: tx)
  }

  // MARK: - Of one person

  /// Every request of a person, and every disclosure, that the organisations have.
  func rights(
    of people: [Identifier], visible: Set<String>, in reader: Reader
  ) throws -> (requests: [RightsRequest], disclosures: [Disclosure]) {
    let all = ListSpan(after: nil, limit: .max)
    let filter = RightsRequestFilter()
    return (
      try RightsStore.requests(filter, of: people, all, visible: visible, on: packs.current.zone.day(of: clock.now), in: reader)
        .map { try rightsRequest($0, in: reader) },
      try RightsStore.disclosures(of: people, all, visible: visible, in: reader).map { try disclosure($0, in: reader) }
    )
  }

  /// Destroys what was said of requests of a person who is destroyed; they are all answered.
  ///
  /// - Returns: their streams.
  func forgetRights(of person: Identifier, in tx: Transaction) throws -> [String] {
    var emptied: [String] = []
    for (table, stream) in [("rights_request", Self.stream(ofRequest:)), ("disclosure", Self.stream(ofDisclosure:))] {
      let found = try tx.all(
        "SELECT id FROM \(table) WHERE service_user = $1", .identifier(person), as: { try $0.identifier(0) })
      for id in found {
        try journal.dispose(stream(id), at: clock.now, in: tx)
        try tx.execute("DELETE FROM \(table) WHERE id = $1", .identifier(id))
        try tx.execute("DELETE FROM decision WHERE stream = $1", .text(stream(id)))
        emptied.append(stream(id))
      }
    }
    return emptied
  }

  /// What `/readyz` says: requests that should have been answered.
  var overdueRights: Readiness.Finding {
    do {
      let count = try database.read { try RightsStore.overdue(on: packs.current.zone.day(of: clock.now), in: $0) }
      guard count > 0 else { return .ready }
      return .note(
        count == 1 ? "a request about a person's data is overdue" : "\(count) requests about people's data are overdue")
    } catch {
      return .fault("the requests about people's data cannot be read")
    }
  }

  // MARK: - Pieces

  private static func stream(ofRequest id: Identifier) -> String { "rights-request/\(id)" }
  private static func stream(ofDisclosure id: Identifier) -> String { "disclosure/\(id)" }

  /// The day by which a request is answered: the same day of the month, put off by as long as the clock stood still, and to a working day.
  private func dueOn(_ received: Day, paused days: Int, isExtended: Bool) -> Day {
    let months = isExtended ? Self.months.first + Self.months.more : Self.months.first
    let calendar = packs.current.calendar
    let day = received.adding(months: months).adding(days: days)
    return calendar.isWorking(day) ? day : calendar.day(1, after: day)
  }

  private func dueOn(_ request: RightsRequest) -> Day {
    dueOn(request.receivedOn, paused: request.pausedDays, isExtended: request.extended != nil)
  }

  private func change(
    _ exchange: Exchange, isAnswered: Bool = false, _ make: @escaping @Sendable (inout RightsRequest) throws -> any EventPayload,
    then: @escaping @Sendable (RightsRequest, Transaction) throws -> Void = { _, _ in }
  ) throws -> Reply {
    let seen = try exchange.requireVersion()
    return .write { tx in
      var request = try self.visibleRequest(exchange, in: tx)
      try seen.check(found: request.version)
      guard isAnswered || request.state != .answered else { throw Problem.conflict("It is answered.") }
      request.version += 1
      let event = try make(&request)
      try RightsStore.put(request, in: tx)
      try self.decide(
        event, to: Self.stream(ofRequest: request.id), expecting: request.version - 1, by: exchange.author, at: exchange.now,
        in: tx)
      try then(request, tx)
      return .json(request, etag: request.version)
    }
  }

  private func rightsRequest(_ id: Identifier, in reader: Reader) throws -> RightsRequest {
    guard let last = try journal.entries(of: Self.stream(ofRequest: id), in: reader).last else { throw Problem.notFound }
    // Each of its events has the request as it left it.
    return try last.decode(RightsRequestReceived.self).request
  }

  private func disclosure(_ id: Identifier, in reader: Reader) throws -> Disclosure {
    guard let last = try journal.entries(of: Self.stream(ofDisclosure: id), in: reader).last else { throw Problem.notFound }
    return try last.decode(DisclosureRecorded.self).disclosure
  }

  private func visibleRequest(_ exchange: Exchange, in reader: Reader) throws -> RightsRequest {
    let request = try rightsRequest(try exchange.identifier("id"), in: reader)
    guard exchange.actor.sees(request.organisation) else { throw Problem.notFound }
    return request
  }

  /// The person is on record, in an organisation that the one who asks works for.
  private func requirePerson(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws {
    let owner = try AggregateStore.find(AggregateName(kind: .person, id: id), in: reader)?.organisation
    guard owner.map(exchange.actor.sees) == true else {
      throw Problem.invalidFields([
        FieldProblem(field: "serviceUser", code: "unknown", detail: "is not a person known here")
      ])
    }
  }

  private func faults(of day: Day?, _ field: String, now: Instant) -> [FieldProblem] {
    guard let day, day > packs.current.zone.day(of: now) else { return [] }
    return [FieldProblem(field: field, code: "outOfRange", detail: "is in the future")]
  }

  private static func outOfRange(_ field: String, _ words: String) -> Problem {
    .invalidFields([FieldProblem(field: field, code: "outOfRange", detail: words)])
  }
}

extension RightsRequest: TableRow {
  package static var columns: [String] {
    [
      "reference", "right", "serviceUser", "organisation", "channel", "receivedOn", "state", "dueOn", "extended", "outcome",
      "answeredAt", "id",
    ]
  }

  package var cells: [String?] {
    [
      reference, right.rawValue, serviceUser.text, organisation, channel.rawValue, receivedOn.text, state.rawValue, dueOn.text,
      extended == nil ? nil : "yes", answer?.outcome.rawValue, answer?.at.text, id.text,
    ]
  }
}

extension Disclosure: TableRow {
  package static var columns: [String] {
    ["disclosedOn", "recipient", "given", "basis", "serviceUser", "organisation", "recordedBy", "recordedAt", "id"]
  }

  package var cells: [String?] {
    [
      disclosedOn.text, recipient, given, basis, serviceUser.text, organisation, recordedBy, recordedAt.text, id.text,
    ]
  }
}
