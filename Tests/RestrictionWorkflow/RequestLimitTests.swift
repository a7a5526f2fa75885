import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("Limits on what clients send")
struct RequestLimitTests {
  /// What a schema says that has no upper bound, by the path of the field; each component is visited once.
  private static func unbounded(
    _ schema: JSON, at path: String, in components: [String: JSON], seen: inout Set<String>
  ) -> [String] {
    guard case .object(let parts) = schema else { return [] }
    if case .text(let reference)? = parts["$ref"] {
      let name = reference.split(separator: "/").last.map { String($0) } ?? ""
      guard seen.insert(name).inserted, let component = components[name] else { return [] }
      return unbounded(component, at: name, in: components, seen: &seen)
    }
    switch parts["type"] {
    case "integer", "number": return parts["maximum"] == nil ? [path] : []
    case "string": return ["maxLength", "enum", "format"].allSatisfy { parts[$0] == nil } ? [path] : []
    case "array":
      let items = unbounded(parts["items"] ?? .null, at: path + "[]", in: components, seen: &seen)
      return (parts["maxItems"] == nil ? [path] : []) + items
    default:
      guard case .object(let fields)? = parts["properties"] else { return [] }
      return fields.sorted { $0.key < $1.key }.flatMap {
        unbounded($0.value, at: "\(path).\($0.key)", in: components, seen: &seen)
      }
    }
  }

  private static func member(_ path: String..., of json: JSON) -> JSON {
    path.reduce(json) { node, name in if case .object(let members) = node { members[name] ?? .null } else { .null } }
  }

  @Test("every number, text and list that a client may send has an upper limit", arguments: Service.allCases)
  func limits(service: Service) throws {
    let town = try Town.whole()
    let description = try JSONReader.tree(
      Array(try town.ask(service, Request(.get, "/openapi.json")).text.utf8), valueLimit: 1_000_000)
    guard case .object(let components) = Self.member("components", "schemas", of: description),
      case .object(let paths) = Self.member("paths", of: description)
    else {
      Issue.record("the description has no paths or no schemas")
      return
    }
    var (seen, found, requests): (Set<String>, [String], Int) = ([], [], 0)
    for (path, methods) in paths {
      guard case .object(let methods) = methods else { continue }
      for (_, operation) in methods {
        let schema = Self.member("requestBody", "content", "application/json", "schema", of: operation)
        guard schema != .null else { continue }
        requests += 1
        found += Self.unbounded(schema, at: path, in: components, seen: &seen)
      }
    }
    #expect(found.isEmpty, "give these a limit: \(found.sorted().joined(separator: ", "))")
    #expect(requests > 0 || service == .notification || service == .records)
  }
}
