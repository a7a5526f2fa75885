/// A UUID as its lower-case text (RFC 9562). The system makes version 7, which sorts by time of creation; any version is read.
package struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 36 characters, lower case, with hyphens.
  package let text: String

  /// Reads the 36-character form, in either case; nil when it is anything else.
  package init?(_ text: String) {
    var (text, hasCapitals) = (text, false)
    let isWellFormed = text.withUTF8 { bytes in
      let hyphen = UInt8(ascii: "-")
      guard bytes.count == 36, bytes[8] == hyphen, bytes[13] == hyphen, bytes[18] == hyphen, bytes[23] == hyphen else {
        return false
      }
      var hyphens = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): break
        case UInt8(ascii: "A")...UInt8(ascii: "F"): hasCapitals = true
        case hyphen: hyphens += 1
        default: return false
        }
      }
      return hyphens == 4
    }
    guard isWellFormed else { return nil }
    self.text = hasCapitals ? text.lowercased() : text
  }

  /// Version 7: the instant in the first 48 bits, the rest from `random`.
  ///
  /// - Parameter random: ten random bytes; missing ones count as zero.
  package init(at instant: Instant, random: [UInt8]) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let milliseconds = UInt64(bitPattern: max(0, instant.milliseconds))
    for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> (8 * (5 - UInt64(index)))) }
    for (index, byte) in random.prefix(10).enumerated() { bytes[6 + index] = byte }
    bytes[6] = bytes[6] & 0x0F | 0x70
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0x0F)])
    }
    self.text = String(decoding: text, as: UTF8.self)
  }

  package var description: String { text }

  package static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let identifier = Identifier(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
    }
    self = identifier
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
