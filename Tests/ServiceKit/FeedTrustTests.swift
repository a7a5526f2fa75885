import Contracts
import Dispatch
import Foundation
import Storage
import Synchronization
import TestNetwork
import TestOffices
import Testing

@testable import ServiceKit

@Suite("A follower takes only what the source's journal holds, and no more than it can bear")
struct FeedTrustTests {
  private func follower(
    at address: String, of source: Bench, in bench: Bench, name: String = "intake", log: Log = .silent, transferSeconds: Int = 30,
    waitSeconds: Int = 20
  ) -> FeedFollower {
    let token = source.token(.service)
    return FeedFollower(
      source: name, client: HTTPClient(base: address, token: { token }), database: bench.platform.database,
      waitSeconds: waitSeconds, transferSeconds: transferSeconds,
      parts: FeedFollower.Parts(log: log, metrics: bench.platform.metrics, random: { _ in 0.02 }), events: IntakeEvent.self
    ) { _, event, transaction in
      try transaction.execute("INSERT INTO note (number, text) VALUES ($1, $2)", .integer(event.seq), .text(event.type))
    }
  }

  /// Serves a feed over the network, each page changed by `change` while that is given.
  private func served(
    _ bench: Bench, change: @escaping @Sendable (Response) -> Response = { $0 }, _ body: (String) throws -> Void
  ) throws {
    let application = bench.application
    let route = Route(.get, "/journal", "The feed", access: .open, asks: JournalQuery.self) { exchange, _ in
      .now(change(application.handle(exchange.request)))
    }
    let server = HTTPServer(
      ServiceApplication(
        name: "intake", routes: [route], offices: .opfcc, database: bench.platform.database, clock: bench.platform.clock,
        tokens: bench.platform.tokens, log: .silent), port: 0)
    let port = try server.start()
    defer {
      bench.platform.polls.stop()
      server.stop(within: 1)
    }
    try body("http://127.0.0.1:\(port)")
  }

  private static func replacing(_ old: String, with new: String, in response: Response) -> Response {
    var response = response
    let text = String(decoding: response.body, as: UTF8.self)
    response.body = Array(text.replacingOccurrences(of: old, with: new, options: .regularExpression).utf8)
    return response
  }

  private func notes(_ bench: Bench) throws -> [Int64] {
    try bench.platform.database.read { try $0.all("SELECT number FROM note ORDER BY number") { $0.integer(0) } }
  }

  private func wait(_ condition: () throws -> Bool) rethrows {
    let started = ContinuousClock.now
    while try !condition(), ContinuousClock.now - started < .seconds(20) { Thread.sleep(forTimeInterval: 0.005) }
  }

  @Test(
    "a page that is not as the journal has it is refused whole and loudly, and taken once it is right",
    arguments: [
      (#""hash":"[0-9a-f]{8}"#, #""hash":"00000000"#, FeedFault.falseHash(seq: 1)),
      (#""digest":"[0-9a-f]{8}"#, #""digest":"00000000"#, .falseHash(seq: 1)),
      (#"telephone"#, #"letter"#, .falseHash(seq: 1)),
      (#""salt":"[0-9a-f]{32}","#, "", .falseHash(seq: 1)),
      (#"staff:ann"#, #"staff:bob"#, .falseHash(seq: 1)),
      (#"contact.recorded"#, #"incident.logged"#, .falseHash(seq: 1)),
      (#""streamversion":1"#, #""streamversion":2"#, .falseHash(seq: 1)),
      (#""source":"/intake""#, #""source":"/notification""#, .otherSource(seq: 1)),
      (#""id":"2""#, #""id":"3""#, .gap(after: 1, found: 3)),
    ])
  func changed(pattern: String, by text: String, fault: FeedFault) throws {
    let (source, bench, lines) = (try Bench(), try Bench(.records), Lines())
    try source.append(3)
    let isMended = Mutex(false)
    try served(source, change: { isMended.withLock { $0 } ? $0 : Self.replacing(pattern, with: text, in: $0) }) { address in
      let follower = follower(at: address, of: source, in: bench, log: lines.log())
      #expect(throws: fault) { try follower.step() }
      #expect(try notes(bench).isEmpty)
      bench.platform.readiness.register("feed intake") { follower.finding }
      follower.start()
      wait { !lines.all.isEmpty }
      #expect(bench.ask(.get, "/readyz").status == 503)
      #expect(bench.platform.metrics.text().contains("feed_blocked{source=\"intake\"} 1\n"))
      #expect(String(decoding: lines.all.first ?? [], as: UTF8.self).contains(#""level":"error""#))
      isMended.withLock { $0 = true }
      try wait { try notes(bench).count == 3 }
      #expect(try notes(bench) == [1, 2, 3])
      wait { follower.state == .following }
      #expect(bench.ask(.get, "/readyz").status == 200)
      follower.stop()
      wait { follower.state == .idle }
    }
  }

  @Test("a false hash of the event at the cursor is refused, and does not end the feed")
  func falseHashAtCursor() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(2)
    let isFalse = Mutex(false)
    let change: @Sendable (Response) -> Response = { response in
      guard isFalse.withLock({ $0 }) else { return response }
      var response = response
      response.headers = response.headers.map { name, value in
        (name, name == "Journal-Hash-After" ? String(repeating: "0", count: 64) : value)
      }
      return response
    }
    try served(source, change: change) { address in
      let follower = follower(at: address, of: source, in: bench)
      #expect(try follower.step() == 2)
      isFalse.withLock { $0 = true }
      #expect(throws: FeedFault.falseHash(seq: 2)) { try follower.step() }
      try source.append(1)
      #expect(throws: FeedFault.falseHash(seq: 3)) { try follower.step() }
      isFalse.withLock { $0 = false }
      #expect(try follower.step() == 1)
    }
  }

  @Test("an answer without end is refused when it is larger than any page can be, whether or not it says how long it is")
  func endless() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    let server = try RawServer { connection in
      guard connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/cloudevents-batch+json\r\n\r\n[") else { return }
      let part = [UInt8](repeating: UInt8(ascii: " "), count: 65_536)
      while connection.send(part) {}
    }
    let follower = follower(at: server.address, of: source, in: bench)
    #expect(throws: ClientError.self) { try follower.step() }
    #expect(follower.finding == .fault("the source's answer goes on beyond 16777216 bytes"))
    #expect(server.sentBytes < 2 * 16_777_216)
    let headers = try RawServer { connection in
      guard connection.send("HTTP/1.1 200 OK\r\n") else { return }
      while connection.send("X-Filler: " + String(repeating: "x", count: 1000) + "\r\n") {}
    }
    #expect(throws: ClientError.self) { try self.follower(at: headers.address, of: source, in: bench).step() }
    #expect(headers.sentBytes < 2 * 16_777_216)
  }

  /// Fault (issue 15): a wrong secret, a 404, a page of HTML and rubbish all read "ready, but the source is not reached".
  @Test(
    "a source that answers otherwise than agreed is said to do so, with what to look at; one that cannot answer now is out of reach",
    arguments: [
      ("401 Unauthorized", "", "do both have the same secret?"), ("403 Forbidden", "", "do both have the same secret?"),
      ("404 Not Found", "<html>", "is the address that of the right service?"),
      ("301 Moved Permanently", "", "is not what was agreed: redirected"),
      ("200 OK", "<!DOCTYPE html><html><body>Welcome</body></html>", "no readable header"),
      ("200 OK", "[]", "no readable header"), ("500 Oops", "", nil), ("502 Bad Gateway", "<html>", nil),
      ("503 Unavailable", "", nil), ("429 Too Many Requests", "", nil),
    ] as [(String, String, String?)])
  func otherAnswers(status: String, body: String, words: String?) throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    let server = try RawServer { connection in
      connection.send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
    let follower = follower(at: server.address, of: source, in: bench)
    #expect(throws: (any Error).self) { try follower.step() }
    let metrics = bench.platform.metrics.text()
    #expect(metrics.contains("feed_lag_events{source=\"intake\"} NaN\n"))
    if let words {
      guard case .fault(let said) = follower.finding else {
        Issue.record("\(follower.finding)")
        return
      }
      #expect(said.contains(words), "\(said)")
      #expect(metrics.contains("feed_blocked{source=\"intake\"} 1\n"))
      #expect(metrics.contains("feed_state{source=\"intake\",state=\"halted\"} 1\n"))
    } else {
      #expect(follower.finding == .note("the source is not reached"))
      #expect(metrics.contains("feed_state{source=\"intake\",state=\"unreachable\"} 1\n"))
    }
  }

  @Test("a source that is out of reach for ten minutes is a fault: what is not known of it meanwhile counts")
  func longOutOfReach() {
    #expect(FeedFollower.finding(unreachableFor: 599) == .note("the source is not reached"))
    #expect(FeedFollower.finding(unreachableFor: 725) == .fault("the source has not been reached for 12 minutes"))
  }

  @Test("an answer that comes byte by byte is given up at its deadline, by a single step and on the follower's own thread")
  func dripping() throws {
    let (source, bench, lines) = (try Bench(), try Bench(.records), Lines())
    let server = try RawServer { connection in
      guard connection.send("HTTP/1.1 200 OK\r\n\r\n[") else { return }
      while connection.send(" ") { Thread.sleep(forTimeInterval: 0.02) }
    }
    let started = ContinuousClock.now
    let follower = follower(
      at: server.address, of: source, in: bench, log: lines.log(), transferSeconds: 1, waitSeconds: 0)
    #expect(throws: ClientError.self) { try follower.step() }
    follower.start()
    wait { !lines.all.isEmpty }
    #expect(follower.state == .unreachable)
    #expect(String(decoding: lines.all.first ?? [], as: UTF8.self).contains("ClientError.deadline"))
    #expect(ContinuousClock.now - started < .seconds(10))
    follower.stop()
    wait { follower.state == .idle }
  }

  @Test("a page whose cursor another program has moved meanwhile is not applied, and the follower says so")
  func movedCursor() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(4)
    let other = FeedFollower(
      source: "intake", client: source.client(), database: bench.platform.database, pageSize: 2,
      parts: FeedFollower.Parts(log: .silent, metrics: Metrics()), events: IntakeEvent.self
    ) { _, event, transaction in
      try transaction.execute("INSERT INTO note (number, text) VALUES ($1, 'other')", .integer(event.seq))
    }
    let turns = Mutex(0)
    // While the follower's first page is on its way the other program applies two events.
    let change: @Sendable (Response) -> Response = { response in
      let turn = turns.withLock { turns in
        turns += 1
        return turns
      }
      if turn == 1 { #expect(throws: Never.self) { try other.step() } }
      return response
    }
    try served(source, change: change) { (address) throws in
      let follower = follower(at: address, of: source, in: bench)
      #expect(throws: FeedFault.cursorMoved) { try follower.step() }
      #expect(follower.finding == .fault("another program follows it into the same database: stop one of them"))
      #expect(try notes(bench) == [1, 2])
      #expect(try follower.step() == 2)
      #expect(try notes(bench) == [1, 2, 3, 4])
      #expect(follower.finding == .ready)
    }
  }

  @Test("a source sends no more than a follower takes, however large its events are")
  func largePages() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    let payload = #"{"text":"\#(String(repeating: "x", count: 1_000_000))"}"#
    try source.append(10, payload: payload)
    try source.append(1, payload: #"{"text":"\#(String(repeating: "x", count: 7_000_000))"}"#)
    try served(source) { address in
      let follower = follower(at: address, of: source, in: bench)
      let steps = try (1...4).map { _ in try follower.step() }
      #expect(steps == [4, 4, 2, 1])
      #expect(try notes(bench) == Array(1...11))
    }
  }
}
