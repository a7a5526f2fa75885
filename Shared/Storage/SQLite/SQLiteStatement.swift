private import CSQLite

/// A prepared statement of one connection, with the place of each of its numbered parameters.
final class SQLiteStatement: EngineRow {
  let sql: String
  let handle: OpaquePointer
  /// True from binding to reset: the same SQL asked for again meanwhile needs a second statement.
  private(set) var isRunning = false
  /// For each of SQLite's parameters, which value goes there: SQLite numbers `$n` by order of appearance, not by n.
  private let order: [Int]
  private let valueCount: Int
  // Unchecked because nothing that is called while it is used comes back here; the check would cost as much as what it guards.
  @exclusivity(unchecked) private var bytes = BoundBytes()
  /// True when it can change nothing.
  let isReadOnly: Bool
  /// True of BEGIN, COMMIT, ROLLBACK, SAVEPOINT and RELEASE: they answer nothing and yet change nothing by themselves.
  let isTransactionControl: Bool

  init(_ sql: String, on connection: SQLiteConnection) throws {
    var prepared: OpaquePointer?
    let (code, isWhole) = sql.withCString { start in
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(connection.handle, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
      let tail = rest.map { String(cString: $0) } ?? ""
      return (code, tail.allSatisfy { $0.isWhitespace || $0 == ";" })
    }
    guard code == SQLITE_OK else { throw SQLiteFailure.error(code, words: connection.message) }
    guard let prepared else { throw StorageError.failed(reason: "there is no statement") }
    do {
      guard isWhole else { throw StorageError.failed(reason: "there is more than one statement") }
      order = try Self.order(of: prepared)
    } catch {
      sqlite3_finalize(prepared)
      throw error
    }
    self.sql = sql
    valueCount = (order.max() ?? -1) + 1
    handle = prepared
    isReadOnly = sqlite3_stmt_readonly(prepared) != 0
    isTransactionControl = isReadOnly && sqlite3_column_count(prepared) == 0
  }

  deinit { sqlite3_finalize(handle) }

  private static func order(of handle: OpaquePointer) throws -> [Int] {
    try (0..<sqlite3_bind_parameter_count(handle)).map { index in
      guard let name = sqlite3_bind_parameter_name(handle, index + 1), let number = Int(String(cString: name).dropFirst()),
        number > 0
      else { throw StorageError.failed(reason: "a parameter is not written as $1, $2 ...") }
      return number - 1
    }
  }

  /// Binds, steps through every row while `each` answers true, and leaves the statement ready for its next use.
  func run(_ values: [Value], on connection: SQLiteConnection, each: (Row) throws -> Bool) throws {
    guard values.count == valueCount else {
      throw StorageError.failed(reason: "the statement takes \(valueCount) values and was given \(values.count)")
    }
    isRunning = true
    // What is bound stays as it is until the next run, which binds every parameter anew.
    defer {
      sqlite3_reset(handle)
      isRunning = false
    }
    bytes.begin(values)
    for (index, place) in order.enumerated() {
      let code = bind(values[place], at: Int32(index + 1))
      guard code == SQLITE_OK else { throw connection.error(code) }
    }
    let row = Row(values: self)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: if try !each(row) { return }
      case SQLITE_DONE: return
      case let code: throw connection.error(code)
      }
    }
  }

  /// Runs it with NULL for every value.
  func runUnbound(on connection: SQLiteConnection, each: (Row) throws -> Void) throws {
    try run([Value](repeating: .null, count: valueCount), on: connection) { row in
      try each(row)
      return true
    }
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    // No destructor: SQLite is to leave the bytes where they are, and not to copy them.
    switch value {
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .null: return sqlite3_bind_null(handle, index)
    case .blob(let blob):
      let kept = bytes.keep(blob)
      return sqlite3_bind_blob64(handle, index, kept.baseAddress, UInt64(kept.count), nil)
    case .text(let text):
      let kept = bytes.keep(text.utf8)
      let start = kept.baseAddress?.assumingMemoryBound(to: CChar.self)
      return sqlite3_bind_text64(handle, index, start, UInt64(kept.count), nil, UInt8(SQLITE_UTF8))
    }
  }

  // MARK: - The row it has come to

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let start = sqlite3_column_blob(handle, Int32(column))
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))))
  }

  func value(_ column: Int) -> Value {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_TEXT: .text(text(column))
    case SQLITE_NULL: .null
    default: .blob(withBytes(column) { Array($0) })
    }
  }

  func name(of column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? String(column)
  }

  /// How much it has done so far, and how often.
  var work: (steps: Int, runs: Int) {
    (
      Int(sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_VM_STEP, 0)), Int(sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_RUN, 0))
    )
  }
}
