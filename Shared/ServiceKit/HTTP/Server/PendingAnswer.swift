private import CMicroHTTPD
private import Synchronization

/// The answer that a suspended connection waits for. The first one counts, and wakes the connection.
final class PendingAnswer: Sendable {
  private struct State {
    var isAnswered = false
    var response: Response?
    var onStop: (@Sendable () -> Void)?
  }

  /// The address of the connection, which lives at least until it is resumed.
  private let connection: UInt
  private let state = Mutex(State())
  private let whenAnswered: @Sendable (PendingAnswer) -> Void

  init(_ connection: OpaquePointer, whenAnswered: @escaping @Sendable (PendingAnswer) -> Void) {
    self.connection = UInt(bitPattern: connection)
    self.whenAnswered = whenAnswered
  }

  func set(_ response: Response) {
    let isFirst = state.withLock { state in
      guard !state.isAnswered else { return false }
      state = State(isAnswered: true, response: response)
      // Inside the lock: once a late answer finds this one made, the connection may be gone.
      if let connection = OpaquePointer(bitPattern: connection) { MHD_resume_connection(connection) }
      return true
    }
    if isFirst { whenAnswered(self) }
  }

  func take() -> Response? {
    state.withLock { state in
      defer { state.response = nil }
      return state.response
    }
  }

  func onStop(_ action: (@Sendable () -> Void)?) {
    state.withLock { if !$0.isAnswered { $0.onStop = action } }
  }

  func serverStops() {
    state.withLock { $0.onStop }?()
  }
}
