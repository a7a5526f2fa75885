/// Runs the jobs of one group in one transaction, and commits it.
///
/// A job that can be undone by itself costs the engine a copy of each page that the job touches. So a group first runs as a whole; only when a job
/// fails after it began to change something is the whole group undone and run again, each job in a part of its own.
struct GroupCommit {
  private let connection: any EngineConnection
  /// The outcome of each job; fewer than there are jobs when the transaction failed.
  var outcomes: [Writer.Outcome] = []
  /// True when rows were changed, and the change was kept.
  private(set) var isChanged = false
  /// True when something was destroyed for good.
  private(set) var erases = false

  init(_ connection: any EngineConnection) { self.connection = connection }

  /// Runs and commits the group. Throws what fails all of it; then a transaction may still be open.
  mutating func run(_ group: [Writer.Job]) throws {
    outcomes.reserveCapacity(group.count)
    // A job that may be done once only is not run in a group that might have to be undone for another's sake.
    let isRepeatable = group.count == 1 || !group.contains(where: \.isAwaited)
    if isRepeatable, try runAsWhole(group) { return }
    try runInParts(group)
  }

  /// Runs the group without parts; false when it has to be run again, with them.
  private mutating func runAsWhole(_ group: [Writer.Job]) throws -> Bool {
    try connection.take(.beginWriting)
    for job in group {
      let writes = connection.writeCount
      let outcome = try run(job)
      guard !outcome.isKept, connection.writeCount > writes else {
        outcomes.append(outcome)
        continue
      }
      try connection.take(.rollBack)
      (isChanged, erases, outcomes) = (false, false, group.count == 1 ? [outcome] : [])
      return group.count == 1
    }
    try connection.take(.commit)
    return true
  }

  private mutating func runInParts(_ group: [Writer.Job]) throws {
    try connection.take(.beginWriting)
    for job in group {
      try connection.take(.beginPart)
      let outcome = try run(job)
      outcomes.append(outcome)
      if !outcome.isKept { try connection.take(.undoPart) }
      try connection.take(.endPart)
    }
    try connection.take(.commit)
  }

  /// Runs one job; what it did is still to be undone when its outcome is not kept.
  private mutating func run(_ job: Writer.Job) throws -> Writer.Outcome {
    let changes = connection.changeCount
    let transaction = Transaction(connection)
    let outcome = job.run(transaction)
    transaction.end()
    guard connection.isInTransaction else {
      outcomes.append(outcome)
      throw StorageError.outage(reason: "the database ended the transaction")
    }
    guard outcome.isKept else { return outcome }
    do {
      // Left to the commit, it would fail the whole group.
      try connection.checkLateConstraints()
    } catch {
      return Writer.Outcome(isKept: false) { outcome.finish($0 ?? error) }
    }
    if transaction.erases { erases = true }
    if connection.changeCount > changes { isChanged = true }
    return outcome
  }
}
