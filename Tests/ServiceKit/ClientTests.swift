import Contracts
import Dispatch
import Foundation
import ServiceKit
import Storage
import Synchronization
import TestOffices
import Testing

@Suite("The client, over the network")
struct ClientTests {
  private func served(_ bench: Bench, _ body: (HTTPServer, String) throws -> Void) throws {
    let server = HTTPServer(bench.application, port: 0)
    let port = try server.start()
    defer { server.stop(within: 1) }
    try body(server, "http://127.0.0.1:\(port)")
  }

  @Test("an answer is decoded as its contract, and a problem as a problem")
  func answers() throws {
    let bench = try Bench()
    let token = bench.token(.administrator)
    try served(bench) { _, address in
      let client = HTTPClient(base: address + "/", token: { token })
      #expect(try client.get("/clock", as: ClockAnswer.self, in: TraceContext(continuing: nil)).offsetSeconds == 0)
      #expect(try client.send(.put, "/clock", body: ClockMove(offset: "P1D")).status == 200)
      #expect(bench.platform.clock.offset == 86_400)
      do {
        _ = try client.send(.get, "/nothing/here")
        Issue.record("there was an answer")
      } catch ClientError.problem(let status, let document) {
        #expect(status == 404)
        #expect(document?.type == "urn:managed-contact:problem:notFound")
      }
      do {
        _ = try client.get("/clock", as: HealthAnswer.self, in: TraceContext(continuing: nil))
        Issue.record("that was decoded")
      } catch ClientError.undecodable(let what) {
        #expect(what == "HealthAnswer")
      }
    }
  }

  @Test("a service that is not there is unreachable")
  func unreachable() throws {
    let bench = try Bench()
    var address = ""
    try served(bench) { address = $1 }
    do {
      _ = try HTTPClient(base: address, token: { "" }, limits: AnswerLimits(seconds: 5)).send(.get, "/healthz")
      Issue.record("there was an answer")
    } catch ClientError.unreachable {}
  }

  @Test("an answer that does not come in time is not awaited")
  func deadline() throws {
    let client = HTTPClient(base: "", token: { "" }, limits: AnswerLimits(seconds: 1), transport: HTTPTransport { _, _, _ in })
    do {
      _ = try client.send(.get, "/healthz")
      Issue.record("there was an answer")
    } catch ClientError.deadline(let seconds) {
      #expect(seconds == 1)
    }
  }

  @Test("a follower over the network catches up, is woken by a commit, and stops at once though its poll goes on")
  func follower() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    let token = source.token(.service)
    let applied = Mutex<[Int64]>([])
    let arrived = DispatchSemaphore(value: 0)
    try source.append(1200)
    try served(source) { server, address in
      let follower = FeedFollower(
        source: "intake", client: HTTPClient(base: address, token: { token }), database: bench.platform.database,
        parts: FeedFollower.Parts(log: .silent, metrics: bench.platform.metrics), events: IntakeEvent.self
      ) { _, event, _ in
        applied.withLock { $0.append(event.seq) }
        if event.seq >= 1200 { arrived.signal() }
      }
      follower.start()
      #expect(arrived.wait(timeout: .now() + 20) == .success)
      try source.append(1)
      #expect(arrived.wait(timeout: .now() + 20) == .success)
      follower.stop()
      let started = ContinuousClock.now
      while follower.state != .idle, ContinuousClock.now - started < .seconds(10) { Thread.sleep(forTimeInterval: 0.005) }
      #expect(follower.state == .idle)
      source.platform.polls.stop()
    }
    #expect(applied.withLock { $0 } == Array(1...1201))
  }
}
