private import CSQLite

/// What can go wrong in storage. No case ever carries a bound value, so that any of them may be logged.
package enum StorageError: Error, Equatable {
  /// The file is missing, not a database, or not ours to read.
  case cannotOpen(path: String, reason: String)
  /// The file has had a migration that this program does not know: it belongs to a newer one.
  case newerThanProgram(unknown: String)
  /// A constraint of the schema refused the change; the text names the constraint or its columns.
  case constraint(String)
  /// Any other failure, with SQLite's extended result code.
  case failed(code: Int32, message: String)
  /// The database was closed, or a reader or transaction was used after the call it was lent for.
  case closed
  /// A migration could not be applied; nothing of it was kept.
  case migrationFailed(name: String, reason: String)

  /// True when it is the file that could not be used, whatever was asked of it: the disk is full or fails, another program holds the file,
  /// or it is closed. What was asked may be asked again.
  package var isOutage: Bool {
    switch self {
    case .failed(let code, _):
      [SQLITE_BUSY, SQLITE_NOMEM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN].contains(code & 0xFF)
    case .cannotOpen, .closed: true
    case .newerThanProgram, .constraint, .migrationFailed: false
    }
  }
}
