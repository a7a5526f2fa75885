package import Contracts
private import Foundation
package import Storage

/// A service as a function of requests: routes, and everything that happens to a request around its route's handler, the same over every
/// transport.
package final class ServiceApplication: Sendable {
  /// The name that logs, metrics and the description of the service carry.
  package let name: String
  /// The whole table.
  package let routes: [Route]
  /// The time of every request.
  package let clock: Clock
  /// Where unexpected errors are explained.
  package let log: Log
  /// Where requests are counted.
  package let metrics: Metrics
  /// The offices of the body, and what each may do.
  package let offices: Offices
  /// What the body's policy has to choose from.
  let codes: PackCodes

  let database: Database
  let tokens: TokenIssuer
  let identifiers: Identifiers
  private let router: Router
  private let parameterNames: [[String]]
  private let measures: [RouteMeasures]
  private let elsewhere: RouteMeasures
  private let refusals: [MessageFault: Counter]
  private let mapping: @Sendable (any Error) -> Problem?
  private let organisation: @Sendable (String, Reader) throws -> String?
  private let looks: (any LookKeeper)?
  private let readingOnly: ReadingOnly

  /// An application of those routes, each method and path once.
  ///
  /// - Parameter problems: what an error of the service's own domain is answered with; nil for an unexpected one. `Problem` itself, a
  ///   `Refusal` and the journal's errors need no mapping.
  /// - Parameter organisation: that of the record whose stream it is, as is kept of one that was destroyed; nil where nothing is. Only people of
  ///   that organisation, and services, are told that it was there (decision 0031).
  package init(
    name: String, routes: [Route], offices: Offices, codes: PackCodes = .unknown, database: Database, clock: Clock,
    tokens: TokenIssuer, log: Log = .silent,
    metrics: Metrics? = nil, looks: (any LookKeeper)? = nil, readingOnly: ReadingOnly = ReadingOnly(),
    organisation: @escaping @Sendable (String, Reader) throws -> String? = { _, _ in nil },
    problems: @escaping @Sendable (any Error) -> Problem? = { _ in nil }
  ) {
    let metrics = metrics ?? Metrics(clock: clock)
    (self.name, self.routes, self.database, self.clock, self.tokens, self.log) = (name, routes, database, clock, tokens, log)
    (self.metrics, self.offices, self.codes) = (metrics, offices, codes)
    identifiers = Identifiers(clock: clock)
    router = Router(self.routes)
    parameterNames = self.routes.map { route in
      route.segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
    measures = self.routes.map { RouteMeasures(metrics, route: $0.path, method: $0.method.rawValue) }
    elsewhere = RouteMeasures(metrics, route: "none", method: "any")
    refusals = Dictionary(
      uniqueKeysWithValues: MessageFault.allCases.map { fault in
        let help = "Requests refused because their bytes cannot be read, or can be read in two ways."
        return (fault, metrics.counter("http_messages_refused_total", help, ["fault": fault.rawValue]))
      })
    mapping = problems
    (self.organisation, self.looks, self.readingOnly) = (organisation, looks, readingOnly)
  }

  /// Handles one request from beginning to end, waiting for whatever it waits for: the in-memory transport.
  package func handle(_ request: Request) -> Response {
    let admission = admit(request, declaredLength: request.body.count)
    var response: Response
    switch answer(request, admission) {
    case .now(let answer): response = answer
    case .pending(let start):
      let waiting = WaitingResponse()
      _ = start { waiting.set($0) }
      response = waiting.wait()
    }
    if request.method == .head { response.body = [] }
    return response
  }

  /// What can be said before the body is read.
  ///
  /// - Parameter declaredLength: the length of the body, as far as it is known.
  func admit(_ head: Request, declaredLength: Int) -> Admission {
    var admission = Admission(trace: TraceContext(continuing: head.header("traceparent")))
    do {
      let target = try head.parsed.get()
      switch router.match(head.method, target.segments) {
      case .nothing: throw Problem.notFound
      case .methodNotAllowed(let allowed): throw Problem.methodNotAllowed(allowed: allowed)
      case .found(let index, let values):
        let route = routes[index]
        admission.route = index
        admission.bodyLimit = route.bodyLimit(for: head)
        admission.parameters = zip(parameterNames[index], values).map { (name: $0, value: $1) }
        try authorise(head, route, &admission)
        if !target.query.isEmpty { try route.check(query: target.query) }
        guard declaredLength <= admission.bodyLimit else { throw Problem.bodyTooLarge(limit: admission.bodyLimit) }
      }
    } catch {
      admission.refusal = problem(for: error, of: head, admission)
    }
    return admission
  }

  /// Answers and counts a request whose bytes cannot be read.
  ///
  /// - Parameter admission: what its head had come to, where only its body cannot.
  func refuse(_ fault: MessageFault, _ admission: Admission?) -> Response {
    refusals[fault]?.add()
    return finished(.problem(fault.problem), admission ?? Admission(trace: TraceContext(continuing: nil)))
  }

  /// The answer to a request that comes when the service is stopping, or waits longer than it can.
  var tooLate: Response {
    finished(.problem(.unavailable("the service is stopping")), Admission(trace: TraceContext(continuing: nil)))
  }

  /// Has the route's handler answer the whole request, unless it was refused before.
  func answer(_ request: Request, _ admission: Admission) -> Outcome {
    let (now, shown) = (clock.now, ShownPeople())
    return looked(answer(request, admission, at: now, shown), request, admission, at: now, shown)
  }

  private func answer(_ request: Request, _ admission: Admission, at now: Instant, _ shown: ShownPeople) -> Outcome {
    if let refusal = admission.refusal { return .now(finished(.problem(refusal), admission)) }
    guard let index = admission.route else { return .now(finished(.problem(.notFound), admission)) }
    do {
      if routes[index].method != .get, let why = readingOnly.why { throw Problem.unavailable(why) }
      let key = try IdempotencyKey(of: request, by: admission.actor, on: routes[index].path)
      if let key, let kept = try database.read({ try key.kept(in: $0) }) { return .now(finished(kept, admission)) }
      let exchange = Exchange(
        request: request, actor: admission.actor, office: admission.office, now: now, trace: admission.trace, shown: shown,
        parameters: admission.parameters,
        bodyLimit: admission.bodyLimit, codes: codes)
      return outcome(of: try routes[index].handler(exchange), exchange, key, admission)
    } catch {
      return .now(finished(.problem(problem(for: error, of: request, admission)), admission))
    }
  }

  /// Has it logged what a person was shown, or refused, before they get it.
  private func looked(
    _ outcome: Outcome, _ request: Request, _ admission: Admission, at now: Instant, _ shown: ShownPeople
  ) -> Outcome {
    guard let looks, let index = admission.route, routes[index].method == .get, routes[index].access != .open,
      !admission.actor.offices.isEmpty, !admission.actor.offices.contains(.service)
    else { return outcome }
    return .pending { send in
      let deliver: @Sendable (Response) -> Void = { response in
        let looked = Looked(response, to: request, of: self.routes[index], by: admission, showing: shown, at: now)
        guard let looked else { return send(response) }
        looks.note(looked) { isKept in
          send(isKept ? response : self.finished(.problem(.unavailable("who looks cannot be logged")), admission))
        }
      }
      switch outcome {
      case .now(let response):
        deliver(response)
        return nil
      case .pending(let start): return start(deliver)
      }
    }
  }

  private func outcome(of reply: Reply, _ exchange: Exchange, _ key: IdempotencyKey?, _ admission: Admission) -> Outcome {
    switch reply {
    case .now(let response): return .now(finished(response, admission))
    case .write(let other, let change): return .pending(writing(change, in: other ?? database, exchange, key, admission))
    case .later(let work):
      return .pending { send in
        let responder = Responder { send(self.finished($0, admission)) }
        work(responder)
        return { [weak responder] in responder?.serverStops() }
      }
    case .after(let work):
      return .pending { send in
        Self.slowWork.async {
          do {
            self.outcome(of: try work(), exchange, key, admission).deliver(send)
          } catch {
            send(self.finished(.problem(self.problem(for: error, of: exchange.request, admission)), admission))
          }
        }
        return nil
      }
    }
  }

  private func writing(
    _ change: @escaping @Sendable (Transaction) throws -> Response, in database: Database, _ exchange: Exchange,
    _ key: IdempotencyKey?, _ admission: Admission
  ) -> Outcome.Start {
    { send in
      database.submit({ transaction in
        if let kept = try key?.kept(in: transaction) { return kept }
        transaction.trace = exchange.trace.header
        let response = try change(transaction)
        // By the wall: a clock that is moved neither forgets what a client may yet ask again nor keeps it for ever.
        try key?.keep(response, at: self.clock.wallNow, in: transaction)
        return response
      }) { result in
        switch result {
        case .success(let response): send(self.finished(response, admission))
        case .failure(let error):
          send(self.finished(.problem(self.problem(for: error, of: exchange.request, admission)), admission))
        }
      }
      return nil
    }
  }

  /// For work with files, one piece after the other: a disk is no faster for two, and the memory is bounded.
  private static let slowWork = DispatchQueue(label: "slow-work", qos: .userInitiated)

  /// Finds out who asks, and in which of their offices.
  private func authorise(_ head: Request, _ route: Route, _ admission: inout Admission) throws {
    guard let needed = route.needed else { return }
    guard let header = head.header("authorization") else { throw Problem.unauthorised("no token was sent") }
    let parts = header.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1)
    guard parts.count == 2, Substring(parts[0]).lowercased() == "bearer" else {
      throw Problem.unauthorised("the token is not a bearer token")
    }
    let actor: Actor
    do throws(TokenFault) { actor = try tokens.verify(String(Substring(parts[1])), at: clock.wallNow) } catch {
      throw Problem.unauthorised("the token \(error.words)")
    }
    guard actor.pack == nil || actor.pack == offices.pack else {
      throw Problem.unauthorised("the token is for the offices of another policy")
    }
    admission.actor = actor
    if route.access.admitsServices, actor.offices.contains(.service) { return }
    guard let office = offices.acting(actor.offices, needing: needed) else {
      // Who was refused is logged, in the first of their offices.
      admission.office = actor.offices.min() ?? .service
      throw Problem.forbidden(needed: offices.able(to: needed))
    }
    admission.office = office
  }

  private func problem(for error: any Error, of request: Request, _ admission: Admission) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let refusal as Refusal: return Problem(refusal)
    case JournalError.conflict(_, let expected, let found):
      return request.header("if-match") != nil
        ? .staleVersion(seen: [expected], found: found) : .conflict("someone else changed this at the same moment")
    case JournalError.disposed(let stream): return couldSee(stream, admission.actor) ? .gone : .notFound
    case let error as StorageError where error.isOutage:
      log.error("database out of order", ["trace": .code(admission.trace.trace), "error": .error(error)])
      return .unavailable("the database is out of order")
    default: break
    }
    if let problem = mapping(error) { return problem }
    let instance = identifiers.next()
    log.error(
      "unexpected error",
      [
        "instance": .identifier(instance), "trace": .code(admission.trace.trace), "method": .code(request.method.rawValue),
        "route": .code(admission.route.map { routes[$0].path } ?? "none"), "error": .error(error),
      ])
    return .internalError(instance: instance)
  }

  /// Whether someone could have seen the record of that stream before it was destroyed.
  private func couldSee(_ stream: String, _ actor: Actor) -> Bool {
    if actor.offices.contains(.service) { return true }
    // Where that cannot be read, nothing is said of it.
    let kept = try? database.read { try organisation(stream, $0) }
    return kept.flatMap { $0 }.map(actor.sees) ?? false
  }

  private func finished(_ response: Response, _ admission: Admission) -> Response {
    var response = response
    response.headers.append((name: "traceparent", value: admission.trace.header))
    if response.header("Cache-Control") == nil { response.headers.append((name: "Cache-Control", value: "no-store")) }
    response.headers.append((name: "X-Content-Type-Options", value: "nosniff"))
    let elapsed = admission.started.duration(to: .now)
    (admission.route.map { measures[$0] } ?? elsewhere).count(status: response.status, elapsed)
    // That a service is not ready is logged when it changes, and not at each question.
    if response.status >= 500, admission.route.map({ !routes[$0].tellsOfItself }) ?? true {
      log.warning(
        "answered with a server error",
        [
          "route": .code(admission.route.map { routes[$0].path } ?? "none"), "status": .number(response.status),
          "trace": .code(admission.trace.trace),
        ])
    }
    log.debug(
      "request",
      [
        "route": .code(admission.route.map { routes[$0].path } ?? "none"), "status": .number(response.status),
        "trace": .code(admission.trace.trace),
      ])
    return response
  }
}
