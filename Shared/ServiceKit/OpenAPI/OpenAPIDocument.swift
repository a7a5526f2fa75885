import Contracts

/// The description of a service, made from its table of routes (OpenAPI 3.1).
package enum OpenAPIDocument {
  /// The route that serves the description of a service with those routes.
  package static func route(service: String, routes: [Route]) -> Route {
    let description = Response(
      status: 200, headers: [("Content-Type", "application/json")], body: document(service: service, routes: routes).bytes)
    return Route(.get, "/openapi.json", "The description of this service", access: .open) { _ in .now(description) }
  }

  /// The description as a tree.
  static func document(service: String, routes: [Route]) -> JSON {
    let problem = ContractSchema(ProblemDocument.self, isRequest: false)
    var schemas = problem.components
    // Requests first: what is both sent and answered is described with the limits of what is sent.
    for contract in routes.map(\.taken) + routes.map(\.answered) {
      schemas.merge(contract?.components ?? [:]) { first, _ in first }
    }
    var paths: [String: JSON] = [:]
    for (path, routes) in Dictionary(grouping: routes, by: \.path) {
      var item: [String: JSON] = [:]
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

  private static func operation(_ route: Route) -> JSON {
    var success: [String: JSON] = ["description": .text(route.summary)]
    if let answers = route.answered {
      success["content"] = ["application/json": ["schema": answers.schema]]
    }
    var operation: [String: JSON] = [
      "summary": .text(route.summary),
      "operationId": .text(name(of: route)),
      "responses": [String(route.status): .object(success), "default": ["$ref": "#/components/responses/problem"]],
      "security": .list([]),
    ]
    let parameters = parameters(of: route)
    if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
    if let words = route.access.words {
      operation["security"] = [["bearer": []]]
      operation["description"] = .text(words)
    }
    if let takes = route.taken {
      let schema: JSON = ["schema": takes.schema]
      let content = Dictionary(
        uniqueKeysWithValues: (route.method == .patch ? [MergePatch.mediaType] : BodyTape.accepted).map { ($0, schema) })
      operation["requestBody"] = ["required": .flag(!(route.takes is any MayBeAbsent.Type)), "content": .object(content)]
    }
    return .object(operation)
  }

  private static func parameters(of route: Route) -> [JSON] {
    var parameters: [JSON] = route.segments.compactMap { segment in
      guard case .parameter(let name) = segment else { return nil }
      return PathParameter.description(of: name)
    }
    for field in route.asks.map({ ContractSchema($0, isRequest: true).fields }) ?? [] {
      guard case .object(var schema) = field.schema else { continue }
      var parameter: [String: JSON] = ["name": .text(field.name), "in": "query", "required": .flag(field.isRequired)]
      parameter["description"] = schema.removeValue(forKey: "description")
      parameter["schema"] = .object(schema)
      parameters.append(.object(parameter))
    }
    if route.isVersioned {
      parameters.append([
        "name": "If-Match", "in": "header", "required": true, "description": "The version that was seen, in quotation marks",
        "schema": ["type": "string"],
      ])
    }
    if route.method == .post || route.method == .patch {
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

extension Route {
  fileprivate var taken: ContractSchema? { takes.map { ContractSchema($0, isRequest: true) } }
  fileprivate var answered: ContractSchema? { answers.map { ContractSchema($0, isRequest: false) } }
}
