/// Bytes as hexadecimal digits, two for each.
package enum Hexadecimal {
  static let digits = Array("0123456789abcdef".utf8)

  /// Adds the digits of those bytes, in lower case.
  package static func append(_ source: [UInt8], to bytes: inout [UInt8]) {
    for byte in source {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 0x0F)])
    }
  }

  /// The digits of those bytes, in lower case.
  package static func text(_ source: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: source.count * 2) { bytes in
      for (index, byte) in source.enumerated() {
        bytes[2 * index] = digits[Int(byte >> 4)]
        bytes[2 * index + 1] = digits[Int(byte & 0x0F)]
      }
      return source.count * 2
    }
  }

  /// The bytes of digits in either case; nil when a character is not a digit, or their number is odd.
  package static func bytes(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { digits in
      guard digits.count.isMultiple(of: 2) else { return nil }
      var isFaulty = false
      let bytes = [UInt8](unsafeUninitializedCapacity: digits.count / 2) { bytes, count in
        for index in 0..<(digits.count / 2) {
          let (high, low) = (values[Int(digits[2 * index])], values[Int(digits[2 * index + 1])])
          isFaulty = isFaulty || (high | low) > 0x0F
          bytes[index] = high << 4 | low
        }
        count = digits.count / 2
      }
      return isFaulty ? nil : bytes
    }
  }

  /// The value of one digit, in either case; nil when it is not one.
  package static func value(of digit: UInt8) -> UInt8? {
    let value = values[Int(digit)]
    return value > 0x0F ? nil : value
  }

  /// What each byte counts as a digit; 0xFF for one that is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    for (value, digit) in "ABCDEF".utf8.enumerated() { values[Int(digit)] = UInt8(value + 10) }
    return values
  }()
}
