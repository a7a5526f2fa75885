package import Contracts

/// One request in the hands of its route's handler, with what the application found out about it.
package struct Exchange: Sendable {
  /// The request as it arrived.
  package let request: Request
  /// Who asks; `Actor.anonymous` on an open route.
  package let actor: Actor
  /// Which of their offices opened the door to them.
  package let office: Office
  /// The instant at which the request was taken up; everything in one request happens at it.
  package let now: Instant
  /// The request's place in its trace; pass it on when another service is asked.
  package let trace: TraceContext

  /// Whom the answer shows, where that is not said by its JSON.
  package let shown: ShownPeople

  let parameters: [(name: String, value: String)]
  let bodyLimit: Int
  /// What the body's policy has to choose from.
  let codes: PackCodes

  /// The path parameter of that name as an identifier; throws `Problem.invalidFields` when it is not one, as for one in a body or a query.
  package func identifier(_ pathParameter: String) throws(Problem) -> Identifier {
    guard let identifier = Identifier(parameter(pathParameter)) else {
      throw .invalidFields([FieldProblem(field: pathParameter, code: "malformed", detail: "not a UUID")])
    }
    return identifier
  }

  /// The path parameter of that name, decoded; empty when the route's template has none of that name.
  package func parameter(_ name: String) -> String {
    parameters.first { $0.name == name }?.value ?? ""
  }

  /// The versions that `If-Match` names, as in `If-Match: "7"`; throws `Problem.preconditionRequired` when it is absent and
  /// `.malformedRequest` when it is no list of entity tags.
  package func requireVersion() throws -> SeenVersions {
    guard let header = request.list("if-match") else { throw Problem.preconditionRequired }
    guard let seen = SeenVersions(header) else {
      throw Problem.malformedRequest("If-Match is not a list of versions in quotation marks")
    }
    return seen
  }
}
