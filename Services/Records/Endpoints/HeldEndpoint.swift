import Contracts
import Policy
import ServiceKit
import Storage

/// Everything that is held about a person or a case, put together from every service: for a request of the person, an ombudsman or a court.
struct HeldBundle: Sendable {
  /// Whose, or of what, it is.
  enum Subject: Sendable {
    case person
    /// A restriction case, with its reference.
    case `case`(Identifier, reference: String)
  }

  let subject: Subject
  let person: Identifier
  /// The references of the person's records.
  let references: [String]
  let at: Instant
  let records: [HeldRecord]
  /// Who looked at their data in each service; not of a case.
  var looks: [Look] = []
  /// The register's decisions about them, or in the case.
  let decisions: [RegisterEntry]
  /// What they have asked about their data; not of a case.
  var requests: [RightsRequest] = []
  /// What was given of it, and to whom; not of a case.
  var disclosures: [Disclosure] = []
}

extension Records {
  func held(_ exchange: Exchange, _ query: HeldQuery) throws -> Reply {
    let id = try exchange.identifier("id")
    let asked = try database.read { try HeldQuestion(id, by: exchange, in: $0) }
    exchange.shown.insert(asked.people)
    let pack = packs.current
    let (audience, now, trace) = (query.audience ?? .office, exchange.now, exchange.trace)
    let bundle = { @Sendable in try self.bundle(asked, seenBy: exchange.actor, at: now, in: trace) }
    return paper(exchange.preferred(of: Self.paperForms), named: "held-\(id)") {
      Response(status: 200, headers: [("Content-Type", "application/json")], body: try bundle().json(for: audience))
    } paper: {
      try bundle().paper(body: pack.body, for: audience, in: pack.zone)
    }
  }

  private func bundle(_ asked: HeldQuestion, seenBy actor: Actor, at now: Instant, in trace: TraceContext) throws -> HeldBundle {
    let records: [HeldRecord]
    switch asked.subject {
    case .person: records = try self.records(of: asked.aggregates, in: trace)
    case .case(let id, _): records = try self.records(ofCase: id, among: asked.aggregates, in: trace)
    }
    var filter = RegisterStore.Filter(span: ListSpan(after: nil, limit: .max), visible: actor.organisations)
    if case .case(let id, _) = asked.subject { filter.caseID = id } else { filter.people = asked.people }
    var bundle = HeldBundle(
      subject: asked.subject, person: asked.person,
      references: asked.aggregates.filter { $0.aggregate.name.kind == .person }.compactMap(\.aggregate.reference), at: now,
      records: records.sorted { ($0.began, $0.name.stream) < ($1.began, $1.name.stream) },
      decisions: try database.read { try RegisterStore.list(filter, in: $0) })
    guard case .person = asked.subject else { return bundle }
    for source in sources {
      for person in asked.people { bundle.looks += try looks(at: person, of: source, in: trace) }
    }
    bundle.looks.sort { $0.at < $1.at }
    (bundle.requests, bundle.disclosures) = try database.read {
      try rights(of: asked.people, visible: actor.organisations, in: $0)
    }
    return bundle
  }

  /// What every service has of those.
  private func records(of aggregates: [StoredAggregate], in trace: TraceContext) throws -> [HeldRecord] {
    try aggregates.flatMap { stored -> [HeldRecord] in
      let name = stored.aggregate.name
      let services = try database.read { try FileStore.sources(of: name.stream, in: $0) }
      return try sources.filter { services.contains($0.service.rawValue) }.compactMap { source in
        let events = try events(of: name.stream, at: source, in: trace)
        guard !events.isEmpty else { return nil }
        return HeldRecord(
          service: source.service.rawValue, name: name, organisation: stored.organisation ?? "",
          reference: stored.aggregate.reference, because: stored.because, began: stored.aggregate.began, events: events,
          letter: name.kind == .notice && source.service == .notification ? try letter(name.id, at: source, in: trace) : nil)
      }
    }
  }

  /// A case with what belongs to it: its letters; the incidents, reports and contacts that it names, with their evidence; the matters that they were
  /// about; and who the person is.
  private func records(
    ofCase id: Identifier, among aggregates: [StoredAggregate], in trace: TraceContext
  ) throws -> [HeldRecord] {
    let all = Dictionary(aggregates.map { ($0.aggregate.name, $0) }) { first, _ in first }
    var (chosen, records): (Set<AggregateName>, [HeldRecord]) = ([], [])
    var open = [AggregateName(kind: .restrictionCase, id: id)]
    while let name = open.popLast() {
      guard let stored = all[name], chosen.insert(name).inserted else { continue }
      let found = try self.records(of: [stored], in: trace)
      records += found
      if let parent = stored.aggregate.parent, parent.kind != .restrictionCase { open.append(parent) }
      guard [.restrictionCase, .incident, .report].contains(name.kind) else { continue }
      open += all.values.filter { $0.aggregate.parent == name }.map(\.aggregate.name)
      let named = found.flatMap(\.events).reduce(into: Set<Identifier>()) { $1.data.identifiers(into: &$0) }
      open += all.keys.filter { $0.kind != .restrictionCase && named.contains($0.id) }
    }
    return records
  }

  /// The text of a letter as it went out; nil where none did.
  private func letter(_ notice: Identifier, at source: JournalSource, in trace: TraceContext) throws -> String? {
    do throws(ClientError) {
      let answer = try source.client.send(
        .get, "/notices/\(notice)/document?format=text", headers: ["traceparent": trace.header])
      return String(decoding: answer.body, as: UTF8.self)
    } catch {
      if case .problem(404, _) = error { return nil }
      if case .problem(410, _) = error { return nil }
      throw Problem(passingOn: error, of: source.service)
    }
  }

  private func events(of stream: String, at source: JournalSource, in trace: TraceContext) throws -> [HeldEvent] {
    do throws(ClientError) {
      let answer = try source.client.send(.get, "/journal/streams/\(stream)", headers: ["traceparent": trace.header])
      return try Self.events(in: answer.body)
    } catch {
      // Destroyed since it was listed.
      if case .problem(410, _) = error { return [] }
      throw Problem(passingOn: error, of: source.service)
    }
  }

  /// What a JSON of one event may hold.
  private static let mostValues = 100_000

  private static func events(in batch: [UInt8]) throws(ClientError) -> [HeldEvent] {
    let tree: JSON
    do { tree = try JSONReader.tree(batch, valueLimit: mostValues) } catch { throw .undecodable("a stream of a journal") }
    guard case .list(let events) = tree else { throw .undecodable("a stream of a journal") }
    return try events.map { (event) throws(ClientError) in
      guard case .object(let members) = event, case .text(let id)? = members["id"], let number = Int64(id),
        case .text(let type)? = members["type"], case .text(let time)? = members["time"], let at = Instant(time),
        case .text(let actor)? = members["actor"]
      else { throw .undecodable("an event of a journal") }
      return HeldEvent(number: number, type: type, at: at, actor: actor, data: members["data"] ?? .null)
    }
  }

  private func looks(at person: Identifier, of source: JournalSource, in trace: TraceContext) throws -> [Look] {
    var (looks, after): ([Look], String?) = ([], nil)
    repeat {
      do throws(ClientError) {
        let page = try source.client.get(
          "/looks?serviceUser=\(person)&limit=200" + (after.map { "&after=\($0)" } ?? ""), as: Page<Look>.self, in: trace)
        looks += page.items
        after = page.next
      } catch {
        throw Problem(passingOn: error, of: source.service)
      }
    } while after != nil
    return looks
  }
}

extension HeldBundle {
  func json(for audience: HeldAudience) throws -> [UInt8] {
    func tree(_ contract: some Encodable) throws -> JSON {
      try JSONReader.tree(try JSON.bytes(of: contract), valueLimit: 1000)
    }
    var bundle: [String: JSON] = [
      "serviceUser": .text(person.text), "references": .list(references.map(JSON.text)), "at": .text(at.text),
      "audience": .text(audience.rawValue), "records": .list(records.map { $0.json(for: audience) }),
      "decisions": .list(try decisions.map { audience.shown(try tree($0)) }),
      "requests": .list(try requests.map { audience.shown(try tree($0)) }),
      "disclosures": .list(try disclosures.map { audience.shown(try tree($0)) }),
      "looks": .list(
        try looks.map { audience.shown(look: try tree($0)) }),
    ]
    if case .case(let id, _) = subject { bundle["case"] = .text(id.text) }
    return JSON.object(bundle).bytes
  }
}

/// Whose data is asked for, or which case, and everything of that person in the organisations of the one who asks.
private struct HeldQuestion: Sendable {
  let subject: HeldBundle.Subject
  let person: Identifier
  /// The person's records.
  let people: [Identifier]
  let aggregates: [StoredAggregate]

  init(_ id: Identifier, by exchange: Exchange, in reader: Reader) throws {
    for kind in [AggregateKind.person, .restrictionCase] {
      let stream = AggregateName(kind: kind, id: id).stream
      if let owner = try DestroyedRecords.organisation(of: stream, in: reader), exchange.actor.sees(owner) { throw Problem.gone }
    }
    if let known = try FileStore.knownCase(id, in: reader) {
      guard exchange.actor.sees(known.organisation) else { throw Problem.notFound }
      (subject, person) = (.case(id, reference: known.reference), known.serviceUser)
    } else {
      (subject, person) = (.person, id)
    }
    people = try PersonMerges.records(of: person, in: reader)
    aggregates = try AggregateStore.all(of: people, in: reader).filter { $0.organisation.map(exchange.actor.sees) ?? false }
    guard !aggregates.isEmpty else { throw Problem.notFound }
  }
}

extension JSON {
  /// Collects every identifier that is anywhere in it.
  fileprivate func identifiers(into found: inout Set<Identifier>) {
    switch self {
    case .text(let text): if let id = Identifier(text) { found.insert(id) }
    case .list(let elements): for element in elements { element.identifiers(into: &found) }
    case .object(let members): for member in members.values { member.identifiers(into: &found) }
    case .null, .flag, .number: break
    }
  }
}
