import Contracts

/// Marks the lists among the types, which a form leaves out when they are empty.
private protocol List {}
extension Array: List {}
extension Set: List {}

/// The members of one object, as its type asks for them.
struct FieldMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: FieldDecoder

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] {
    guard let object = decoder.object else { return [] }
    let tape = decoder.report.tape
    return tape.names(of: object).compactMap { tape.text($0) }.sorted().compactMap { Key(stringValue: $0) }
  }

  func contains(_ key: Key) -> Bool { present(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { present(key) == nil }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    let value = present(key)
    if value == nil, decoder.object != nil, !(decoder.report.isForm && (type == Bool.self || type is any List.Type)) {
      decoder.report.add(place(key), "missing", "this is needed")
    }
    return try FieldDecoder.read(type, value, place(key), decoder.report)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard let value = present(key) else { return nil }
    return try FieldDecoder.read(type, value, place(key), decoder.report)
  }

  // Texts are most of what is sent: for them nothing has to be found out about the type.
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    if let text = text(key) { return text }
    if decoder.object != nil { decoder.report.add(place(key), "missing", "this is needed") }
    return ""
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { text(key) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    throw FieldStop()
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw FieldStop() }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { decoder }

  /// The value; nil when it is absent, null, or a blank text.
  private func present(_ key: Key) -> Int? {
    let tape = decoder.report.tape
    guard let value = decoder.member(key.stringValue), !tape.isNull(value) else { return nil }
    if let first = tape.firstByte(value), String.visible.contains(first) { return value }
    return tape.text(value)?.isBlank == true ? nil : value
  }

  /// The text, or what stands in for a faulty one; nil where `present` is.
  private func text(_ key: Key) -> String? {
    present(key).map { FieldLeaves(report: decoder.report, place: place(key)).text($0) ?? "" }
  }

  private func place(_ key: Key) -> FieldPlace { .member(of: decoder, key.stringValue) }
}

/// The elements of one list.
struct FieldElements: UnkeyedDecodingContainer {
  let decoder: FieldDecoder
  let elements: [Int]
  var currentIndex = 0

  init(decoder: FieldDecoder, elements: [Int]) {
    (self.decoder, self.elements) = (decoder, elements)
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, decoder.report.tape.isNull(elements[currentIndex]) else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard !isAtEnd else { throw FieldStop() }
    let index = currentIndex
    currentIndex += 1
    return try FieldDecoder.read(type, elements[index], .element(of: decoder, index), decoder.report)
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    throw FieldStop()
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw FieldStop() }

  mutating func superDecoder() throws -> any Decoder { decoder }
}

/// One value that its type reads by itself. What is faulty here is thrown, for the type has no use for a stand-in.
struct FieldSingle: SingleValueDecodingContainer {
  let decoder: FieldDecoder

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { decoder.value.map(decoder.report.tape.isNull) ?? false }

  func decode(_ type: String.Type) throws -> String { try sound(leaves.text(decoder.value)) }
  func decode(_ type: Bool.Type) throws -> Bool { try sound(leaves.flag(decoder.value)) }
  func decode(_ type: Int.Type) throws -> Int { try sound(leaves.integer(decoder.value)) }
  func decode(_ type: Int64.Type) throws -> Int64 { try sound(leaves.integer(decoder.value)) }
  func decode(_ type: Double.Type) throws -> Double { try sound(leaves.decimal(decoder.value)) }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let value = decoder.value else { throw FieldStop() }
    return try FieldDecoder.read(type, value, decoder.place, decoder.report)
  }

  private var leaves: FieldLeaves { FieldLeaves(report: decoder.report, place: decoder.place) }

  private func sound<T>(_ leaf: T?) throws -> T {
    guard let leaf else { throw FieldStop() }
    return leaf
  }
}
