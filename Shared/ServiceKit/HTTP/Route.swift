package import Contracts

/// Who may use a route.
package enum Access: Equatable, Sendable {
  /// Anybody, without a token; a token that is sent is not looked at.
  case open
  /// People whose office opens that door.
  case door(Door)
  /// Those people, and the other services of the deployment.
  case doorAndServices(Door)
  /// The other services of the deployment alone.
  case services
  /// A carrier outside the deployment, by a token that is no person's: the route's handler compares it.
  case carrier

  /// What a person's office must be able to do, any one of these; nil where no token is needed.
  package var capabilities: Set<Capability>? {
    switch self {
    case .open: nil
    case .door(let door), .doorAndServices(let door): door.capabilities
    case .services: []
    case .carrier: nil
    }
  }

  /// Whether other services are admitted.
  var admitsServices: Bool {
    switch self {
    case .open, .doorAndServices, .services: true
    case .door, .carrier: false
    }
  }

  /// Who is admitted, as a description of the service says it; nil for an open route.
  var words: String? {
    let people = capabilities.map { $0.sorted().map(\.rawValue).joined(separator: ", ") }
    switch self {
    case .open: return nil
    case .door: return people.map { "For offices with any of these capabilities: \($0)" }
    case .doorAndServices: return people.map { "For other services, and offices with any of these capabilities: \($0)" }
    case .services: return "For other services of the deployment"
    case .carrier: return "For a carrier of letters, with the bearer token that it was given for this"
    }
  }
}

/// One line of a service's table of routes: what is offered, to whom, and who answers.
package struct Route: Sendable {
  /// What is asked for; a GET route answers HEAD too.
  package let method: HTTPMethod
  /// The template, such as `/cases/{id}/triage`; a parameter is a whole segment.
  package let path: String
  /// One line for the description of the service.
  package let summary: String
  /// Who may use it.
  package let access: Access
  /// What `access` asks of a person's office, worked out once.
  let needed: Set<Capability>?
  /// The contract of the body; nil when there is none or it is not one of the three kinds read.
  let takes: (any (Decodable & SendableMetatype).Type)?
  /// The contract of the answer; nil when there is none, or when it is not JSON.
  let answers: (any (Decodable & SendableMetatype).Type)?
  /// The status of success.
  package let status: Int
  /// Most bytes of a body.
  package let bodyLimit: Int
  /// Answers a request that has come through; what it throws is answered as a problem.
  package let handler: @Sendable (Exchange) throws -> Reply
  /// The contract of the query; nil when nothing can be said in it.
  let asks: (any (Decodable & SendableMetatype).Type)?
  /// The names that a query may have, in order.
  package let queryNames: [String]
  /// Whether `If-Match` has to name the version that is changed.
  private(set) var isVersioned = false
  /// The media type of the answer, where it is not the JSON of a contract.
  private(set) var mediaType: String?
  /// What is known of such an answer's form.
  private(set) var form: JSON = ["type": "string"]
  /// The media types in which it answers where `Accept` prefers them.
  private(set) var otherMediaTypes: [String] = []
  /// The other statuses with which it answers what was asked, in the same form; 303 and 304 have none.
  private(set) var otherStatuses: [Int] = []

  /// Whether 503 is what it is there to say.
  private(set) var tellsOfItself = false
  /// The files that a multipart body may have; nil where it may have none.
  private(set) var files: TakenFiles?

  /// 64 KiB: what a body may have when its route does not say.
  package static let ordinaryBodyLimit = 65_536

  /// A route whose query says nothing. GET routes answer HEAD too.
  package init(
    _ method: HTTPMethod, _ path: String, _ summary: String, access: Access,
    takes: (any (Decodable & SendableMetatype).Type)? = nil,
    answers: (any (Codable & SendableMetatype).Type)? = nil, status: Int = 200, bodyLimit: Int = Route.ordinaryBodyLimit,
    handler: @escaping @Sendable (Exchange) throws -> Reply
  ) {
    self.init(
      method, path, summary, access: access, takes: takes, answers: answers, status: status, bodyLimit: bodyLimit, asks: nil,
      queryNames: [],
      handler: handler)
  }

  /// A route whose query that contract reads, which has fields of those names.
  init(
    _ method: HTTPMethod, _ path: String, _ summary: String, access: Access,
    takes: (any (Decodable & SendableMetatype).Type)?, answers: (any (Decodable & SendableMetatype).Type)?, status: Int = 200,
    bodyLimit: Int = Route.ordinaryBodyLimit, asks: (any (Decodable & SendableMetatype).Type)?,
    queryNames: [String], handler: @escaping @Sendable (Exchange) throws -> Reply
  ) {
    precondition(path.hasPrefix("/"), "a route's path begins with a slash")
    (self.method, self.path, self.summary, self.access) = (method, path, summary, access)
    (self.takes, self.answers, needed) = (takes, answers, access.capabilities)
    (self.status, self.bodyLimit, self.handler, self.asks, self.queryNames) = (status, bodyLimit, handler, asks, queryNames)
  }

  /// Throws `Problem.unknownQuery` for a name that the route does not know: a slip of the hand would otherwise list everything.
  func check(query: [String: String]) throws(Problem) {
    let unknown = query.keys.filter { !queryNames.contains($0) }
    if !unknown.isEmpty { throw .unknownQuery(unknown.sorted(), known: queryNames) }
  }

  /// The same route, as one whose `If-Match` has to name the version that is changed.
  package var versioned: Route {
    var route = self
    route.isVersioned = true
    return route
  }

  /// The same route, as one whose answer is of that media type and form, and of no contract.
  package func serving(_ mediaType: String, form: JSON = ["type": "string"]) -> Route {
    var route = self
    (route.mediaType, route.form) = (mediaType, form)
    return route
  }

  /// The same route, as one whose multipart bodies may have those files.
  package func taking(_ files: TakenFiles) -> Route {
    var route = self
    route.files = files
    return route
  }

  /// The same route, as one whose answers with 503 are what it is for, and no error.
  package var tellingOfItself: Route {
    var route = self
    route.tellsOfItself = true
    return route
  }

  /// The same route at another path, with a handler of its own; it may also send a browser on.
  ///
  /// - Parameter takes: the contract of what is sent there.
  func posted(
    at path: String, taking takes: any (Decodable & SendableMetatype).Type, _ summary: String,
    _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(
      method, path, summary, access: access, takes: takes, answers: answers, status: status, bodyLimit: bodyLimit, asks: nil,
      queryNames: [], handler: handler
    ).alsoAnswering(303)
  }

  /// The same route, as one that also answers in those media types, which are texts, where `Accept` prefers one.
  package func alsoServing(_ mediaTypes: String...) -> Route {
    var route = self
    route.otherMediaTypes += mediaTypes
    return route
  }

  /// The same route, as one whose pages come in every form that ``Exchange/answer(_:named:)`` gives.
  package var inTables: Route { alsoServing("text/csv", JSONLines.mediaType) }

  /// The same route, as one that also answers with those statuses: 304 where it is asked whether what a client keeps is still the same.
  package func alsoAnswering(_ statuses: Int...) -> Route {
    var route = self
    route.otherStatuses = statuses
    return route
  }

  /// The segments of the template.
  var segments: [Segment] {
    path.split(separator: "/").map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .parameter(String(segment.dropFirst().dropLast())) : .literal(String(segment))
    }
  }

  /// A part of the template between slashes.
  enum Segment: Equatable {
    case literal(String)
    case parameter(String)
  }
}
