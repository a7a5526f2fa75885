/// A reference that people read out and write down (`RC-2026-000123`): two letters, the year, and a number of six digits or more.
///
/// Read in either case, with spaces, other marks or nothing between its parts and without noughts before the number (`rc 2026 123`), and kept as on
/// letters.
package struct Reference: Hashable, Sendable, CustomStringConvertible {
  /// As it is written on letters.
  package let text: String

  /// Nil when it is anything else.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    let letters = Self.take(2, of: &rest) { (0x61...0x7A).contains($0 | 0x20) }
    Self.skipMark(of: &rest)
    let year = Self.take(4, of: &rest, Self.isDigit)
    Self.skipMark(of: &rest)
    let number = Self.take(12, of: &rest, Self.isDigit)
    guard letters.count == 2, year.count == 4, !number.isEmpty, rest.isEmpty else { return nil }
    let noughts = String(repeating: "0", count: max(0, 6 - number.count))
    self.text = "\(Substring(letters).uppercased())-\(Substring(year))-\(noughts)\(Substring(number))"
  }

  private static func take(
    _ most: Int, of rest: inout Substring.UTF8View, _ isWanted: (UInt8) -> Bool
  ) -> Substring.UTF8View {
    let taken = rest.prefix(while: isWanted).prefix(most)
    rest = rest[taken.endIndex...]
    return taken
  }

  /// What people write between the parts.
  private static func skipMark(of rest: inout Substring.UTF8View) {
    let marks: [UInt8] = [0x20, 0x2D, 0x2F, 0x2E]
    if let mark = rest.first, marks.contains(mark) { rest = rest.dropFirst() }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  package var description: String { text }

  /// How many characters a reference has as people write it.
  package static let lengths = 7...20
  /// The same as a regular expression, for descriptions.
  package static let pattern = "^[A-Za-z]{2}[ /.-]?[0-9]{4}[ /.-]?[0-9]{1,12}$"
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
