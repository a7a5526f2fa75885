import Contracts

extension Exchange {
  /// An answer that a client may keep, and ask again whether it is still the same: 304 where it is.
  ///
  /// It is tagged by its content, and is the same for everyone who is given the same. Only the client itself keeps it, and asks each time.
  package func revalidated(_ response: Response) -> Response {
    let tag = "\"" + Hexadecimal.text(Array(LibCrypto().sha256(response.body).prefix(16))) + "\""
    let headers: [(name: String, value: String)] = [("ETag", tag), ("Cache-Control", "private, no-cache")]
    guard isKnown(tag) else {
      return Response(status: response.status, headers: response.headers + headers, body: response.body)
    }
    return Response(status: 304, headers: headers)
  }

  /// Whether `If-None-Match` names that tag. Tags are compared weakly: a proxy that compresses weakens them (RFC 9110, 13.1.2).
  private func isKnown(_ tag: String) -> Bool {
    guard let header = request.header("if-none-match") else { return false }
    return header.split(separator: ",").contains { part in
      let named = part.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
      let text = String(named)
      return text == "*" || (text.hasPrefix("W/") ? String(text.dropFirst(2)) : text) == tag
    }
  }
}
