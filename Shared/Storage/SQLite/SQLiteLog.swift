import Dispatch

/// Keeps the write-ahead log of the writer's connection short, and empties it of what was destroyed.
///
/// Unchecked because only the writer's thread uses it, as the connection itself.
final class SQLiteLog: @unchecked Sendable {
  /// Pages in the log from which it is worth copying.
  private static let worthwhile = 1000
  /// Pages from which the log is emptied whatever it takes.
  private static let most = 100_000
  /// Seconds until the log is tried again when a reader was in the way: each try keeps the writer for a moment.
  private static let erasingSeconds = 1.0

  private let path: String
  /// Made when it is first needed, which in a quiet service is never.
  private var checkpointer: Checkpointer?
  /// Pages in the log after the last commit, and after the one before the last look.
  private var pages = 0
  private var seen = 0
  /// Pages from which it is worth copying now.
  private var worthwhile = SQLiteLog.worthwhile
  /// When the log is next tried to be emptied of what was destroyed; nil while nothing of that kind is in it.
  private var erasing: DispatchTime?

  init(_ path: String) { self.path = path }

  /// What SQLite calls after each commit, with the log and how many pages are in it.
  static let committed: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 =
    { log, _, _, pages in
      // The connection keeps its log until it is closed, so it is there.
      if let log { Unmanaged<SQLiteLog>.fromOpaque(log).takeUnretainedValue().pages = Int(pages) }
      return 0
    }

  /// Does what is due between two commits; answers when the next try is due, nil when it is not before the next commit.
  func tidy(_ connection: SQLiteConnection, erasing isErasing: Bool) -> DispatchTime? {
    keepShort(connection)
    if isErasing { erasing = .now() }
    if let due = erasing, due <= .now() { erasing = connection.emptyLog() ? nil : .now() + Self.erasingSeconds }
    return erasing
  }

  /// Ends the copying that is under way.
  func stop() {
    checkpointer?.stop()
    checkpointer = nil
  }

  /// Has the log copied when that is worth it, and copies what is left when it is little, after which SQLite starts the log anew.
  private func keepShort(_ connection: SQLiteConnection) {
    if pages < seen {
      checkpointer?.logBeganAnew()
      worthwhile = Self.worthwhile
    }
    seen = pages
    if pages >= Self.most {
      connection.emptyLog()
    } else if pages >= worthwhile, isWritersTurn {
      _ = connection.copyLog()
      // Where a reader keeps the log from starting anew, it is not tried again with each commit.
      worthwhile = pages + Self.worthwhile / 2
    }
  }

  private var isWritersTurn: Bool {
    // Where there can be no second connection, the writer does the work itself.
    if checkpointer == nil { checkpointer = try? Checkpointer(path) }
    return checkpointer?.isWritersTurn(pages: pages) ?? true
  }
}
