import Contracts
import Foundation

/// Random numbers that come again from the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Makes a value of any contract: decodes it from nothing but random numbers, with texts such as give JSON trouble.
final class InventedValue: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private var numbers: SeededNumbers

  private init(_ numbers: SeededNumbers) { self.numbers = numbers }

  static func make<T: Decodable>(_ type: T.Type, with numbers: inout SeededNumbers) throws -> T {
    let invented = InventedValue(numbers)
    defer { numbers = invented.numbers }
    return try invented.value(type)
  }

  func chance(_ count: Int) -> Bool { below(count) == 0 }
  func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

  func value<T: Decodable>(_ type: T.Type) throws -> T { try plain(type) ?? T(from: self) }

  /// A value that has no others in it; nil for a type of which none is known here.
  func plain<T: Decodable>(_ type: T.Type) -> T? {
    let made: Any? =
      if type == String.self {
        Self.text(with: &numbers)
      } else if type == Bool.self {
        chance(2)
      } else if type == Int.self {
        Int(truncatingIfNeeded: whole)
      } else if type == Int64.self {
        whole
      } else if type == Identifier.self {
        Identifier(at: instant, random: (0..<10).map { _ in UInt8(below(256)) })
      } else if type == Instant.self {
        instant
      } else if type == Day.self {
        Day(number: Int64.random(in: -25_567...2_932_896, using: &numbers))
      } else {
        any(of: type)
      }
    return made as? T
  }

  private var whole: Int64 { Int64.random(in: .min ... .max, using: &numbers) >> Int64(below(64)) }
  private var instant: Instant {
    Instant(milliseconds: Int64.random(in: -2_208_988_800_000..<253_402_300_800_000, using: &numbers))
  }

  private func any<T>(of type: T.Type) -> Any? {
    func any<C: CaseIterable>(_ type: C.Type) -> Any? { type.allCases.randomElement(using: &numbers) }
    return (type as? any CaseIterable.Type).flatMap { any($0) }
  }

  private static let pieces = [
    "", "a", "Carry on as usual. ", "“Quoted” ", "\"", "\\", "/", "</script>", "\u{0}", "\u{1F}", "\t\n\r\u{8}\u{C}", "\u{7F}",
    "\u{2028}\u{2029}", "é", "e\u{301}", "Zoë 🙂", "👨‍👩‍👧‍👦", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "ﷺ", "\r\n", "12345678",
  ]

  static func text(with numbers: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...6, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(InventedMembers<Key>(invented: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { InventedElements(invented: self, length: below(3)) }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { InventedSingle(invented: self) }
}

private struct InventedMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let codingPath: [any CodingKey] = []
  let allKeys: [Key] = []
  let invented: InventedValue

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { invented.chance(2) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try invented.value(type) }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    invented.chance(2) ? nil : try invented.value(type)
  }
  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    try invented.container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try invented.unkeyedContainer() }
  func superDecoder() throws -> any Decoder { invented }
  func superDecoder(forKey key: Key) throws -> any Decoder { invented }
}

private struct InventedElements: UnkeyedDecodingContainer {
  let codingPath: [any CodingKey] = []
  let invented: InventedValue
  let length: Int
  var currentIndex = 0

  init(invented: InventedValue, length: Int) { (self.invented, self.length) = (invented, length) }

  var count: Int? { length }
  var isAtEnd: Bool { currentIndex >= length }

  mutating func decodeNil() throws -> Bool { false }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    currentIndex += 1
    return try invented.value(type)
  }
  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try invented.container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try invented.unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { invented }
}

private struct InventedSingle: SingleValueDecodingContainer {
  let codingPath: [any CodingKey] = []
  let invented: InventedValue

  func decodeNil() -> Bool { false }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let value = invented.plain(type) else {
      throw DecodingError.dataCorruptedError(in: self, debugDescription: "no value of \(type) can be invented")
    }
    return value
  }
}
