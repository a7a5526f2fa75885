import Contracts

/// How a contract is described: its schema, and those that the schema refers to.
struct ContractSchema: Sendable {
  /// One field of a contract that is not nested: of a query.
  struct Field: Sendable {
    let name: String
    let schema: JSON
    let isRequired: Bool
  }

  let schema: JSON
  let components: [String: JSON]
  /// The names of the fields of each of those, in the order of the source.
  let order: [String: [String]]

  /// - Parameters:
  ///   - isRequest: whether it is what a client sends: then limits hold, and nothing else may be sent.
  ///   - codes: what the body's policy has to choose from. It is said of what is sent: an answer may have the code of a version that has gone.
  init(_ type: any Decodable.Type, isRequest: Bool, codes: PackCodes = .unknown) {
    let collection = SchemaCollection(isRequest: isRequest, codes: codes)
    schema = collection.schema(of: type)
    components = collection.schemas
    order = collection.order
  }

  /// The schema of the contract itself, where it has fields: the component that its reference names, however many others that one refers to.
  var own: JSON? {
    guard case .object(let reference) = schema, case .text(let path) = reference["$ref"] else { return nil }
    return components[String(path.dropFirst(SchemaCollection.folder.count))]
  }

  /// The fields of the contract itself, in the order of their names.
  var fields: [Field] {
    guard case .object(let members)? = own, case .object(let properties) = members["properties"] else { return [] }
    var required: [JSON] = []
    if case .list(let names) = members["required"] { required = names }
    return properties.sorted { $0.key < $1.key }.map { name, schema in
      Field(name: name, schema: schema, isRequired: required.contains(.text(name)))
    }
  }

  /// The same, in place, as a form has it: browsers send the fields that are left empty, which say nothing.
  ///
  /// - Parameter files: those beside its fields, in a multipart form.
  func asForm(with files: TakenFiles? = nil) -> JSON {
    var properties = Dictionary(
      uniqueKeysWithValues: fields.map { ($0.name, $0.isRequired ? $0.schema : Self.orEmpty($0.schema)) })
    var required = fields.filter(\.isRequired).map { JSON.text($0.name) }
    if let files {
      let file: JSON = ["type": "string", "contentMediaType": "application/octet-stream", "minLength": 1]
      properties[files.field] =
        files.count.upperBound == 1
        ? file : ["type": "array", "items": file, "maxItems": .number(String(files.count.upperBound))]
      if files.count.lowerBound > 0 { required.append(.text(files.field)) }
    }
    return [
      "type": "object", "properties": .object(properties), "required": .list(required), "additionalProperties": false,
    ]
  }

  private static func orEmpty(_ schema: JSON) -> JSON {
    guard case .object(var members) = schema, members["type"] != "array" else { return schema }
    if members["pattern"] == .text(WrittenText.visiblePattern), members["minLength"] == 1 {
      (members["pattern"], members["minLength"]) = (nil, nil)
      return .object(members)
    }
    let description = members.removeValue(forKey: "description")
    var either: [String: JSON] = ["anyOf": [.object(members), ["type": "string", "maxLength": 0]]]
    either["description"] = description
    return .object(either)
  }

  /// Whether it has a field that has to be given.
  var asksForSomething: Bool { fields.contains(where: \.isRequired) }

  /// Their names.
  var names: [String] { fields.map(\.name) }

  /// Whether a field is an object, or a list of them.
  var isNested: Bool {
    fields.contains { field in
      guard case .object(let members) = field.schema else { return false }
      return Self.isObject(field.schema) || (members["items"].map(Self.isObject) ?? false)
    }
  }

  private static func isObject(_ schema: JSON) -> Bool {
    guard case .object(let members) = schema else { return false }
    return members["$ref"] != nil || members["type"] == "object"
  }
}

/// What a contract is made of, for those outside who take it in another form.
package enum ContractFields {
  /// The names of a contract's own fields, in order of the alphabet.
  package static func names(of type: any Decodable.Type) -> [String] { ContractSchema(type, isRequest: true).names }
}

/// The schemas found so far, by the name of their type.
final class SchemaCollection {
  /// What was found out about a type: its schema, a value of it for decoding a type that contains it, and what one looks like.
  struct Finding<T> {
    var schema: JSON
    /// Nil when none can be made.
    var value: T?
    /// Nil when no example is known.
    var example: JSON?
  }

  static let folder = "#/components/schemas/"

  private(set) var schemas: [String: JSON] = [:]
  private(set) var order: [String: [String]] = [:]
  private var examples: [String: JSON] = [:]
  private var begun: Set<String> = []
  private var repeats = 0
  let isRequest: Bool
  let codes: PackCodes

  init(isRequest: Bool, codes: PackCodes = .unknown) { (self.isRequest, self.codes) = (isRequest, codes) }

  /// True inside a type that was described before; lists are empty there, which ends every circle of types that contain each other.
  var isInsideRepeated: Bool { repeats > 0 }

  /// The schema of that type: in place, or as a reference to one that is kept here.
  func schema<T: Decodable>(of type: T.Type) -> JSON { found(type, (nil, nil)).schema }

  /// What is found out about that type, where its contract sets those limits to it and to the elements of a list.
  func found<T: Decodable>(_ type: T.Type, _ limit: (own: FieldLimit?, element: FieldLimit?)) -> Finding<T> {
    if let plain = PlainSchema(type, limit.own, isRequest: isRequest, codes) {
      let value = (try? FieldDecoder.standIn(type)) ?? [String: String]() as? T  // each of them has one
      return Finding(schema: plain.schema, value: value, example: plain.example)
    }
    if let codes = FieldDecoder.codes(of: type) {
      let schema: JSON = ["type": "string", "enum": .list(codes.map { .text($0) })]
      return Finding(schema: schema, value: try? FieldDecoder.standIn(type), example: codes.first.map { .text($0) })  // a case
    }
    let name = TypeName.plain(type)
    let decoder = SchemaDecoder(
      self, name, TypeName.owners(of: type), isPatch: (type as? any Patched.Type) != nil,
      (type as? any Bounded.Type)?.limits ?? [:], limit)
    defer { if decoder.isRepeated { repeats -= 1 } }
    // A type that refuses the sample is described as far as it asked for its fields.
    let value = (try? T(from: decoder)) ?? (try? FieldDecoder.standIn(type))
    guard decoder.isObject else { return Finding(schema: decoder.schema, value: value, example: decoder.example) }
    if !decoder.isRepeated { (schemas[name], examples[name], order[name]) = (decoder.schema, decoder.example, decoder.order) }
    return Finding(schema: ["$ref": .text(Self.folder + name)], value: value, example: examples[name])
  }

  /// Notes that an object of that name is being described; false when it was before.
  func begin(_ name: String) -> Bool {
    let isNew = begun.insert(name).inserted
    if !isNew { repeats += 1 }
    return isNew
  }
}

/// The names of contracts as a description has them: without their module, and a page of a type after that type.
enum TypeName {
  static func plain<T>(_ type: T.Type) -> String { plain(String(reflecting: type)[...]) }

  /// The contracts whose words describe the fields of that one.
  static func owners<T>(of type: T.Type) -> [String] {
    if let composed = type as? any Composed.Type { return composed.parts.map { plain(String(reflecting: $0)[...]) } }
    // The fields of a page are those of any page.
    return [plain(String(reflecting: type).prefix { $0 != "<" })]
  }

  private static func plain(_ full: Substring) -> String {
    if let open = full.firstIndex(of: "<"), let close = full.lastIndex(of: ">") {
      return plain(full[full.index(after: open)..<close]) + plain(full[..<open])
    }
    let parts = full.split(separator: ".").filter { !$0.hasPrefix("(") }
    return parts.dropFirst().joined().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
