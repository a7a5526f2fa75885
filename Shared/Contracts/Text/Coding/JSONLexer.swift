/// The smallest parts of a JSON text (RFC 8259), each read strictly where the last one ended.
struct JSONLexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int

  private static let longestNumber = 40
  private static let decimalDigits = UInt8(ascii: "0")...UInt8(ascii: "9")

  init(bytes: UnsafeBufferPointer<UInt8>, position: Int = 0) { (self.bytes, self.position) = (bytes, position) }

  /// The byte to be read next; nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func fault(_ detail: String) -> TapeFault { TapeFault(detail: detail, offset: position) }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Passes over the byte that is next.
  mutating func step() { position += 1 }

  mutating func word(_ word: StaticString) throws(TapeFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw fault("a value is expected") }
      position += 1
    }
  }

  mutating func number() throws(TapeFault) {
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
    guard position - start <= Self.longestNumber else {
      throw TapeFault(detail: "a number is longer than \(Self.longestNumber) characters", offset: start)
    }
  }

  private mutating func digits() throws(TapeFault) {
    let start = position
    while let byte = next, Self.decimalDigits.contains(byte) { position += 1 }
    guard position > start else { throw fault("a digit is expected") }
  }

  /// Reads a text from its first quotation mark to its last; returns what it says where that is not what stands between them.
  mutating func text() throws(TapeFault) -> String? {
    let start = position
    position += 1
    let first = position
    let plain = JSONScan.plain(bytes, from: first)
    position = plain.end
    var text: String?
    if next == UInt8(ascii: "\"") {
      guard plain.isASCII || String(validating: bytes[first..<position], as: UTF8.self) != nil else {
        throw TapeFault(detail: "a text is not valid UTF-8", offset: start)
      }
    } else {
      var unescaped = Array(bytes[first..<position])
      try escapes(into: &unescaped)
      text = String(validating: unescaped, as: UTF8.self)
      guard text != nil else { throw TapeFault(detail: "a text is not valid UTF-8", offset: start) }
    }
    position += 1
    return text
  }

  /// The rest of a text from its first escape, up to its closing quotation mark.
  private mutating func escapes(into text: inout [UInt8]) throws(TapeFault) {
    while true {
      guard let byte = next else { throw fault("a text does not end") }
      guard byte >= 0x20 else { throw fault("a control character stands in a text") }
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

  private mutating func scalar() throws(TapeFault) -> Unicode.Scalar {
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

  private mutating func fourDigits() throws(TapeFault) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("an escape has not four digits")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
