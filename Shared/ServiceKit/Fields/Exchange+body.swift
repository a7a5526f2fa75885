package import Contracts

extension Exchange {
  /// Reads the body, by its content type, as JSON or as a form: `application/x-www-form-urlencoded` or `multipart/form-data` without files (``separatingFiles()``).
  ///
  /// - Parameter check: what is wrong in the contract as a whole, such as a code that the policy does not have. What it finds is answered
  ///   together with the faults of single fields; it sees stand-ins for those.
  /// - Throws: `Problem.unsupportedMediaType`, `.malformedBody`, or `.invalidFields` with an entry for every missing, unknown, over-long or
  ///   wrongly typed field and everything that `check` found.
  package func body<T: Decodable>(_ type: T.Type, checking check: (T) throws -> [FieldProblem] = { _ in [] }) throws -> T {
    try FieldDecoder.decode(type, from: BodyTape.read(request, limit: bodyLimit), of: codes, checking: check)
  }

  /// What the query says; throws `Problem.invalidFields`. A route's handler is given it, and nothing else reads a query.
  func query<T: Decodable>(_ type: T.Type) throws -> T {
    try FieldDecoder.decode(type, from: BodyTape.form(request.query.map { (name: $0.key, value: $0.value) }), of: codes)
  }
}
