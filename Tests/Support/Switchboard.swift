import ServiceKit
import Synchronization

/// Carries requests between a town's services, on the caller's thread; any of them can be made unreachable.
final class Switchboard: Sendable {
  private struct State {
    var applications: [String: ServiceApplication] = [:]
    var away: Set<String> = []
  }

  private let state = Mutex(State())

  func connect(_ address: String, to application: ServiceApplication?) {
    state.withLock { $0.applications[address] = application }
  }

  func cut(_ address: String, _ isAway: Bool) {
    state.withLock { state in
      if isAway { state.away.insert(address) } else { state.away.remove(address) }
    }
  }

  var transport: HTTPTransport {
    HTTPTransport { request, _, then in
      let application = self.state.withLock { state in
        state.away.contains(request.address) ? nil : state.applications[request.address]
      }
      guard let application else { return then(.failure(.unreachable(code: "away"))) }
      let response = application.handle(
        Request(request.method, request.target, headers: request.headers, body: request.body ?? []))
      then(.success(ClientAnswer(status: response.status, headers: response.headers, body: response.body)))
    }
  }
}
