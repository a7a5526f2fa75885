package import Contracts
private import Foundation
package import ServiceKit

/// An answer from one of the town's services.
package struct Answer: Sendable {
  /// The answer itself.
  package let response: Response

  /// Wraps that answer.
  package init(_ response: Response) { self.response = response }

  /// The HTTP status.
  package var status: Int { response.status }

  /// The version that the entity tag names; nil without one.
  package var version: Int? { response.header("ETag").flatMap { Int($0.filter { $0 != "\"" }) } }

  /// The body as text.
  package var text: String { String(decoding: response.body, as: UTF8.self) }

  /// The body as that type.
  package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
    guard status < 400 else { throw Unexpected(status: status, text: text) }
    return try JSONDecoder().decode(type, from: Data(response.body))
  }

  /// The body as a problem document.
  package func problem() throws -> ProblemDocument {
    guard status >= 400 else { throw Unexpected(status: status, text: text) }
    return try JSONDecoder().decode(ProblemDocument.self, from: Data(response.body))
  }

  /// The faulty fields of a problem, as `field code`.
  package func faults() throws -> [String] { (try problem().errors ?? []).map { "\($0.field) \($0.code)" }.sorted() }
}

/// An answer that the test did not expect.
package struct Unexpected: Error {
  /// Its status.
  package let status: Int
  /// Its body.
  package let text: String
}
