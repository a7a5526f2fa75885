private import Contracts
private import Foundation
package import Storage
private import Synchronization

/// Works off what is due: one thread, each row in a transaction of its own, in which the row is first removed.
///
/// A row whose stream has moved past the version it was set for is void and removed unhandled; one of version -1 never is. A handler that throws undoes
/// its transaction, and the row is tried again with back-off while the others go on.
package final class DueLoop: Sendable {
  /// What a row asks for, in the transaction that removes it.
  package typealias Change = @Sendable (Transaction) throws -> Void

  private struct Failure {
    var backoff: Backoff
    var notBefore: Double
  }

  private let database: Database
  private let journal: Journal
  private let clock: Clock
  private let log: Log
  private let random: @Sendable (ClosedRange<Double>) -> Double
  private let prepare: @Sendable (DueRow, TraceContext) throws -> Change
  private let handled: Counter
  private let voided: Counter
  private let failing: Gauge
  private let wakeup = Wakeup()
  private let isStopping = Atomic<Bool>(false)
  private let isStarted = Atomic<Bool>(false)
  private let failures = Mutex<[String: Failure]>([:])

  /// A loop over the due rows of `database`; it does nothing before `start`.
  ///
  /// - Parameter prepare: does what the row asks for outside the database, where it may wait for others, and answers the change to make
  ///   there; a new row that the change sets for the same stream and kind is kept. It is called again for a row whose change did not hold. What it
  ///   does goes on in the trace of the event that set the row.
  package init(
    database: Database, journal: Journal, clock: Clock, log: Log, metrics: Metrics,
    random: @escaping @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) },
    prepare: @escaping @Sendable (DueRow, TraceContext) throws -> Change
  ) {
    (self.database, self.journal, self.clock, self.log) = (database, journal, clock, log)
    (self.random, self.prepare) = (random, prepare)
    handled = metrics.counter("due_rows_handled_total", "Due rows that were handled.")
    voided = metrics.counter("due_rows_void_total", "Due rows that were removed because their stream had moved on.")
    failing = metrics.gauge("due_rows_failing", "Due rows whose handler failed and is tried again.")
  }

  /// Begins to work on a thread of its own, woken by commits and by moves of the clock; a second call does nothing.
  package func start() {
    guard !isStarted.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let wakeup = wakeup
    database.onCommit { wakeup.signal() }
    clock.onMove { wakeup.signal() }
    let thread = Thread { [self] in run() }
    thread.name = "due"
    thread.start()
  }

  /// Ends after the row in hand.
  package func stop() {
    isStopping.store(true, ordering: .releasing)
    wakeup.signal()
  }

  /// Works off everything due now, on the caller's thread: for tests and simulations, never together with `start`.
  ///
  /// - Returns: how many rows were removed, handled or void; those that failed are left for later.
  @discardableResult
  package func workOff() throws -> Int {
    var count = 0
    while !isStopping.load(ordering: .acquiring), let removed = try workOne() { count += removed }
    return count
  }

  private func run() {
    var backoff = Backoff(random: random)
    while !isStopping.load(ordering: .acquiring) {
      do {
        try workOff()
        let seconds = try secondsToNext()
        backoff.worked()
        if !isStopping.load(ordering: .acquiring) { wakeup.wait(seconds: seconds) }
      } catch {
        guard !isStopping.load(ordering: .acquiring) else { return }
        let seconds = max(0.2, backoff.failed())
        log.error("due rows cannot be read", ["error": .error(error), "retry_seconds": .decimal(seconds)])
        wakeup.wait(seconds: seconds)
      }
    }
  }

  /// Works off the first row that is due and not waiting after a failure.
  ///
  /// - Returns: 1 when it was removed, 0 when it failed, nil when there is none.
  private func workOne() throws -> Int? {
    guard let row = try firstReady() else { return nil }
    do {
      let (isVoid, cause) = try database.read { reader in
        (try hasMovedOn(row, in: reader), try journal.trace(of: row.stream, at: row.version, in: reader))
      }
      let trace = TraceContext(continuing: cause)
      let nothing: Change = { _ in }
      let change = isVoid ? nothing : try prepare(row, trace)
      let isHandled = try database.write { transaction in
        // What was seen outside the transaction may have been set anew or cleared meanwhile; then it is looked at again.
        guard try DueRows.holds(row, in: transaction) else { return false }
        try DueRows.clear(stream: row.stream, kind: row.kind, in: transaction)
        guard try !hasMovedOn(row, in: transaction) else { return false }
        transaction.trace = trace.header
        try change(transaction)
        return true
      }
      (isHandled && !isVoid ? handled : voided).add()
      forget(row)
      return 1
    } catch {
      let seconds = remember(row)
      log.error(
        "due row failed",
        ["kind": .code(row.kind), "stream": .code(row.stream), "error": .error(error), "retry_seconds": .decimal(seconds)])
      return 0
    }
  }

  private func firstReady() throws -> DueRow? {
    let uptime = Wakeup.uptime
    if let row = try first(dueBy: clock.now, at: uptime) { return row }
    // What could be tried again, and is not due, was cleared or set again by another program.
    failures.withLock { failures in
      failures = failures.filter { $0.value.notBefore > uptime }
      failing.set(failures.count)
    }
    return nil
  }

  /// The earliest row due by then, but for those that failed and wait to be tried again.
  private func first(dueBy instant: Instant, at uptime: Double) throws -> DueRow? {
    let waiting = Set(failures.withLock { $0.filter { $0.value.notBefore > uptime }.keys })
    return try database.read { reader in
      try DueRows.due(at: instant, limit: waiting.count + 1, in: reader).first { !waiting.contains(Self.key($0)) }
    }
  }

  private func hasMovedOn(_ row: DueRow, in reader: Reader) throws -> Bool {
    guard row.version >= 0 else { return false }
    do {
      return try journal.version(of: row.stream, in: reader) > row.version
    } catch JournalError.disposed {
      return true
    }
  }

  /// Seconds until the next row or the next try of a failed one; never more than 30, for the wall clock may be set.
  private func secondsToNext() throws -> Double {
    let longest = 30
    let now = clock.now
    // Asked for with what waits left out: a failed row comes before the others, and must not hide the next of them.
    let ahead = try first(dueBy: now.adding(seconds: longest), at: Wakeup.uptime).map {
      Double($0.due.milliseconds - now.milliseconds) / 1000
    }
    let uptime = Wakeup.uptime
    let retries = failures.withLock { $0.values.map { $0.notBefore - uptime } }
    return max(0.005, ([Double(longest)] + retries + [ahead].compactMap { $0 }).min() ?? 0)
  }

  private func remember(_ row: DueRow) -> Double {
    failures.withLock { failures in
      var failure = failures[Self.key(row)] ?? Failure(backoff: Backoff(random: random), notBefore: 0)
      let seconds = max(0.05, failure.backoff.failed())
      failure.notBefore = Wakeup.uptime + seconds
      failures[Self.key(row)] = failure
      failing.set(failures.count)
      return seconds
    }
  }

  private func forget(_ row: DueRow) {
    failures.withLock { failures in
      failures[Self.key(row)] = nil
      failing.set(failures.count)
    }
  }

  private static func key(_ row: DueRow) -> String { row.kind + "\u{0}" + row.stream }
}
