import Contracts
import Foundation
import ServiceKit
import TestNetwork
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("Requests that are read in two ways", .serialized)
  struct SmugglingTests {
    /// A request that registers a person: if it runs, that person is there.
    private static func hidden(_ token: String) -> [UInt8] {
      let body = #"{"name":"Hidden Person","organisation":"opfcc"}"#
      return Array(
        """
        POST /service-users HTTP/1.1\r\nHost: example.org\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r
        Content-Length: \(body.utf8.count)\r\n\r\n\(body)
        """.replacing("\r\n        ", with: "\r\n").utf8)
    }

    private static func port(of service: Service, in deployment: Deployment) throws -> Int {
      let port = deployment.addresses[service].split(separator: ":").last
      return try #require(port.flatMap { Int($0) })
    }

    /// What a counter of the service stands at, summed over the series that have that label.
    private static func count(_ name: String, _ label: String, in deployment: Deployment) throws -> Int {
      let text = String(decoding: try deployment.answer(.get, "/metrics", of: .intake).body, as: UTF8.self)
      let lines = text.split(separator: "\n").filter { $0.hasPrefix(name + "{") && $0.contains(label) }
      return lines.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
    }

    private static func hiddenPeople(in deployment: Deployment) throws -> Int {
      let answer = try deployment.answer(.get, "/service-users?name=Person&limit=200", of: .intake, by: deployment.cast.sam)
      return try JSON.decode(Page<ServiceUser>.self, from: answer.body).items.count
    }

    @Test("each is answered once with a problem document and counted, its connection is closed, and nothing hidden in it runs")
    func direct() async throws {
      try await Deployment.with([.intake]) { deployment in
        let (port, token) = (try Self.port(of: .intake, in: deployment), try deployment.token(of: deployment.cast.sam))
        let hidden = Self.hidden(token)
        let requests = MalformedRequest.all(token: token, hiding: hidden)
        #expect(requests.count >= 100)
        for request in requests {
          let before = try Self.count("http_messages_refused_total", #"fault="\#(request.fault)""#, in: deployment)
          let client = try RawClient(port: port)
          client.send(request.bytes + hidden)
          let answer = try #require(client.answer(), "\(request) is not answered")
          #expect(answer.status == request.status, "\(request): \(answer.head)")
          #expect(
            answer.has("Content-Type: application/problem+json") && answer.has("Connection: close"), "\(request): \(answer.head)")
          let document = try JSON.decode(ProblemDocument.self, from: Array(answer.body.utf8))
          #expect(document.status == request.status && document.type.hasPrefix("urn:managed-contact:problem:"))
          #expect(client.answer() == nil, "\(request): a second request was read")
          #expect(client.isClosed, "\(request): the connection is open")
          let after = try Self.count("http_messages_refused_total", #"fault="\#(request.fault)""#, in: deployment)
          #expect(after == before + 1, "\(request) is not counted once as \(request.fault)")
        }
        #expect(try Self.hiddenPeople(in: deployment) == 0)
        // The hidden request is one: sent by itself, it runs.
        let client = try RawClient(port: port)
        client.send(hidden)
        #expect(client.answer()?.status == 201)
        #expect(try Self.hiddenPeople(in: deployment) == 1)
      }
    }

    @Test("a request in parts of one byte is read as it is in one piece, whether it is refused or not")
    func inParts() async throws {
      try await Deployment.with([.intake]) { deployment in
        let (port, token) = (try Self.port(of: .intake, in: deployment), try deployment.token(of: deployment.cast.sam))
        let requests = MalformedRequest.all(token: token, hiding: Self.hidden(token)).filter { $0.bytes.count < 400 }
        let clients = try requests.map { _ in try RawClient(port: port) }
        for index in 0..<400 {
          for (client, request) in zip(clients, requests) where index < request.bytes.count {
            client.send([request.bytes[index]])
          }
        }
        for (client, request) in zip(clients, requests) {
          #expect(client.answer()?.status == request.status, "\(request)")
        }
        let (good, bytes) = (try RawClient(port: port), Self.hidden(token))
        for byte in bytes { good.send([byte]) }
        #expect(good.answer()?.status == 201)
      }
    }

    @Test("through nginx, no request runs that nginx did not know of, each is answered or closed, and the service lives")
    func throughProxy() async throws {
      try await Deployment.with([.intake]) { deployment in
        let token = try deployment.token(of: deployment.cast.sam)
        let hidden = Self.hidden(token)
        let requests = MalformedRequest.all(token: token, hiding: hidden)
        let proxy = try Proxy(before: deployment.addresses[.intake])
        defer { proxy.end() }
        for manner in [Proxy.Manner.whole, .streaming] {
          let port = try #require(proxy.ports[manner])
          let logged = try proxy.log().count
          let before = try Self.count("http_requests_total", "", in: deployment)
          let people = try Self.hiddenPeople(in: deployment)
          let clients = try requests.map { request in
            let client = try RawClient(port: port)
            client.send(request.bytes + hidden)
            return (request, client)
          }
          for (request, client) in clients {
            while client.answer() != nil {}
            #expect(client.isClosed, "\(request) is neither answered nor closed")
          }
          let lines = try proxy.log().dropFirst(logged)
          // Each try at the service has a status of its own; where nginx answers by itself there is none.
          let passedOn = lines.flatMap { $0.split(separator: " ").dropFirst(3) }.filter { Int($0.filter(\.isNumber)) != nil }
            .count
          let registrations = lines.filter { $0.hasPrefix("POST /service-users 201 ") }.count
          let run = try Self.count("http_requests_total", "", in: deployment) - before
          let registered = try Self.hiddenPeople(in: deployment) - people
          // The questions of this test itself are three of them.
          #expect(run - 3 <= passedOn, "\(run - 3) requests ran of \(passedOn) that nginx passed on")
          #expect(registered == registrations, "\(registered) people for \(registrations) requests that nginx knew of")
          #expect(passedOn > 20, "nginx passes on what it can read")
        }
        #expect(try deployment.answer(.get, "/healthz", of: .intake).status == 200)
      }
    }

    @Test(
      "a weakened entity tag matches nothing and the answer says what does; nginx gives back the strong one where it is told to")
    func weakTags() async throws {
      try await Deployment.with([.intake]) { deployment in
        let token = try deployment.token(of: deployment.cast.sam)
        let proxy = try Proxy(before: deployment.addresses[.intake])
        defer { proxy.end() }
        let compressing = try #require(proxy.ports[.compressing])
        let restoring = try #require(proxy.ports[.restoring])
        let made = try deployment.answer(
          .post, "/service-users", of: .intake, by: deployment.cast.sam,
          Form([("name", "Robin Quist"), ("organisation", "opfcc")]))
        let person = try JSON.decode(ServiceUser.self, from: made.body)
        // Each correction is another: one of nothing makes no version.
        var numbers = 0
        func ask(_ method: HTTPMethod, _ port: Int, _ headers: [(name: String, value: String)]) throws -> ClientAnswer {
          var request = ClientRequest(
            method: method, address: "http://127.0.0.1:\(port)", target: "/service-users/\(person.id)",
            headers: headers + [("Authorization", "Bearer \(token)"), ("Content-Type", MergePatch.mediaType)])
          if method != .get {
            numbers += 1
            request.body = Array(#"{"telephoneNumbers":["01632 96000\#(numbers)"]}"#.utf8)
          }
          return try HTTPTransport.network.ask(request)
        }
        let read = try ask(.get, compressing, [("Accept-Encoding", "gzip")])
        #expect(read.headers["content-encoding"] == "gzip" && read.headers["etag"] == #"W/"1""#)
        #expect(read.headers["cache-control"] == "no-store, no-transform")
        let refused = try ask(.patch, compressing, [("If-Match", #"W/"1""#)])
        let problem = try JSON.decode(ProblemDocument.self, from: refused.body)
        #expect(refused.status == 412 && problem.type.hasSuffix(":weakVersion") && problem.detail?.contains(#"as "1""#) == true)
        #expect(try ask(.patch, compressing, [("If-Match", #""1""#)]).status == 200)
        #expect(try ask(.patch, restoring, [("If-Match", #"W/"2""#)]).status == 200)
        #expect(try ask(.patch, restoring, [("If-Match", #"W/"2""#)]).status == 412)
        #expect(try ask(.patch, compressing, [("If-Match", #""1", W/"7" , "3""#)]).status == 200)
        #expect(try ask(.patch, compressing, [("If-Match", "*")]).status == 200)
      }
    }
  }
}
