/// Bytes as hexadecimal digits, two for each.
package enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Adds the digits of those bytes, in lower case.
  package static func append(_ source: [UInt8], to bytes: inout [UInt8]) {
    for byte in source {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 0x0F)])
    }
  }

  /// The digits of those bytes, in lower case.
  package static func text(_ source: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count * 2)
    append(source, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of digits in either case; nil when a character is not a digit, or their number is odd.
  package static func bytes(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { digits in
      guard digits.count.isMultiple(of: 2) else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(digits.count / 2)
      for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = value(of: digits[index]), let low = value(of: digits[index + 1]) else { return nil }
        result.append(high << 4 | low)
      }
      return result
    }
  }

  /// The value of one digit, in either case; nil when it is not one.
  package static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
