private import Dispatch
private import Foundation
private import Synchronization

/// Copies the write-ahead log into the file on a thread of its own, while the writer goes on committing: done by the writer, it would keep
/// all who wait for a commit for as long as the disk takes for thousands of pages.
///
/// SQLite starts the log anew only when all of it is copied, and a writer that goes on keeps adding to it. So the thread does nearly all, and what
/// came meanwhile is left to the writer between two commits.
final class Checkpointer: Sendable {
  private struct State {
    var isCopying = false
    var isStopped = false
    /// How much of the present log is copied.
    var copied = 0
  }

  /// Pages that the writer copies itself without any caller noticing.
  private static let little = 200

  private let connection: SQLiteConnection
  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)
  private let isFinished = DispatchSemaphore(value: 0)

  /// Starts a thread with a connection of its own, which it closes.
  init(_ path: String) throws {
    connection = try SQLiteConnection(path, for: .copyingLog)
    let thread = Thread { [self] in run() }
    thread.name = "storage-checkpoint"
    thread.start()
  }

  /// Called by the writer after a commit that left that many pages in the log; true when it is the writer's turn to copy the rest.
  func isWritersTurn(pages: Int) -> Bool {
    let (isWritersTurn, mustRing) = state.withLock { state in
      guard !state.isCopying else { return (false, false) }
      guard pages - state.copied > Self.little else { return (true, false) }
      state.isCopying = true
      return (false, true)
    }
    if mustRing { bell.signal() }
    return isWritersTurn
  }

  /// Called by the writer when the log was started anew.
  func logBeganAnew() { state.withLock { $0.copied = 0 } }

  /// Ends the thread after what it is at, and closes the connection.
  func stop() {
    state.withLock { $0.isStopped = true }
    bell.signal()
    isFinished.wait()
  }

  private func run() {
    while true {
      bell.wait()
      guard !state.withLock({ $0.isStopped }) else { break }
      let copied = connection.copyLog()
      state.withLock { ($0.isCopying, $0.copied) = (false, copied) }
    }
    connection.close()
    isFinished.signal()
  }
}
