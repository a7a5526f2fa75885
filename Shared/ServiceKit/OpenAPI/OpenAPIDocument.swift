import Contracts

/// The description of a service, made from its table of routes (OpenAPI 3.1).
package enum OpenAPIDocument {
  /// The route that serves the description of a service with those routes.
  package static func route(service: String, routes: [Route]) -> Route {
    let description = Response(
      status: 200, headers: [("Content-Type", "application/json")], body: document(service: service, routes: routes).bytes)
    return Route(.get, "/openapi.json", "The description of this service", access: .open) { _ in .now(description) }
      .serving("application/json", form: ["type": "object"])
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
      "servers": [["url": "/", "description": "The service that this description was read from"]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"]],
        "responses": ["problem": AnswerDescription.problem(problem.schema)],
        "headers": AnswerDescription.headers,
      ],
    ]
  }

  private static func operation(_ route: Route) -> JSON {
    var operation: [String: JSON] = [
      "summary": .text(route.summary),
      "operationId": .text(name(of: route)),
      "responses": AnswerDescription.all(of: route, as: route.answered?.schema),
      "security": .list([]),
    ]
    let parameters = parameters(of: route)
    if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
    if let words = route.access.words {
      operation["security"] = [["bearer": []]]
      operation["description"] = .text(words)
    }
    if let takes = route.taken { operation["requestBody"] = body(of: route, takes) }
    return .object(operation)
  }

  /// What a target can say at all.
  private static let noControls = #"^[^\u0000-\u001F\u007F]*$"#

  /// Three media types where the contract is flat; a form's names for what is nested cannot be described.
  private static func body(of route: Route, _ takes: ContractSchema) -> JSON {
    let read = route.method == .patch ? [MergePatch.mediaType] : takes.isNested ? ["application/json"] : BodyTape.accepted
    // A contract without fields asks for none, and so has not said that it is an object.
    let nothing: JSON = ["type": "object", "additionalProperties": false]
    let schema: JSON = ["schema": takes.schema == [:] ? nothing : takes.schema]
    var body: [String: JSON] = [
      "required": .flag(!(route.takes is any MayBeAbsent.Type)),
      "content": .object(Dictionary(uniqueKeysWithValues: read.map { ($0, schema) })),
    ]
    if takes.isNested, route.method != .patch {
      body["description"] = "Forms are read too, with names such as items[0].field for what is nested"
    }
    return .object(body)
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
      if !field.isRequired {
        // A form that is sent by GET has its empty fields too: they say nothing.
        parameter["allowEmptyValue"] = true
        if schema["pattern"] == .text(WrittenText.visiblePattern) {
          if schema["minLength"] == 1 { schema["minLength"] = nil }
          schema["pattern"] = .text(Self.noControls)
        }
        parameter["schema"] = .object(schema)
      }
      parameters.append(.object(parameter))
    }
    if route.isVersioned {
      parameters.append([
        "name": "If-Match", "in": "header", "required": true,
        "description": "The versions that were seen, each in quotation marks; * for any",
        "schema": ["type": "string", "maxLength": 1000, "pattern": .text(SeenVersions.pattern), "examples": ["\"3\""]],
      ])
    }
    if route.method == .post || route.method == .patch {
      parameters.append([
        "name": "Idempotency-Key", "in": "header", "description": "The same key and request are done once",
        "schema": ["type": "string", "pattern": "^[!-~]{1,100}$", "examples": ["01a207ee-0000-7000-8000-000000000001"]],
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
