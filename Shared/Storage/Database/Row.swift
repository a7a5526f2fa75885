package import Contracts

/// One row of an answer, valid only inside the closure it is given to. Columns are counted from 0, in the order of the SELECT.
///
/// The accessors whose name does not end in `IfPresent` read NULL as empty text, zero or no bytes: use them for columns that are NOT NULL.
package struct Row {
  // Keeps the engine's memory alive, so that a row that is used too late reads NULLs instead of freed memory.
  let values: any EngineRow

  /// The column as text.
  package func text(_ column: Int) -> String { values.text(column) }

  /// The column as text; nil when NULL.
  package func textIfPresent(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// The column as a 64-bit integer.
  package func integer(_ column: Int) -> Int64 { values.integer(column) }

  /// The column as an integer.
  package func int(_ column: Int) -> Int { Int(integer(column)) }

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

  /// The column as a truth, which is stored as 1 or 0; NULL is false.
  package func flag(_ column: Int) -> Bool { integer(column) != 0 }

  /// The column as a whole number; nil when NULL.
  package func intIfPresent(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

  /// True when the column is NULL.
  func isNull(_ column: Int) -> Bool { values.isNull(column) }

  /// Lends the column's bytes without copying them; of a text column, its UTF-8.
  func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T { values.withBytes(column, body) }

  private func mismatch(_ column: Int, _ wanted: String) -> StorageError {
    .failed(reason: "column \(values.name(of: column)) does not hold \(wanted)")
  }
}
