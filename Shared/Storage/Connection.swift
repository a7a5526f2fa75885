private import CSQLite

/// One connection to the file, with its prepared statements.
///
/// Unchecked because it is only ever lent to one thread at a time: a reader by the pool, which takes it out while it is lent, and the
/// writer by the writer's one thread. SQLite's own locking of connections is switched off for the same reason.
final class Connection: @unchecked Sendable {
  /// What a connection is for.
  enum Purpose {
    case writing
    case reading
    /// Reading a file that nobody has open for writing, without making a log beside it.
    case readingImmutable
  }

  let handle: OpaquePointer
  /// Pages in the log after this connection's last commit.
  private(set) var logPages = 0
  private var statements: [String: Statement] = [:]
  private static let statementLimit = 256
  /// How long to wait for another program that has the file, such as a copy being made.
  private static let busyMilliseconds: Int32 = 5000

  /// Done once, before SQLite is used; too late, it changes nothing and does no harm.
  private static let isPrepared = mc_without_memory_statistics() == SQLITE_OK

  init(_ path: String, for purpose: Purpose) throws {
    _ = Self.isPrepared
    var opened: OpaquePointer?
    let access = purpose == .writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
    var name = path
    if purpose == .readingImmutable { name = "file:" + Self.escaped(path) + "?immutable=1" }
    let uri = purpose == .readingImmutable ? SQLITE_OPEN_URI : 0
    let code = sqlite3_open_v2(name, &opened, access | uri | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StorageError.cannotOpen(path: path, reason: Self.meaning(of: code))
    }
    handle = opened
    do {
      try configure(for: purpose)
    } catch StorageError.failed(let code, _) {
      close()
      throw StorageError.cannotOpen(path: path, reason: Self.meaning(of: code))
    }
  }

  private static let committed: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 =
    {
      connection, _, _, pages in
      // The connection closes its handle before it goes, so it is there.
      if let connection { Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue().logPages = Int(pages) }
      return SQLITE_OK
    }

  private func configure(for purpose: Purpose) throws {
    sqlite3_busy_timeout(handle, Self.busyMilliseconds)
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0),
    ] as [(Int32, Int32)] { _ = mc_switch(handle, option, value) }
    try run("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON")
    if purpose == .writing {
      // What a disposal frees is overwritten, so that the file forgets it too.
      try run(
        "PRAGMA mmap_size = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000"
      )
      try run("PRAGMA journal_size_limit = 33554432")
      // Replaces the checkpoint that SQLite would make by itself within a commit.
      sqlite3_wal_hook(handle, Self.committed, Unmanaged.passUnretained(self).toOpaque())
      var mode = ""
      try query("PRAGMA journal_mode", []) { row in
        mode = row.text(0)
        return true
      }
      guard mode == "wal" else {
        throw StorageError.failed(code: SQLITE_CANTOPEN, message: "write-ahead logging is not possible")
      }
    } else {
      // A reader's own cache is void after each commit of the writer: the pages are looked at where the system keeps them, up to the 2 GB
      // that SQLite can look at.
      try run("PRAGMA cache_size = -4000; PRAGMA mmap_size = 2147418112")
      try query("SELECT count(*) FROM sqlite_schema", []) { _ in true }
    }
  }

  /// Steps through the rows of one statement while `each` answers true.
  func query(_ sql: String, _ values: [Value], each: (Row) throws -> Bool) throws {
    try userStatement(sql).run(values, on: self, each: each)
  }

  /// Runs one statement and answers how many rows it changed.
  func execute(_ sql: String, _ values: [Value]) throws -> Int {
    let before = sqlite3_total_changes64(handle)
    try userStatement(sql).run(values, on: self) { _ in true }
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  /// Runs one statement of the transaction's own: BEGIN, COMMIT, SAVEPOINT and their kind.
  func step(_ sql: String) throws {
    try statement(sql).run([], on: self) { _ in true }
  }

  /// Runs a script of any number of statements without parameters.
  func run(_ script: String) throws {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw StorageError.failed(code: code, message: message) }
  }

  private func userStatement(_ sql: String) throws -> Statement {
    let statement = try statement(sql)
    guard !statement.isTransactionControl else {
      throw StorageError.failed(code: SQLITE_MISUSE, message: "a transaction is begun and ended by the database alone")
    }
    return statement
  }

  private func statement(_ sql: String) throws -> Statement {
    if let kept = statements[sql], !kept.isRunning { return kept }
    let prepared = try Statement(sql, on: self)
    if statements[sql] == nil {
      if statements.count >= Self.statementLimit { statements.removeAll() }
      statements[sql] = prepared
    }
    return prepared
  }

  /// True while a transaction is open. SQLite itself ends it on some failures, such as a full disk.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// True when a foreign key that is checked late does not hold now.
  var hasBrokenForeignKey: Bool {
    var current: Int32 = 0
    var highest: Int32 = 0
    sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
    return current != 0
  }

  /// Copies as much of the log into the file as is possible without waiting for anybody; answers how many of its pages are copied, 0 when it
  /// failed: that is tried again.
  func copyLog() -> Int {
    var pages: Int32 = 0
    var copied: Int32 = 0
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied)
    return code == SQLITE_OK ? Int(copied) : 0
  }

  /// Copies the log into the file and empties the log; false when a reader stayed in the way for 50 ms.
  func checkpoint() -> Bool {
    sqlite3_busy_timeout(handle, 50)
    defer { sqlite3_busy_timeout(handle, Self.busyMilliseconds) }
    return sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil) == SQLITE_OK
  }

  /// Writes one consistent, compact copy of everything that is committed into an empty file.
  func copy(into path: String) throws {
    try statement("VACUUM INTO $1").run([.text(path)], on: self) { _ in true }
  }

  /// Ends every statement and the connection.
  func close() {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// SQLite's own text, which names tables and columns. Not for failures while running: those may quote a value.
  var message: String { sqlite3_errmsg(handle).map { String(cString: $0) } ?? "" }

  /// The error of a step: a constraint's text names the constraint; every other text is the code's own.
  func error(_ code: Int32) -> StorageError {
    if code & 0xFF == SQLITE_CONSTRAINT { return .constraint(message) }
    let error = StorageError.failed(code: code, message: Self.meaning(of: code))
    if error.isOutage { outages += 1 }
    return error
  }

  /// How often a step found that the file could not be used, also where the one who asked made nothing of it.
  private(set) var outages = 0

  /// How many rows were changed since the connection was opened.
  var changes: Int64 { sqlite3_total_changes64(handle) }

  private static func meaning(of code: Int32) -> String { sqlite3_errstr(code).map { String(cString: $0) } ?? "code \(code)" }

  private static func escaped(_ path: String) -> String {
    var escaped = ""
    for character in path {
      switch character {
      case "%": escaped += "%25"
      case "?": escaped += "%3f"
      case "#": escaped += "%23"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
