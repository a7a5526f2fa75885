private import Dispatch
private import Synchronization

/// What one thread sleeps on until another has something for it; several signals before it looks are one.
final class Wakeup: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let isPending = Atomic<Bool>(false)

  /// Wakes the sleeper, or keeps it from falling asleep next time; cheap enough to follow every commit.
  func signal() {
    if !isPending.exchange(true, ordering: .acquiringAndReleasing) { semaphore.signal() }
  }

  /// Sleeps until a signal, at most that many seconds; without end when nil.
  func wait(seconds: Double? = nil) {
    if let seconds {
      let nanoseconds = Int(max(0, min(seconds, 86_400)) * 1e9)
      guard semaphore.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else { return }
    } else {
      semaphore.wait()
    }
    // An exchange and not a store: what was done before a signal that this takes back is then seen by the sleeper.
    _ = isPending.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// Seconds on a clock that cannot be set, for how long something took or may take.
  static var uptime: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
