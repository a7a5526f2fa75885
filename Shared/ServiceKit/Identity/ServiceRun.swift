package import Contracts
private import Synchronization

/// One life of a service's process: what another service's token is for, so that it is worth nothing once that process has ended.
package struct ServiceRun: Codable, Equatable, Sendable {
  /// As in `Service`.
  package let service: String
  /// Made anew at each start.
  package let run: Identifier

  /// That run of that service.
  package init(service: String, run: Identifier) { (self.service, self.run) = (service, run) }
}

/// The answer of `/identity`: which run of which service listens here, and the proof that it is one of this deployment's.
package struct ServiceProof: Codable, Sendable {
  /// Which service.
  package let service: String
  /// Which run of it.
  package let run: Identifier
  /// HMAC-SHA-256 with the deployment's secret over the challenge, the service, its run and its port; base64url.
  package let proof: String
}

/// What this process is, and where it listens.
package final class ServiceIdentity: Sendable {
  /// Which run of which service this is.
  package let run: ServiceRun
  private let tokens: TokenIssuer
  private let port: Mutex<Int>

  /// - Parameter port: where it will listen, as far as that is known.
  init(run: ServiceRun, tokens: TokenIssuer, port: Int) {
    (self.run, self.tokens) = (run, tokens)
    self.port = Mutex(port)
  }

  /// Says where the process does listen.
  package func listens(at port: Int) { self.port.withLock { $0 = port } }

  /// The proof in answer to that challenge.
  func proof(for challenge: String) -> ServiceProof {
    ServiceProof(
      service: run.service, run: run.run, proof: tokens.proof(of: run, at: port.withLock { $0 }, for: challenge))
  }
}
