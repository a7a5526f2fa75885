private import CSQLite
private import Dispatch
private import Foundation
private import Synchronization

/// A database in one file: one writer that commits in groups, and readers that each see a snapshot.
///
/// Every call blocks, so none belongs on a thread of the cooperative pool. Inside the closure of a read or a write, a further read, write or close of the
/// same database throws instead of waiting for itself: use what the closure was given.
package final class Database: Sendable {
  private let owner: Lending.Owner
  private let readers: ReaderPool
  /// Nil when the database was opened for reading only.
  private let writer: Writer?

  /// Opens the file, making it (readable by its owner only) when there is none, and applies the migrations that it lacks.
  ///
  /// - Parameters:
  ///   - readers: how many reads may run at once, 1 or more; a connection is only opened when it is needed.
  ///   - migrations: the service's own; those of ``StorageSchema`` come first by themselves.
  package init(at path: String, readers: Int = 4, migrations: [Migration]) throws {
    try Self.makePrivateFile(path)
    let connection = try Connection(path, for: .writing)
    do {
      try connection.migrate(StorageSchema.migrations + migrations)
    } catch {
      connection.close()
      throw error
    }
    owner = Lending.Owner()
    self.readers = ReaderPool(path: path, purpose: .reading, count: readers)
    let writer = Writer(connection, checkpointer: Checkpointer(try Connection(path, for: .writing)), owner: owner)
    self.writer = writer
    writer.start()
  }

  private init(readOnly readers: ReaderPool) {
    (owner, self.readers, writer) = (Lending.Owner(), readers, nil)
  }

  deinit {
    readers.close()
    writer?.close()
  }

  /// Opens a file for reading only: nothing is migrated, no file is changed or made, and every write throws.
  ///
  /// The service may be running meanwhile. One that is stopped must not be started before this is closed.
  package static func openReadOnly(at path: String, readers: Int = 1) throws -> Database {
    // Without a log nobody has the file open. SQLite would still make a log to share, which is left behind - owned by whoever looks,
    // so that the service might not be able to start - or cannot be made at all.
    let purpose: Connection.Purpose = FileManager.default.fileExists(atPath: path + "-wal") ? .reading : .readingImmutable
    try Connection(path, for: purpose).close()
    return Database(readOnly: ReaderPool(path: path, purpose: purpose, count: readers))
  }

  /// Lends a snapshot of what is committed now; waits while every reader is lent.
  package func read<T>(_ body: (Reader) throws -> T) throws -> T {
    guard !Lending.isInside(owner) else { throw Self.nested }
    return try Lending.lend(owner) { try readers.read(body) }
  }

  /// Runs `body` on the writer's thread in its own savepoint and returns when its changes are on disk.
  ///
  /// When `body` throws, its changes alone are rolled back. When the commit fails, everyone in the group gets its error.
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
  /// May be called anywhere, also inside a read or a write.
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

  /// Has `observer` called after every commit of a group, on the thread of ``submit(_:then:)``'s answers; it must be quick.
  package func onCommit(_ observer: @escaping @Sendable () -> Void) {
    writer?.observe(observer)
  }

  /// Writes a consistent copy of what is committed now into a new file, for a backup; reads and writes go on meanwhile.
  ///
  /// Throws ``StorageError/cannotOpen(path:reason:)`` when there is a file of that name.
  package func copy(to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StorageError.cannotOpen(path: path, reason: "the file exists")
    }
    try Self.makePrivateFile(path)
    let connection = try readers.makeConnection()
    defer { connection.close() }
    do {
      try connection.copy(into: path)
    } catch {
      // Half a copy is none, and would be in the way of the next; if it cannot be removed the next one says so.
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// Finishes what was submitted, moves the log into the file and closes it. Calls after that throw ``StorageError/closed``.
  ///
  /// Inside a read or a write it closes the database to others and returns at once.
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

  private static let nested = StorageError.failed(
    code: SQLITE_MISUSE, message: "a read or a write was begun inside another of the same database")
  private static let readOnly = StorageError.failed(code: SQLITE_READONLY, message: "the database was opened for reading only")

  /// The log files take over the permissions of the file. An existing file is never opened here: closing it would drop SQLite's locks.
  private static func makePrivateFile(_ path: String) throws {
    let made = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if made >= 0 {
      Foundation.close(made)
    } else if errno != EEXIST || chmod(path, 0o600) != 0 {
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
  }
}
