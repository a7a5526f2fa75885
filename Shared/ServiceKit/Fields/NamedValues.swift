package import Contracts

/// Values by the names of fields, as a form or a line of a table has them, read by the code that reads a request's body.
package enum NamedValues {
  /// The contract that they say.
  ///
  /// - Parameter check: as for a body.
  /// - Throws: `Problem.invalidFields`, with every fault at once; `.malformedBody`, for a name that is none.
  package static func decode<T: Decodable>(
    _ type: T.Type, from pairs: [(name: String, value: String)], checking check: (T) throws -> [FieldProblem] = { _ in [] }
  ) throws -> T {
    try FieldDecoder.decode(type, from: try BodyTape.form(pairs), checking: check)
  }
}
