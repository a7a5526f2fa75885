import Contracts

/// The fields of a form, as its contract describes them: a field that is added to the contract is in the form.
struct FormFields {
  /// What can be chosen in the fields of those names.
  let options: [String: [PolicyChoice]]
  /// Where the records are found that can be named in the fields of those names.
  let records: [String: String]
  /// When the fields of those names must be filled in.
  let conditions: [String: String]
  private let contract: ContractSchema

  init(of contract: ContractSchema, for form: OfferedForm, _ policy: FormPolicy) {
    (self.contract, options, conditions) = (contract, policy.options(form), form.conditions)
    records = policy.records.merging(form.record.map { ["record": $0] } ?? [:]) { $1 }
  }

  /// Those of the contract itself, in the order of the source.
  var all: [FormField] { fields(of: contract.schema) }

  private func fields(of reference: JSON) -> [FormField] {
    guard let name = Self.name(reference), case .object(let members)? = contract.components[name],
      case .object(let properties)? = members["properties"]
    else { return [] }
    var required: [JSON] = []
    if case .list(let names)? = members["required"] { required = names }
    return (contract.order[name] ?? []).compactMap { field in
      properties[field].map { self.field(field, $0, isRequired: required.contains(.text(field))) }
    }
  }

  private func field(_ name: String, _ schema: JSON, isRequired: Bool) -> FormField {
    let items = schema["items"]
    let one = items ?? schema
    var field = FormField(
      name: name, label: Self.label(name), type: Self.type(of: one), isRequired: isRequired, repeats: items != nil)
    if items != nil {
      (field.fewest, field.most) = (schema.whole("minItems") ?? 0, schema.whole("maxItems"))
      // A list that must be there may be empty.
      if field.fewest == 0 { field.isRequired = false }
    }
    field.help = schema.text("description")
    field.requiredWhen = conditions[name]
    (field.shortest, field.longest) = (one.whole("minLength"), one.whole("maxLength"))
    field.options = options[name] ?? Self.codes(of: one)
    if field.options != nil { field.type = .choice }
    field.recordsFrom = records[name]
    (field.inputType, field.autocomplete) = Self.hints(name)
    if field.type == .group { field.fields = fields(of: one) }
    return field
  }

  private static func type(of schema: JSON) -> FormFieldType {
    if name(schema) != nil { return .group }
    if schema["enum"] != nil { return .choice }
    switch schema.text("type") {
    case "boolean": return .flag
    case "integer", "number": return .number
    default: break
    }
    switch schema.text("format") {
    case "date-time": return .moment
    case "date": return .day
    case "uuid": return .record
    default: return (schema.whole("maxLength") ?? 0) > longestLine ? .text : .line
    }
  }

  /// What is longer is written in several lines.
  private static let longestLine = 200

  private static func codes(of schema: JSON) -> [PolicyChoice]? {
    guard case .list(let codes)? = schema["enum"] else { return nil }
    return codes.compactMap { code in
      guard case .text(let code) = code else { return nil }
      return PolicyChoice(code: code, words: label(code))
    }
  }

  private static func name(_ reference: JSON) -> String? {
    reference.text("$ref").map { String($0.dropFirst(SchemaCollection.folder.count)) }
  }

  /// The name of a field or a code, as words: `endedAt` is "Ended at", `ended-by-staff` "Ended by staff".
  static func label(_ name: String) -> String {
    var words = ""
    for character in name {
      if character == "-" {
        words.append(" ")
      } else if character.isUppercase {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// HTML's type of input, and what a browser may fill in: what is written here is about somebody else, so nothing.
  private static func hints(_ name: String) -> (inputType: String?, autocomplete: String?) {
    switch name {
    case "emailAddresses": ("email", "off")
    case "telephoneNumbers": ("tel", "off")
    case "version": ("hidden", "off")
    default: (nil, "off")
    }
  }
}

extension JSON {
  fileprivate subscript(_ name: String) -> JSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  fileprivate func text(_ name: String) -> String? {
    if case .text(let text)? = self[name] { text } else { nil }
  }

  fileprivate func whole(_ name: String) -> Int? {
    if case .number(let text)? = self[name] { Int(text) } else { nil }
  }
}
