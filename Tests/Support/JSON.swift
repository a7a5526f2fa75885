/// A JSON value as a test writes it: `["reasons": "Three calls.", "incidents": .array([...])]`.
package enum JSON: Encodable, Sendable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  /// A text.
  case text(String)
  /// A whole number.
  case number(Int)
  /// True or false.
  case flag(Bool)
  /// Values in order.
  case array([JSON])
  /// Values by name.
  case object([String: JSON])

  /// A text.
  package init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  package init(integerLiteral value: Int) { self = .number(value) }
  /// True or false.
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  /// Values in order.
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Values by name; of a repeated name, the last.
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }

  /// A list of texts.
  package static func texts(_ values: [String]) -> JSON { .array(values.map(JSON.text)) }

  /// The same object with some values replaced, or removed if nil.
  package func with(_ changes: [String: JSON?]) -> JSON {
    guard case .object(var values) = self else { return self }
    for (name, value) in changes { values[name] = value }
    return .object(values)
  }

  /// As JSON.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }
}
