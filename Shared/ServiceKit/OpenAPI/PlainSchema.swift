import Contracts

/// The schema of a value that contains no others, and what one looks like.
struct PlainSchema {
  private(set) var schema: JSON
  /// Nil for a text: what it looks like depends on the field.
  private(set) var example: JSON?

  /// Nil for any other type.
  init?<T>(_ type: T.Type, _ limit: FieldLimit?, isRequest: Bool, _ codes: PackCodes) {
    if type == String.self || type == Office.self, case .pack(let list)? = limit, let codes = codes[list] {
      let chosen = Self.text(.codes(codes), isRequest: isRequest)
      self = isRequest ? chosen : PlainSchema(["type": "string"], chosen.example)
    } else if type == String.self {
      self = Self.text(limit, isRequest: isRequest)
    } else if type == Bool.self {
      self.init(["type": "boolean"], true)
    } else if type == Instant.self {
      self.init(["type": "string", "format": "date-time", "pattern": .text(Self.years)], "2026-11-23T10:15:30.000Z")
    } else if type == Day.self {
      self.init(["type": "string", "format": "date", "pattern": .text(Self.years)], "2026-11-23")
    } else if type == Identifier.self {
      self.init(["type": "string", "format": "uuid"], "01a207ee-0000-7000-8000-000000000001")
    } else if type == Reference.self {
      let lengths = Reference.lengths
      self.init(
        [
          "type": "string", "minLength": .number(String(lengths.lowerBound)), "maxLength": .number(String(lengths.upperBound)),
          "pattern": .text(Reference.pattern),
        ], "RC-2026-000001")
    } else if type == Office.self {
      self.init(["type": "string", "pattern": "^[a-z0-9-]{1,64}$"], "case-officer")
    } else if type == [String: String].self {
      self.init(["type": "object", "additionalProperties": ["type": "string"]], nil)
    } else if type == Int.self || type == Int64.self || type == Double.self {
      self = Self.number(isWhole: type != Double.self, limit)
    } else {
      return nil
    }
  }

  /// 1900 to 9999.
  private static let years = "^(19|[2-9][0-9])[0-9]{2}-"

  private init(_ schema: JSON, _ example: JSON?) { (self.schema, self.example) = (schema, example) }

  private static func text(_ limit: FieldLimit?, isRequest: Bool) -> PlainSchema {
    var range = FieldLimit.ordinaryText
    switch limit {
    case .codes(let codes):
      return PlainSchema(["type": "string", "enum": .list(codes.map { .text($0) })], codes.first.map { .text($0) })
    case .subject where isRequest:
      return PlainSchema(
        ["type": "string", "minLength": 2, "maxLength": 64, "pattern": "^[a-z0-9._-]{2,64}$"], "alex.staff")
    case .text(let own), .line(let own): range = own
    case .shown(let most):
      return PlainSchema(["type": "string", "maxLength": .number(String(most))], "07700 900001")
    case .shape(let pattern, let most, let example):
      return PlainSchema(["type": "string", "pattern": .text(pattern), "maxLength": .number(String(most))], .text(example))
    case .pack: range = FieldLimit.packCode
    case .subject, .items, .number, nil: break
    }
    guard isRequest else { return PlainSchema(["type": "string"], nil) }
    return PlainSchema(
      [
        "type": "string", "minLength": .number(String(range.lowerBound)), "maxLength": .number(String(range.upperBound)),
        "pattern": .text(WrittenText.visiblePattern),
      ], nil)
  }

  private static func number(isWhole: Bool, _ limit: FieldLimit?) -> PlainSchema {
    var schema: [String: JSON] = ["type": isWhole ? "integer" : "number"]
    var example: JSON = 3
    if case .number(let range) = limit {
      schema["minimum"] = .number(String(range.lowerBound))
      schema["maximum"] = .number(String(range.upperBound))
      example = .number(String(max(range.lowerBound, min(range.upperBound, 3))))
    }
    return PlainSchema(.object(schema), example)
  }
}
