import Contracts
import Foundation
import ServiceKit

/// A document of a letter, and what the files are called.
struct OutboxDocument: Sendable {
  let name: String
  let letter: RenderedLetter
}

/// What the person who sends the post needs to know about a folder.
struct OutboxManifest: Sendable, Encodable {
  let notice: Identifier
  let reference: String
  let letter: String
  let means: String
  let addressee: [String]

  init(notice: Identifier, reference: String, letter: String, to addressee: Addressee) {
    (self.notice, self.reference, self.letter) = (notice, reference, letter)
    (means, self.addressee) = (addressee.means, addressee.lines)
  }
}

/// The folder from which the post is sent: a folder for each letter, complete once it holds `manifest.json`.
struct Outbox: Sendable {
  private let folder: String

  /// The outbox in that folder, which is created, for its owner only, if it does not exist.
  ///
  /// - Throws: ``UnfitOutbox`` when what is there belongs to someone else, is open to others or is a symbolic link.
  init(folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if let problem = PrivatePlace.fault(of: folder, isFolder: true) { throw UnfitOutbox(folder: folder, problem: problem) }
  }

  /// Puts a letter there; it is on disk when this returns. Putting the same letter again replaces it.
  func put(_ documents: [OutboxDocument], manifest: OutboxManifest) throws {
    let place = "\(folder)/\(manifest.reference)-\(manifest.letter)-\(manifest.notice)"
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for document in documents {
      try write(Array(document.letter.html.utf8), to: "\(place)/\(document.name).html")
      try write(Array(document.letter.plain.utf8), to: "\(place)/\(document.name).txt")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(Array(try encoder.encode(manifest)), to: "\(place)/manifest.json")
    try synchronise(folder: place)
    try synchronise(folder: folder)
  }

  /// All or nothing: written under another name first, and on disk before it gets its own.
  private func write(_ bytes: [UInt8], to path: String) throws {
    let temporary = path + ".part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw OutboxError(path: temporary, code: errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard written > 0 else { throw OutboxError(path: temporary, code: errno) }
      rest = rest.dropFirst(written)
    }
    guard fsync(file) == 0, rename(temporary, path) == 0 else { throw OutboxError(path: path, code: errno) }
  }

  private func synchronise(folder: String) throws {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw OutboxError(path: folder, code: errno) }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw OutboxError(path: folder, code: errno) }
  }
}

/// The folder of the outbox is not for the letters of people.
struct UnfitOutbox: Error, CustomStringConvertible {
  let folder: String
  let problem: String

  var description: String { "the outbox \(folder) \(problem)" }
}

/// The outbox cannot be written; `code` is the system's errno.
struct OutboxError: Error {
  let path: String
  let code: Int32
}
