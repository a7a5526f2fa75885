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
  /// What was wrong when it was last asked for.
  private let faults = Mutex<Set<String>>([])

  /// Nothing is needed yet.
  package init() {}

  /// Adds a check under that name, or replaces it. It is called for each request of `/readyz`, and must be quick.
  package func register(_ name: String, _ check: @escaping @Sendable () -> Finding) {
    checks.withLock { $0[name] = check }
  }

  /// Every finding by its name.
  package var findings: [String: Finding] { checks.withLock { $0 }.mapValues { $0() } }

  /// Which needs are at fault; nil where they are those that were when it was last asked.
  func changed(_ found: [String: Finding]) -> Set<String>? {
    let now = Set(found.filter { if case .fault = $0.value { true } else { false } }.keys)
    return faults.withLock { faults in
      defer { faults = now }
      return faults == now ? nil : now
    }
  }
}

extension FeedFollower {
  /// How long a source may be out of reach before its follower is no longer to be relied on.
  static let patienceSeconds = 600.0

  /// What is said of a source that has been out of reach for so many seconds: it comes back by itself, but what is not known of it meanwhile counts.
  static func finding(unreachableFor seconds: Double) -> Readiness.Finding {
    seconds < patienceSeconds
      ? .note("the source is not reached") : .fault("the source has not been reached for \(Int(seconds / 60)) minutes")
  }

  /// What `/readyz` says: a feed that goes no further until someone has looked is a fault.
  package var finding: Readiness.Finding {
    switch state {
    case .idle, .following: .ready
    case .unreachable: Self.finding(unreachableFor: stateAge)
    case .blocked(let block): .fault(block.words)
    case .halted(let why): .fault(why)
    case .broken(let reason): .fault(reason.rawValue)
    }
  }
}
