import Contracts

/// The place of a request in a trace that may cross several services (W3C Trace Context, level 1).
package struct TraceContext: Equatable, Sendable {
  /// 32 lower-case hexadecimal digits, the same for the whole trace.
  package let trace: String
  /// 16 lower-case hexadecimal digits: this service's part.
  package let span: String
  /// The two digits of the flags, as they came.
  package let flags: String

  /// The value of the `traceparent` header to answer with and to pass on.
  package var header: String { "00-\(trace)-\(span)-\(flags)" }

  /// Continues the trace of that header; begins one when there is none or it cannot be read.
  package init(continuing header: String?) {
    var random = LibCrypto().randomBytes(24)
    // Neither may be all zeroes.
    random[0] |= 1
    random[8] |= 1
    span = Hexadecimal.text(Array(random[..<8]))
    if let (trace, flags) = header.flatMap(Self.parse) {
      (self.trace, self.flags) = (trace, flags)
    } else {
      (trace, flags) = (Hexadecimal.text(Array(random[8...])), "01")
    }
  }

  private static func parse(_ header: String) -> (trace: String, flags: String)? {
    let bytes = Array(header.utf8)
    guard bytes.count == 55 || (bytes.count > 55 && bytes[55] == dash && !header.hasPrefix("00")), !header.hasPrefix("ff") else {
      return nil
    }
    for (index, byte) in bytes.prefix(55).enumerated() {
      let isDash = index == 2 || index == 35 || index == 52
      guard isDash ? byte == dash : digits.contains(byte) else { return nil }
    }
    guard bytes[3..<35].contains(where: { $0 != zero }), bytes[36..<52].contains(where: { $0 != zero }) else { return nil }
    return (String(decoding: bytes[3..<35], as: UTF8.self), String(decoding: bytes[53..<55], as: UTF8.self))
  }

  private static let digits = Array("0123456789abcdef".utf8)
  private static let dash = UInt8(ascii: "-")
  private static let zero = UInt8(ascii: "0")
}
