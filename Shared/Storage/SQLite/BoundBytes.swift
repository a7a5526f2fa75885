/// The memory that holds a statement's texts and bytes while it runs: one piece, used again for each run, where SQLite would allocate one for each
/// value.
struct BoundBytes: ~Copyable {
  /// A larger piece is not kept for the next run, so that one long text does not stay as long as the statement.
  private static let mostKept = 16_384
  private var memory: UnsafeMutableRawBufferPointer
  private var used = 0

  init() { memory = .allocate(byteCount: 256, alignment: 1) }

  deinit { memory.deallocate() }

  /// Makes room for those values; what was lent before is void.
  mutating func begin(_ values: [Value]) {
    used = 0
    var needed = 0
    for value in values {
      switch value {
      case .text(let text): needed += text.utf8.count
      case .blob(let bytes): needed += bytes.count
      case .integer, .null: break
      }
    }
    guard needed > memory.count || memory.count > Self.mostKept else { return }
    memory.deallocate()
    memory = .allocate(byteCount: max(256, needed), alignment: 1)
  }

  /// Copies bytes for which there is room; the copy stays until the next ``begin(_:)``.
  mutating func keep(_ bytes: some Collection<UInt8>) -> UnsafeRawBufferPointer {
    let place = UnsafeMutableRawBufferPointer(rebasing: memory[used..<used + bytes.count])
    place.copyBytes(from: bytes)
    used += bytes.count
    return UnsafeRawBufferPointer(place)
  }
}
