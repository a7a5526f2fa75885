import Contracts
import Foundation
import ServiceKit
import TestOffices
import TestNetwork
import Testing

/// A server over a test application, stopped with it.
final class TestServer {
  let app: TestApplication
  let server: HTTPServer
  let port: Int

  init(_ change: (inout ServerLimits) -> Void = { _ in }) throws {
    app = try TestApplication()
    var limits = ServerLimits()
    change(&limits)
    server = HTTPServer(app.application, port: 0, limits: limits)
    port = try server.start()
  }

  deinit { server.stop(within: 2) }

  func client() throws -> RawClient { try RawClient(port: port) }

  /// The answer to one request on a connection of its own.
  func ask(
    _ method: String, _ target: String, token: String? = nil, headers: [String] = [], body: String = ""
  ) throws -> RawClient.Answer {
    let client = try client()
    client.send(method, target, token: token, headers: headers, body: body)
    return try #require(client.answer(toHead: method == "HEAD"))
  }

  /// True when the server still answers as it should.
  func isWell() throws -> Bool { try ask("GET", "/fixed").status == 200 }
}

let json = "Content-Type: application/json"

@Suite("HTTP: what a client may do wrong")
struct HTTPRefusalTests {
  let staff = TestApplication.token(.staff)

  @Test("a body over its route's limit is answered 413, with its length declared, in chunks, and before it is sent")
  func bodyLimit() throws {
    let server = try TestServer()
    let body = #"{"subject":"\#(String(repeating: "x", count: 3_000))"}"#
    #expect(try server.ask("POST", "/notes", token: staff, headers: [json], body: body).status == 413)

    let chunked = try server.client()
    chunked.send("POST", "/notes", token: staff, headers: [json, "Transfer-Encoding: chunked"])
    for _ in 0..<6 { chunked.send("1f4\r\n" + String(repeating: "y", count: 500) + "\r\n") }
    chunked.send("0\r\n\r\n")
    #expect(chunked.answer()?.status == 413)

    let asking = try server.client()
    asking.send("POST", "/notes", token: staff, headers: [json, "Content-Length: 100000", "Expect: 100-continue"])
    #expect(asking.answer()?.status == 413)
    #expect(try server.isWell())
  }

  @Test("a body without end is given up")
  func endlessBody() throws {
    let server = try TestServer()
    let client = try server.client()
    client.send("POST", "/notes", token: staff, headers: [json, "Transfer-Encoding: chunked"])
    for _ in 0..<60 { client.send("1f4\r\n" + String(repeating: "y", count: 500) + "\r\n") }
    #expect(client.isClosed)
    #expect(try server.isWell())
  }

  @Test("a head that is too large is answered 431")
  func headTooLarge() throws {
    let server = try TestServer()
    let answer = try server.ask("GET", "/fixed", headers: ["X-Long: " + String(repeating: "h", count: 40_000)])
    #expect(answer.status == 431)
    #expect(try server.isWell())
  }

  @Test(
    "a body of another kind is answered 415",
    arguments: ["Content-Type: text/xml", "Content-Type: application/json; charset=latin1", "X: y"])
  func mediaType(header: String) throws {
    let answer = try TestServer().ask("POST", "/notes", token: staff, headers: [header], body: "<a/>")
    #expect(answer.status == 415)
    #expect(answer.has("Content-Type: application/problem+json"))
  }

  @Test(
    "a body that cannot be read is answered 400 with the position",
    arguments: [
      (json, "{\n \"subject\": nope}", "line 2, column 14"), (json, "{\"a\":1", "byte 6"),
      ("Content-Type: application/x-www-form-urlencoded", "subject=a&kind=%zz", "byte 10"),
      ("Content-Type: multipart/form-data; boundary=b", "nothing", "byte 0"),
    ])
  func malformed(header: String, body: String, position: String) throws {
    let answer = try TestServer().ask("POST", "/notes", token: staff, headers: [header], body: body)
    #expect(answer.status == 400)
    #expect(answer.body.contains(position), "\(answer.body)")
  }

  @Test("every faulty field is answered with an entry of its own")
  func fields() throws {
    let body = #"{"subject":"\#(String(repeating: "s", count: 21))","count":"7","parts":[{"title":"t","colour":1}]}"#
    let answer = try TestServer().ask("POST", "/notes", token: staff, headers: [json], body: body)
    #expect(answer.status == 422)
    let document = try JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body.utf8))
    #expect(document.type == "urn:managed-contact:problem:invalidFields")
    let found = Set(document.errors?.map { "\($0.field) \($0.code)" } ?? [])
    #expect(found == ["subject tooLong", "kind missing", "count wrongType", "parts[0].colour unknown"])
  }

  @Test("where there is nothing is 404, and where there is something else is 405 with Allow")
  func routes() throws {
    let server = try TestServer()
    #expect(try server.ask("GET", "/nowhere").status == 404)
    #expect(try server.ask("GET", "/notes/").status == 404)
    let answer = try server.ask("PATCH", "/notes/a")
    #expect(answer.status == 405)
    #expect(answer.has("Allow: GET, HEAD, PUT"))
    #expect(try server.ask("BREW", "/fixed").status == 405)
  }

  @Test("no token, or one that does not hold, is 401, and another role is 403 that names the roles")
  func access() throws {
    let server = try TestServer()
    let answer = try server.ask("GET", "/notes/a")
    #expect(answer.status == 401)
    #expect(answer.has("WWW-Authenticate: Bearer"))
    #expect(try server.ask("GET", "/notes/a", token: staff + "x").status == 401)
    let refused = try server.ask("POST", "/notes/a/removal", token: staff)
    #expect(refused.status == 403)
    #expect(refused.body.contains("manager, senior-manager"))
  }

  @Test("a stale version is 412, an absent one 428; a destroyed stream is 410 to those who could have seen it, and else 404")
  func versions() throws {
    let server = try TestServer()
    #expect(try server.ask("PUT", "/notes/a", token: staff, headers: ["If-Match: \"2\""]).status == 412)
    #expect(try server.ask("PUT", "/notes/a", token: staff).status == 428)
    #expect(try server.ask("PUT", "/notes/a", token: staff, headers: ["If-Match: 3"]).status == 400)
    #expect(try server.ask("PUT", "/notes/a", token: staff, headers: ["If-Match: \"3\""]).status == 204)
    for (organisations, status) in [(["main"], 410), (["main", "other"], 410), (["other"], 404), ([], 404)]
      as [(Set<String>, Int)]
    {
      let token = TestApplication.token(.manager, organisations: organisations)
      #expect(try server.ask("POST", "/notes/a/removal", token: token).status == status, "\(organisations)")
    }
  }

  @Test(
    "what is no request is answered or closed, and the next client is served",
    arguments: [
      "GET /fixed%00 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /notes/%C0%AF HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /a\u{0}b HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /fixed?q=%ff HTTP/1.1\r\nHost: a\r\n\r\n", "GET /fixed?q=%0a HTTP/1.1\r\nHost: a\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
      "\u{16}\u{3}\u{1} garbage garbage garbage\r\n\r\n", "GET\r\n\r\n", "GET /fixed HTTP/9.9\r\n\r\n",
      "GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n",
      "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
      "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST /notes HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "GET /fixed HTTP/1.1\r\n\r\n",
    ])
  func garbage(request: String) throws {
    let server = try TestServer { $0.inactivitySeconds = 1 }
    let client = try server.client()
    client.send(request)
    if let answer = client.answer() {
      #expect((400..<600).contains(answer.status), "\(answer.head)")
    } else {
      #expect(client.isClosed)
    }
    #expect(try server.isWell())
  }

  @Test("a request whose two lengths contradict each other is refused, and nothing after it is read as another")
  func smuggling() throws {
    let server = try TestServer()
    let client = try server.client()
    client.send(
      "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /fixed HTTP/1.1\r\nHost: a\r\n\r\n"
    )
    #expect(client.answer()?.status ?? 400 == 400)
    #expect(client.answer() == nil)
    #expect(try server.isWell())
  }

  @Test("deep nesting and thousands of fields are refused")
  func bombs() throws {
    let server = try TestServer()
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(try server.ask("POST", "/notes", token: staff, headers: [json], body: deep).status == 400)
    let wide = (0..<10_000).map { "a\($0)=1" }.joined(separator: "&")
    let form = "Content-Type: application/x-www-form-urlencoded"
    #expect(try server.ask("POST", "/notes", token: staff, headers: [form], body: wide).status == 413)
    let narrower = (0..<1_001).map { _ in "a" }.joined(separator: "&")
    let many = narrower.split(separator: "&").joined(separator: "&")
    #expect(try server.ask("POST", "/notes", token: staff, headers: [form], body: String(many.prefix(2_000))).status == 422)
    #expect(try server.isWell())
  }
}
