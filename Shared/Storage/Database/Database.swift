private import Dispatch

/// A database with one writer that commits in groups, and readers that each see a snapshot.
///
/// Every call blocks, so none belongs on a thread of the cooperative pool. Inside the closure of a read or a write, a further read, write or close of the
/// same database throws instead of waiting for itself: use what the closure was given.
package final class Database: Sendable {
  private let owner = Lending.Owner()
  let readers: ReaderPool
  /// Nil when the database was opened for reading only.
  let writer: Writer?

  /// Opens the database, making it (readable by its owner only) when there is none, and applies the migrations that it lacks.
  ///
  /// - Parameters:
  ///   - readers: how many reads may run at once, 1 or more; a connection is only opened when it is needed.
  ///   - migrations: the service's own; those of ``StorageSchema`` come first by themselves.
  package init(at location: DatabaseLocation, readers: Int = 4, migrations: [Migration]) throws {
    let engine = location.engine
    let connection = try engine.openForWriting()
    do {
      try connection.migrate(StorageSchema.migrations + migrations)
    } catch {
      connection.close()
      throw error
    }
    self.readers = ReaderPool(count: readers, open: engine.openForReading)
    let writer = Writer(connection, owner: owner)
    self.writer = writer
    writer.start()
  }

  private init(readOnly readers: ReaderPool) {
    (self.readers, writer) = (readers, nil)
  }

  deinit {
    readers.close()
    writer?.close()
  }

  /// Opens a database for reading only: nothing is migrated, no file is changed or made, and every write throws.
  ///
  /// The service may be running meanwhile. One that is stopped must not be started before this is closed.
  package static func openReadOnly(at location: DatabaseLocation, readers: Int = 1) throws -> Database {
    let engine = location.engine
    try engine.openForLooking().close()
    return Database(readOnly: ReaderPool(count: readers, open: engine.openForLooking))
  }

  /// Lends a snapshot of what is committed now; waits while every reader is lent.
  package func read<T>(_ body: (Reader) throws -> T) throws -> T {
    guard !Lending.isInside(owner) else { throw Self.nested }
    return try Lending.lend(owner) { try readers.read(body) }
  }

  /// Runs `body` on the writer's thread, once, and returns when its changes are on disk.
  ///
  /// When `body` throws, its changes alone are undone. When the commit fails, everyone in the group gets its error.
  @discardableResult
  package func write<T>(_ body: (Transaction) throws -> T) throws -> T {
    let writer = try writable()
    guard !Lending.isInside(owner) else { throw Self.nested }
    // Unsafe only in the compiler's eyes: this thread sleeps from handing these over until the writer has let go of them.
    nonisolated(unsafe) var result: Result<T, any Error> = .failure(StorageError.closed)
    try withoutActuallyEscaping(body) { body in
      let isDone = DispatchSemaphore(value: 0)
      // See above: called once, while this thread sleeps.
      nonisolated(unsafe) let body = body
      var job: Writer.Job? = Writer.Job(isAwaited: true) { transaction in
        let isKept: Bool
        do {
          result = .success(try body(transaction))
          isKept = true
        } catch {
          result = .failure(error)
          isKept = false
        }
        return Writer.Outcome(isKept: isKept) { failure in
          if let failure, isKept { result = .failure(failure) }
          isDone.signal()
        }
      } refuse: { failure in
        result = .failure(failure)
        isDone.signal()
      }
      let isAccepted = job.map(writer.put) ?? false
      job = nil
      guard isAccepted else { throw StorageError.closed }
      isDone.wait()
    }
    return try result.get()
  }

  /// As ``write(_:)``, without waiting: `then` is called once, after the commit, on a thread that all such answers share.
  ///
  /// May be called anywhere, also inside a read or a write. `body` may run twice: when another write of the same
  /// commit fails, everything is undone and run again. So it must do nothing except through its transaction.
  package func submit<T: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> T, then: @escaping @Sendable (Result<T, any Error>) -> Void
  ) {
    guard let writer else { return then(.failure(Self.readOnly)) }
    let job = Writer.Job(isAwaited: false) { transaction in
      do {
        let value = try body(transaction)
        return Writer.Outcome(isKept: true) { then($0.map(Result.failure) ?? .success(value)) }
      } catch {
        return Writer.Outcome(isKept: false) { _ in then(.failure(error)) }
      }
    } refuse: {
      then(.failure($0))
    }
    if !writer.put(job) { then(.failure(StorageError.closed)) }
  }

  /// False from the moment that the disk takes no change - it is full, or fails - until it has taken one again.
  package var canWrite: Bool { writer?.canWrite ?? false }

  /// True from the moment that something of it was found damaged: what is not read may be damaged too.
  package var isDamaged: Bool { readers.hasMetDamage || writer?.hasMetDamage == true }

  /// Has `observer` called after every commit of a group, on the thread of ``submit(_:then:)``'s answers; it must be quick.
  package func onCommit(_ observer: @escaping @Sendable () -> Void) {
    writer?.observe(observer)
  }

  /// Finishes what was submitted, and closes the database. Calls after that throw ``StorageError/closed``.
  ///
  /// Inside a read or a write it closes it to others and returns at once.
  package func close() {
    readers.close()
    guard let writer else { return }
    writer.close()
    if !Lending.isInside(owner), !writer.isAnswering { writer.waitUntilFinished() }
  }

  private func writable() throws -> Writer {
    guard let writer else { throw Self.readOnly }
    return writer
  }

  private static let nested = StorageError.failed(reason: "a read or a write was begun inside another of the same database")
  private static let readOnly = StorageError.failed(reason: "the database was opened for reading only")
}
