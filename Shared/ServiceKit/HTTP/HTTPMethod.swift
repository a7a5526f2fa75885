/// The methods of HTTP that a route can have.
package enum HTTPMethod: String, CaseIterable, Sendable {
  case get = "GET"
  /// Answered by the GET route, without its body.
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  /// Whatever else a client sends; no route has it.
  case other = "OTHER"

  /// The method of that token, which is case-sensitive (RFC 9110, 9.1).
  package init(token: String) {
    self = HTTPMethod(rawValue: token) ?? .other
  }
}
