private import CSQLite
import Dispatch

/// One connection to the file, with its prepared statements.
///
/// Unchecked because it is only ever lent to one thread at a time: a reader by the pool, which takes it out while it is lent, and the
/// writer by the writer's one thread. SQLite's own locking of connections is switched off for the same reason.
final class SQLiteConnection: EngineConnection, @unchecked Sendable {
  /// What a connection is for.
  enum Purpose {
    /// The writer's, which keeps the log short.
    case writing(SQLiteLog)
    /// The one that copies the log meanwhile.
    case copyingLog
    case reading
    /// Reading a file that no program has open for writing, without making a log.
    case readingImmutable
  }

  let handle: OpaquePointer
  let log: SQLiteLog?
  // Unchecked because nothing that is called while they are used comes back here; the check would cost as much as what it guards.
  @exclusivity(unchecked) private var statements = StatementCache()
  @exclusivity(unchecked) private var steps: [SQLiteStatement?] = Array(repeating: nil, count: TransactionStep.allCases.count)
  private(set) var writeCount = 0
  private(set) var outageCount = 0
  private(set) var hasMetDamage = false
  /// How long to wait for another program that has the file, such as a copy being made.
  static let busyMilliseconds: Int32 = 5000

  /// Done once, before SQLite is used; too late, it changes nothing and does no harm.
  private static let isPrepared = mc_without_memory_statistics() == SQLITE_OK

  init(_ path: String, for purpose: Purpose) throws {
    _ = Self.isPrepared
    var (name, access, log) = (path, SQLITE_OPEN_READONLY, SQLiteLog?.none)
    switch purpose {
    case .writing(let own): (access, log) = (SQLITE_OPEN_READWRITE, own)
    case .copyingLog: access = SQLITE_OPEN_READWRITE
    case .reading: break
    case .readingImmutable:
      name = "file:" + Self.escaped(path) + "?immutable=1"
      access |= SQLITE_OPEN_URI
    }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(name, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StorageError.cannotOpen(database: path, reason: SQLiteFailure.words(of: code))
    }
    (handle, self.log) = (opened, log)
    do {
      try configure(for: purpose)
    } catch {
      sqlite3_close_v2(opened)
      throw StorageError.cannotOpen(database: path, reason: (error as? StorageError)?.reason ?? "unexpected failure")
    }
  }

  // MARK: - Statements

  func query(_ sql: String, _ values: [Value], each: (Row) throws -> Bool) throws {
    try userStatement(sql).run(values, on: self, each: each)
  }

  func execute(_ sql: String, _ values: [Value]) throws -> Int {
    let before = sqlite3_total_changes64(handle)
    try userStatement(sql).run(values, on: self) { _ in true }
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  func checkReferencesLate() throws { try run(script: "PRAGMA defer_foreign_keys = ON") }

  func damage(most: Int) throws -> [String] {
    var found: [String] = []
    try query("PRAGMA integrity_check(\(most))", []) { row in
      let words = row.text(0)
      if words != "ok" { found.append(words) }
      return true
    }
    return found
  }

  func tables() throws -> Set<String> {
    var names: Set<String> = []
    try query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'", []) { row in
      names.insert(row.text(0))
      return true
    }
    return names
  }

  func columns(of table: String) throws -> [String] {
    var names: [String] = []
    try query("SELECT name FROM pragma_table_info($1) ORDER BY cid", [.text(table)]) { row in
      names.append(row.text(0))
      return true
    }
    return names
  }

  func hasTable(_ name: String) throws -> Bool {
    var isThere = false
    try query("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", [.text(name)]) { _ in
      isThere = true
      return false
    }
    return isThere
  }

  func run(script: String) throws {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteFailure.error(code, words: message) }
  }

  func take(_ step: TransactionStep) throws {
    let statement = try steps[step.rawValue] ?? SQLiteStatement(Self.sql(of: step), on: self)
    steps[step.rawValue] = statement
    try statement.run([], on: self) { _ in true }
  }

  private static func sql(of step: TransactionStep) -> String {
    switch step {
    case .beginReading: "BEGIN"
    case .beginWriting: "BEGIN IMMEDIATE"
    case .commit: "COMMIT"
    case .rollBack: "ROLLBACK"
    case .beginPart: "SAVEPOINT part"
    case .undoPart: "ROLLBACK TO part"
    case .endPart: "RELEASE part"
    }
  }

  /// The statements that it keeps for their next use.
  var keptStatements: [SQLiteStatement] { statements.all }

  private func userStatement(_ sql: String) throws -> SQLiteStatement {
    let statement = try statements.find(sql) ?? prepare(sql)
    if !statement.isReadOnly { writeCount += 1 }
    return statement
  }

  private func prepare(_ sql: String) throws -> SQLiteStatement {
    let statement = try SQLiteStatement(sql, on: self)
    guard !statement.isTransactionControl else {
      throw StorageError.failed(reason: "a transaction is begun and ended by the database alone")
    }
    statements.keep(statement)
    return statement
  }

  // MARK: - Its state

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  var changeCount: Int64 { sqlite3_total_changes64(handle) }

  func checkLateConstraints() throws {
    var current: Int32 = 0
    var highest: Int32 = 0
    sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
    guard current == 0 else { throw StorageError.constraint("FOREIGN KEY constraint failed") }
  }

  /// SQLite's own text, which names tables and columns. Not for failures while running: those may quote a value.
  var message: String { sqlite3_errmsg(handle).map { String(cString: $0) } ?? "" }

  /// The error of a step: a constraint's text names the constraint; every other text is the code's own.
  func error(_ code: Int32) -> StorageError {
    if code & 0xFF == SQLITE_CONSTRAINT { return .constraint(message) }
    let error = SQLiteFailure.error(code)
    if error.isOutage { outageCount += 1 }
    if SQLiteFailure.isDamage(code) { hasMetDamage = true }
    return error
  }

  // MARK: - The log

  func tidy(erasing: Bool) -> DispatchTime? { log?.tidy(self, erasing: erasing) }

  /// Copies as much of the log into the file as is possible without waiting for any reader; answers how many of its pages are copied, 0
  /// when it failed: that is tried again.
  func copyLog() -> Int {
    var pages: Int32 = 0
    var copied: Int32 = 0
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied)
    return code == SQLITE_OK ? Int(copied) : 0
  }

  /// Copies the log into the file and empties the log; false when a reader stayed in the way for 50 ms.
  @discardableResult
  func emptyLog() -> Bool {
    sqlite3_busy_timeout(handle, 50)
    defer { sqlite3_busy_timeout(handle, Self.busyMilliseconds) }
    return sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil) == SQLITE_OK
  }

  func close() {
    if let log {
      log.stop()
      emptyLog()
    }
    statements = StatementCache()
    steps = []
    sqlite3_close_v2(handle)
  }
}
