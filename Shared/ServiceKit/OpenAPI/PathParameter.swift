import Contracts

/// What the parameters of paths are, by their names: each means the same in every path.
enum PathParameter: String, CaseIterable {
  case id
  case kind
  case version

  /// How that parameter is described; by its name alone, where it is not one of these.
  static func description(of name: String) -> JSON {
    var parameter: [String: JSON] = ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string"]]
    if let known = PathParameter(rawValue: name) {
      parameter["description"] = .text(known.words)
      parameter["schema"] = known.schema
    }
    return .object(parameter)
  }

  private var words: String {
    switch self {
    case .id: "Its identifier"
    case .kind: "What its streams begin with"
    case .version: "The version, as a case names it"
    }
  }

  private var schema: JSON {
    switch self {
    case .id: ["type": "string", "format": "uuid", "examples": ["01a207ee-0000-7000-8000-000000000001"]]
    case .kind: ["type": "string", "enum": .list(AggregateKind.allCases.map { .text($0.rawValue) }), "examples": ["contact"]]
    case .version:
      ["type": "string", "minLength": 1, "maxLength": 100, "pattern": #"^[^\u0000-\u001F\u007F]+$"#, "examples": ["1.0"]]
    }
  }
}
