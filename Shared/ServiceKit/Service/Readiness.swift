private import Synchronization

/// What a service needs in order to serve, each asked by name for `/readyz`.
package final class Readiness: Sendable {
  /// The state of one of the needs.
  package enum Finding: Sendable, Equatable {
    /// As it should.
    case ready
    /// The service does without, and says so.
    case note(String)
    /// The service should not be asked.
    case fault(String)
  }

  private let checks = Mutex<[String: @Sendable () -> Finding]>([:])

  /// Nothing is needed yet.
  package init() {}

  /// Adds a check under that name, or replaces it. It is called for each request of `/readyz`, and must be quick.
  package func register(_ name: String, _ check: @escaping @Sendable () -> Finding) {
    checks.withLock { $0[name] = check }
  }

  /// Every finding by its name.
  package var findings: [String: Finding] { checks.withLock { $0 }.mapValues { $0() } }
}

extension FeedFollower {
  /// What `/readyz` says: a feed that goes no further until someone has looked is a fault; a source that is out of reach comes back by itself.
  package var finding: Readiness.Finding {
    switch state {
    case .idle, .following: .ready
    case .unreachable: .note("the source is not reached")
    case .blocked(let block): .fault(block.words)
    case .halted(let why): .fault(why)
    case .broken(let reason): .fault(reason.rawValue)
    }
  }
}
