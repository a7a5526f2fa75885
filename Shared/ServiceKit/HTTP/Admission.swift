import Contracts
private import Foundation
private import Synchronization

/// What was found out about a request from its head alone.
struct Admission: Sendable {
  let trace: TraceContext
  let started = ContinuousClock.now
  var route: Int?
  var parameters: [(name: String, value: String)] = []
  var actor = Actor.anonymous
  /// The office that opened the door to the actor.
  var office = Office.service
  var bodyLimit = Route.ordinaryBodyLimit
  /// Set when the request will not reach its handler.
  var refusal: Problem?
}

/// How a request is answered: with what is there, or with what a callback will bring.
enum Outcome: Sendable {
  /// Begins the work; the callback is called exactly once, on any thread. Returns what to call when the server stops.
  typealias Start = @Sendable (@escaping @Sendable (Response) -> Void) -> (@Sendable () -> Void)?

  case now(Response)
  case pending(Start)

  /// Has it sent when it is there, where nothing can be told when the server stops.
  func deliver(_ send: @escaping @Sendable (Response) -> Void) {
    switch self {
    case .now(let response): send(response)
    case .pending(let start): _ = start(send)
    }
  }
}

/// A place where one thread waits for a response from another.
final class WaitingResponse: Sendable {
  private let response = Mutex<Response?>(nil)
  private let arrived = DispatchSemaphore(value: 0)

  func set(_ answer: Response) {
    response.withLock { $0 = answer }
    arrived.signal()
  }

  func wait() -> Response {
    arrived.wait()
    return response.withLock { $0 } ?? .problem(.unanswered)
  }
}

/// The measurements of one route, kept by status so that counting takes no look-up by name.
struct RouteMeasures: Sendable {
  private let seconds: Histogram
  private let byStatus: ByStatus

  private final class ByStatus: Sendable {
    let counters = Mutex<[Int: Counter]>([:])
    let make: @Sendable (Int) -> Counter
    init(_ make: @escaping @Sendable (Int) -> Counter) { self.make = make }
  }

  init(_ metrics: Metrics, route: String, method: String) {
    seconds = metrics.histogram(
      "http_request_duration_seconds", "Time from a request's head to its answer.", ["method": method, "route": route])
    byStatus = ByStatus { status in
      metrics.counter(
        "http_requests_total", "Requests answered.", ["method": method, "route": route, "status": String(status)])
    }
  }

  func count(status: Int, _ elapsed: Duration) {
    let (whole, attoseconds) = elapsed.components
    seconds.observe(Double(whole) + Double(attoseconds) * 1e-18)
    let counter = byStatus.counters.withLock { counters in
      if let counter = counters[status] { return counter }
      let counter = byStatus.make(status)
      counters[status] = counter
      return counter
    }
    counter.add()
  }
}
