private import Dispatch
private import Synchronization

/// The connections for reading. Each is opened when it is first needed, and the one used last is lent first, so that an idle service
/// holds no more than it ever needed at once.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [any EngineConnection] = []
    var isClosed = false
  }

  private let open: @Sendable () throws -> any EngineConnection
  private let state = Mutex(State())
  private let free: DispatchSemaphore
  private let metDamage = Atomic<Bool>(false)

  /// Whether a connection has found something damaged.
  var hasMetDamage: Bool { metDamage.load(ordering: .relaxed) }

  /// A pool of at most `count` connections, each made by `open`.
  init(count: Int, open: @escaping @Sendable () throws -> any EngineConnection) {
    self.open = open
    free = DispatchSemaphore(value: max(1, count))
  }

  /// Lends a snapshot to `body`, on the calling thread; waits while every connection is lent.
  func read<T>(_ body: (Reader) throws -> T) throws -> T {
    free.wait()
    defer { free.signal() }
    let connection = try take()
    defer { giveBack(connection) }
    let reader = Reader(connection)
    try connection.take(.beginReading)
    defer { reader.end() }
    let result: T
    do {
      result = try body(reader)
    } catch {
      if connection.isInTransaction { try connection.take(.rollBack) }
      throw error
    }
    try connection.take(.commit)
    return result
  }

  private func take() throws -> any EngineConnection {
    let kept: (any EngineConnection)? = try state.withLock { state throws(StorageError) in
      guard !state.isClosed else { throw .closed }
      return state.idle.popLast()
    }
    return try kept ?? open()
  }

  private func giveBack(_ connection: any EngineConnection) {
    if connection.hasMetDamage { metDamage.store(true, ordering: .relaxed) }
    let isClosed = state.withLock { state in
      if !state.isClosed { state.idle.append(connection) }
      return state.isClosed
    }
    if isClosed { connection.close() }
  }

  /// The plans of the statements that the idle connections were asked.
  func plans() throws -> [QueryPlan] {
    let idle = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    defer { for connection in idle { giveBack(connection) } }
    return try idle.flatMap { try $0.plans() }
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
