private import CSQLite

extension SQLiteConnection {
  /// Everything that a connection is told before its first statement.
  func configure(for purpose: Purpose) throws {
    sqlite3_busy_timeout(handle, Self.busyMilliseconds)
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0),
    ] as [(Int32, Int32)] { _ = mc_switch(handle, option, value) }
    try run(script: "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON")
    switch purpose {
    case .writing, .copyingLog:
      // What a disposal frees is overwritten, so that the file forgets it too.
      try run(
        script: """
          PRAGMA mmap_size = 0;
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = FULL;
          PRAGMA secure_delete = ON;
          PRAGMA cache_size = -16000;
          PRAGMA journal_size_limit = 33554432;
          """)
      guard try ask("PRAGMA journal_mode") == "wal" else {
        throw StorageError.failed(reason: "write-ahead logging is not possible")
      }
      // Replaces the checkpoint that SQLite would make by itself within a commit.
      sqlite3_wal_hook(handle, SQLiteLog.committed, log.map { Unmanaged.passUnretained($0).toOpaque() })
    case .reading, .readingImmutable:
      // A reader's own cache is void after each commit of the writer: the pages are looked at where the system keeps them, up to the 2 GB
      // that SQLite can look at.
      try run(script: "PRAGMA cache_size = -4000; PRAGMA mmap_size = 2147418112")
      _ = try ask("SELECT count(*) FROM sqlite_schema")
    }
  }

  /// What SQLite says about the file, in one word.
  func ask(_ sql: String) throws -> String? {
    var answer: String?
    try SQLiteStatement(sql, on: self).runUnbound(on: self) { answer = $0.text(0) }
    return answer
  }

  /// A path as SQLite reads it in the name of a file with options.
  static func escaped(_ path: String) -> String {
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
