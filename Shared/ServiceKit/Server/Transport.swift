private import Synchronization

/// What the transport's threads share.
final class Transport: Sendable {
  let application: ServiceApplication
  let limits: ServerLimits
  let connections = ConnectionTable()
  private let stopping = Atomic<Bool>(false)
  private let active = Atomic<Int>(0)
  private let pendingAnswers = Mutex<[ObjectIdentifier: PendingAnswer]>([:])

  init(_ application: ServiceApplication, _ limits: ServerLimits) {
    (self.application, self.limits) = (application, limits)
  }

  /// True from the moment that the server has begun to stop: every answer then closes its connection.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  /// Requests that were read whole and whose answers are not sent yet.
  var activeCount: Int { active.load(ordering: .acquiring) }

  func changeActive(by change: Int) { active.wrappingAdd(change, ordering: .acquiringAndReleasing) }

  /// Connections that are suspended.
  var pendingCount: Int { pendingAnswers.withLock { $0.count } }

  func pending(_ connection: OpaquePointer) -> PendingAnswer {
    let pending = PendingAnswer(connection) { [weak self] pending in
      self?.pendingAnswers.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(pending)) }
    }
    pendingAnswers.withLock { $0[ObjectIdentifier(pending)] = pending }
    return pending
  }

  /// Has every request that waits be told.
  func beginStopping() {
    stopping.store(true, ordering: .releasing)
    for pending in pendingAnswers.withLock({ Array($0.values) }) { pending.serverStops() }
  }

  func tellIfStopping(_ pending: PendingAnswer) {
    if isStopping { pending.serverStops() }
  }

  /// Answers for whoever did not answer in time.
  func answerWhatIsLeft() {
    for pending in pendingAnswers.withLock({ Array($0.values) }) {
      pending.set(.problem(.unavailable("the service is stopping")))
    }
  }
}
