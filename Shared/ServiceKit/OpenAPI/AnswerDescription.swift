import Contracts

/// How what a route answers is described: its statuses, media types and headers, and those of its problems.
enum AnswerDescription {
  private static let problemReference: JSON = ["$ref": "#/components/responses/problem"]

  /// Every answer of that route.
  ///
  /// - Parameter schema: that of its contract; nil where it has none.
  static func all(of route: Route, as schema: JSON?) -> JSON {
    var answers: [String: JSON] = ["default": problemReference]
    for status in problems(of: route) { answers[String(status)] = problemReference }
    for status in [route.status] + route.otherStatuses { answers[String(status)] = success(status, of: route, schema) }
    return .object(answers)
  }

  /// The problems that a client of that route has to expect; others, such as 414, are possible everywhere.
  private static func problems(of route: Route) -> Set<Int> {
    var statuses: Set = [400, 500, 503]
    if route.access != .open { statuses.formUnion([401, 403]) }
    if route.segments.contains(where: { if case .parameter = $0 { true } else { false } }) { statuses.formUnion([404, 410]) }
    if route.takes != nil { statuses.formUnion([413, 415]) }
    if route.takes != nil || route.asks != nil { statuses.insert(422) }
    if route.method != .get { statuses.insert(409) }
    if route.isVersioned { statuses.formUnion([412, 428]) }
    return statuses
  }

  private static func success(_ status: Int, of route: Route, _ schema: JSON?) -> JSON {
    var names = ["traceparent", "Cache-Control", "X-Content-Type-Options"]
    if route.isVersioned || route.otherStatuses.contains(304) || route.method == .get && route.path.hasSuffix("}") {
      names.append("ETag")
    }
    if status == 201 || status == 303 { names.append("Location") }
    if route.method == .post || route.method == .patch { names.append("Idempotency-Replayed") }
    var answer: [String: JSON] = [
      "description": .text(words(status) ?? route.summary),
      "headers": references(names),
    ]
    guard ![204, 303, 304].contains(status) else { return .object(answer) }
    if let mediaType = route.mediaType {
      answer["content"] = [mediaType: ["schema": route.form]]
    } else if let schema {
      let others = route.otherMediaTypes.map { type -> (String, JSON) in (type, ["schema": ["type": "string"]]) }
      answer["content"] = .object(Dictionary([("application/json", ["schema": schema])] + others) { $1 })
    }
    return .object(answer)
  }

  private static func words(_ status: Int) -> String? {
    switch status {
    case 303: "The same, where Accept prefers text/html: a browser is sent on to what was made"
    case 304: "What the client keeps is still the same"
    default: nil
    }
  }

  /// A problem, whatever its status.
  static func problem(_ schema: JSON) -> JSON {
    [
      "description": "What was asked for is not done; the type says why (RFC 9457)",
      "headers": references(
        ["traceparent", "Cache-Control", "X-Content-Type-Options", "WWW-Authenticate", "Allow", "Retry-After"]),
      "content": ["application/problem+json": ["schema": schema]],
    ]
  }

  /// The headers by name.
  static var headers: JSON {
    .object(
      Dictionary(
        uniqueKeysWithValues: described.map { header in
          let schema: JSON = ["type": "string"]
          return (header.name, ["description": .text(header.words), "required": .flag(header.isRequired), "schema": schema])
        }))
  }

  private static func references(_ names: [String]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: names.map { ($0, ["$ref": .text("#/components/headers/\($0)")]) }))
  }

  private static let described: [(name: String, words: String, isRequired: Bool)] = [
    ("traceparent", "The request's place in its trace (W3C Trace Context)", true),
    ("Cache-Control", "Who may keep the answer: no one, or only the client itself", true),
    ("X-Content-Type-Options", "nosniff: the answer is what Content-Type says", true),
    ("ETag", "The version of what is answered, to be sent as If-Match; or the tag of what a client may keep", false),
    ("Location", "Where what was made is found", false),
    ("Idempotency-Replayed", "true: this was done before, under the same key", false),
    ("WWW-Authenticate", "Bearer, when a token is needed", false),
    ("Allow", "The methods that the path has", false),
    ("Retry-After", "Seconds after which to ask again", false),
  ]
}
