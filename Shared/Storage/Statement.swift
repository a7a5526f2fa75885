private import CSQLite

/// A prepared statement of one connection, with the place of each of its numbered parameters.
final class Statement {
  let handle: OpaquePointer
  /// True from binding to reset: the same SQL asked for again meanwhile needs a second statement.
  private(set) var isRunning = false
  /// For each of SQLite's parameters, which value goes there: SQLite numbers `$n` by order of appearance, not by n.
  private let order: [Int]
  private let valueCount: Int
  /// True of BEGIN, COMMIT, ROLLBACK, SAVEPOINT and RELEASE: they answer nothing and yet change nothing by themselves.
  let isTransactionControl: Bool

  init(_ sql: String, on connection: Connection) throws {
    var prepared: OpaquePointer?
    let (code, isWhole) = sql.withCString { start in
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(connection.handle, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
      let tail = rest.map { String(cString: $0) } ?? ""
      return (code, tail.allSatisfy { $0.isWhitespace || $0 == ";" })
    }
    guard code == SQLITE_OK, let prepared else {
      throw StorageError.failed(code: code, message: code == SQLITE_OK ? "there is no statement" : connection.message)
    }
    do {
      guard isWhole else { throw StorageError.failed(code: SQLITE_MISUSE, message: "there is more than one statement") }
      order = try Self.order(of: prepared)
    } catch {
      sqlite3_finalize(prepared)
      throw error
    }
    valueCount = (order.max() ?? -1) + 1
    handle = prepared
    isTransactionControl = sqlite3_stmt_readonly(prepared) != 0 && sqlite3_column_count(prepared) == 0
  }

  deinit { sqlite3_finalize(handle) }

  private static func order(of handle: OpaquePointer) throws -> [Int] {
    try (0..<sqlite3_bind_parameter_count(handle)).map { index in
      guard let name = sqlite3_bind_parameter_name(handle, index + 1), let number = Int(String(cString: name).dropFirst()),
        number > 0
      else { throw StorageError.failed(code: SQLITE_MISUSE, message: "a parameter is not written as $1, $2 ...") }
      return number - 1
    }
  }

  /// Binds, steps through every row while `each` answers true, and leaves the statement ready for its next use.
  func run(_ values: [Value], on connection: Connection, each: (Row) throws -> Bool) throws {
    guard values.count == valueCount else {
      throw StorageError.failed(
        code: SQLITE_RANGE, message: "the statement takes \(valueCount) values and was given \(values.count)")
    }
    isRunning = true
    defer {
      sqlite3_reset(handle)
      if valueCount > 0 { sqlite3_clear_bindings(handle) }
      isRunning = false
    }
    for (index, place) in order.enumerated() {
      let code = bind(values[place], at: Int32(index + 1))
      guard code == SQLITE_OK else { throw connection.error(code) }
    }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: if try !each(Row(statement: self)) { return }
      case SQLITE_DONE: return
      case let code: throw connection.error(code)
      }
    }
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .null: return sqlite3_bind_null(handle, index)
    case .blob(let bytes): return bytes.withUnsafeBytes { mc_bind_blob(handle, index, $0.baseAddress, UInt64($0.count)) }
    case .text(var text): return text.withUTF8 { mc_bind_text(handle, index, $0.baseAddress, UInt64($0.count)) }
    }
  }
}
