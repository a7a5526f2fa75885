import Dispatch

/// One connection of an engine, lent to one thread at a time.
protocol EngineConnection: AnyObject, Sendable {
  /// Steps through the rows of one statement while `each` answers true. Its parameters are `$1` to `$n`, in whatever order.
  func query(_ sql: String, _ values: [Value], each: (Row) throws -> Bool) throws
  /// Runs one statement; answers how many rows it inserted, updated or deleted.
  func execute(_ sql: String, _ values: [Value]) throws -> Int
  /// What is damaged, at most so many findings in the engine's words; none when the database is whole. Reads all of it.
  func damage(most: Int) throws -> [String]
  /// The names of all tables.
  func tables() throws -> Set<String>
  /// The names of a table's columns, in their order.
  func columns(of table: String) throws -> [String]
  /// Whether there is a table of that name.
  func hasTable(_ name: String) throws -> Bool
  /// Runs any number of statements without parameters, as a migration has them.
  func run(script: String) throws
  /// Begins, divides or ends a transaction. No statement of ``query(_:_:each:)`` or ``execute(_:_:)`` may do that.
  func take(_ step: TransactionStep) throws

  /// True while a transaction is open. An engine ends one by itself on some failures, such as a full disk.
  var isInTransaction: Bool { get }
  /// Has references between rows checked no earlier than the commit, to the end of the transaction.
  func checkReferencesLate() throws
  /// Throws ``StorageError/constraint(_:)`` when a constraint that is checked as late as the commit does not hold now.
  func checkLateConstraints() throws

  /// How many statements that can change something were begun since the connection was opened.
  var writeCount: Int { get }
  /// How many rows were changed since then, including changes that were rolled back.
  var changeCount: Int64 { get }
  /// How often since then the database could not be used, including when the caller ignored it.
  var outageCount: Int { get }
  /// Whether something was found damaged since then, including when the caller ignored it.
  var hasMetDamage: Bool { get }

  /// Does the engine's own work between two of the writer's transactions, such as keeping its log short.
  ///
  /// - Parameter erasing: whether the last transaction destroyed what must leave the engine's log as well.
  /// - Returns: when to call it again even if nothing was committed; nil for not before the next commit.
  func tidy(erasing: Bool) -> DispatchTime?
  /// The plans of the statements that the connection was asked and still keeps.
  func plans() throws -> [QueryPlan]
  /// Makes every change that needs room fail as on a full disk, or succeed again.
  func pretendFull(_ isFull: Bool) throws
  /// Ends every statement and the connection; the writer's connection leaves no log behind.
  func close()
}

/// The row that a statement has come to. Columns are counted from 0 and are there, as the statement names them.
///
/// An engine that has types of its own for truth answers 0 and 1 for it.
protocol EngineRow: AnyObject {
  /// True when the column is NULL.
  func isNull(_ column: Int) -> Bool
  /// The column as a 64-bit integer; 0 when NULL.
  func integer(_ column: Int) -> Int64
  /// The column as text; empty when NULL.
  func text(_ column: Int) -> String
  /// Lends the column's bytes without copying them; of a text column, its UTF-8.
  func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T
  /// The column, of whatever type it is.
  func value(_ column: Int) -> Value
  /// The column's name in the answer.
  func name(of column: Int) -> String
}
