/// The methods of HTTP that a route can have.
package enum HTTPMethod: String, CaseIterable, Sendable {
  /// Reads.
  case get = "GET"
  /// Answered by the GET route, without its body.
  case head = "HEAD"
  /// Asks for something to be done.
  case post = "POST"
  /// Sets what is there.
  case put = "PUT"
  /// Changes some of what is there.
  case patch = "PATCH"
  /// Whatever else a client sends; no route has it.
  case other = "OTHER"

  /// The method of that token, which is case-sensitive (RFC 9110, 9.1).
  package init(token: String) {
    self = HTTPMethod(rawValue: token) ?? .other
  }
}
