private import CSQLite
private import Dispatch
private import Foundation
private import Synchronization

/// The only writer of a database: one thread that commits together whatever has come together.
///
/// While one group is being written to disk the next one gathers, so that the cost of a commit is shared by as many as are waiting.
final class Writer: Sendable {
  /// One piece of work. Exactly one of `refuse` and the `finish` of its outcome is called, once.
  struct Job: Sendable {
    /// True when a thread sleeps until the end, which then is quick to tell; others are told on the thread for answers.
    let isAwaited: Bool
    /// Does the work; called inside the job's own savepoint.
    let run: @Sendable (Transaction) -> Outcome
    /// Told when the work was never begun.
    let refuse: @Sendable (any Error) -> Void
  }

  /// What a job came to before the commit.
  struct Outcome: Sendable {
    /// False when the work threw: its changes are rolled back, and nobody else's.
    let isKept: Bool
    /// Told the failure of the commit, or nil when all is on disk.
    let finish: @Sendable ((any Error)?) -> Void
  }

  private typealias Answer = @Sendable () -> Void

  /// The longest anyone waits for others in the same group.
  private static let groupLimit = 256
  /// How long it is waited, at most, for as many as came together the last time.
  private static let gatherSeconds = 0.002

  private let connection: Connection
  private let checkpointer: Checkpointer
  private let jobs = Mailbox<Job>()
  private let answers = Mailbox<Answer>()
  private let observers = Mutex<[@Sendable () -> Void]>([])
  private let isFinished = DispatchSemaphore(value: 0)
  private let isWorking = Atomic<Bool>(true)
  /// Seconds until the log is tried again when a reader was in the way: each try keeps the writer for a moment.
  private static let erasingSeconds = 1.0
  /// The database that these threads work for, whose calls they must not wait for.
  private let owner: Lending.Owner
  private let answerer = Lending.Owner()

  /// False from a failure of the disk to the next change that is on it.
  var canWrite: Bool { isWorking.load(ordering: .relaxed) }

  /// True on the thread for answers.
  var isAnswering: Bool { Lending.isInside(answerer) }

  init(_ connection: Connection, checkpointer: Checkpointer, owner: Lending.Owner) {
    (self.connection, self.checkpointer, self.owner) = (connection, checkpointer, owner)
  }

  /// Starts the writer's thread and the thread for answers.
  func start() {
    checkpointer.start()
    let writing = Thread { [self] in Lending.lend(owner) { work() } }
    writing.name = "storage-writer"
    writing.start()
    let answering = Thread { [self] in Lending.lend(answerer) { answer() } }
    answering.name = "storage-answers"
    answering.start()
  }

  /// Queues a job; false when the writer is closed.
  func put(_ job: Job) -> Bool { jobs.put(CollectionOfOne(job)) }

  /// Runs after every commit, on the thread for answers.
  func observe(_ observer: @escaping @Sendable () -> Void) { observers.withLock { $0.append(observer) } }

  /// Takes no further job.
  func close() { jobs.close() }

  /// Waits until every job has been committed and answered, and the file is closed.
  func waitUntilFinished() {
    isFinished.wait()
    isFinished.signal()
  }

  private func work() {
    // When the log is next tried to be emptied of what was destroyed; nil while nothing of that kind is in it.
    var erasing: DispatchTime?
    var lastGroup = 0
    var log = (pages: 0, worthwhile: Checkpointer.worthwhile)
    while true {
      if let due = erasing, due <= .now() { erasing = connection.checkpoint() ? nil : .now() + Self.erasingSeconds }
      // Whoever came together the last time will come again: a commit for each few of them would cost more than waiting for the others does.
      if lastGroup > 1 { jobs.gather(lastGroup, until: .now() + Self.gatherSeconds) }
      guard var group = jobs.take(Self.groupLimit, until: erasing) else { continue }
      lastGroup = group.count
      if group.isEmpty { break }
      let (outages, changes) = (connection.outages, connection.changes)
      var outcomes: [Outcome] = []
      outcomes.reserveCapacity(group.count)
      var failure: (any Error)?
      do {
        if try commit(group, into: &outcomes) { erasing = .now() }
      } catch {
        // The group is failing already; should this fail too, the next group's BEGIN says so.
        if connection.isInTransaction { try? connection.step("ROLLBACK") }
        failure = error
      }
      if connection.outages > outages {
        isWorking.store(false, ordering: .relaxed)
      } else if failure == nil, connection.changes > changes {
        isWorking.store(true, ordering: .relaxed)
      }
      let ends = ends(of: group, outcomes, failure)
      // A waiting caller's closure lives on that caller's stack: it is let go of before the caller is woken.
      group = []
      tell(ends, isCommitted: failure == nil)
      keepLogShort(&log)
    }
    checkpointer.stop()
    _ = connection.checkpoint()
    connection.close()
    answers.close()
  }

  /// Has the log copied when that is worth it, and copies what is left when it is little, after which SQLite starts the log anew.
  private func keepLogShort(_ log: inout (pages: Int, worthwhile: Int)) {
    let pages = connection.logPages
    if pages < log.pages {
      checkpointer.logBeganAnew()
      log.worthwhile = Checkpointer.worthwhile
    }
    log.pages = pages
    if pages >= Checkpointer.most {
      _ = connection.checkpoint()
    } else if pages >= log.worthwhile, checkpointer.isWritersTurn(pages: pages) {
      _ = connection.copyLog()
      // Where a reader keeps the log from starting anew, it is not tried again with each commit.
      log.worthwhile = pages + Checkpointer.worthwhile / 2
    }
  }

  /// Runs every job and commits; answers true when something was destroyed for good.
  private func commit(_ group: [Job], into outcomes: inout [Outcome]) throws -> Bool {
    var erases = false
    try connection.step("BEGIN IMMEDIATE")
    for job in group {
      try connection.step("SAVEPOINT job")
      let transaction = Transaction(connection)
      var outcome = job.run(transaction)
      transaction.end()
      outcomes.append(outcome)
      if outcome.isKept, connection.hasBrokenForeignKey {
        // Left to the COMMIT, it would fail the whole group.
        let finish = outcome.finish
        outcome = Outcome(isKept: false) { finish($0 ?? StorageError.constraint("FOREIGN KEY constraint failed")) }
        outcomes[outcomes.count - 1] = outcome
      }
      if !outcome.isKept { try connection.step("ROLLBACK TO job") }
      try connection.step("RELEASE job")
      guard connection.isInTransaction else {
        throw StorageError.failed(code: SQLITE_ABORT, message: "the transaction was ended inside a write")
      }
      if outcome.isKept, transaction.erases { erases = true }
    }
    try connection.step("COMMIT")
    return erases
  }

  private func ends(of group: [Job], _ outcomes: [Outcome], _ failure: (any Error)?) -> [(isAwaited: Bool, tell: Answer)] {
    group.enumerated().map { index, job in
      if index < outcomes.count {
        let finish = outcomes[index].finish
        return (job.isAwaited, { finish(failure) })
      }
      let refuse = job.refuse
      return (job.isAwaited, { refuse(failure ?? StorageError.closed) })
    }
  }

  private func tell(_ ends: [(isAwaited: Bool, tell: Answer)], isCommitted: Bool) {
    var others: [Answer] = []
    others.reserveCapacity(ends.count + 1)
    for end in ends {
      if end.isAwaited { end.tell() } else { others.append(end.tell) }
    }
    if isCommitted { others += observers.withLock { $0 } }
    if !others.isEmpty { _ = answers.put(others) }
  }

  private func answer() {
    while true {
      guard let due = answers.take(Self.groupLimit), !due.isEmpty else { break }
      for answer in due { answer() }
    }
    isFinished.signal()
  }
}
