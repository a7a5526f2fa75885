private import CSQLite
import Contracts
import Foundation

/// The limits of what storage does: SQLite alone, in the plainest loops.
enum PlainSQL {
  private struct Failure: Error { var code: Int32 }

  /// Rows a second that one connection inserts, one transaction each, with the log synchronised at every commit (`synchronous=FULL`).
  static func commitsPerSecond(file: String, seconds: Double) throws -> Int {
    var opened: OpaquePointer?
    try check(sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil))
    defer { sqlite3_close_v2(opened) }
    try check(sqlite3_exec(opened, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", nil, nil, nil))
    try check(sqlite3_exec(opened, "CREATE TABLE line (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT", nil, nil, nil))
    let statements = try ["BEGIN IMMEDIATE", "INSERT INTO line (number, words) VALUES (?, ?)", "COMMIT"].map { sql in
      var statement: OpaquePointer?
      try check(sqlite3_prepare_v2(opened, sql, -1, &statement, nil))
      return statement
    }
    defer { for statement in statements { sqlite3_finalize(statement) } }
    // About as long as the event of a command.
    let words = String(repeating: "a decision ", count: 25)
    let clock = ContinuousClock()
    let start = clock.now
    let end = start + .seconds(seconds)
    var count: Int64 = 0
    while clock.now < end {
      count += 1
      sqlite3_bind_int64(statements[1], 1, count)
      _ = mc_bind_text(statements[1], 2, words, sqlite3_uint64(words.utf8.count))
      for statement in statements {
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE else { throw Failure(code: code) }
        sqlite3_reset(statement)
      }
    }
    return Int(Double(count) / (start.duration(to: clock.now) / .seconds(1)))
  }

  /// Contacts a second that one connection deletes with what is recorded of them, so many in each transaction, overwriting what is deleted.
  static func deletesPerSecond(_ names: [AggregateName], file: String, part: Int) throws -> Int {
    var opened: OpaquePointer?
    try check(sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil))
    defer { sqlite3_close_v2(opened) }
    try check(sqlite3_exec(opened, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON", nil, nil, nil))
    let statements = try ["DELETE FROM contact WHERE id = ?", "DELETE FROM journal WHERE stream = ?"].map { sql in
      var statement: OpaquePointer?
      try check(sqlite3_prepare_v2(opened, sql, -1, &statement, nil))
      return statement
    }
    defer { for statement in statements { sqlite3_finalize(statement) } }
    let begun = ContinuousClock.now
    for start in stride(from: 0, to: names.count, by: part) {
      try check(sqlite3_exec(opened, "BEGIN IMMEDIATE", nil, nil, nil))
      for name in names[start...].prefix(part) {
        for (statement, text) in zip(statements, [name.id.text, name.stream]) {
          _ = mc_bind_text(statement, 1, text, sqlite3_uint64(text.utf8.count))
          let code = sqlite3_step(statement)
          guard code == SQLITE_DONE else { throw Failure(code: code) }
          sqlite3_reset(statement)
        }
      }
      try check(sqlite3_exec(opened, "COMMIT", nil, nil, nil))
    }
    return Int(Double(names.count) / ((ContinuousClock.now - begun) / .seconds(1)))
  }

  private static func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }
}
