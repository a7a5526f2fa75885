import Contracts
import Policy
import ServiceKit
import Storage

/// Requests for reasonable adjustments: taken down, consulted about, decided. The policy decides; here it is asked.
extension Intake {
  func requestAdjustment(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RequestAdjustment.self) { request in
      try faults(ofPerson: request.serviceUser, request.organisation, exchange)
    }
    try exchange.requireOrganisation(request.organisation)
    let asked = AdjustmentAsked(request, id: identifiers.next())
    let events = try Adjustment.request(asked, by: CaseActor(exchange.actor), at: exchange.now, under: pack)
    return .write { tx in
      let reference = try ReferenceNumbers.next("AR", at: exchange.now, in: tx)
      let taken = try record(events, leadingTo: try Adjustment.replay(events), reference: reference, after: 0, in: tx)
      return .json(taken, status: 201, etag: taken.version, location: "/adjustment-requests/\(taken.id)")
    }
  }

  func adjustmentRequest(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let adjustment = try database.read { try visibleAdjustment(id, to: exchange, in: $0) }
    return .now(.json(adjustment, etag: adjustment.version))
  }

  func adjustmentRequests(_ exchange: Exchange, _ query: Listed<AdjustmentFilter>) throws -> Reply {
    let span = try span(query.terms)
    let found = try database.read { reader in
      try AdjustmentStore.list(query.filter, span, organisations: exchange.actor.organisations, at: exchange.now, in: reader)
        .compactMap { try storedAdjustment($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func answerConsultation(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let answer = try exchange.body(AnswerConsultation.self)
    return give(.answer(department: answer.department, view: answer.view), to: id, exchange)
  }

  func decideAdjustment(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let decision = try exchange.body(DecideAdjustment.self) { decision in
      do throws(Refusal) { _ = try AdjustmentRuling(decision, under: pack) } catch { return error.fields }
      return []
    }
    let expected = try exchange.requireVersion()
    return give(.decide(try AdjustmentRuling(decision, under: pack)), to: id, expecting: expected, exchange)
  }

  func acknowledgeAdjustment(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let told = try exchange.body(AcknowledgeAdjustment.self) { momentFaults($0.at, now: exchange.now) }
    return give(.acknowledge(told.channel, at: told.at ?? exchange.now), to: id, exchange)
  }

  func confirmAdjustmentWording(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    return give(.confirmWording(try exchange.body(ConfirmAdjustmentWording.self).agreed), to: id, exchange)
  }

  func endAdjustment(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let end = try exchange.body(EndAdjustment.self) { try replacementFaults($0, of: id, exchange) }
    let expected = try exchange.requireVersion()
    return give(.end(reason: end.reason, replacedBy: end.replacedBy), to: id, expecting: expected, exchange)
  }

  /// What takes the place of what was agreed has been agreed too, for the same person.
  private func replacementFaults(_ end: EndAdjustment, of id: Identifier, _ exchange: Exchange) throws -> [FieldProblem] {
    guard let other = end.replacedBy else { return [] }
    let (ended, replacing) = try database.read { reader in
      (try storedAdjustment(id, in: reader), try storedAdjustment(other, in: reader))
    }
    if let replacing, exchange.actor.sees(replacing.organisation), replacing.serviceUser == ended?.serviceUser,
      replacing.decision?.agreed != nil, replacing.end == nil
    {
      return []
    }
    return [
      FieldProblem(field: "replacedBy", code: "unknown", detail: "is not a request of this person on which something is agreed")
    ]
  }

  /// At the start, gives requests from before there were dates their own, and finds those that wait for a department.
  func completeAdjustments() throws {
    guard try database.read({ try Settings.value(Self.adjustmentsDone, in: $0) }) == nil else { return }
    var after = ""
    while let last = try database.write({ try completePage(after: after, in: $0) }) { after = last.text }
    try database.write { try Settings.set(Self.adjustmentsDone, to: "1", in: $0) }
  }

  private static let adjustmentsDone = "intake.adjustments.dated"

  /// The last request of the page; nil when there was none.
  private func completePage(after: String, in tx: Transaction) throws -> Identifier? {
    let page = try AdjustmentStore.open(after: after, in: tx)
    for id in page {
      guard let found = try storedAdjustment(id, in: tx) else { continue }
      var adjustment = Adjustment(found)
      let events = adjustment.dated(at: clock.now, under: pack).map { [$0] } ?? []
      try adjustment.follow(events)
      if events.isEmpty {
        try AdjustmentStore.put(found, in: tx)
      } else {
        _ = try record(events, leadingTo: adjustment, reference: found.reference, after: found.version, in: tx)
      }
    }
    return page.last
  }

  /// Has the policy decide about a command, records what it decides, and answers with the request as it is then.
  private func give(
    _ command: AdjustmentCommand, to id: Identifier, expecting version: SeenVersions? = nil, _ exchange: Exchange
  ) -> Reply {
    .write { tx in
      let found = try visibleAdjustment(id, to: exchange, in: tx)
      try version?.check(found: found.version)
      var adjustment = Adjustment(found)
      let events = try adjustment.decide(command, by: CaseActor(exchange.actor), at: exchange.now, under: pack)
      try adjustment.follow(events)
      let after = try record(events, leadingTo: adjustment, reference: found.reference, after: found.version, in: tx)
      return .json(after, etag: after.version)
    }
  }

  /// Records events that the policy has decided on: the row that finds the request, and each event with the request whole.
  private func record(
    _ events: [AdjustmentEvent], leadingTo adjustment: Adjustment, reference: String, after version: Int, in tx: Transaction
  ) throws -> AdjustmentRequest {
    let wire = adjustment.wire(reference: reference, version: version + events.count)
    guard let first = events.first else { return wire }
    try AdjustmentStore.put(wire, in: tx)
    let person = try letterNeeds(of: wire.serviceUser, in: tx)
    let replacement = try replacement(of: wire, in: tx)
    try journal.append(
      try events.map { try NewEntry($0, of: wire, person: person, replacement: replacement) }, to: Self.stream(wire.id),
      expecting: version,
      by: "\(first.office.rawValue):\(first.by)", at: first.at, in: tx)
    for event in events {
      let letter = adjustment.letter(
        about: event, notice: identifiers.next(), replacement: replacement?.agreed, under: pack)
      guard let letter else { continue }
      try requestLetter(
        letter, quoting: reference, about: .adjustment, wire.id, by: "\(event.office.rawValue):\(event.by)", at: event.at, in: tx)
    }
    return wire
  }

  /// Notes that the person was told of their request by the letter that acknowledges it, unless they had been told before.
  func acknowledge(_ letter: IntakeLetter, at now: Instant, in tx: Transaction) throws {
    let found: AdjustmentRequest?
    do { found = try storedAdjustment(letter.subject, in: tx) } catch JournalError.disposed { return }
    guard let found, let toldAt = letter.toldAt else { return }
    var adjustment = Adjustment(found)
    guard let event = adjustment.acknowledgedByLetter(letter.channel, toldAt: toldAt, at: now) else { return }
    try adjustment.follow([event])
    _ = try record([event], leadingTo: adjustment, reference: found.reference, after: found.version, in: tx)
  }

  /// How a person is written to, by whichever of their records says so: the one of the request first.
  private func letterNeeds(of id: Identifier, in reader: Reader) throws -> LetterNeeds? {
    let others = try PersonRecords.all(of: id, in: reader).filter { $0 != id }
    let found = try ([id] + others).compactMap { record in
      try journal.entries(of: "service-user/\(record)", in: reader).last.map { try $0.record(ServiceUser.self).details }
    }
    guard var details = found.first else { return nil }
    for other in found.dropFirst() {
      details.preferredChannel = details.preferredChannel ?? other.preferredChannel
      details.neededChannel = details.neededChannel ?? other.neededChannel
      details.preferredFormat = details.preferredFormat ?? other.preferredFormat
      details.neededFormat = details.neededFormat ?? other.neededFormat
    }
    return LetterNeeds(details)
  }

  /// The person with the formats and channels that were agreed for them on any of their records.
  func withAgreedNeeds(_ person: ServiceUser, on records: [Identifier], in reader: Reader) throws -> ServiceUser {
    guard person.adjustments?.isEmpty == false else { return person }
    let decisions = try AdjustmentStore.agreedRequests(for: records, in: reader)
      .compactMap { try storedAdjustment($0.id, in: reader)?.decision }
    let formats = Set(decisions.flatMap { $0.neededFormats ?? [] })
    let (needed, unusable) = (Set(decisions.flatMap(\.neededChannels)), Set(decisions.flatMap(\.unusableChannels)))
    var person = person
    person.agreedFormats = formats.isEmpty ? nil : LetterFormat.allCases.filter(formats.contains)
    person.agreedChannels = needed.isEmpty ? nil : Channel.allCases.filter(needed.contains)
    person.unusableChannels = unusable.isEmpty ? nil : Channel.allCases.filter(unusable.contains)
    return person
  }

  private func replacement(of ended: AdjustmentRequest, in reader: Reader) throws -> AdjustmentReplacement? {
    guard let id = ended.end?.replacedBy, let other = try storedAdjustment(id, in: reader), let decision = other.decision,
      let agreed = decision.agreed
    else { return nil }
    return AdjustmentReplacement(id: id, reference: other.reference, agreed: agreed, reviewOn: decision.reviewOn)
  }

  /// The request, if the person who asks works for its organisation; otherwise there is nothing there.
  private func visibleAdjustment(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> AdjustmentRequest {
    guard let adjustment = try storedAdjustment(id, in: reader), exchange.actor.sees(adjustment.organisation) else {
      throw Problem.notFound
    }
    return adjustment
  }

  private func storedAdjustment(_ id: Identifier, in reader: Reader) throws -> AdjustmentRequest? {
    try journal.entries(of: Self.stream(id), in: reader).last.map { try $0.record(AdjustmentRequest.self) }
  }

  private static func stream(_ id: Identifier) -> String { "adjustment/\(id)" }
}

extension CaseActor {
  /// The person who asks, as the policy sees them.
  init(_ actor: ServiceKit.Actor) {
    self.init(subject: actor.subject, offices: actor.offices, organisations: actor.organisations)
  }
}
