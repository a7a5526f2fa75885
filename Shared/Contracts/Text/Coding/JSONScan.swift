/// Finds where plain bytes end, eight at a time. Plain is every byte that JSON has in a text unescaped: all but quotation marks, backslashes and
/// control characters.
enum JSONScan {
  private static let each: UInt64 = 0x0101_0101_0101_0101
  private static let high = each << 7

  /// The index of the first byte from `start` that is not plain, or the end; and whether all before it is surely ASCII. "No" may be wrong, as it
  /// takes in the bytes read with the last.
  @inline(__always)
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isASCII: Bool) {
    guard let base = bytes.baseAddress else { return (start, true) }
    var (index, seen) = (start, UInt64(0))
    while index &+ 8 <= bytes.count {
      let word = load(base + index)
      seen |= word
      let marked = marked(word)
      if marked != 0 { return (index &+ first(marked), seen & high == 0) }
      index &+= 8
    }
    while index < bytes.count, isPlain(base[index]) {
      seen |= UInt64(base[index])
      index &+= 1
    }
    return (index, seen & high == 0)
  }

  /// Copies the plain bytes at the start, and returns how many there are.
  ///
  /// - Parameter target: has room for all of `bytes`; what follows the copied ones there may be overwritten.
  @inline(__always)
  static func copyPlain(_ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let count = bytes.count
    var index = 0
    while index &+ 8 <= count {
      let word = load(base + index)
      UnsafeMutableRawPointer(target + index).storeBytes(of: word.littleEndian, as: UInt64.self)
      let marked = marked(word)
      if marked != 0 { return index &+ first(marked) }
      index &+= 8
    }
    if count >= 8 {
      // The last eight; those among them that were looked at already are plain.
      guard index < count else { return count }
      let word = load(base + count - 8)
      UnsafeMutableRawPointer(target + count - 8).storeBytes(of: word.littleEndian, as: UInt64.self)
      let marked = marked(word)
      return marked == 0 ? count : count &- 8 &+ first(marked)
    }
    while index < count, isPlain(base[index]) {
      target[index] = base[index]
      index &+= 1
    }
    return index
  }

  /// Whether both hold the same bytes.
  @inline(__always)
  static func isEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let leftBase = left.baseAddress, let rightBase = right.baseAddress else { return true }
    var index = 0
    while index &+ 8 <= left.count {
      if load(leftBase + index) != load(rightBase + index) { return false }
      index &+= 8
    }
    while index < left.count {
      if leftBase[index] != rightBase[index] { return false }
      index &+= 1
    }
    return true
  }

  @inline(__always)
  private static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x22 && byte != 0x5C }

  /// The high bit of each byte that is not plain. Beyond the first of them others may be marked in error.
  @inline(__always)
  private static func marked(_ word: UInt64) -> UInt64 {
    zeroes(word ^ (each &* 0x22)) | zeroes(word ^ (each &* 0x5C)) | ((word &- (each &* 0x20)) & ~word & high)
  }

  /// The high bit of each byte that is zero.
  @inline(__always)
  private static func zeroes(_ word: UInt64) -> UInt64 { (word &- each) & ~word & high }

  /// The byte that is marked first.
  @inline(__always)
  private static func first(_ marked: UInt64) -> Int { marked.trailingZeroBitCount / 8 }
}

extension String {
  /// Calls `body` with the text's UTF-8, without a copy where it is contiguous, as every text made on this platform is.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
