private import Contracts

/// One answer, whole.
package struct Response: Sendable {
  /// The HTTP status, 200 to 599.
  package var status: Int
  /// Names and values in the order they are sent.
  package var headers: [(name: String, value: String)]
  /// The body; empty when there is none.
  package var body: [UInt8]

  /// An answer of those parts.
  package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// The value as JSON, with sorted keys; a value that JSON cannot express (a number that is not finite) becomes a bare 500.
  ///
  /// - Parameter etag: the version of what is answered, sent as a strong entity tag.
  /// - Parameter location: where what was made is found.
  package static func json<T: Encodable>(_ value: T, status: Int = 200, etag: Int? = nil, location: String? = nil) -> Response {
    guard let body = try? JSON.bytes(of: value) else { return Response(status: 500) }  // a contract never holds such a number
    var headers: [(name: String, value: String)] = [("Content-Type", "application/json")]
    if let etag {
      headers.append(("ETag", "\"\(etag)\""))
      // A proxy that compresses would weaken the tag, and a weak one matches no `If-Match` (RFC 9110, 13.1.1).
      headers.append(("Cache-Control", "no-store, no-transform"))
    }
    if let location { headers.append(("Location", location)) }
    return Response(status: status, headers: headers, body: body)
  }

  /// A text in UTF-8.
  package static func text(_ text: String, contentType: String = "text/plain; charset=utf-8") -> Response {
    Response(status: 200, headers: [("Content-Type", contentType)], body: [UInt8](text.utf8))
  }

  /// A page in UTF-8.
  package static func html(_ page: String, status: Int = 200) -> Response {
    Response(status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: [UInt8](page.utf8))
  }

  /// A page that is read alone: it may have a style of its own, and nothing else.
  package static func standingAlone(_ page: String) -> Response {
    var response = html(page)
    response.headers.append(("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"))
    return response
  }

  /// 204: done, with nothing to show.
  package static let noContent = Response(status: 204)

  /// The problem as RFC 9457 details, with the headers that go with it.
  package static func problem(_ problem: Problem) -> Response {
    let json = Response.json(problem.document, status: problem.status)
    return Response(
      status: json.status, headers: [("Content-Type", "application/problem+json")] + problem.headers, body: json.body)
  }

  /// The value of the first header of exactly that name.
  package func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }
}
