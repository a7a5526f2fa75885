package import Contracts
private import Foundation
private import Synchronization

/// The only reader of the wall clock: the time that the system acts on, which an offset may move for training and tests.
///
/// Copies share one offset, so that a move is seen everywhere at once.
package struct Clock: Sendable {
  private let source: @Sendable () -> Instant
  private let shared = ClockOffset()

  /// A clock over the machine's own, or over any source of instants: a test gives a fixed one and moves the offset.
  package init(source: @escaping @Sendable () -> Instant = { Instant(Date()) }) {
    self.source = source
  }

  /// The time that the system acts on: the wall clock and the offset.
  package var now: Instant { source().adding(seconds: offset) }

  /// The time on the wall, never moved: for tokens, and for the stamps of log lines.
  package var wallNow: Instant { source() }

  /// How far `now` is ahead of the wall, in seconds; negative when behind.
  package var offset: Int { shared.seconds.load(ordering: .acquiring) }

  /// Moves `now` to that many seconds ahead of the wall, and tells those who wait for the time to pass.
  package func move(to offsetSeconds: Int) {
    shared.seconds.store(offsetSeconds, ordering: .releasing)
    for observer in shared.observers.withLock({ $0 }) { observer() }
  }

  /// Has `observer` called after each move, on the mover's thread.
  package func onMove(_ observer: @escaping @Sendable () -> Void) {
    shared.observers.withLock { $0.append(observer) }
  }
}

/// What the copies of one clock share.
private final class ClockOffset: Sendable {
  let seconds = Atomic<Int>(0)
  let observers = Mutex<[@Sendable () -> Void]>([])
}
