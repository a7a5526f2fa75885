import Contracts

/// Marks the lists among the types, which a form leaves out when they are empty.
private protocol List {}
extension Array: List {}
extension Set: List {}

/// The members of one object, as its type asks for them.
struct FieldMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let codingPath: [any CodingKey] = []
  let decoder: FieldDecoder
  /// Nil where the object is absent.
  let members: [String: JSON]?

  var allKeys: [Key] { members?.keys.sorted().compactMap { Key(stringValue: $0) } ?? [] }

  func contains(_ key: Key) -> Bool {
    decoder.asked?.append(key.stringValue)
    return present(key) != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool { present(key) == nil }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard let value = present(key) else { return try missing(type, key) }
    decoder.asked?.append(key.stringValue)
    return try FieldDecoder.read(type, value, .member(decoder.place, key.stringValue), limits(key), decoder.report)
  }

  /// What stands in for a member that is needed and not there, which is reported unless a form may leave it out.
  private func missing<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
    decoder.asked?.append(key.stringValue)
    let place = FieldPlace.member(decoder.place, key.stringValue)
    let mayBeLeftOut = decoder.report.isForm && (type == Bool.self || type is any List.Type)
    if members != nil, !mayBeLeftOut { decoder.report.add(place, "missing", "this is needed") }
    // What a form may leave out is an empty list, which may yet be too short.
    return try FieldDecoder.read(type, nil, place, members != nil && mayBeLeftOut ? limits(key) : (nil, nil), decoder.report)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    decoder.asked?.append(key.stringValue)
    guard let value = present(key) else { return nil }
    return try FieldDecoder.read(type, value, .member(decoder.place, key.stringValue), limits(key), decoder.report)
  }

  // Texts are most of what is sent: for them the standard library would otherwise ask three times, and each type be looked up.
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    guard let value = present(key) else { return try missing(type, key) }
    decoder.asked?.append(key.stringValue)
    return try FieldDecoder.read(type, value, .member(decoder.place, key.stringValue), limits(key), decoder.report)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    decoder.asked?.append(key.stringValue)
    guard let value = present(key) else { return nil }
    return try FieldDecoder.read(type, value, .member(decoder.place, key.stringValue), limits(key), decoder.report)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    throw FieldStop()
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw FieldStop() }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { decoder }

  /// The value; nil when it is absent, null, or a blank text.
  private func present(_ key: Key) -> JSON? {
    guard let value = members?[key.stringValue], value != .null else { return nil }
    if case .text(let text) = value, text.isBlank { return nil }
    return value
  }

  private func limits(_ key: Key) -> (own: FieldLimit?, element: FieldLimit?) {
    guard let own = decoder.bounds[key.stringValue] else { return (nil, decoder.elementBound(key.stringValue)) }
    if case .text = own { return (own, nil) }
    return (own, decoder.elementBound(key.stringValue))
  }
}

/// The elements of one list.
struct FieldElements: UnkeyedDecodingContainer {
  let codingPath: [any CodingKey] = []
  let decoder: FieldDecoder
  let elements: [JSON]
  var currentIndex = 0

  init(decoder: FieldDecoder, elements: [JSON]) {
    (self.decoder, self.elements) = (decoder, elements)
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, elements[currentIndex] == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard !isAtEnd else { throw FieldStop() }
    let index = currentIndex
    currentIndex += 1
    return try FieldDecoder.read(
      type, elements[index], .element(decoder.place, index), (decoder.limit.element, nil), decoder.report)
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    throw FieldStop()
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw FieldStop() }

  mutating func superDecoder() throws -> any Decoder { decoder }
}

/// One value that its type reads by itself. What is faulty here is thrown, for the type has no use for a stand-in.
struct FieldSingle: SingleValueDecodingContainer {
  let codingPath: [any CodingKey] = []
  let decoder: FieldDecoder

  func decodeNil() -> Bool { decoder.value == .null }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let value = decoder.value else { throw FieldStop() }
    if let leaf = FieldLeaves(report: decoder.report).read(type, value, decoder.limit.own, decoder.place) {
      guard let leaf else { throw FieldStop() }
      return leaf
    }
    return try FieldDecoder.read(type, value, decoder.place, decoder.limit, decoder.report)
  }
}
