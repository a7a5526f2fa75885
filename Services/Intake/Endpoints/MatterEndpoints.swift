import Contracts
import Policy
import ServiceKit
import Storage

/// Matters: opened, or logged as the repeat of one that is closed; taken on by their steps.
extension Intake {
  func openMatter(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(OpenMatter.self) { request in
      try faults(ofPerson: request.serviceUser, request.organisation, exchange) + pack.faults(ofMatterType: request.type)
        + reasonFaults(request.newInformation, "newInformation") + reasonFaults(request.overruledBecause, "overruledBecause")
    }
    try exchange.requireOrganisation(request.organisation)
    return .write { tx in
      let found = try repeated(request, at: exchange.now, in: tx)
      if let found, request.overruledBecause == nil { return try logRepeat(request, found, exchange, in: tx) }
      let matter = Matter(request, overruling: found?.plan.caseID, try stamp("MT", exchange, in: tx))
      try keep(matter, as: MatterOpened(matter: matter), by: exchange.author, at: exchange.now, in: tx)
      return .json(
        MatterAnswer(opened: true, matter: matter), status: 201, etag: 1, location: "/matters/\(matter.id)")
    }
  }

  func matter(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let matter = try database.read { try visibleMatter(id, to: exchange, in: $0) }
    return .now(.json(matter, etag: matter.version))
  }

  func matters(_ exchange: Exchange, _ query: Listed<MatterFilter>) throws -> Reply {
    let span = try span(query.terms)
    let found = try database.read { reader in
      try MatterStore.list(query.filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try storedMatter($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func moveMatter(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let move = try exchange.body(MoveMatter.self) { pack.faults(ofReason: $0.words, field: "words") }
    let expected = try exchange.requireVersion()
    return .write { tx in
      let found = try visibleMatter(id, to: exchange, in: tx)
      try expected.check(found: found.version)
      let after = try MatterSteps.take(move, on: found, by: exchange.actor.subject, at: exchange.now, under: pack)
      if after.state == .finalised {
        try keep(after, as: MatterFinalised(matter: after), by: exchange.author, at: exchange.now, in: tx)
      } else {
        try keep(after, as: MatterMovedOn(matter: after), by: exchange.author, at: exchange.now, in: tx)
      }
      return .json(after, etag: after.version)
    }
  }

  /// Keeps a matter as its latest event leaves it.
  func keep(_ matter: Matter, as event: some EventPayload, by author: String, at: Instant, in tx: Transaction) throws {
    try MatterStore.put(matter, in: tx)
    try journal.append(event, to: "matter/\(matter.id)", expecting: matter.version - 1, by: author, at: at, in: tx)
  }

  /// A reason that is given has substance.
  private func reasonFaults(_ text: String?, _ field: String) -> [FieldProblem] {
    text.map { pack.faults(ofReason: $0, field: field) } ?? []
  }

  private func visibleMatter(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> Matter {
    guard let matter = try storedMatter(id, in: reader), exchange.actor.sees(matter.organisation) else { throw Problem.notFound }
    return matter
  }

  private func storedMatter(_ id: Identifier, in reader: Reader) throws -> Matter? {
    try journal.entries(of: "matter/\(id)", in: reader).last.map { try $0.record(Matter.self) }
  }

  // MARK: - Repeats

  /// A repeat, with the plan that says what becomes of it.
  private struct FoundRepeat {
    let what: RepeatedComplaint
    let plan: StoredPlan
  }

  private func repeated(_ request: OpenMatter, at: Instant, in reader: Reader) throws -> FoundRepeat? {
    let plans = try PlanStore.plans(of: request.serviceUser, in: reader)
    guard !plans.isEmpty else { return nil }
    let about = [request.about, request.elsewhere].compactMap { $0 }
    // Another record of the same person has the same plan.
    let people = Set(try plans.map(\.effect.plan.serviceUser) + PersonRecords.all(of: request.serviceUser, in: reader))
    let earlier = try MatterStore.meant(by: about, of: people, organisation: request.organisation, in: reader)
      .compactMap { try storedMatter($0, in: reader) }
    let question = RepeatedComplaint.Question(
      organisation: request.organisation, at: at, kind: request.kind, type: request.type, about: about,
      hasNewInformation: request.newInformation != nil)
    let known = plans.map { (stored: $0, known: KnownPlan($0, packs)) }
    let found = RepeatedComplaint.recognise(
      question, earlier: earlier, plans: known.map { (enforced: $0.known.enforced, pack: $0.known.pack) }, under: pack)
    return found.flatMap { what in
      known.first { $0.known.effect.plan.id == what.plan }.map { FoundRepeat(what: what, plan: $0.stored) }
    }
  }

  /// A repeat is a contact like any other, and the register says that it was not opened.
  private func logRepeat(
    _ request: OpenMatter, _ found: FoundRepeat, _ exchange: Exchange, in tx: Transaction
  ) throws -> Response {
    let stamp = try stamp("CT", exchange, in: tx)
    let contact = ContactRecord(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      channel: request.channel, at: exchange.now, matter: found.what.matter, summary: request.summary, takenBy: stamp.author)
    try ContactStore.insert(contact, in: tx)
    try journal.append(
      ContactRecorded(contact: contact), to: "contact/\(contact.id)", expecting: 0, by: exchange.author, at: exchange.now, in: tx)
    let event = MatterNotOpened(
      serviceUser: request.serviceUser, organisation: request.organisation, contact: contact.id, repeats: found.what.matter,
      case: found.plan.caseID, caseReference: found.plan.effect.caseReference, why: found.what.why)
    try journal.append(event, to: "repeat/\(contact.id)", expecting: 0, by: exchange.author, at: exchange.now, in: tx)
    return .json(
      MatterAnswer(opened: false, contact: contact, why: found.what.why, paragraph: found.what.paragraph), status: 201, etag: 1,
      location: "/contacts/\(contact.id)")
  }
}

extension Matter {
  /// A matter that is opened; `overruling` is the case under whose plan it would not have been.
  init(_ request: OpenMatter, overruling caseID: Identifier?, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, version: 1, serviceUser: request.serviceUser,
      organisation: request.organisation, channel: request.channel, kind: request.kind, type: request.type,
      elsewhere: request.elsewhere, summary: request.summary, about: request.about, newInformation: request.newInformation,
      overruledBecause: caseID == nil ? nil : request.overruledBecause, overruledCase: caseID, openedBy: stamp.author,
      openedAt: stamp.now)
  }
}
