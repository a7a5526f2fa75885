package import Contracts
private import Foundation

/// The signed checkpoints of a deployment, in a folder of records' data: a file for each, and the key that signs them.
package struct CheckpointFolder: Sendable {
  /// Why none could be kept or read.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  private let path: String
  private static let keyFile = "key"

  /// The folder in that one of records.
  package init(in dataFolder: String) { path = "\(dataFolder)/checkpoints" }

  /// The numbers of those that are there, in order.
  package var numbers: [Int] {
    // Before the first there is no folder.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.compactMap { name in name.hasSuffix(".json") ? Int(name.dropLast(5)) : nil }.sorted()
  }

  /// The newest, where there is one.
  package func newest() throws -> SignedCheckpoint? { try numbers.last.map(checkpoint) }

  /// The one of that number.
  package func checkpoint(_ number: Int) throws -> SignedCheckpoint { try Self.read("\(path)/\(number).json") }

  /// The one in that file.
  package static func read(_ file: String) throws -> SignedCheckpoint {
    guard let bytes = FileManager.default.contents(atPath: file), bytes.count < 1 << 20 else {
      throw Fault(description: "cannot be read")
    }
    do { return try JSON.decode(SignedCheckpoint.self, from: Array(bytes)) } catch {
      throw Fault(description: "is no checkpoint")
    }
  }

  /// Signs a checkpoint of those heads and keeps it; answers it once it is on disk.
  package func add(_ journals: [CheckpointHead], at instant: Instant) throws -> SignedCheckpoint {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw Fault(description: "the folder of checkpoints cannot be made") }
    if let problem = PrivatePlace.fault(of: path, isFolder: true) {
      throw Fault(description: "the folder of checkpoints \(problem)")
    }
    let (key, before) = (try key(), try newest())
    let checkpoint = Checkpoint(
      number: (before?.checkpoint.number ?? 0) + 1, at: instant, journals: journals,
      previous: try before?.checkpoint.digest())
    guard let signature = LibCrypto().signature(of: try JSON.bytes(of: checkpoint), by: key),
      let publicKey = LibCrypto().publicKey(of: key)
    else { throw Fault(description: "the key of checkpoints cannot be used") }
    let signed = SignedCheckpoint(
      checkpoint: checkpoint, key: Hexadecimal.text(publicKey), signature: Hexadecimal.text(signature))
    try keep(try JSON.bytes(of: signed), as: "\(checkpoint.number).json")
    return signed
  }

  private func key() throws -> [UInt8] {
    if let kept = FileManager.default.contents(atPath: "\(path)/\(Self.keyFile)") {
      guard kept.count == LibCrypto.signingKeyLength else { throw Fault(description: "the key of checkpoints is damaged") }
      return Array(kept)
    }
    // Another key would not say that the earlier ones are its own.
    guard numbers.isEmpty else { throw Fault(description: "the key of checkpoints is gone") }
    let made = LibCrypto().randomBytes(LibCrypto.signingKeyLength)
    try keep(made, as: Self.keyFile)
    return made
  }

  /// Keeps a file that is whole when it has its name.
  private func keep(_ bytes: [UInt8], as name: String) throws {
    let temporary = "\(path)/.\(UUID().uuidString)"
    do {
      try WholeFile.write(bytes[...], to: temporary)
      guard rename(temporary, "\(path)/\(name)") == 0 else { throw ContentStore.Fault.system(errno) }
      try WholeFile.synchronise(path)
    } catch {
      unlink(temporary)
      throw Fault(description: "no checkpoint can be written: \(error)")
    }
  }
}

extension SignedCheckpoint {
  /// Whether it was signed by the private key that belongs to the public one in it, and not changed since.
  package var isGenuine: Bool {
    // A checkpoint has no number that JSON cannot express.
    guard let key = Hexadecimal.bytes(key), let signature = Hexadecimal.bytes(signature),
      let message = try? JSON.bytes(of: checkpoint)
    else { return false }
    return LibCrypto().isSignature(signature, of: message, by: key)
  }
}

extension Checkpoint {
  /// What the next one names it by: the SHA-256 of what is signed, in hexadecimal.
  package func digest() throws -> String { Hexadecimal.text(LibCrypto().sha256(try JSON.bytes(of: self))) }
}
