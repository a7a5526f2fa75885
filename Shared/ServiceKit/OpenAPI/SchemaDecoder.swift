import Contracts

/// How a contract is described: its schema, and those that the schema refers to.
struct ContractSchema: Sendable {
  /// Whether it has no field at all, so that nothing need be sent.
  var isEmpty: Bool { schema == [:] }
  let schema: JSONValue
  let components: [String: JSONValue]

  /// - Parameter isRequest: whether it is what a client sends: then limits hold, and nothing else may be sent.
  init(_ type: any Decodable.Type, isRequest: Bool) {
    let collection = SchemaCollection(isRequest: isRequest)
    schema = collection.schema(of: type)
    components = collection.schemas
  }
}

/// The schemas found so far, by the name of their type.
final class SchemaCollection {
  private(set) var schemas: [String: JSONValue] = [:]
  private var begun: Set<String> = []
  private var repeats = 0
  let isRequest: Bool

  init(isRequest: Bool) { self.isRequest = isRequest }

  /// True inside a type that was described before; lists are empty there, which ends every circle of types that contain each other.
  var isInsideRepeated: Bool { repeats > 0 }

  /// The schema of that type: in place, or as a reference to one that is kept here.
  func schema<T: Decodable>(of type: T.Type, limit: (own: FieldLimit?, element: FieldLimit?) = (nil, nil)) -> JSONValue {
    found(type, limit).schema
  }

  /// The schema, and a value of the type for whoever decodes one that contains it; nil when none can be made.
  fileprivate func found<T: Decodable>(
    _ type: T.Type, _ limit: (own: FieldLimit?, element: FieldLimit?)
  ) -> (schema: JSONValue, value: T?) {
    if let plain = plain(type, limit.own) { return (plain, try? FieldDecoder.standIn(type)) }  // each of them has one
    if let codes = FieldDecoder.codes(of: type) {
      return (["type": "string", "enum": .list(codes.map { .text($0) })], try? FieldDecoder.standIn(type))  // a case
    }
    let name = Self.name(of: type)
    let decoder = SchemaDecoder(self, name, (type as? any Bounded.Type)?.limits ?? [:], limit)
    defer { if decoder.isRepeated { repeats -= 1 } }
    // A type that refuses the sample is described as far as it asked for its fields.
    let value = (try? T(from: decoder)) ?? (try? FieldDecoder.standIn(type))
    guard decoder.isObject else { return (decoder.schema, value) }
    if !decoder.isRepeated { schemas[name] = decoder.schema }
    return (["$ref": .text("#/components/schemas/\(name)")], value)
  }

  /// Notes that an object of that name is being described; false when it was before.
  fileprivate func begin(_ name: String) -> Bool {
    let isNew = begun.insert(name).inserted
    if !isNew { repeats += 1 }
    return isNew
  }

  private func plain<T>(_ type: T.Type, _ limit: FieldLimit?) -> JSONValue? {
    if type == String.self {
      guard isRequest else { return ["type": "string"] }
      var range = FieldLimit.ordinaryText
      if case .text(let own) = limit { range = own }
      return ["type": "string", "minLength": .number(String(range.lowerBound)), "maxLength": .number(String(range.upperBound))]
    }
    if type == Bool.self { return ["type": "boolean"] }
    if type == Instant.self { return ["type": "string", "format": "date-time"] }
    if type == Day.self { return ["type": "string", "format": "date"] }
    if type == Identifier.self { return ["type": "string", "format": "uuid"] }
    guard type == Int.self || type == Int64.self || type == Double.self else { return nil }
    var schema: [String: JSONValue] = ["type": type == Double.self ? "number" : "integer"]
    if case .number(let range) = limit {
      schema["minimum"] = .number(String(range.lowerBound))
      schema["maximum"] = .number(String(range.upperBound))
    }
    return .object(schema)
  }

  /// The name without its module, in the characters that OpenAPI allows.
  private static func name<T>(of type: T.Type) -> String {
    let full = String(reflecting: type)
    let local = full.firstIndex(of: ".").map { String(full[full.index(after: $0)...]) } ?? full
    return String(local.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "_" })
  }
}

/// Lets a type decode itself from nothing, and notes what it asks for.
final class SchemaDecoder: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  let collection: SchemaCollection
  let bounds: [String: FieldLimit]
  let limit: (own: FieldLimit?, element: FieldLimit?)
  /// True when the type was described before: only its required fields are then gone into.
  private(set) var isRepeated = false
  private(set) var isObject = false
  private let name: String
  private var properties: [String: JSONValue] = [:]
  private var required: Set<String> = []
  private var optional: Set<String> = []
  private var other: JSONValue = [:]

  init(
    _ collection: SchemaCollection, _ name: String, _ bounds: [String: FieldLimit],
    _ limit: (own: FieldLimit?, element: FieldLimit?)
  ) {
    (self.collection, self.name, self.bounds, self.limit) = (collection, name, bounds, limit)
  }

  /// What was noted.
  var schema: JSONValue {
    guard isObject else { return other }
    var schema: [String: JSONValue] = ["type": "object", "properties": .object(properties)]
    if collection.isRequest { schema["additionalProperties"] = .flag(false) }
    if !required.isSubset(of: optional) { schema["required"] = .list(required.subtracting(optional).sorted().map { .text($0) }) }
    return .object(schema)
  }

  /// Whoever asks whether a member is there can do without it.
  func noteOptional(_ name: String) { optional.insert(name) }

  func note<T: Decodable>(_ type: T.Type, _ name: String, isRequired: Bool) -> T? {
    let limits = (bounds[name], bounds[name + "[]"])
    let (schema, value) = collection.found(type, limits)
    properties[name] = schema
    if isRequired { required.insert(name) }
    return value
  }

  func noteElement<T: Decodable>(_ type: T.Type) -> T? {
    let (schema, value) = collection.found(type, (limit.element, nil))
    var range = FieldLimit.ordinaryItems
    if case .items(let own) = limit.own { range = own }
    var list: [String: JSONValue] = ["type": "array", "items": schema]
    if collection.isRequest { list["maxItems"] = .number(String(range.upperBound)) }
    if collection.isRequest, range.lowerBound > 0 { list["minItems"] = .number(String(range.lowerBound)) }
    other = .object(list)
    return value
  }

  func noteSingle<T: Decodable>(_ type: T.Type) -> T? {
    let (schema, value) = collection.found(type, limit)
    other = schema
    return value
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    if !isObject { isRepeated = !collection.begin(name) }
    isObject = true
    return KeyedDecodingContainer(SchemaMembers<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { SchemaElements(decoder: self) }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { SchemaSingle(decoder: self) }
}

/// Every member is there.
private struct SchemaMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
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
private struct SchemaElements: UnkeyedDecodingContainer {
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
private struct SchemaSingle: SingleValueDecodingContainer {
  let codingPath: [any CodingKey] = []
  let decoder: SchemaDecoder

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let value = decoder.noteSingle(type) else { throw FieldStop() }
    return value
  }
}
