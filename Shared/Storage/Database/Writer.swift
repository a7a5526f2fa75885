private import Dispatch
private import Foundation
private import Synchronization

/// The single writer of a database: one thread that commits together whatever has come together.
///
/// While one group is being written to disk the next one gathers, so that the cost of a commit is shared by as many as are waiting.
final class Writer: Sendable {
  /// One piece of work. Exactly one of `refuse` and the `finish` of its last outcome is called, once.
  struct Job: Sendable {
    /// True when a thread waits for the end: it is told at once, and the work runs once only. Other jobs are told on the thread for answers, and
    /// may run again after they were undone.
    let isAwaited: Bool
    /// Does the work.
    let run: @Sendable (Transaction) -> Outcome
    /// Told when the work was never begun.
    let refuse: @Sendable (any Error) -> Void
  }

  /// The outcome of a job before the commit.
  struct Outcome: Sendable {
    /// False when the work threw: its changes alone are undone.
    let isKept: Bool
    /// Told the failure of the commit, or nil when all is on disk.
    let finish: @Sendable ((any Error)?) -> Void
  }

  private typealias Answer = @Sendable () -> Void

  /// The longest queue that is committed at once.
  private static let groupLimit = 256
  /// How long it is waited, at most, for as many as came together the last time.
  private static let gatherSeconds = 0.002

  private let connection: any EngineConnection
  private let jobs = Mailbox<Job>()
  private let answers = Mailbox<Answer>()
  private let observers = Mutex<[@Sendable () -> Void]>([])
  private let isFinished = DispatchSemaphore(value: 0)
  private let isWorking = Atomic<Bool>(true)
  private let metDamage = Atomic<Bool>(false)
  /// The database that these threads work for, whose calls they must not wait for.
  private let owner: Lending.Owner
  private let answerer = Lending.Owner()

  /// False from a failure of the disk to the next change that is on it.
  var canWrite: Bool { isWorking.load(ordering: .relaxed) }

  /// Whether it has found something damaged.
  var hasMetDamage: Bool { metDamage.load(ordering: .relaxed) }

  /// True on the thread for answers.
  var isAnswering: Bool { Lending.isInside(answerer) }

  init(_ connection: any EngineConnection, owner: Lending.Owner) {
    (self.connection, self.owner) = (connection, owner)
  }

  /// Starts the writer's thread and the thread for answers.
  func start() {
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

  /// Waits until every job has been committed and answered, and the database is closed.
  func waitUntilFinished() {
    isFinished.wait()
    isFinished.signal()
  }

  private func work() {
    // When the engine wants to tidy up even if nothing is committed.
    var tidying: DispatchTime?
    var lastGroup = 0
    while true {
      // As many as came together the last time will come again: a commit for each few of them would cost more than waiting for the others does.
      if lastGroup > 1 { jobs.gather(lastGroup, until: .now() + Self.gatherSeconds) }
      guard var group = jobs.take(Self.groupLimit, until: tidying) else {
        tidying = connection.tidy(erasing: false)
        continue
      }
      lastGroup = group.count
      if group.isEmpty { break }
      let outages = connection.outageCount
      var commit = GroupCommit(connection)
      var failure: (any Error)?
      do {
        try commit.run(group)
      } catch {
        // The group is failing already; should this fail too, the next group's beginning says so.
        if connection.isInTransaction { try? connection.take(.rollBack) }
        failure = error
      }
      if connection.hasMetDamage { metDamage.store(true, ordering: .relaxed) }
      if connection.outageCount > outages {
        isWorking.store(false, ordering: .relaxed)
      } else if failure == nil, commit.isChanged {
        isWorking.store(true, ordering: .relaxed)
      }
      let erases = failure == nil && commit.erases
      let ends = ends(of: group, commit.outcomes, failure)
      // A waiting caller's closure lives on that caller's stack: it is let go of before the caller is woken.
      group = []
      commit.outcomes = []
      tell(ends, isCommitted: failure == nil)
      tidying = connection.tidy(erasing: erases)
    }
    connection.close()
    answers.close()
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
