import Contracts

/// The description of a service, made from its table of routes (OpenAPI 3.1).
enum OpenAPIDocument {
  /// Where it is served.
  static let path = "/openapi.json"

  /// The description as an answer.
  static func response(service: String, routes: [Route]) -> Response {
    .json(document(service: service, routes: routes))
  }

  /// The description as a tree.
  static func document(service: String, routes: [Route]) -> JSONValue {
    let problem = ContractSchema(ProblemDocument.self, isRequest: false)
    var schemas = problem.components
    // Requests first: what is both sent and answered is described with the limits of what is sent.
    for contract in routes.map(\.takes) + routes.map(\.answers) {
      schemas.merge(contract?.components ?? [:]) { first, _ in first }
    }
    var paths: [String: JSONValue] = [:]
    for (path, routes) in Dictionary(grouping: routes, by: \.path) {
      var item: [String: JSONValue] = [:]
      for route in routes { item[route.method.rawValue.lowercased()] = operation(route) }
      paths[path] = .object(item)
    }
    return [
      "openapi": "3.1.0",
      "info": ["title": .text(service), "version": "1"],
      "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"]],
        "responses": [
          "problem": [
            "description": "What was asked for is not done; the type says why (RFC 9457)",
            "content": ["application/problem+json": ["schema": problem.schema]],
          ]
        ],
      ],
    ]
  }

  private static func operation(_ route: Route) -> JSONValue {
    var success: [String: JSONValue] = ["description": .text(route.summary)]
    if let answers = route.answers {
      success["content"] = ["application/json": ["schema": answers.schema]]
    }
    var operation: [String: JSONValue] = [
      "summary": .text(route.summary),
      "operationId": .text(name(of: route)),
      "responses": [String(route.status): .object(success), "default": ["$ref": "#/components/responses/problem"]],
      "security": .list([]),
    ]
    let parameters = parameters(of: route)
    if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
    if case .roles(let roles) = route.access {
      operation["security"] = [["bearer": []]]
      operation["description"] = .text("For " + roles.sorted().map(\.rawValue).joined(separator: ", "))
    }
    if let takes = route.takes {
      let schema: JSONValue = ["schema": takes.schema]
      let content = Dictionary(uniqueKeysWithValues: BodyTree.accepted.map { ($0, schema) })
      operation["requestBody"] = ["required": .flag(!takes.isEmpty), "content": .object(content)]
    }
    return .object(operation)
  }

  private static func parameters(of route: Route) -> [JSONValue] {
    var parameters: [JSONValue] = route.segments.compactMap { segment in
      guard case .parameter(let name) = segment else { return nil }
      return ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string"]]
    }
    for query in route.queries {
      parameters.append([
        "name": .text(query.name), "in": "query", "description": .text(query.summary), "schema": ["type": "string"],
      ])
    }
    if route.isVersioned {
      parameters.append([
        "name": "If-Match", "in": "header", "required": true, "description": "The version that was seen, in quotation marks",
        "schema": ["type": "string"],
      ])
    }
    if route.method == .post {
      parameters.append([
        "name": "Idempotency-Key", "in": "header", "description": "The same key and request are done once",
        "schema": ["type": "string", "minLength": 1, "maxLength": 100],
      ])
    }
    return parameters
  }

  /// `GET /cases/{id}/plan` is `getCasesIdPlan`.
  private static func name(of route: Route) -> String {
    let words = route.path.split { !$0.isLetter && !$0.isNumber }
    return words.reduce(route.method.rawValue.lowercased()) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}
