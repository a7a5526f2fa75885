import Contracts

/// How a contract is described: its schema, and those that the schema refers to.
struct ContractSchema: Sendable {
  /// Whether it has no field at all, so that nothing need be sent.
  var isEmpty: Bool { schema == [:] }
  let schema: JSON
  let components: [String: JSON]

  /// - Parameter isRequest: whether it is what a client sends: then limits hold, and nothing else may be sent.
  init(_ type: any Decodable.Type, isRequest: Bool) {
    let collection = SchemaCollection(isRequest: isRequest)
    schema = collection.schema(of: type)
    components = collection.schemas
  }
}

/// The schemas found so far, by the name of their type.
final class SchemaCollection {
  private(set) var schemas: [String: JSON] = [:]
  private var begun: Set<String> = []
  private var repeats = 0
  let isRequest: Bool

  init(isRequest: Bool) { self.isRequest = isRequest }

  /// True inside a type that was described before; lists are empty there, which ends every circle of types that contain each other.
  var isInsideRepeated: Bool { repeats > 0 }

  /// The schema of that type: in place, or as a reference to one that is kept here.
  func schema<T: Decodable>(of type: T.Type, limit: (own: FieldLimit?, element: FieldLimit?) = (nil, nil)) -> JSON {
    found(type, limit).schema
  }

  /// The schema, and a value of the type, for decoding a type that contains it; nil when none can be made.
  func found<T: Decodable>(
    _ type: T.Type, _ limit: (own: FieldLimit?, element: FieldLimit?)
  ) -> (schema: JSON, value: T?) {
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
  func begin(_ name: String) -> Bool {
    let isNew = begun.insert(name).inserted
    if !isNew { repeats += 1 }
    return isNew
  }

  private func plain<T>(_ type: T.Type, _ limit: FieldLimit?) -> JSON? {
    if type == String.self {
      guard isRequest else { return ["type": "string"] }
      if limit == .subject {
        return ["type": "string", "minLength": 2, "maxLength": 64, "pattern": .text("^[a-z0-9._-]{2,64}$")]
      }
      if case .shown(let most) = limit { return ["type": "string", "maxLength": .number(String(most))] }
      var range = FieldLimit.ordinaryText
      if case .text(let own) = limit { range = own }
      return ["type": "string", "minLength": .number(String(range.lowerBound)), "maxLength": .number(String(range.upperBound))]
    }
    if type == Bool.self { return ["type": "boolean"] }
    if type == Instant.self { return ["type": "string", "format": "date-time"] }
    if type == Day.self { return ["type": "string", "format": "date"] }
    if type == Identifier.self { return ["type": "string", "format": "uuid"] }
    guard type == Int.self || type == Int64.self || type == Double.self else { return nil }
    var schema: [String: JSON] = ["type": type == Double.self ? "number" : "integer"]
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
