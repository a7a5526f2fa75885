private import Dispatch
private import Synchronization

/// The connections for reading. Each is opened when it is first needed, and the one used last is lent first, so that an idle service
/// holds no more than it ever needed at once.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [Connection] = []
    var isClosed = false
  }

  private let path: String
  private let purpose: Connection.Purpose
  private let state = Mutex(State())
  private let free: DispatchSemaphore

  init(path: String, purpose: Connection.Purpose, count: Int) {
    (self.path, self.purpose) = (path, purpose)
    free = DispatchSemaphore(value: max(1, count))
  }

  /// Lends a snapshot to `body`, on the calling thread; waits while every connection is lent.
  func read<T>(_ body: (Reader) throws -> T) throws -> T {
    free.wait()
    defer { free.signal() }
    let connection = try take()
    defer { giveBack(connection) }
    let reader = Reader(connection)
    try connection.step("BEGIN")
    defer { reader.end() }
    let result: T
    do {
      result = try body(reader)
    } catch {
      if connection.isInTransaction { try connection.step("ROLLBACK") }
      throw error
    }
    try connection.step("COMMIT")
    return result
  }

  /// A connection outside the pool, for one long copy.
  func makeConnection() throws -> Connection { try Connection(path, for: purpose) }

  private func take() throws -> Connection {
    let kept: Connection? = try state.withLock { state throws(StorageError) in
      guard !state.isClosed else { throw .closed }
      return state.idle.popLast()
    }
    return try kept ?? Connection(path, for: purpose)
  }

  private func giveBack(_ connection: Connection) {
    let isClosed = state.withLock { state in
      if !state.isClosed { state.idle.append(connection) }
      return state.isClosed
    }
    if isClosed { connection.close() }
  }

  /// Closes what is idle now, and the rest as it comes back.
  func close() {
    let idle = state.withLock { state in
      let idle = state.idle
      state = State(idle: [], isClosed: true)
      return idle
    }
    for connection in idle { connection.close() }
  }
}
