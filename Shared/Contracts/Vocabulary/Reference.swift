/// A reference that people read out and write down (`RC-2026-000123`): two letters, the year, and a number of six digits or more.
///
/// Read in either case, and kept in capitals.
package struct Reference: Hashable, Sendable, CustomStringConvertible {
  /// As it is written on letters.
  package let text: String

  /// Nil when it is anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count == 3, parts[0].count == 2, parts[0].allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }), parts[1].count == 4,
      (6...12).contains(parts[2].count), parts[1].allSatisfy(digits.contains), parts[2].allSatisfy(digits.contains)
    else { return nil }
    self.text = text.uppercased()
  }

  package var description: String { text }

  /// The same as a regular expression, for descriptions.
  package static let pattern = "^[A-Za-z]{2}-[0-9]{4}-[0-9]{6,12}$"
}

extension Reference: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let reference = Reference(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a reference such as RC-2026-000123")
    }
    self = reference
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Reference: StandIn {
  package static var standIn: Reference? { Reference("RC-2026-000001") }
}
