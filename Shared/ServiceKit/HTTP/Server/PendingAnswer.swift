private import Synchronization

/// The answer that a connection waits for. The first one counts, and wakes the connection.
final class PendingAnswer: Sendable {
  private struct State {
    var isAnswered = false
    var onStop: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())
  private let deliver: @Sendable (Response) -> Void
  private let whenAnswered: @Sendable (PendingAnswer) -> Void

  init(deliver: @escaping @Sendable (Response) -> Void, whenAnswered: @escaping @Sendable (PendingAnswer) -> Void) {
    (self.deliver, self.whenAnswered) = (deliver, whenAnswered)
  }

  func set(_ response: Response) {
    let isFirst = state.withLock { state in
      guard !state.isAnswered else { return false }
      state = State(isAnswered: true)
      return true
    }
    guard isFirst else { return }
    whenAnswered(self)
    deliver(response)
  }

  func onStop(_ action: (@Sendable () -> Void)?) {
    state.withLock { if !$0.isAnswered { $0.onStop = action } }
  }

  func serverStops() {
    state.withLock { $0.onStop }?()
  }
}
