private import CSQLite
package import Contracts

/// One row of an answer, valid only inside the closure it is given to. Columns are counted from 0, as they stand in the SELECT.
///
/// The accessors whose name does not end in `IfPresent` read NULL as empty text, zero or no bytes: use them for columns that are NOT NULL.
package struct Row {
  // Keeps the statement's memory alive, so that a row that is used too late reads NULLs instead of freed memory.
  let statement: Statement

  /// The column as text.
  package func text(_ column: Int) -> String {
    let handle = statement.handle
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The column as text; nil when NULL.
  package func textIfPresent(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// The column as a 64-bit integer.
  package func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement.handle, Int32(column)) }

  /// The column as an integer.
  package func int(_ column: Int) -> Int { Int(integer(column)) }

  /// The column as a 64-bit integer; nil when NULL.
  package func integerIfPresent(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

  /// The column as an integer; nil when NULL.
  package func intIfPresent(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

  /// The column's bytes; of a text column, its UTF-8.
  package func blob(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

  /// The column's bytes; nil when NULL.
  package func blobIfPresent(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }

  /// The column as an instant, stored as milliseconds UTC.
  package func instant(_ column: Int) -> Instant { Instant(milliseconds: integer(column)) }

  /// The column as an instant; nil when NULL.
  package func instantIfPresent(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }

  /// The column as an identifier; throws when it is none.
  package func identifier(_ column: Int) throws -> Identifier {
    guard let identifier = Identifier(text(column)) else { throw mismatch(column, "an identifier") }
    return identifier
  }

  /// The column as an identifier; nil when NULL, throws when it is neither.
  package func identifierIfPresent(_ column: Int) throws -> Identifier? { isNull(column) ? nil : try identifier(column) }

  /// The column as a day; throws when it is none.
  package func day(_ column: Int) throws -> Day {
    guard let day = Day(text(column)) else { throw mismatch(column, "a day") }
    return day
  }

  /// The column as a day; nil when NULL, throws when it is neither.
  package func dayIfPresent(_ column: Int) throws -> Day? { isNull(column) ? nil : try day(column) }

  /// True unless the column is 0 or NULL.
  package func flag(_ column: Int) -> Bool { integer(column) != 0 }

  /// True when the column is NULL.
  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement.handle, Int32(column)) == SQLITE_NULL }

  /// Lends the column's bytes without copying them; of a text column, its UTF-8.
  func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let handle = statement.handle
    let start = sqlite3_column_blob(handle, Int32(column))
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))))
  }

  private func mismatch(_ column: Int, _ wanted: String) -> StorageError {
    let name = sqlite3_column_name(statement.handle, Int32(column)).map { String(cString: $0) } ?? String(column)
    return .failed(code: SQLITE_MISMATCH, message: "column \(name) does not hold \(wanted)")
  }
}
