/// The values that contain no others.
extension JSONReader {
  static let decimalDigits = UInt8(ascii: "0")...UInt8(ascii: "9")

  mutating func word(_ word: StaticString) throws {
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw fault("a value is expected") }
      position += 1
    }
  }

  /// The place of the number that begins here.
  mutating func number() throws -> Range<Int> {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    guard position - start <= 40 else { throw Fault(detail: "a number is longer than 40 characters", offset: start) }
    return start..<position
  }

  private mutating func digits() throws {
    let start = position
    while let byte = next, Self.decimalDigits.contains(byte) { position += 1 }
    guard position > start else { throw fault("a digit is expected") }
  }

  /// The text that comes next.
  package mutating func text() throws -> String {
    skipSpace()
    let (place, unescaped) = try textPlace()
    return unescaped ?? String(decoding: bytes[place], as: UTF8.self)
  }

  /// The place of the text that begins here, between its quotation marks; and what it says, when it has escapes.
  mutating func textPlace() throws -> (place: Range<Int>, unescaped: String?) {
    guard next == UInt8(ascii: "\"") else { throw fault(next == nil ? "it ends too early" : "a text is expected") }
    let first = position + 1
    let plain = JSONScan.plain(bytes, from: first)
    position = plain.end
    var unescaped: String?
    if next == UInt8(ascii: "\"") {
      guard plain.isASCII || String(validating: UnsafeBufferPointer(rebasing: bytes[first..<position]), as: UTF8.self) != nil
      else { throw notUTF8(first) }
    } else {
      var decoded = Array(bytes[first..<position])
      try escapes(into: &decoded)
      unescaped = String(validating: decoded, as: UTF8.self)
      guard unescaped != nil else { throw notUTF8(first) }
    }
    position += 1
    return (first..<position - 1, unescaped)
  }

  private func notUTF8(_ first: Int) -> Fault { Fault(detail: "a text is not valid UTF-8", offset: first - 1) }

  /// The rest of a text from its first escape, up to its closing quotation mark.
  private mutating func escapes(into text: inout [UInt8]) throws {
    while true {
      guard let byte = next else { throw fault("a text does not end") }
      guard byte >= 0x20 else { throw fault("a text has a control character in it") }
      if byte == UInt8(ascii: "\"") { return }
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escape = next else { throw fault("a text does not end") }
      position += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try scalar())).utf8)
      default:
        position -= 1
        throw fault("an escape is not known")
      }
    }
  }

  private mutating func scalar() throws -> Unicode.Scalar {
    let high = try fourDigits()
    if let scalar = Unicode.Scalar(high) { return scalar }
    if (0xD800...0xDBFF).contains(high), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try fourDigits()
      if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) {
        return scalar
      }
    }
    throw fault("an escape is half of a surrogate pair")
  }

  private mutating func fourDigits() throws -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Hexadecimal.value(of: byte) else { throw fault("an escape has not four digits") }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
