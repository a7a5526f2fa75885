private import Foundation

/// How a file comes to be whole on disk: it is written under another name, and then renamed.
enum WholeFile {
  /// Writes a new file for its owner alone; its bytes are on disk when this returns.
  static func write(_ bytes: ArraySlice<UInt8>, to path: String) throws(ContentStore.Fault) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system(errno) }
    defer { close(file) }
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .system(errno) }
      rest = rest.dropFirst(written)
    }
    guard fsync(file) == 0 else { throw .system(errno) }
  }

  /// Has the names in a folder on disk.
  static func synchronise(_ folder: String) throws(ContentStore.Fault) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw .system(errno) }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw .system(errno) }
  }
}
