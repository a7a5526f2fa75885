import Contracts
import Dispatch
import Foundation
import ServiceKit
import Storage
import Synchronization
import Testing

@Suite("A follower never passes over what it does not know")
struct UnknownEventTests {
  /// What the source's journal can hold, as far as the program of today knows.
  private enum Today: String, EventCatalogue {
    case recorded = "contact.recorded.v1"
    var payload: any EventPayload.Type { ContactRecorded.self }
  }

  /// The same in the program that comes next.
  private enum Tomorrow: String, EventCatalogue {
    case recorded = "contact.recorded.v1"
    case recordedAnew = "contact.recorded.v2"
    case praised = "contact.praised.v1"
    var payload: any EventPayload.Type { ContactRecorded.self }
  }

  private func follower<Events: EventCatalogue>(
    _ events: Events.Type, at address: String, of source: Bench, in bench: Bench, log: Log = .silent
  ) -> FeedFollower {
    let token = source.token(.service)
    return FeedFollower(
      source: "intake", client: HTTPClient(base: address, token: { token }), database: bench.platform.database,
      parts: FeedFollower.Parts(log: log, metrics: bench.platform.metrics, random: { _ in 0.02 }), events: events
    ) { type, event, transaction in
      try transaction.execute("INSERT INTO note (number, text) VALUES ($1, $2)", .integer(event.seq), .text(type.rawValue))
    }
  }

  private func served(_ bench: Bench, _ body: (String) throws -> Void) throws {
    let server = HTTPServer(bench.application, port: 0)
    let port = try server.start()
    defer {
      bench.platform.polls.stop()
      server.stop(within: 1)
    }
    try body("http://127.0.0.1:\(port)")
  }

  private func notes(_ bench: Bench) throws -> [String] {
    try bench.platform.database.read { try $0.all("SELECT text FROM note ORDER BY number") { $0.text(0) } }
  }

  private func wait(for follower: FeedFollower, _ condition: (FeedState) -> Bool) {
    let started = ContinuousClock.now
    while !condition(follower.state), ContinuousClock.now - started < .seconds(20) { Thread.sleep(forTimeInterval: 0.005) }
  }

  @Test(
    "an unknown type, and a newer version of a known one, block the feed loudly, and are applied once a program that knows them starts",
    arguments: ["contact.praised.v1", "contact.recorded.v2"])
  func upgrade(type: String) throws {
    let (source, bench, lines) = (try Bench(), try Bench(.records), Lines())
    try source.append(3)
    try source.append(1, type: type)
    try source.append(2)
    try served(source) { address in
      let today = follower(Today.self, at: address, of: source, in: bench, log: lines.log())
      bench.platform.readiness.register("feed intake") { today.finding }
      today.start()
      wait(for: today) { if case .blocked = $0 { true } else { false } }
      let ready = bench.ask(.get, "/readyz")
      #expect(ready.status == 503)
      let words = String(decoding: ready.body, as: UTF8.self)
      #expect(words.contains("blocked at event 4: this program does not know \(type)"))
      #expect(bench.platform.metrics.text().contains("feed_blocked{source=\"intake\"} 1\n"))
      let log = String(decoding: lines.all.first ?? [], as: UTF8.self)
      for part in [#""level":"error""#, #""seq":4"#, type] { #expect(log.contains(part), "\(part)") }
      #expect(try notes(bench) == ["contact.recorded.v1", "contact.recorded.v1", "contact.recorded.v1"])
      today.stop()
      wait(for: today) { $0 == .idle }
      let cursor = try bench.platform.database.read { try FeedCursor.position(of: "intake", in: $0) }
      #expect(cursor?.seq == 3)

      let tomorrow = follower(Tomorrow.self, at: address, of: source, in: bench)
      #expect(try tomorrow.step() == 3)
      let expected = ["contact.recorded.v1", "contact.recorded.v1", "contact.recorded.v1", type]
      #expect(try notes(bench) == expected + ["contact.recorded.v1", "contact.recorded.v1"])
    }
  }

  @Test("an event that the handler refuses makes the service not ready, by number and type, until it is applied")
  func refused() throws {
    struct Refused: Error {}
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(2)
    let isMended = Mutex(false)
    let token = source.token(.service)
    try served(source) { address in
      let follower = FeedFollower(
        source: "intake", client: HTTPClient(base: address, token: { token }), database: bench.platform.database,
        parts: FeedFollower.Parts(log: .silent, metrics: bench.platform.metrics, random: { _ in 0.02 }), events: Today.self
      ) { _, event, _ in
        if event.seq == 2, !isMended.withLock({ $0 }) { throw Refused() }
      }
      bench.platform.readiness.register("feed intake") { follower.finding }
      follower.start()
      wait(for: follower) { if case .blocked = $0 { true } else { false } }
      let ready = bench.ask(.get, "/readyz")
      #expect(ready.status == 503)
      #expect(String(decoding: ready.body, as: UTF8.self).contains("blocked at event 2, contact.recorded.v1,"))
      isMended.withLock { $0 = true }
      wait(for: follower) { $0 == .following }
      #expect(bench.ask(.get, "/readyz").status == 200)
      #expect(bench.platform.metrics.text().contains("feed_blocked{source=\"intake\"} 0\n"))
      follower.stop()
      wait(for: follower) { $0 == .idle }
    }
  }
}
