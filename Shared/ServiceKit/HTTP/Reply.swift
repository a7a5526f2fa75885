package import Storage
private import Synchronization

/// How a handler answers.
package enum Reply: Sendable {
  /// At once, on the thread that ran the handler.
  case now(Response)
  /// By a change to the database: run on its writer, answered after the commit is on disk; meanwhile no thread waits. What it throws
  /// undoes the change. It may run twice, so it does nothing except through its transaction. An `Idempotency-Key` is kept in the
  /// same transaction. The database is the service's first one, or that.
  case write(in: Database? = nil, @Sendable (Transaction) throws -> Response)
  /// When the responder is answered, by whatever thread; meanwhile no thread waits. For long polls and work outside the database.
  case later(@Sendable (Responder) -> Void)
  /// As what that work comes to says, on a thread that may wait for a disk: for files. It runs once, and before anything is written.
  indirect case after(@Sendable () throws -> Reply)
}

/// The one answer that a request handled by `Reply.later` still waits for.
///
/// The first answer counts and any other is ignored; released unanswered, it answers 500.
package final class Responder: Sendable {
  private struct State {
    var send: (@Sendable (Response) -> Void)?
    var onStop: (@Sendable () -> Void)?
  }

  private let state: Mutex<State>

  init(_ send: @escaping @Sendable (Response) -> Void) {
    state = Mutex(State(send: send))
  }

  deinit {
    state.withLock { $0.send }?(.problem(.unanswered))
  }

  /// Sends the answer, unless one was sent before.
  package func answer(_ response: Response) {
    let send = state.withLock { state in
      defer { state = State() }
      return state.send
    }
    send?(response)
  }

  /// True while the client waits.
  package var isWaiting: Bool { state.withLock { $0.send != nil } }

  /// What to do when the server begins to stop while the client still waits; it is expected to answer soon. Without it the client
  /// waits on until the server's grace has passed and is then answered 503.
  package func onStop(_ action: @escaping @Sendable () -> Void) {
    state.withLock { if $0.send != nil { $0.onStop = action } }
  }

  func serverStops() {
    state.withLock { $0.onStop }?()
  }
}
