import Contracts
import Dispatch
import Policy
import ServiceKit
import Storage

/// Everything that is held about a person, put together from every service: for a request of theirs, an ombudsman or a court.
struct HeldBundle: Sendable {
  let person: Identifier
  /// The references of the person's records.
  let references: [String]
  let at: Instant
  let records: [HeldRecord]
  /// Who looked at their data in each service.
  let looks: [Look]
  /// The register's decisions about them.
  let decisions: [RegisterEntry]
  /// What they have asked about their data.
  let requests: [RightsRequest]
  /// What was given of it, and to whom.
  let disclosures: [Disclosure]
}

extension Records {
  func held(_ exchange: Exchange, _ query: HeldQuery) throws -> Reply {
    let id = try exchange.identifier("id")
    let (people, aggregates) = try database.read { reader in
      if let owner = try DestroyedRecords.organisation(of: "service-user/\(id)", in: reader), exchange.actor.sees(owner) {
        throw Problem.gone
      }
      let people = try PersonMerges.records(of: id, in: reader)
      let aggregates = try AggregateStore.all(of: people, in: reader).filter { $0.organisation.map(exchange.actor.sees) ?? false }
      return (people, aggregates)
    }
    guard !aggregates.isEmpty else { throw Problem.notFound }
    exchange.shown.insert(people)
    let pack = packs.current
    let (audience, now) = (query.audience ?? .office, exchange.now)
    let form = exchange.preferred(of: ["application/json", "text/html"])
    return .later { responder in
      DispatchQueue.global(qos: .userInitiated).async {
        do {
          let held = try self.bundle(id, people, aggregates, seenBy: exchange.actor, at: now, in: exchange.trace)
          var response: Response
          if form == "text/html" {
            response = .html(HeldPage(held, body: pack.body, for: audience, in: pack.zone).html)
            response.headers.append(("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"))
          } else {
            response = Response(
              status: 200, headers: [("Content-Type", "application/json")], body: try held.json(for: audience))
          }
          response.headers.append(("Vary", "Accept"))
          responder.answer(response)
        } catch let problem as Problem {
          responder.answer(.problem(problem))
        } catch {
          responder.answer(.problem(.unavailable("what is held cannot be read")))
        }
      }
    }
  }

  private func bundle(
    _ id: Identifier, _ people: [Identifier], _ aggregates: [StoredAggregate], seenBy actor: Actor, at now: Instant,
    in trace: TraceContext
  ) throws -> HeldBundle {
    var records: [HeldRecord] = []
    for stored in aggregates.sorted(by: {
      ($0.aggregate.began, $0.aggregate.name.stream) < ($1.aggregate.began, $1.aggregate.name.stream)
    }) {
      let stream = stored.aggregate.name.stream
      let services = try database.read { try FileStore.sources(of: stream, in: $0) }
      for source in sources where services.contains(source.service.rawValue) {
        let events = try events(of: stream, at: source, in: trace)
        guard !events.isEmpty else { continue }
        records.append(
          HeldRecord(
            service: source.service.rawValue, name: stored.aggregate.name, organisation: stored.organisation ?? "",
            reference: stored.aggregate.reference, because: stored.because, events: events))
      }
    }
    var looks: [Look] = []
    for source in sources {
      for person in people { looks += try self.looks(at: person, of: source, in: trace) }
    }
    let filter = RegisterStore.Filter(people: people, span: ListSpan(after: nil, limit: .max), visible: actor.organisations)
    let (requests, disclosures) = try database.read { try rights(of: people, visible: actor.organisations, in: $0) }
    return HeldBundle(
      person: id, references: aggregates.filter { $0.aggregate.name.kind == .person }.compactMap(\.aggregate.reference), at: now,
      records: records, looks: looks.sorted { $0.at < $1.at },
      decisions: try database.read { try RegisterStore.list(filter, in: $0) }, requests: requests, disclosures: disclosures)
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
    let bundle: JSON = [
      "serviceUser": .text(person.text), "references": .list(references.map(JSON.text)), "at": .text(at.text),
      "audience": .text(audience.rawValue), "records": .list(records.map { $0.json(for: audience) }),
      "decisions": .list(try decisions.map { audience.shown(try tree($0)) }),
      "requests": .list(try requests.map { audience.shown(try tree($0)) }),
      "disclosures": .list(try disclosures.map { audience.shown(try tree($0)) }),
      "looks": .list(
        try looks.map { audience.shown(look: try tree($0)) }),
    ]
    return bundle.bytes
  }
}
