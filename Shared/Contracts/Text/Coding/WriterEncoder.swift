/// Where a type writes itself.
struct WriterEncoder: Encoder {
  let writer: JSONWriter
  /// How many containers are around the value.
  let depth: Int

  var codingPath: [any CodingKey] { writer.path }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(WriterMembers<Key>(writer: writer, object: writer.open(isObject: true, at: depth)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    WriterElements(writer: writer, list: writer.open(isObject: false, at: depth))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { WriterSingle(writer: writer) }

  /// For a type that asks for the encoder of its superclass: takes nothing, and the whole text fails.
  static func refused(_ writer: JSONWriter) -> WriterEncoder {
    _ = writer.refused("a superclass has no place of its own")
    return WriterEncoder(writer: writer, depth: .max)
  }
}

/// The members of one object.
struct WriterMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: JSONWriter
  let object: JSONContainer

  var codingPath: [any CodingKey] { writer.path }

  func encodeNil(forKey key: Key) throws {
    try writer.begin(key.stringValue, in: object)
    writer.write(word: "null")
  }

  func encode(_ value: String, forKey key: Key) throws {
    try writer.begin(key.stringValue, in: object)
    writer.write(text: value)
  }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try writer.begin(key.stringValue, in: object)
    try writer.write(value)
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) }
  }

  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    // Most are absent, and asking costs much less than unwrapping an optional of a type that is not known here.
    if value == nil { return }
    try encodePresent(value, forKey: key)
  }

  @inline(never)
  private func encodePresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(WriterMembers<Nested>(writer: writer, object: nested(isObject: true, key)))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    WriterElements(writer: writer, list: nested(isObject: false, key))
  }

  func superEncoder() -> any Encoder { WriterEncoder.refused(writer) }
  func superEncoder(forKey key: Key) -> any Encoder { WriterEncoder.refused(writer) }

  private func nested(isObject: Bool, _ key: Key) -> JSONContainer {
    writer.nested(isObject: isObject, in: object) { try writer.begin(key.stringValue, in: object) }
  }
}

/// The elements of one list.
struct WriterElements: UnkeyedEncodingContainer {
  let writer: JSONWriter
  let list: JSONContainer

  var codingPath: [any CodingKey] { writer.path }
  var count: Int { writer.count(of: list) }

  func encodeNil() throws {
    try writer.begin(in: list)
    writer.write(word: "null")
  }

  func encode<T: Encodable>(_ value: T) throws {
    try writer.begin(in: list)
    try writer.write(value)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(WriterMembers<Nested>(writer: writer, object: nested(isObject: true)))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    WriterElements(writer: writer, list: nested(isObject: false))
  }

  func superEncoder() -> any Encoder { WriterEncoder.refused(writer) }

  private func nested(isObject: Bool) -> JSONContainer {
    writer.nested(isObject: isObject, in: list) { try writer.begin(in: list) }
  }
}

/// A value that its type writes as one text, number or flag.
struct WriterSingle: SingleValueEncodingContainer {
  let writer: JSONWriter

  var codingPath: [any CodingKey] { writer.path }

  func encodeNil() throws {
    try writer.expectPlace()
    writer.write(word: "null")
  }

  func encode(_ value: Bool) throws {
    try writer.expectPlace()
    writer.write(word: value ? "true" : "false")
  }

  func encode(_ value: String) throws {
    try writer.expectPlace()
    writer.write(text: value)
  }

  func encode(_ value: Double) throws { try write(value) }
  func encode(_ value: Float) throws { try write(value) }
  func encode(_ value: Int) throws { try write(value) }
  func encode(_ value: Int8) throws { try write(value) }
  func encode(_ value: Int16) throws { try write(value) }
  func encode(_ value: Int32) throws { try write(value) }
  func encode(_ value: Int64) throws { try write(value) }
  func encode(_ value: UInt) throws { try write(value) }
  func encode(_ value: UInt8) throws { try write(value) }
  func encode(_ value: UInt16) throws { try write(value) }
  func encode(_ value: UInt32) throws { try write(value) }
  func encode(_ value: UInt64) throws { try write(value) }

  func encode<T: Encodable>(_ value: T) throws {
    try writer.expectPlace()
    try writer.write(value)
  }

  private func write(_ value: some BinaryInteger) throws {
    try writer.expectPlace()
    writer.write(number: value)
  }

  private func write(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    try writer.expectPlace()
    try writer.write(decimal: value)
  }
}
