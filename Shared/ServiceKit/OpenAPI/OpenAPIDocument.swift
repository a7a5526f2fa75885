package import Contracts

/// The description of a service, made from its table of routes (OpenAPI 3.1).
package enum OpenAPIDocument {
  /// The route that serves the description of a service with those routes.
  ///
  /// - Parameter codes: what the body's policy has to choose from.
  package static func route(service: String, routes: [Route], codes: PackCodes = .unknown) -> Route {
    let description = Response(
      status: 200, headers: [("Content-Type", "application/json")],
      body: document(service: service, routes: routes, codes: codes).bytes)
    return Route(.get, "/openapi.json", "The description of this service", access: .open) { _ in .now(description) }
      .serving("application/json", form: ["type": "object"])
  }

  /// The description as a tree.
  static func document(service: String, routes: [Route], codes: PackCodes = .unknown) -> JSON {
    let problem = ContractSchema(ProblemDocument.self, isRequest: false)
    var schemas = problem.components
    // Requests first: what is both sent and answered is described with the limits of what is sent.
    for contract in routes.map({ $0.taken(codes) }) + routes.map({ $0.answered(codes) }) {
      schemas.merge(contract?.components ?? [:]) { first, _ in first }
    }
    var paths: [String: JSON] = [:]
    for (path, routes) in Dictionary(grouping: routes, by: \.path) {
      var item: [String: JSON] = [:]
      for route in routes { item[route.method.rawValue.lowercased()] = operation(route, codes) }
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

  private static func operation(_ route: Route, _ codes: PackCodes) -> JSON {
    var operation: [String: JSON] = [
      "summary": .text(route.summary),
      "operationId": .text(name(of: route)),
      "responses": AnswerDescription.all(of: route, as: route.answered(codes)?.schema),
      "security": .list([]),
    ]
    let parameters = parameters(of: route, codes)
    if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
    if let words = route.access.words {
      operation["security"] = [["bearer": []]]
      operation["description"] = .text(words)
    }
    if let takes = route.taken(codes) { operation["requestBody"] = body(of: route, takes) }
    return .object(operation)
  }

  /// What a target can say at all.
  private static let noControls = #"^[^\u0000-\u001F\u007F]*$"#

  /// Three media types where the contract is flat; a form's names for what is nested cannot be described.
  private static func body(of route: Route, _ takes: ContractSchema) -> JSON {
    if route.access == .carrier { return carried(takes) }
    let read = route.method == .patch ? [MergePatch.mediaType] : takes.isNested ? ["application/json"] : BodyTape.accepted
    // A contract without fields asks for none, and so has not said that it is an object.
    let nothing: JSON = ["type": "object", "additionalProperties": false]
    let schema: JSON = ["schema": takes.schema == [:] ? nothing : takes.schema]
    var content = Dictionary(
      uniqueKeysWithValues: read.map { media in
        (media, BodyTape.forms.contains(media) && !takes.isNested && takes.schema != [:] ? ["schema": takes.asForm()] : schema)
      })
    if let files = route.files {
      // Without its files a record is made in any way, and with those that it needs only in one.
      if files.count.lowerBound > 0 { content = [:] }
      content[MultipartReader.mediaType] = ["schema": takes.asForm(with: files)]
    }
    var body: [String: JSON] = [
      "required": .flag(
        takes.asksForSomething || route.method == .patch || route.files.map { $0.count.lowerBound > 0 } == true),
      "content": .object(content),
    ]
    if takes.isNested, route.method != .patch {
      body["description"] = "Forms are read too, with names such as items[0].field for what is nested"
    }
    return .object(body)
  }

  /// What a carrier posts: JSON, to which it may add members at any time.
  private static func carried(_ takes: ContractSchema) -> JSON {
    guard case .object(var schema)? = takes.own else { return [:] }
    schema["additionalProperties"] = true
    return ["required": true, "content": ["application/json": ["schema": .object(schema)]]]
  }

  private static func parameters(of route: Route, _ codes: PackCodes) -> [JSON] {
    var parameters: [JSON] = route.segments.compactMap { segment in
      guard case .parameter(let name) = segment else { return nil }
      return PathParameter.description(of: name)
    }
    for field in route.asks.map({ ContractSchema($0, isRequest: true, codes: codes).fields }) ?? [] {
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
  fileprivate func taken(_ codes: PackCodes) -> ContractSchema? {
    takes.map { ContractSchema($0, isRequest: true, codes: codes) }
  }

  fileprivate func answered(_ codes: PackCodes) -> ContractSchema? {
    answers.map { ContractSchema($0, isRequest: false, codes: codes) }
  }
}
