package import Contracts

extension JSON {
  /// A list of texts.
  package static func texts(_ values: [String]) -> JSON { .list(values.map(JSON.text)) }

  /// A whole number.
  package static func whole(_ value: Int) -> JSON { .number(String(value)) }

  /// The same object with some of its values replaced, or left out where nil.
  package func with(_ changes: [String: JSON?]) -> JSON {
    guard case .object(var values) = self else { return self }
    for (name, value) in changes { values[name] = value }
    return .object(values)
  }
}
