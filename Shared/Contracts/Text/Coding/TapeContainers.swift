/// The members of one object.
struct TapeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let tape: JSONTape
  let object: Int

  var codingPath: [any CodingKey] { tape.path(to: object) }
  var allKeys: [Key] { tape.names(of: object).compactMap { Key(stringValue: tape.text($0) ?? "") } }

  func contains(_ key: Key) -> Bool { tape.member(key.stringValue, of: object) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { tape.isNull(try value(key)) }

  func decode(_ type: String.Type, forKey key: Key) throws -> String { try tape.text(at: try value(key)) }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try tape.decode(type, at: try value(key)) }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    guard let value = tape.member(key.stringValue, of: object), !tape.isNull(value) else { return nil }
    return try tape.text(at: value)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard let value = tape.member(key.stringValue, of: object), !tape.isNull(value) else { return nil }
    return try tape.decode(type, at: value)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    try TapeDecoder(tape: tape, index: try value(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try TapeDecoder(tape: tape, index: try value(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { throw tape.noSuperclass(object) }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw tape.noSuperclass(object) }

  private func value(_ key: Key) throws -> Int {
    if let value = tape.member(key.stringValue, of: object) { return value }
    throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "it is missing"))
  }
}

/// The elements of one list.
struct TapeElements: UnkeyedDecodingContainer {
  private let tape: JSONTape
  private let list: UInt32
  private var element: UInt32
  private var passed: UInt32 = 0

  init(tape: JSONTape, list: Int) {
    (self.tape, self.list, element) = (tape, UInt32(list), UInt32(list) + 1)
  }

  var codingPath: [any CodingKey] { tape.path(to: Int(list)) }
  var count: Int? { Int(tape.nodes[Int(list)].count) }
  var isAtEnd: Bool { passed == tape.nodes[Int(list)].count }
  var currentIndex: Int { Int(passed) }

  mutating func decodeNil() throws -> Bool {
    guard tape.isNull(try current(Never?.self)) else { return false }
    pass()
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try tape.decode(type, at: try current(type))
    pass()
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    let container = try TapeDecoder(tape: tape, index: try current([String: Any].self)).container(keyedBy: type)
    pass()
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try TapeDecoder(tape: tape, index: try current([Any].self)).unkeyedContainer()
    pass()
    return container
  }

  mutating func superDecoder() throws -> any Decoder { throw tape.noSuperclass(Int(list)) }

  private func current(_ type: Any.Type) throws -> Int {
    guard !isAtEnd else {
      let path = codingPath + [JSONStep(intValue: currentIndex)]
      throw DecodingError.valueNotFound(type, .init(codingPath: path, debugDescription: "the list has no more elements"))
    }
    return Int(element)
  }

  private mutating func pass() { (element, passed) = (tape.nodes[Int(element)].next, passed + 1) }
}
