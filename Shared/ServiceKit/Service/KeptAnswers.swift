private import Contracts
import Dispatch
import Storage

/// Forgets the answers kept under idempotency keys once no client will try again: they take room, and what they say may have been destroyed since.
struct KeptAnswers: Sendable {
  let database: Database
  let clock: Clock

  /// A client that has not tried again within a day does not.
  static let lifetimeSeconds = 86_400
  /// So few at a time that no other change waits long.
  private static let most = 500
  private static let everySeconds = 60

  /// Forgets all that are too old, without waiting for it. What fails is done the next time.
  func forget() {
    let end = clock.wallNow.adding(seconds: -Self.lifetimeSeconds)
    database.submit({ try IdempotencyKeys.forget(before: end, limit: Self.most, in: $0) }) { result in
      if case .success(Self.most) = result { forget() }
    }
  }

  /// Forgets now and each minute, until the timer is cancelled.
  func forgetForEver() -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.schedule(deadline: .now(), repeating: .seconds(Self.everySeconds))
    timer.setEventHandler { forget() }
    timer.activate()
    return timer
  }
}
