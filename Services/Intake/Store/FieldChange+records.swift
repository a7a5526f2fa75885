import Contracts

extension FieldChange {
  /// The fields of a record, by name; how often it has changed is none of them.
  static func members(of record: some Encodable) throws -> [String: JSON] {
    guard case .object(var members) = try JSONReader.tree(try JSON.bytes(of: record), valueLimit: .max) else { return [:] }
    members["version"] = nil
    return members
  }

  /// Every field that differs, in the order of their names.
  static func between(_ before: [String: JSON], _ after: [String: JSON]) -> [FieldChange] {
    Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map { name in
      FieldChange(field: name, before: texts(before[name]), after: texts(after[name]))
    }
  }

  private static func texts(_ value: JSON?) -> [String] {
    switch value {
    case nil: []
    case .text(let text): [text]
    case .list(let elements): elements.flatMap { texts($0) }
    case let other?: [String(decoding: other.bytes, as: UTF8.self)]
    }
  }
}
