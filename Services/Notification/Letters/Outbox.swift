import Contracts
import Foundation
import ServiceKit

/// What the person who sends the post needs to know about a folder.
struct OutboxManifest: Sendable, Encodable {
  let notice: Identifier
  let reference: String
  let letter: String
  let means: String
  let addressee: [String]

  init(_ delivery: Delivery) {
    (notice, reference, letter) = (delivery.name.notice, delivery.name.reference, delivery.name.letter)
    (means, addressee) = (delivery.name.channel.rawValue, delivery.addressee.lines)
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
  private func put(_ delivery: Delivery) throws {
    let place = "\(folder)/\(Self.place(of: delivery.name))"
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for document in delivery.documents { try write(document.bytes, to: "\(place)/\(document.name)\(document.ending)") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(Array(try encoder.encode(OutboxManifest(delivery))), to: "\(place)/manifest.json")
    try synchronise(folder: place)
    try synchronise(folder: folder)
  }

  /// The name of a delivery's folder, which people see.
  private static func place(of name: DeliveryName) -> String { "\(name.reference)-\(name.letter)-\(name.notice)" }

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

/// A person takes what is there to the post, or sends it as an e-mail, and confirms that.
extension Outbox: DeliveryChannel {
  var isSentOnByPerson: Bool { true }
  var formats: [DocumentFormat] { [.html, .text] }

  func handOver(_ delivery: Delivery) throws -> HandOver {
    do { try put(delivery) } catch let error as OutboxError {
      return .tryAgain(why: "the outbox cannot be written (\(error.code))")
    }
    return .done(reference: Self.place(of: delivery.name))
  }

  /// A folder is complete once its manifest is there, which is written last; an incomplete one is written again.
  func find(_ delivery: DeliveryName) -> Finding {
    let place = Self.place(of: delivery)
    return FileManager.default.fileExists(atPath: "\(folder)/\(place)/manifest.json") ? .known(reference: place) : .notKnown
  }
}

extension Outbox {
  /// The manifest goes first: what is left without it counts as incomplete.
  func clear(_ delivery: DeliveryName) throws {
    let place = "\(folder)/\(Self.place(of: delivery))"
    guard FileManager.default.fileExists(atPath: place) else { return }
    let manifest = "\(place)/manifest.json"
    if FileManager.default.fileExists(atPath: manifest) { try FileManager.default.removeItem(atPath: manifest) }
    try FileManager.default.removeItem(atPath: place)
    try synchronise(folder: folder)
  }
}

extension Outbox {
  /// Takes away whatever is there of those notices; answers how many folders that were.
  func remove(_ notices: Set<Identifier>) throws -> Int {
    let found = try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      Identifier(String(name.suffix(36))).map(notices.contains) ?? false
    }
    for name in found { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    if !found.isEmpty { try synchronise(folder: folder) }
    return found.count
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
