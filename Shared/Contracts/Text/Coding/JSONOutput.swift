/// The bytes of a JSON text that is being written: the only place where text is escaped. Everything is added at the end.
struct JSONOutput: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    (base, self.capacity) = (.allocate(capacity: max(16, capacity)), max(16, capacity))
  }

  deinit { base.deallocate() }

  /// What was written.
  var bytes: [UInt8] { [UInt8](UnsafeBufferPointer(start: base, count: count)) }

  /// The text in that range.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// The first eight bytes of a part, as a number that sorts as they do; a shorter part is filled up with zeroes.
  @inline(__always)
  mutating func rank(from start: Int, to end: Int) -> UInt64 {
    makeRoom(8)
    let word = UInt64(bigEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    return end &- start >= 8 ? word : word & ~(UInt64.max &>> UInt64(8 &* (end &- start)))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    makeRoom(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    count &+= bytes.count
  }

  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a text in quotation marks; within, only quotation marks, backslashes and control characters are escaped.
  mutating func append(quoted text: String) {
    text.withBytes { append(quoted: $0) }
  }

  /// Adds a text that is UTF-8 in quotation marks.
  mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
    makeRoom(text.count + 2)
    base[count] = UInt8(ascii: "\"")
    let plain = JSONScan.copyPlain(text, to: base + count + 1)
    count &+= plain + 1
    if plain < text.count { append(escaping: text, from: plain) }
    append(UInt8(ascii: "\""))
  }

  @inline(never)
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var rest = text[start...]
    while let byte = rest.first {
      append(escaped: byte)
      rest = rest.dropFirst()
      makeRoom(rest.count)
      let plain = JSONScan.copyPlain(UnsafeBufferPointer(rebasing: rest), to: base + count)
      count += plain
      rest = rest.dropFirst(plain)
    }
  }

  /// Adds a byte as two digits, in lower case.
  mutating func append(hexadecimal byte: UInt8) {
    append(Hexadecimal.digits[Int(byte >> 4)])
    append(Hexadecimal.digits[Int(byte & 0x0F)])
  }

  /// Adds a whole number.
  mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var (rest, digits) = (number.magnitude, 1)
    while rest >= 10 { (rest, digits) = (rest / 10, digits + 1) }
    makeRoom(digits)
    rest = number.magnitude
    for place in (count..<count + digits).reversed() {
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  private mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case ..<0x20:
      append("u00")
      append(hexadecimal: byte)
    default: append(byte)
    }
  }

  /// Sorts the members of an object whose content begins at `start` and ends where the output does; false when two have the same name.
  mutating func arrange(_ members: UnsafeMutableBufferPointer<JSONMember>, from start: Int) -> Bool {
    let end = count
    JSONMember.noteEnds(members, last: end)
    // They are written again in order after the end, and moved back over the first ones.
    makeRoom(end - start)
    let base = UnsafePointer(base)
    var sorted = members
    sorted.sort { $0.precedes($1, in: base) }
    for index in sorted.indices {
      if index > 0 {
        guard sorted[index - 1].precedes(sorted[index], in: base) else { return false }
        append(UInt8(ascii: ","))
      }
      append(UnsafeBufferPointer(start: base + sorted[index].start, count: sorted[index].end - sorted[index].start))
    }
    (self.base + start).update(from: base + end, count: end - start)
    count = end
    return true
  }

  @inline(__always)
  private mutating func makeRoom(_ more: Int) {
    if capacity &- count < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(count + more, 2 * capacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
