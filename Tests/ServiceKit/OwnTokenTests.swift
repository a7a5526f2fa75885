import Contracts
import Foundation
import ServiceKit
import Synchronization
import TestNetwork
import TestOffices
import Testing

@Suite("A service sends its token only to a process that proved to be the service it asks")
struct OwnTokenTests {
  /// A records service whose address of intake is that one.
  private func records(intakeAt address: String) throws -> (client: HTTPClient, bench: Bench) {
    let bench = try Bench(.records, environment: ["MC_INTAKE_URL": address])
    return (try bench.platform.client(of: .intake, limits: AnswerLimits(seconds: 5)), bench)
  }

  private func served(_ bench: Bench, says port: Int? = nil, _ body: (String) throws -> Void) throws {
    let server = HTTPServer(bench.application, port: 0)
    let found = try server.start()
    bench.platform.identity.listens(at: port ?? found)
    defer { server.stop(within: 1) }
    try body("http://127.0.0.1:\(found)")
  }

  private func error(of body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch { return "\(error)" }
  }

  @Test("the service itself proves it once, and is then asked with the token")
  func proven() throws {
    let intake = try Bench()
    try intake.append(3)
    try served(intake) { address in
      let (client, _) = try records(intakeAt: address)
      for _ in 0..<2 { #expect(try client.send(.get, "/journal?after=0").status == 200) }
    }
  }

  @Test(
    "a program at the address gets no token, whatever it answers",
    arguments: [
      "200 OK\r\nContent-Length: 2\r\n\r\n{}", "404 Not Found\r\nContent-Length: 0\r\n\r\n",
      "401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
      "200 OK\r\nContent-Length: 89\r\n\r\n{\"service\":\"intake\",\"run\":\"019ab000-0000-7000-8000-000000000001\",\"proof\":\"AAAAAAAAAAAAAAA\"}",
      "302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "nonsense\r\n\r\n",
    ])
  func impostor(answer: String) throws {
    let heard = Mutex<[String]>([])
    let impostor = try RawServer { connection in
      heard.withLock { $0.append(connection.request) }
      connection.send("HTTP/1.1 " + answer)
    }
    let (client, _) = try records(intakeAt: impostor.address)
    #expect(error { _ = try client.send(.get, "/journal?after=0&limit=7") } != "none")
    // Another test's service may once have had the port, and be asked for still.
    let ours = heard.withLock { $0 }.filter { $0.contains("/identity?challenge=") || $0.contains("limit=7") }
    #expect(!ours.isEmpty && ours.allSatisfy { $0.hasPrefix("GET /identity?challenge=") && !$0.lowercased().contains("bearer") })
  }

  @Test("a program that passes the question on to the real service, at its own port, gets no token")
  func relay() throws {
    let intake = try Bench()
    try served(intake) { address in
      let heard = Mutex<[String]>([])
      let relay = try RawServer { connection in
        heard.withLock { $0.append(connection.request) }
        let target = String(connection.request.split(separator: " ")[1])
        let request = ClientRequest(method: .get, address: address, target: target, headers: [])
        guard let answer = try? HTTPTransport.network.ask(request) else { return }
        connection.send("HTTP/1.1 \(answer.status) OK\r\nContent-Length: \(answer.body.count)\r\n\r\n")
        connection.send(answer.body)
      }
      let (client, _) = try records(intakeAt: relay.address)
      #expect(error { _ = try client.send(.get, "/journal?after=0") }.contains("unproven"))
      #expect(heard.withLock { $0 }.count == 1)
    }
  }

  @Test("a redirection is not followed, so that the token goes to no other address")
  func redirected() throws {
    let intake = try Bench()
    let elsewhere = Mutex<[String]>([])
    let other = try RawServer { connection in elsewhere.withLock { $0.append(connection.request) } }
    let location = other.address + "/journal"
    let proven = try RawServer { connection in
      let target = String(connection.request.split(separator: " ")[1])
      let answer = intake.application.handle(Request(.get, target))
      guard target.hasPrefix("/identity") else {
        connection.send("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
        return
      }
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(answer.body.count)\r\n\r\n")
      connection.send(answer.body)
    }
    intake.platform.identity.listens(at: try #require(URLComponents(string: proven.address)?.port))
    let (client, _) = try records(intakeAt: proven.address)
    #expect(error { _ = try client.send(.get, "/journal?after=0") }.contains("redirected"))
    #expect(elsewhere.withLock { $0 }.isEmpty && proven.sentBytes > 0)
  }

  @Test("another service, or one with another secret, at the address is not asked")
  func otherService() throws {
    let scratch = try Scratch()
    let secret = try scratch.file("other-secret", "another invented secret of forty-two bytes")
    for other in [try Bench(.notification), try Bench(scratch: scratch, environment: ["MC_SECRET_FILE": secret])] {
      try served(other) { address in
        let (client, _) = try records(intakeAt: address)
        #expect(error { _ = try client.send(.get, "/journal?after=0") }.contains("unproven"))
      }
    }
  }

  @Test(
    "a service that was started again proves itself anew within the same call; a token for the run before it is worth nothing")
  func restarted() throws {
    let (before, after) = (try Bench(), try Bench())
    let answering = Mutex(before.application)
    let seen = Mutex<[String]>([])
    let transport = HTTPTransport { request, limits, then in
      seen.withLock { $0 += request.headers.filter { $0.name == "Authorization" }.map(\.value) }
      let application = answering.withLock { $0 }
      HTTPTransport.inMemory { application.handle($0) }.send(request, limits, then)
    }
    for intake in [before, after] { intake.platform.identity.listens(at: 8081) }
    let client = try Bench(.records, environment: ["MC_INTAKE_URL": "http://127.0.0.1:8081"]).platform
      .client(of: .intake, transport: transport)
    #expect(try client.send(.get, "/journal?after=0").status == 200)
    let caught = try #require(seen.withLock { $0.last })
    answering.withLock { $0 = after.application }
    #expect(try client.send(.get, "/journal?after=0").status == 200)
    #expect(seen.withLock { $0.count } == 3, "the first, the first again in vain, and the second")
    let replayed = after.application.handle(Request(.get, "/journal?after=0", headers: [("Authorization", caught)]))
    #expect(replayed.status == 401 && String(decoding: replayed.body, as: UTF8.self).contains("another run"))
  }

  @Test("the question needs a UUID, so that it can never be the text of a token")
  func challenge() throws {
    let bench = try Bench()
    for challenge in ["", "?challenge=", "?challenge=eyJhbGciOiJIUzI1NiJ9.e30"] {
      #expect(bench.ask(.get, "/identity" + challenge).status == 422)
    }
  }
}
