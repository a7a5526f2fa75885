import Dispatch
private import Synchronization

/// A queue that many threads put into and one takes from, sleeping while there is nothing.
final class Mailbox<Item: Sendable>: Sendable {
  private struct State {
    var items: [Item] = []
    var isClosed = false
    /// How many items end the sleep of the thread that takes; nil while it is awake.
    var awaited: Int?
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

  /// Sleeps until so many items are there, that time has come, or the mailbox is closed.
  func gather(_ wanted: Int, until end: DispatchTime) {
    let isThere = state.withLock { state in
      let isThere = state.items.count >= wanted || state.isClosed
      state.awaited = isThere ? nil : wanted
      return isThere
    }
    guard !isThere, bell.wait(timeout: end) == .timedOut else { return }
    stayAwake()
  }

  /// The next items in the order they came, at most `limit`; empty only when the mailbox is closed and emptied, nil only when that
  /// time has come.
  func take(_ limit: Int, until end: DispatchTime? = nil) -> [Item]? {
    while true {
      let (items, isClosed) = state.withLock { state in
        let items = Self.first(limit, of: &state.items)
        state.awaited = items.isEmpty && !state.isClosed ? 1 : nil
        return (items, state.isClosed)
      }
      if !items.isEmpty || isClosed { return items }
      if bell.wait(timeout: end ?? .distantFuture) == .timedOut {
        stayAwake()
        return nil
      }
    }
  }

  /// A thread that rings just now finds no one asleep, or has rung for the next time.
  private func stayAwake() { state.withLock { $0.awaited = nil } }

  private static func first(_ limit: Int, of items: inout [Item]) -> [Item] {
    guard items.count > limit else {
      defer { items = [] }
      return items
    }
    defer { items.removeFirst(limit) }
    return Array(items.prefix(limit))
  }

  private static func wake(_ state: inout State) -> Bool {
    guard let awaited = state.awaited, state.items.count >= awaited || state.isClosed else { return false }
    state.awaited = nil
    return true
  }
}
