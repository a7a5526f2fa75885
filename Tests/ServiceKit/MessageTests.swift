import Contracts
import TestNetwork
import TestOffices
import Testing

@testable import ServiceKit

@Suite("HTTP: how a request is read")
struct MessageTests {
  private let staff = TestApplication.token(.staff)

  @Test(
    "a path is routed as it is when dot segments are removed and unreserved characters are decoded (RFC 3986, 6.2.2)",
    arguments: [
      "/./fixed", "/a/../fixed", "/a/%2e%2E/fixed", "/%2e/fixed", "/fi%78ed", "/../fixed", "/../../fixed", "/a/b/../.././fixed",
      "http://example.org/fixed", "HTTPS://example.org:8443/a/../fixed",
    ])
  func normalised(target: String) throws {
    #expect(try TestServer().ask("GET", target).status == 200)
  }

  @Test(
    "an empty segment is a segment, an encoded slash is none, and what names no path is refused",
    arguments: [
      ("//fixed", 404), ("/fixed/", 404), ("/fixed/.", 404), ("/fixed/x/..", 404), ("/x//../fixed", 404), ("/x%2F../fixed", 404),
      ("/fixed#here", 400), ("*", 400), ("fixed", 400), ("http://", 400), ("ftp://example.org/fixed", 400), ("/fixed%0a", 400),
      ("/fixed%00", 400), ("/%zz", 400), ("/%c0%af", 400),
    ])
  func otherPaths(target: String, status: Int) throws {
    #expect(try TestServer().ask("GET", target).status == status)
  }

  @Test("what the transport refuses by itself is a problem document, with its status, and is counted")
  func documents() throws {
    let server = try TestServer()
    let long = String(repeating: "a", count: 9_000)
    for (request, status, fault) in [
      ("GET /fixed HTTP/1.1\r\n\r\n", 400, "host"), ("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", 414, "target-too-long"),
      ("GET /fixed HTTP/1.1\r\nHost: a\r\nX: \(long)\(long)\(long)\(long)\r\n\r\n", 431, "head-too-large"),
      ("GET /fixed HTTP/3.0\r\nHost: a\r\n\r\n", 505, "version"),
    ] {
      let client = try server.client()
      client.send(request)
      let answer = try #require(client.answer())
      #expect(answer.status == status && answer.has("Content-Type: application/problem+json") && answer.has("traceparent: 00-"))
      #expect(try JSON.decode(ProblemDocument.self, from: Array(answer.body.utf8)).status == status)
      #expect(client.isClosed)
      let line = #"http_messages_refused_total{fault="\#(fault)"} 1"#
      #expect(server.app.application.metrics.text().contains(line), "\(line)")
    }
  }

  @Test(
    "what is unusual and clear is read",
    arguments: [
      "\r\nGET /fixed HTTP/1.1\r\nHost: a\r\n\r\n", "GET /fixed HTTP/1.1\r\nHost:a\r\n\r\n",
      "GET /fixed HTTP/1.1\r\nHost:\r\n\r\n",
      "GET /fixed HTTP/1.1\r\nhOST: \t [::1]:80 \t\r\nX: caf\u{E9}\r\nX:\r\n\r\n", "GET /fixed HTTP/1.9\r\nHost: a\r\n\r\n",
      "GET /fixed HTTP/1.1\r\nHost: a\r\nContent-Length: 000\r\n\r\n",
      "GET /fixed HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: CHUNKED\r\n\r\n2 ; a=\"b\"\r\n{}\r\n00\r\nX: y\r\n\r\n",
      "GET /fixed HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\(String(repeating: "e", count: 255))\r\n{\r\n0\r\n\r\n",
    ])
  func unusual(request: String) throws {
    let server = try TestServer()
    let client = try server.client()
    client.send(request + "GET /fixed HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(client.answer()?.status == 200)
    #expect(client.answer()?.status == 200, "the next request on the connection")
  }

  @Test("HTTP/1.0 closes the connection unless it is asked to keep it, and HTTP/1.1 keeps it unless it is asked to close it")
  func connections() throws {
    let server = try TestServer()
    for (request, isKept) in [
      ("GET /fixed HTTP/1.0\r\n", false), ("GET /fixed HTTP/1.0\r\nConnection: Keep-Alive\r\n", true),
      ("GET /fixed HTTP/1.1\r\nHost: a\r\n", true), ("GET /fixed HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n", false),
      ("GET /fixed HTTP/1.1\r\nHost: a\r\nConnection: close\r\nConnection: keep-alive\r\n", false),
    ] {
      let client = try server.client()
      client.send(request + "\r\n")
      let answer = try #require(client.answer())
      #expect(answer.status == 200 && answer.has("Connection: close") == !isKept, "\(request)")
      client.send(request + "\r\n")
      #expect((client.answer() != nil) == isKept, "\(request)")
    }
  }

  @Test("a client that asks before it sends its body is told to go on, or is refused at once")
  func expectation() throws {
    let server = try TestServer()
    let client = try server.client()
    let body = #"{"subject":"a","kind":"phone","count":1}"#
    client.send("POST", "/notes", token: staff, headers: [json, "Content-Length: \(body.utf8.count)", "Expect: 100-continue"])
    #expect(client.next(24) == Array("HTTP/1.1 100 Continue\r\n\r".utf8))
    client.send(body)
    #expect(client.answer()?.status == 201)
    let refused = try server.client()
    refused.send("POST", "/notes", headers: [json, "Content-Length: \(body.utf8.count)", "Expect: 100-continue"])
    #expect(refused.answer()?.status == 401)
    #expect(refused.isClosed)
  }

  @Test(
    "If-Match names one version, several, or any; a weak tag matches none (RFC 9110, 13.1.1)",
    arguments: [
      ([#""3""#], 204), (["*"], 204), ([#""2", "3""#], 204), ([#"W/"3", "3""#], 204), ([#""2" , "3""#], 204), ([#", "3","#], 204),
      ([#""2""#, #""3""#], 204), ([#""x,y", "3""#], 204), ([#"W/"3""#], 412), ([#""2""#], 412), ([#""03""#], 412),
      ([#""+3""#], 412),
      ([#""""#], 412), ([#"W/"2", W/"3""#], 412), (["3"], 400), ([#""3"#], 400), ([#"w/"3""#], 400), ([#""2" "3""#], 400),
      ([#"*, "3""#], 400),
      ([","], 400),
    ])
  func tags(lines: [String], status: Int) throws {
    let answer = try TestServer().ask("PUT", "/notes/a", token: staff, headers: lines.map { "If-Match: " + $0 })
    #expect(answer.status == status, "\(answer.body)")
  }

  @Test("a weak tag of the version that is there is told what to send instead")
  func weak() throws {
    let answer = try TestServer().ask("PUT", "/notes/a", token: staff, headers: [#"If-Match: W/"3""#])
    let problem = try JSON.decode(ProblemDocument.self, from: Array(answer.body.utf8))
    #expect(problem.type.hasSuffix(":weakVersion") && problem.detail?.hasSuffix(#"as "3""#) == true)
  }

  @Test("the date of an answer is written as HTTP writes it")
  func date() {
    #expect(ResponseHead.date(Instant(milliseconds: 784_111_777_000)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(ResponseHead.date(Instant(milliseconds: 951_782_400_000)) == "Tue, 29 Feb 2000 00:00:00 GMT")
  }
}
