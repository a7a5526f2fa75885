private import Foundation

/// SQLite's engine: a database is the file `NAME.sqlite` in its folder, with its log next to it while it is open.
struct SQLiteFile: Engine {
  private let path: String

  init(_ location: DatabaseLocation) {
    path = "\(location.folder)/\(location.name).sqlite"
  }

  /// The names of the databases in that folder, in order.
  static func names(in folder: String) -> [String] {
    // A folder that cannot be listed has none.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return files.compactMap { $0.hasSuffix(".sqlite") ? String($0.dropLast(7)) : nil }
  }

  var description: String { path }

  var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  func openForWriting() throws -> any EngineConnection {
    try makePrivate()
    return try SQLiteConnection(path, for: .writing(SQLiteLog(path)))
  }

  func openForReading() throws -> any EngineConnection { try SQLiteConnection(path, for: .reading) }

  func openForLooking() throws -> any EngineConnection {
    // Without a log no program has the file open. SQLite would still make a log to share, which is left behind - owned by the user who looks,
    // so that the service might not be able to start - or cannot be made at all.
    let isOpen = FileManager.default.fileExists(atPath: path + "-wal")
    return try SQLiteConnection(path, for: isOpen ? .reading : .readingImmutable)
  }

  /// The log files take over the permissions of the file. An existing file is never opened here: closing it would drop SQLite's locks.
  private func makePrivate() throws {
    let made = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if made >= 0 {
      close(made)
    } else if errno != EEXIST || chmod(path, 0o600) != 0 {
      throw StorageError.cannotOpen(database: path, reason: String(cString: strerror(errno)))
    }
  }
}
