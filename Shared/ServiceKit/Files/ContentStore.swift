private import Contracts
private import Foundation

/// Files by the SHA-256 digest of their bytes: `FOLDER/ab/ab12…`. The same bytes are kept once, and what has a name there is whole.
///
/// For the user of this process alone: folders have mode 0700 and files 0600.
package struct ContentStore: Sendable {
  /// Why nothing could be kept, read or swept.
  package enum Fault: Error, Equatable, Sendable {
    /// The system's errno.
    case system(Int32)
    /// The folder is not private; what is wrong with it, as the end of a sentence that begins with its name.
    case unfit(String)
    /// There is no file of that digest.
    case missing
    /// The file's bytes are not those whose digest is its name.
    case changed
  }

  private let folder: String
  private static let incoming = "incoming"

  /// A store in that folder, which is made if it is not there.
  package init(folder: String) throws(Fault) {
    self.folder = folder
    for path in [folder, "\(folder)/\(Self.incoming)"] {
      if mkdir(path, 0o700) != 0, errno != EEXIST { throw .system(errno) }
      if let problem = PrivatePlace.fault(of: path, isFolder: true) { throw .unfit(problem) }
    }
  }

  /// The digest of those bytes, as this store names them: 64 digits in hexadecimal.
  package static func digest(of bytes: ArraySlice<UInt8>) -> String { Hexadecimal.text(LibCrypto().sha256(part: bytes)) }

  /// Keeps the bytes, and returns their digest; they are on disk when this returns. A file of that name that was damaged is mended.
  package func keep(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
    let digest = Self.digest(of: bytes)
    if (try? read(digest)) != nil { return digest }  // what cannot be read is written anew
    let temporary = "\(folder)/\(Self.incoming)/\(UUID().uuidString)"
    do throws(Fault) {
      try WholeFile.write(bytes, to: temporary)
      let place = "\(folder)/\(digest.prefix(2))"
      let isNew = mkdir(place, 0o700) == 0
      if !isNew, errno != EEXIST { throw .system(errno) }
      guard rename(temporary, path(digest)) == 0 else { throw .system(errno) }
      try WholeFile.synchronise(place)
      if isNew { try WholeFile.synchronise(folder) }
    } catch {
      unlink(temporary)
      throw error
    }
    return digest
  }

  /// The bytes of that digest, compared with it.
  package func read(_ digest: String) throws(Fault) -> [UInt8] {
    guard Self.isDigest(digest) else { throw .missing }
    let file = open(path(digest), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw errno == ENOENT ? .missing : .system(errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .changed }
    let size = Int(status.st_size)
    var (count, code): (Int, Int32) = (0, 0)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialised in
      while count < size {
        let read = Foundation.read(file, buffer.baseAddress?.advanced(by: count), size - count)
        if read < 0, errno == EINTR { continue }
        if read < 0 { code = errno }
        guard read > 0 else { break }
        count += read
      }
      initialised = count
    }
    guard code == 0 else { throw .system(code) }
    guard Self.digest(of: bytes[...]) == digest else { throw .changed }
    return bytes
  }

  /// Whether there is a file of that digest, whatever is in it.
  package func has(_ digest: String) -> Bool { Self.isDigest(digest) && access(path(digest), F_OK) == 0 }

  /// Removes the file of that digest; answers whether there was one. It is gone from the disk when this returns.
  package func remove(_ digest: String) throws(Fault) -> Bool {
    guard Self.isDigest(digest), unlink(path(digest)) == 0 else {
      guard errno == ENOENT || !Self.isDigest(digest) else { throw .system(errno) }
      return false
    }
    try WholeFile.synchronise("\(folder)/\(digest.prefix(2))")
    return true
  }

  /// Removes what was never finished, and every file whose digest is not to be kept. To be called before anything is kept.
  ///
  /// - Returns: how many files were removed.
  package func sweep(keeping isKept: (String) throws -> Bool) throws -> Int {
    var removed = 0
    for name in try names(in: "\(folder)/\(Self.incoming)") {
      guard unlink("\(folder)/\(Self.incoming)/\(name)") == 0 else { throw Fault.system(errno) }
      removed += 1
    }
    for place in try names(in: folder) where place.utf8.count == 2 {
      for name in try names(in: "\(folder)/\(place)") where Self.isDigest(name) {
        if try isKept(name) { continue }
        guard unlink("\(folder)/\(place)/\(name)") == 0 else { throw Fault.system(errno) }
        removed += 1
      }
    }
    return removed
  }

  private func path(_ digest: String) -> String { "\(folder)/\(digest.prefix(2))/\(digest)" }

  private func names(in path: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }

  /// No text that is not a digest is ever part of a path.
  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { Hexadecimal.value(of: $0) != nil && !(0x41...0x46).contains($0) }
  }
}
