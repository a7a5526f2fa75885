/// The fields of a form, in order, as a browser sends them.
struct Form: Sendable, Equatable {
  private var pairs: [(name: String, value: String)]

  init(_ pairs: [(String, String)]) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }

  static func == (left: Form, right: Form) -> Bool { left.urlEncoded == right.urlEncoded }

  /// This form with more fields at the end.
  func with(_ more: [(String, String)]) -> Form {
    var form = self
    form.pairs += more.map { (name: $0.0, value: $0.1) }
    return form
  }

  /// `application/x-www-form-urlencoded`, as the WHATWG URL standard defines it.
  var urlEncoded: String {
    pairs.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
  }

  /// A value for a query or a form.
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        result.append(byte)
      case UInt8(ascii: " "): result.append(UInt8(ascii: "+"))
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
