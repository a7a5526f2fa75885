/// A request that no two readers must read in two ways, with what has to become of it.
package struct MalformedRequest: Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package let name: String
  /// Its bytes up to where another reader might see the next request begin.
  package let bytes: [UInt8]
  /// The status of the one answer.
  package let status: Int
  /// What it is counted as.
  package let fault: String

  /// Its name, for the messages of tests.
  package var description: String { name }

  fileprivate init(_ name: String, _ text: String, _ fault: String, status: Int = 400) {
    (self.name, bytes, self.fault, self.status) = (name, Array(text.utf8), fault, status)
  }

  /// All of them.
  ///
  /// - Parameter hiding: the request that is hidden behind each.
  package static func all(token: String, hiding hidden: [UInt8]) -> [MalformedRequest] {
    let maker = Maker(token: token, hiddenLength: hidden.count)
    return maker.lengths + maker.codings + maker.lines + maker.hosts + maker.repeats + maker.names + maker.requestLines
      + maker.sizes
      + maker.chunks
  }
}

private struct Maker {
  let token: String
  let hiddenLength: Int

  /// A request with those header lines, as they are, and that body.
  private func post(_ lines: String..., body: String = "") -> String {
    (["POST /contact-checks HTTP/1.1", "Host: example.org", "Authorization: Bearer \(token)", "Content-Type: application/json"]
      + lines)
      .joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private func chunked(_ body: String) -> String { post("Transfer-Encoding: chunked", body: body) }

  private func get(_ lines: String...) -> String {
    (["GET /healthz HTTP/1.1"] + lines).joined(separator: "\r\n") + "\r\n\r\n"
  }

  private typealias One = MalformedRequest

  var lengths: [MalformedRequest] {
    let (contents, twice) = ("content-length", "repeated-field")
    return [
      One("the same length twice", post("Content-Length: 2", "Content-Length: 2", body: "{}"), twice),
      One("two lengths, the second hiding a request", post("Content-Length: 0", "Content-Length: \(hiddenLength)"), twice),
      One("two lengths, the first hiding a request", post("Content-Length: \(hiddenLength)", "Content-Length: 0"), twice),
      One("two lengths in different case", post("Content-Length: 0", "content-length: \(hiddenLength)"), twice),
      One("a list of lengths", post("Content-Length: 0, \(hiddenLength)"), contents),
      One("a list of the same length", post("Content-Length: 0, 0"), contents),
      One("a length with a plus", post("Content-Length: +0"), contents),
      One("a negative length", post("Content-Length: -1"), contents),
      One("a hexadecimal length", post("Content-Length: 0x0"), contents),
      One("a length with a space inside", post("Content-Length: 0 0"), contents),
      One("a length with a semicolon", post("Content-Length: 0;"), contents),
      One("an empty length", post("Content-Length:"), contents),
      One("a length beyond any number", post("Content-Length: 99999999999999999999"), contents),
      One("a length that would wrap to nothing", post("Content-Length: 18446744073709551616"), contents),
      One("a length with an exponent", post("Content-Length: 0e1"), contents),
      One("a length in other digits", post("Content-Length: \u{FF10}"), contents),
      One("a length in quotation marks", post("Content-Length: \"0\""), contents),
    ]
  }

  var codings: [MalformedRequest] {
    let (coding, both) = ("transfer-coding", "two-lengths")
    let empty = "0\r\n\r\n"
    return [
      One("a length, then chunks", post("Content-Length: 5", "Transfer-Encoding: chunked", body: empty), both),
      One("chunks, then a length", post("Transfer-Encoding: chunked", "Content-Length: \(5 + hiddenLength)", body: empty), both),
      One("a length and a coding that is none", post("Content-Length: 0", "Transfer-Encoding: identity"), both),
      One("the coding identity", post("Transfer-Encoding: identity", body: empty), coding),
      One("two codings", post("Transfer-Encoding: gzip, chunked", body: empty), coding),
      One("chunked twice over", post("Transfer-Encoding: chunked, chunked", body: empty), coding),
      One("chunked and then another", post("Transfer-Encoding: chunked, identity", body: empty), coding),
      One("chunked with a comma", post("Transfer-Encoding: chunked,", body: empty), coding),
      One("a coding that ends like chunked", post("Transfer-Encoding: xchunked", body: empty), coding),
      One("chunked in quotation marks", post("Transfer-Encoding: \"chunked\"", body: empty), coding),
      One("chunked with a parameter", post("Transfer-Encoding: chunked;q=1", body: empty), coding),
      One("chunked with a soft hyphen", post("Transfer-Encoding: chun\u{AD}ked", body: empty), coding),
      One("an empty coding", post("Transfer-Encoding:", body: empty), coding),
      One("the coding twice", post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked", body: empty), "repeated-field"),
      One(
        "the coding twice, differently", post("Transfer-Encoding: chunked", "transfer-encoding: x", body: empty), "repeated-field"
      ),
      One("a vertical tab before chunked", post("Transfer-Encoding: \u{0B}chunked", body: empty), "control-character"),
      One("NUL after chunked", post("Transfer-Encoding: chunked\u{0}", body: empty), "control-character"),
      One(
        "chunks in HTTP/1.0", chunked(empty).replacing("HTTP/1.1", with: "HTTP/1.0"), coding),
    ]
  }

  var lines: [MalformedRequest] {
    let (fold, end, control) = ("folded-line", "line-end", "control-character")
    return [
      One("a folded line that is a coding", post("X: y\r\n Transfer-Encoding: chunked"), fold),
      One("a folded line after a coding", post("Transfer-Encoding:\r\n chunked", body: "0\r\n\r\n"), fold),
      One("a line folded with a tab", post("X: y\r\n\tz"), fold),
      One("a first line that is folded", get(" Host: example.org"), fold),
      One("a line of white space", post("X: y", " "), fold),
      One("a header that ends with LF alone", post("X: y\nTransfer-Encoding: chunked"), end),
      One("a header that ends with CR alone", post("X: y\rTransfer-Encoding: chunked"), end),
      One("CR twice before LF", post("X: y\r"), end),
      One("a head of LF alone", "GET /healthz HTTP/1.1\nHost: example.org\n\n", end),
      One("a head of CR alone", "GET /healthz HTTP/1.1\rHost: example.org\r\r", end),
      One("a head whose last line is LF alone", "GET /healthz HTTP/1.1\r\nHost: example.org\r\n\n", end),
      One("NUL in a value", post("X: y\u{0}z"), control),
      One("NUL in a name", post("X\u{0}: y"), control),
      One("an escape in a value", post("X: \u{1B}[2J"), control),
      One("DEL in a value", post("X: \u{7F}"), control),
      One("NUL in the target", "GET /healthz\u{0} HTTP/1.1\r\nHost: a\r\n\r\n", control),
    ]
  }

  var hosts: [MalformedRequest] {
    [
      One("no host", get("X: y"), "host"), One("two hosts", get("Host: a", "Host: b"), "repeated-field"),
      One("the same host twice", get("Host: a", "host: a"), "repeated-field"),
      One("a host with a space", get("Host: a b"), "host"), One("a host with a path", get("Host: a/b"), "host"),
      One("a list of hosts", get("Host: a,b"), "host"), One("a host with a user", get("Host: u@a"), "host"),
      One("a host with a query", get("Host: a?b"), "host"),
    ]
  }

  var repeats: [MalformedRequest] {
    ["Authorization: Bearer x", "Content-Type: text/plain", "Idempotency-Key: b", "Expect: x"].map { line in
      let name = line.prefix { $0 != ":" }
      let first = ["Idempotency-Key": "Idempotency-Key: a\r\n", "Expect": "Expect: y\r\n"][String(name)] ?? ""
      return One("\(name) twice", post(first + line, "Content-Length: 2", body: "{}"), "repeated-field")
    }
  }

  var names: [MalformedRequest] {
    [
      "Transfer-Encoding : chunked", "Transfer-Encoding\t: chunked", "Content-Length : 5", "X Y: z", ": z", "X", "X@Y: z",
      "(X): y", "X\u{E9}: y",
      "X,Y: z", "X;Y: z",
    ].map { One("the header line '\($0)'", post($0, body: "0\r\n\r\n"), "field-name") }
  }

  var requestLines: [MalformedRequest] {
    let (line, host) = ("request-line", "\r\nHost: a\r\n\r\n")
    return [
      "GET  /healthz HTTP/1.1", "GET\t/healthz HTTP/1.1", "GET /healthz", "GET /healthz HTTP/1", "GET /healthz http/1.1",
      "GET /healthz HTTP/1.1 ", " GET /healthz HTTP/1.1", "G(T /healthz HTTP/1.1", "GET  HTTP/1.1",
      "GET /healthz HTTP/1.1 GET / HTTP/1.1",
      "GET /healthz HTTP/11", "GET /healthz HTTP/1,1", "\r\n\r\nGET /healthz HTTP/1.1",
    ].map { One("the request line '\($0)'", $0 + host, line) } + [
      One("HTTP/2.0", "GET /healthz HTTP/2.0" + host, "version", status: 505),
      One("HTTP/0.9 with a head", "GET /healthz HTTP/0.9" + host, "version", status: 505),
      One("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "version", status: 505),
    ]
  }

  var sizes: [MalformedRequest] {
    let many = (0..<150).map { "X-\($0): y" }.joined(separator: "\r\n")
    return [
      One("a target without end", "GET /\(String(repeating: "a", count: 20_000))", "target-too-long", status: 414),
      One(
        "a target that is too long", "GET /\(String(repeating: "a", count: 8_200)) HTTP/1.1\r\nHost: a\r\n\r\n",
        "target-too-long",
        status: 414),
      One(
        "a head that is too large", get("Host: a", "X: \(String(repeating: "y", count: 40_000))"), "head-too-large", status: 431),
      One("a head of too many lines", get("Host: a", many), "head-too-large", status: 431),
    ]
  }

  var chunks: [MalformedRequest] {
    let (size, text, end) = ("chunk", "chunk-extension", "line-end")
    let long = String(repeating: "e", count: 256)
    let shared = (0..<20).map { _ in "1;" + String(repeating: "e", count: 20) + "\r\n{\r\n" }.joined()
    return [
      One("a chunk size that is no number", chunked("zz\r\n"), size),
      One("a chunk size with 0x", chunked("0x2\r\n{}\r\n0\r\n\r\n"), size),
      One("a negative chunk size", chunked("-1\r\n"), size), One("an empty chunk size", chunked("\r\n{}\r\n"), size),
      One("a chunk size after a space", chunked(" 2\r\n{}\r\n0\r\n\r\n"), size),
      One("a chunk size beyond any number", chunked("FFFFFFFFFFFFFFFF0\r\n"), size),
      One("a chunk size with a comma", chunked("2,0\r\n{}\r\n0\r\n\r\n"), size),
      One("a chunk size with a space after it", chunked("2 \r\n{}\r\n0\r\n\r\n"), text),
      One("a chunk size that ends with LF alone", chunked("2\n{}\r\n0\r\n\r\n"), end),
      One("a chunk size that ends with CR alone", chunked("2\r{}\r\n0\r\n\r\n"), end),
      One("a chunk longer than its size", chunked("2\r\n{}{}\r\n0\r\n\r\n"), size),
      One("a chunk that ends with LF alone", chunked("2\r\n{}\n0\r\n\r\n"), end),
      One("a chunk that ends with CR alone", chunked("2\r\n{}\r0\r\n\r\n"), end),
      One("chunk extensions of 257 bytes", chunked("2;\(long)\r\n{}\r\n0\r\n\r\n"), text),
      One("chunk extensions of 400 bytes in parts", chunked(shared + "0\r\n\r\n"), text),
      One("a chunk extension with LF inside", chunked("2;a\nb\r\n{}\r\n0\r\n\r\n"), end),
      One("a chunk extension with CR inside", chunked("2;a\rb\r\n{}\r\n0\r\n\r\n"), end),
      One("a chunk extension with NUL", chunked("2;a\u{0}\r\n{}\r\n0\r\n\r\n"), text),
      One("a last chunk that ends with LF alone", chunked("0\n\n"), end),
      One("a trailer that is folded", chunked("0\r\nX: y\r\n z\r\n\r\n"), "folded-line"),
      One("a trailer with a space in its name", chunked("0\r\nX : y\r\n\r\n"), "field-name"),
      One("a trailer with LF alone", chunked("0\r\nX: y\n\r\n"), end),
      One("a trailer with NUL", chunked("0\r\nX: \u{0}\r\n\r\n"), "control-character"),
      One(
        "a trailer without end", chunked("0\r\nX: \(String(repeating: "y", count: 5_000))\r\n\r\n"), "head-too-large", status: 431
      ),
    ]
  }
}
