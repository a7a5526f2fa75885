/// Every member is there.
struct SchemaMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let codingPath: [any CodingKey] = []
  let allKeys: [Key] = []
  let decoder: SchemaDecoder

  func contains(_ key: Key) -> Bool {
    decoder.noteOptional(key.stringValue)
    return true
  }
  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard let value = decoder.note(type, key.stringValue, isRequired: true) else { throw FieldStop() }
    return value
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    // For the same reason what may be absent is absent there.
    decoder.isRepeated ? nil : decoder.note(type, key.stringValue, isRequired: false)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    throw FieldStop()
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw FieldStop() }
  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { decoder }
}

/// One element.
struct SchemaElements: UnkeyedDecodingContainer {
  let codingPath: [any CodingKey] = []
  let decoder: SchemaDecoder
  var currentIndex = 0
  var count: Int? { nil }
  var isAtEnd: Bool { currentIndex > 0 || decoder.collection.isInsideRepeated }

  init(decoder: SchemaDecoder) { self.decoder = decoder }

  mutating func decodeNil() throws -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    currentIndex += 1
    guard let value = decoder.noteElement(type) else { throw FieldStop() }
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    throw FieldStop()
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw FieldStop() }
  mutating func superDecoder() throws -> any Decoder { decoder }
}

/// The one value.
struct SchemaSingle: SingleValueDecodingContainer {
  let codingPath: [any CodingKey] = []
  let decoder: SchemaDecoder

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let value = decoder.noteSingle(type) else { throw FieldStop() }
    return value
  }
}
