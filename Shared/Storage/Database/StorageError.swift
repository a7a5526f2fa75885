/// What can go wrong in storage. No case ever carries a bound value, so that any of them may be logged.
package enum StorageError: Error, Equatable {
  /// The database is missing, not a database, or not ours to use.
  case cannotOpen(database: String, reason: String)
  /// The database has had a migration that this program does not know: it belongs to a newer one.
  case newerThanProgram(unknown: String)
  /// A constraint of the schema refused the change; the text names the constraint or its columns.
  case constraint(String)
  /// The database could not be used for any request: the disk is full or fails, or another program holds the file.
  case outage(reason: String)
  /// The request cannot succeed, now or later: the statement is wrong, or not allowed where it was run.
  case failed(reason: String)
  /// The database was closed, or a reader or transaction was used after the call it was lent for.
  case closed
  /// A migration could not be applied; nothing of it was kept.
  case migrationFailed(name: String, reason: String)

  /// True when the same request may succeed later: the database could not be used.
  package var isOutage: Bool {
    switch self {
    case .outage, .cannotOpen, .closed: true
    case .newerThanProgram, .constraint, .failed, .migrationFailed: false
    }
  }

  /// What happened, in words for a log.
  package var reason: String {
    switch self {
    case .cannotOpen(let database, let reason): "\(database): \(reason)"
    case .newerThanProgram(let unknown): "it has had \(unknown), which this program does not know"
    case .constraint(let reason), .outage(let reason), .failed(let reason): reason
    case .closed: "it is closed"
    case .migrationFailed(let name, let reason): "\(name): \(reason)"
    }
  }
}
