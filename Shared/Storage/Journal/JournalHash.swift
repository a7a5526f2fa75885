package import Contracts

/// The chain of a journal's hashes from one row on: what each further row's hash has to be.
///
/// With it a follower of the journal's feed checks what it is given, as verification checks what is stored.
package struct JournalChain: Sendable {
  private let cryptography: any JournalCryptography
  private var canonical = JournalHash()
  /// The hash of the last row.
  package private(set) var hash: [UInt8]

  /// A chain that goes on after the row of that hash; nil before the first row.
  package init(after hash: [UInt8]?, cryptography: any JournalCryptography) {
    (self.hash, self.cryptography) = (hash ?? JournalHash.origin, cryptography)
  }

  /// Adds the row that follows, whose hash is then `hash`.
  package mutating func add(
    seq: Int64, stream: String, version: Int, type: String, instant: Instant, actor: String, digest: [UInt8]
  ) {
    canonical.begin(after: hash)
    canonical.add(seq)
    canonical.add(stream)
    canonical.add(Int64(version))
    canonical.add(type)
    canonical.add(instant.milliseconds)
    canonical.add(actor)
    canonical.add(digest)
    hash = cryptography.sha256(canonical.bytes)
  }

  /// What a row holds of its payload when the payload is destroyed.
  package func digest(of payload: [UInt8], salt: [UInt8]) -> [UInt8] {
    cryptography.hmacSHA256(key: salt, message: payload)
  }
}

/// The bytes that a row's hash is taken over: the hash before it, then each column but payload, salt and trace.
///
/// Every part is its length as four bytes, then its bytes; numbers are eight bytes; the most significant byte comes first. The parts are:
/// hash before (32 zero bytes for the first row), seq, stream, version, type, instant (milliseconds), actor, digest.
struct JournalHash: Sendable {
  /// The hash before the first row.
  static let origin = [UInt8](repeating: 0, count: 32)

  private(set) var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(512)
  }

  /// Starts the next row over, keeping the memory.
  mutating func begin(after previous: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    add(previous)
  }

  mutating func add(_ number: Int64) {
    addLength(8)
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ text: String) {
    addLength(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ part: some Collection<UInt8>) {
    addLength(part.count)
    bytes.append(contentsOf: part)
  }

  /// Adds a column as it is stored.
  mutating func add(_ column: Int, of row: Row) {
    row.withBytes(column) { add($0) }
  }

  /// Adds a part that is absent, which is not the same as an empty one.
  mutating func addAbsent() { withUnsafeBytes(of: UInt32.max.bigEndian) { bytes.append(contentsOf: $0) } }

  private mutating func addLength(_ count: Int) {
    withUnsafeBytes(of: UInt32(count).bigEndian) { bytes.append(contentsOf: $0) }
  }
}
