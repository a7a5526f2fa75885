import Contracts

/// Lets a type decode itself from nothing, and notes what it asks for.
final class SchemaDecoder: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  let collection: SchemaCollection
  let bounds: FieldLimits
  let limit: (own: FieldLimit?, element: FieldLimit?)
  /// True when the type was described before: only its required fields are then gone into.
  private(set) var isRepeated = false
  private(set) var isObject = false
  private let name: String
  /// The contracts whose words describe the fields.
  private let owners: [String]
  private let isPatch: Bool
  private var properties: [String: JSON] = [:]
  /// The names of the fields, in the order of the source.
  private(set) var order: [String] = []
  private var required: Set<String> = []
  private var optional: Set<String> = []
  private var other: JSON = [:]
  private var otherExample: JSON?
  private var examples: [String: JSON] = [:]

  init(
    _ collection: SchemaCollection, _ name: String, _ owners: [String], isPatch: Bool,
    _ bounds: FieldLimits, _ limit: (own: FieldLimit?, element: FieldLimit?)
  ) {
    (self.collection, self.name, self.owners, self.bounds, self.limit) = (collection, name, owners, bounds, limit)
    self.isPatch = isPatch
  }

  /// What it looks like; nil where no example is known.
  var example: JSON? {
    guard isObject else { return otherExample }
    return examples.isEmpty ? nil : .object(examples)
  }

  /// What was noted.
  var schema: JSON {
    guard isObject else { return other }
    var schema: [String: JSON] = ["type": "object", "properties": .object(properties)]
    if collection.isRequest { schema["additionalProperties"] = .flag(false) }
    if !isPatch, !required.isSubset(of: optional) {
      schema["required"] = .list(required.subtracting(optional).sorted().map { .text($0) })
    }
    return .object(schema)
  }

  /// A decoder that asks whether a member is there can do without it.
  func noteOptional(_ name: String) { optional.insert(name) }

  func note<T: Decodable>(_ type: T.Type, _ name: String, isRequired: Bool) -> T? {
    let limits = (bounds[name], bounds[name + "[]"])
    let found = collection.found(type, limits)
    var property: [String: JSON] = [:]
    if case .object(let members) = found.schema { property = members }
    property["description"] = owners.lazy.compactMap { FieldWords.words(of: name, in: $0) }.first.map { .text($0) }
    let written = choosesFromPack(limits) ? nil : FieldExamples.example(of: name, in: owners, for: found.schema)
    let example = written ?? found.example
    if let example {
      property["examples"] = [example]
      examples[name] = example
    }
    if isPatch, !isRequired, let type = property["type"] { property["type"] = [type, "null"] }
    if properties.updateValue(.object(property), forKey: name) == nil { order.append(name) }
    if isRequired { required.insert(name) }
    return found.value
  }

  /// Whether it is one of the codes of a policy that is known: those of another are no example.
  private func choosesFromPack(_ limits: (FieldLimit?, FieldLimit?)) -> Bool {
    for case .pack(let list)? in [limits.0, limits.1] where collection.codes[list] != nil { return true }
    return false
  }

  func noteElement<T: Decodable>(_ type: T.Type) -> T? {
    let found = collection.found(type, (limit.element, nil))
    var range = FieldLimit.ordinaryItems
    if case .items(let own) = limit.own { range = own }
    var list: [String: JSON] = ["type": "array", "items": found.schema]
    if collection.isRequest { list["maxItems"] = .number(String(range.upperBound)) }
    if collection.isRequest, range.lowerBound > 0 { list["minItems"] = .number(String(range.lowerBound)) }
    other = .object(list)
    otherExample = found.example.map { [$0] }
    return found.value
  }

  func noteSingle<T: Decodable>(_ type: T.Type) -> T? {
    let found = collection.found(type, limit)
    (other, otherExample) = (found.schema, found.example)
    return found.value
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    if !isObject { isRepeated = !collection.begin(name) }
    isObject = true
    return KeyedDecodingContainer(SchemaMembers<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { SchemaElements(decoder: self) }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { SchemaSingle(decoder: self) }
}
