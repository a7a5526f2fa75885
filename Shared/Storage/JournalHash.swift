/// The bytes that a row's hash is taken over: the hash before it, then each column but payload and salt.
///
/// Every part is its length as four bytes, then its bytes; numbers are eight bytes; the most significant byte comes first. The parts are:
/// hash before (32 zero bytes for the first row), seq, stream, version, type, instant (milliseconds), actor, digest.
struct JournalHash {
  /// What stands for the hash before the first row.
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

  private mutating func addLength(_ count: Int) {
    withUnsafeBytes(of: UInt32(count).bigEndian) { bytes.append(contentsOf: $0) }
  }
}
