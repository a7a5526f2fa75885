private import Foundation

/// Holds a data folder for one process as long as this lives: two services in one folder would each undo what the other does.
package final class FolderLock {
  /// Another process holds it, or it cannot be held.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  private let file: Int32
  private static let name = ".lock"

  /// - Throws: ``Fault``.
  package init(_ folder: String) throws(Fault) {
    file = open("\(folder)/\(Self.name)", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw Fault(description: "the data folder \(folder) cannot be locked: \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let why = errno
      close(file)
      throw Fault(
        description: why == EWOULDBLOCK
          ? "another process runs on the data folder \(folder): stop it, or give this one a folder of its own"
          : "the data folder \(folder) cannot be locked: \(String(cString: strerror(why)))")
    }
  }

  deinit { close(file) }
}
