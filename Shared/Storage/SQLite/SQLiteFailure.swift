private import CSQLite

/// What SQLite's result codes mean to the rest of storage. Its code stays in the words, for an operator to look up.
enum SQLiteFailure {
  /// An error of a code alone, whose words never quote a value.
  static func error(_ code: Int32) -> StorageError { error(code, words: words(of: code)) }

  /// An error of a code in words of SQLite's own, which name tables and columns: before anything is bound they quote no value.
  static func error(_ code: Int32, words: String) -> StorageError {
    let reason = "\(words) (SQLite \(code))"
    // The code without what it was extended by.
    return switch code & 0xFF {
    case SQLITE_CONSTRAINT: .constraint(words)
    case SQLITE_BUSY, SQLITE_NOMEM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN: .outage(reason: reason)
    default: .failed(reason: reason)
    }
  }

  /// Whether a code says that the file is not what was written to it.
  static func isDamage(_ code: Int32) -> Bool { [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF) }

  /// SQLite's own words for a code.
  static func words(of code: Int32) -> String { sqlite3_errstr(code).map { String(cString: $0) } ?? "code \(code)" }
}
