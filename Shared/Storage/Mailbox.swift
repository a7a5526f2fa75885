import Dispatch
private import Synchronization

/// A queue that many threads put into and one takes from, sleeping while there is nothing.
final class Mailbox<Item: Sendable>: Sendable {
  private struct State {
    var items: [Item] = []
    var isClosed = false
    var isTakerAsleep = false
  }

  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)

  /// Puts items at the end; false when the mailbox is closed.
  func put(_ items: some Collection<Item>) -> Bool {
    let (isAccepted, mustRing) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.items.append(contentsOf: items)
      return (true, Self.wake(&state))
    }
    if mustRing { bell.signal() }
    return isAccepted
  }

  /// Takes nothing more in; what is there is still handed out.
  func close() {
    let mustRing = state.withLock { state in
      state.isClosed = true
      return Self.wake(&state)
    }
    if mustRing { bell.signal() }
  }

  /// The next items in the order they came, at most `limit`; empty only when the mailbox is closed and emptied, nil only when that
  /// time has come.
  func take(_ limit: Int, until end: DispatchTime? = nil) -> [Item]? {
    while true {
      let (items, isClosed) = state.withLock { state in
        let items = Array(state.items.prefix(limit))
        state.items.removeFirst(items.count)
        state.isTakerAsleep = items.isEmpty && !state.isClosed
        return (items, state.isClosed)
      }
      if !items.isEmpty || isClosed { return items }
      if bell.wait(timeout: end ?? .distantFuture) == .timedOut {
        // Whoever rings just now finds nobody asleep, or has rung for the next time.
        state.withLock { $0.isTakerAsleep = false }
        return nil
      }
    }
  }

  /// True when nothing waits.
  var isEmpty: Bool { state.withLock { $0.items.isEmpty } }

  private static func wake(_ state: inout State) -> Bool {
    defer { state.isTakerAsleep = false }
    return state.isTakerAsleep
  }
}
