import Contracts
private import Foundation
private import Synchronization

/// The token with which a service asks one other: only for the run of it that proved to be that service, and minted anew when half
/// its short life is over.
///
/// A program that takes the port of a service that is down cannot prove anything and gets no token; one that it catches on its way to a
/// process that has just ended is good for nothing, because the next run does not accept it (decision 0020).
final class OwnToken: Sendable {
  private let actor: Actor
  private let audience: Service
  private let tokens: TokenIssuer
  private let clock: Clock
  private let identifiers: Identifiers
  private let minted = Mutex<(text: String, for: ServiceRun, at: Instant)?>(nil)

  init(of service: Service, for audience: Service, tokens: TokenIssuer, clock: Clock, identifiers: Identifiers) {
    (actor, self.audience, self.tokens, self.clock, self.identifiers) = (service.actor, audience, tokens, clock, identifiers)
  }

  /// That transport, which sends each request with the token, once the address has proved itself.
  func carried(by transport: HTTPTransport) -> HTTPTransport {
    HTTPTransport { [self] request, limits, then in
      guard let (token, run) = current else { return prove(request, limits, over: transport, then) }
      send(request.with(token: token), to: run, limits, over: transport) { [self] result in
        guard case .success(let answer) = result, answer.status == 401 else { return then(result) }
        // Another run answers: nothing was acted on, and it may prove itself.
        prove(request, limits, over: transport, then)
      }
    }
  }

  /// Sends a request with its token. After a refusal of that, or when the connection breaks, something else may have the address: it has to
  /// prove itself before the next.
  private func send(
    _ request: ClientRequest, to run: ServiceRun, _ limits: AnswerLimits, over transport: HTTPTransport,
    _ then: @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void
  ) {
    transport.send(request, limits) { [self] result in
      switch result {
      case .success(let answer): if answer.status == 401 { forget(run) }
      case .failure: forget(run)
      }
      then(result)
    }
  }

  private func prove(
    _ request: ClientRequest, _ limits: AnswerLimits, over transport: HTTPTransport,
    _ then: @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void
  ) {
    let challenge = identifiers.next().text
    let question = ClientRequest(
      method: .get, address: request.address, target: "/identity?challenge=\(challenge)", headers: [("Accept", "*/*")])
    transport.send(question, AnswerLimits(seconds: min(limits.seconds, 5), bytes: 16_384)) { [self] result in
      switch result {
      case .failure(let error): then(.failure(error))
      case .success(let answer):
        guard let run = proven(answer, at: request.address, for: challenge) else { return then(.failure(.unproven)) }
        send(request.with(token: mint(for: run)), to: run, limits, over: transport, then)
      }
    }
  }

  private func proven(_ answer: ClientAnswer, at address: String, for challenge: String) -> ServiceRun? {
    // A service that does not answer this as agreed has proved nothing, whatever the reason.
    guard answer.status == 200, let given = try? JSON.decode(ServiceProof.self, from: answer.body),
      given.service == audience.rawValue, let port = Self.port(of: address)
    else { return nil }
    let run = ServiceRun(service: given.service, run: given.run)
    let expected = tokens.proof(of: run, at: port, for: challenge)
    return LibCrypto().constantTimeEquals(Array(expected.utf8), Array(given.proof.utf8)) ? run : nil
  }

  private static func port(of address: String) -> Int? {
    guard let parts = URLComponents(string: address) else { return nil }
    return parts.port ?? (parts.scheme == "https" ? 443 : 80)
  }

  /// The token that is in use; nil when there is none, and the address is to prove itself first. Past half its life a token is
  /// replaced, for the same run.
  private var current: (text: String, for: ServiceRun)? {
    let now = clock.wallNow
    guard let (text, run, at) = minted.withLock({ $0 }) else { return nil }
    let isFresh = abs(now.milliseconds - at.milliseconds) < TokenIssuer.longestServiceSeconds * 500
    return (isFresh ? text : mint(for: run), run)
  }

  private func mint(for run: ServiceRun) -> String {
    let now = clock.wallNow
    let text = tokens.mint(actor, at: now, lifetimeSeconds: Int(TokenIssuer.longestServiceSeconds), for: run)
    minted.withLock { $0 = (text, run, now) }
    return text
  }

  private func forget(_ run: ServiceRun) {
    minted.withLock { minted in if minted?.for == run { minted = nil } }
  }
}

extension ClientRequest {
  fileprivate func with(token: String) -> ClientRequest {
    var request = self
    request.headers.append(("Authorization", "Bearer \(token)"))
    return request
  }
}
