private import CEpoll
private import Synchronization

/// What the server's threads share.
final class Transport: Sendable {
  let application: ServiceApplication
  let limits: ServerLimits
  private let stopping = Atomic<Bool>(false)
  private let active = Atomic<Int>(0)
  private let connections = Atomic<Int>(0)
  private let everBegun = Atomic<Int>(0)
  private let largeBytes = Atomic<Int>(0)
  /// What was given back of them since the system had it.
  private let keptBytes = Atomic<Int>(0)
  /// From how much on it is worth the time to let the system have it.
  private static let worthReturning = 16_777_216
  private let pendingAnswers = Mutex<(waiting: [ObjectIdentifier: PendingAnswer], isClosed: Bool)>(([:], false))

  init(_ application: ServiceApplication, _ limits: ServerLimits) {
    (self.application, self.limits) = (application, limits)
  }

  /// True from the moment that the server has begun to stop: every answer then closes its connection.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  /// Requests that were read whole and whose answers are not sent yet.
  var activeCount: Int { active.load(ordering: .acquiring) }

  func changeActive(by change: Int) { active.wrappingAdd(change, ordering: .acquiringAndReleasing) }

  /// Connections open at the moment.
  var connectionCount: Int { connections.load(ordering: .acquiring) }

  /// Counts a connection, and returns how many there were before it since the start.
  func connectionBegan() -> Int {
    connections.wrappingAdd(1, ordering: .acquiringAndReleasing)
    return everBegun.wrappingAdd(1, ordering: .relaxed).oldValue
  }

  func connectionEnded() { connections.wrappingSubtract(1, ordering: .acquiringAndReleasing) }

  /// Takes a share of the memory for large bodies; false when there is not so much left.
  func takeMemory(_ bytes: Int) -> Bool {
    if largeBytes.wrappingAdd(bytes, ordering: .relaxed).newValue <= limits.largeBytes { return true }
    largeBytes.wrappingSubtract(bytes, ordering: .relaxed)
    return false
  }

  func giveMemory(back bytes: Int) {
    largeBytes.wrappingSubtract(bytes, ordering: .relaxed)
    keptBytes.wrappingAdd(bytes, ordering: .relaxed)
  }

  /// Lets the system have what large bodies took, once there are none: the C library keeps what was given back to it in pieces.
  func returnMemory() {
    guard keptBytes.load(ordering: .relaxed) >= Self.worthReturning, largeBytes.load(ordering: .relaxed) == 0 else { return }
    keptBytes.store(0, ordering: .relaxed)
    mc_return_memory()
  }

  /// Requests whose answers are waited for.
  var pendingCount: Int { pendingAnswers.withLock { $0.waiting.count } }

  /// An answer for the connection of that serial number, which the loop serves.
  func pending(_ loop: EventLoop, _ serial: UInt64) -> PendingAnswer {
    PendingAnswer {
      loop.deliver($0, to: serial)
    } whenAnswered: { [weak self] pending in
      self?.pendingAnswers.withLock { _ = $0.waiting.removeValue(forKey: ObjectIdentifier(pending)) }
    }
  }

  /// Has an answer that is waited for known to `beginStopping` and `answerWhatIsLeft`; false once the latter has been.
  func keep(_ pending: PendingAnswer) -> Bool {
    pendingAnswers.withLock { answers in
      if !answers.isClosed { answers.waiting[ObjectIdentifier(pending)] = pending }
      return !answers.isClosed
    }
  }

  /// Has every request that waits be told.
  func beginStopping() {
    stopping.store(true, ordering: .releasing)
    for pending in pendingAnswers.withLock({ Array($0.waiting.values) }) { pending.serverStops() }
  }

  func tellIfStopping(_ pending: PendingAnswer) {
    if isStopping { pending.serverStops() }
  }

  /// Answers the requests that were not answered in time, and lets no other wait after that.
  func answerWhatIsLeft() {
    let left = pendingAnswers.withLock { answers in
      answers.isClosed = true
      return Array(answers.waiting.values)
    }
    for pending in left { pending.set(tooLate) }
  }

  /// What is answered when the server can wait no longer.
  var tooLate: Response { application.tooLate }
}
