import Contracts
import Foundation
import Testing

@testable import ServiceKit

/// A contract that contains itself.
private struct Branch: Codable, Sendable {
  var name: String
  var branches: [Branch]
  var parent: [Branch]?
}

/// A contract whose name comes after that of what it contains.
private struct Wrapper: Codable, Sendable {
  /// What is in it.
  struct Inner: Codable, Sendable {
    var name: String
  }

  var inner: Inner
  var outer: String
}

@Suite("The description of a service")
struct OpenAPITests {
  private func description(_ app: TestApplication) throws -> [String: Any] {
    let response = app.application.handle(Request(.get, "/openapi.json"))
    return try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
  }

  private func value(_ tree: Any?, _ path: String...) -> Any? {
    path.reduce(tree) { ($0 as? [String: Any])?[$1] }
  }

  @Test("every route is in it, with its access, its parameters and its problems")
  func routes() throws {
    let app = try TestApplication()
    let description = try description(app)
    for route in app.application.routes where route.path != "/openapi.json" {
      let operation = value(description, "paths", route.path, route.method.rawValue.lowercased())
      #expect(value(operation, "responses", "default", "$ref") as? String == "#/components/responses/problem")
      #expect(value(operation, "responses", String(route.status)) != nil)
      #expect((value(operation, "security") as? [Any])?.isEmpty == (route.access == .open))
    }
    #expect(value(description, "openapi") as? String == "3.1.0")
  }

  @Test("every answer has its media type and its headers, and every problem that a client has to expect is named")
  func answers() throws {
    let app = try TestApplication()
    let description = try description(app)
    #expect(value((value(description, "servers") as? [Any])?.first, "url") as? String == "/")
    let headers = try #require(value(description, "components", "headers") as? [String: Any])
    for route in app.application.routes where route.path != "/openapi.json" {
      let answers = value(description, "paths", route.path, route.method.rawValue.lowercased(), "responses")
      let success = value(answers, String(route.status))
      let named = try #require(value(success, "headers") as? [String: Any])
      #expect(named.keys.allSatisfy { headers[$0] != nil } && named["traceparent"] != nil, "\(route.path)")
      #expect((named["Location"] != nil) == (route.status == 201))
      #expect((value(success, "content", "application/json") != nil) == (route.answers != nil), "\(route.path)")
      #expect((value(answers, "401") != nil) == (route.access != .open) && value(answers, "500") != nil)
    }
  }

  @Test("a schema names what is required, the codes of an enumeration, the limits, and what is nested")
  func schemas() throws {
    let schemas = value(try description(TestApplication()), "components", "schemas")
    let note = value(schemas, "Note")
    #expect(value(note, "required") as? [String] == ["count", "kind", "subject"])
    #expect(value(note, "properties", "kind", "enum") as? [String] == ["phone", "email"])
    #expect(value(note, "properties", "subject", "maxLength") as? Int == 20)
    #expect(value(note, "properties", "tags", "maxItems") as? Int == 3)
    #expect(value(note, "properties", "count", "maximum") as? Int == 100)
    #expect(value(note, "properties", "at", "format") as? String == "date-time")
    #expect(value(note, "properties", "parts", "items", "$ref") as? String == "#/components/schemas/Part")
    #expect(value(schemas, "Part", "required") as? [String] == ["title"])
    #expect(value(schemas, "Kept", "required") as? [String] == ["subject", "total"])
    #expect(value(schemas, "ProblemDocument", "required") as? [String] == ["status", "title", "type"])
  }
}

extension OpenAPITests {
  @Test("the schema of a contract is its own, also where what it contains comes first by name")
  func own() throws {
    for _ in 0..<20 {
      let schema = ContractSchema(Wrapper.self, isRequest: true)
      #expect(schema.components.count == 2 && schema.names == ["inner", "outer"])
      guard case .object(let members)? = schema.own, case .object(let properties) = members["properties"] else {
        Issue.record("it has no schema of its own")
        return
      }
      #expect(Set(properties.keys) == ["inner", "outer"])
    }
    #expect(ContractSchema(String.self, isRequest: true).own == nil)
  }

  @Test("a contract that contains itself has an end")
  func circle() {
    let collection = SchemaCollection(isRequest: true)
    _ = collection.schema(of: Branch.self)
    let (_, schema) = collection.schemas.first { $0.key.hasSuffix("Branch") } ?? ("", .null)
    guard case .object(let members) = schema, case .list(let required) = members["required"] else {
      Issue.record("no schema of an object")
      return
    }
    #expect(required == ["branches", "name"])
  }
}
