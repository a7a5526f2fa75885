import Contracts

/// Percent-encoding as URLs and forms use it.
enum PercentCoding {
  /// The text as a name or a value of a query: all but unreserved characters is escaped (RFC 3986, 2.3).
  static func encode(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%" + Hexadecimal.text([byte]).uppercased()
      }
    }
  }

  /// The text that those bytes stand for; nil when an escape is not two hexadecimal digits or the result is not UTF-8.
  static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") || $0 >= 0x80 }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.endIndex, let high = Hexadecimal.value(of: bytes[index + 1]),
          let low = Hexadecimal.value(of: bytes[index + 2])
        else {
          return nil
        }
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}
