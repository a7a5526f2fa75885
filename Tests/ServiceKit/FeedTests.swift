import Contracts
import Dispatch
import Foundation
import ServiceKit
import Storage
import Synchronization
import Testing

@Suite("Following a feed")
struct FeedTests {
  private struct Refused: Error {}

  /// Writes each event's number into the follower's own table, which takes each number once.
  private static let note: @Sendable (IntakeEvent, FeedEvent, Transaction) throws -> Void = { _, event, transaction in
    try transaction.execute("INSERT INTO note (number, text) VALUES ($1, $2)", .integer(event.seq), .text(event.type))
  }

  private func follower(
    of source: Bench, in bench: Bench, pageSize: Int = 500, transport: HTTPTransport? = nil, log: Log = .silent,
    apply: @escaping @Sendable (IntakeEvent, FeedEvent, Transaction) throws -> Void = FeedTests.note
  ) -> FeedFollower {
    let token = source.token(.service)
    let application = source.application
    let client = HTTPClient(base: "", token: { token }, transport: transport ?? .inMemory { application.handle($0) })
    return FeedFollower(
      source: "intake", client: client, database: bench.platform.database, pageSize: pageSize,
      parts: FeedFollower.Parts(log: log, metrics: bench.platform.metrics, random: { _ in 0.001 }), events: IntakeEvent.self,
      apply: apply)
  }

  private func notes(_ bench: Bench) throws -> [Int64] {
    try bench.platform.database.read { try $0.all("SELECT number FROM note ORDER BY number") { $0.integer(0) } }
  }

  @Test("every event is applied once, in order, page by page")
  func pages() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(25)
    let follower = follower(of: source, in: bench, pageSize: 10)
    #expect([try follower.step(), try follower.step(), try follower.step(), try follower.step()] == [10, 10, 5, 0])
    #expect(try notes(bench) == Array(1...25))
  }

  @Test("an event carries what the journal says, and its data as it was stored")
  func contents() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(1, type: "contact.recorded.v1", payload: #"{"a": "\u00e9 \"}]," , "b": [1, {"c": null}]}"#)
    let seen = Mutex<FeedEvent?>(nil)
    try follower(of: source, in: bench, apply: { _, event, _ in seen.withLock { $0 = event } }).step()
    let event = try #require(seen.withLock { $0 })
    let page = try source.platform.database.read { try source.platform.journal.page(after: 0, limit: 1, in: $0) }
    let entry = try #require(page.first)
    #expect(event.stream == entry.stream && event.version == 1 && event.type == entry.type && event.instant == entry.instant)
    #expect(event.actor == "staff:ann" && event.hash == entry.hash && event.source == "intake")
    #expect(event.data == entry.payload.map { Array($0.utf8) })
  }

  @Test("an event that was disposed of is still followed, without data")
  func disposed() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(1)
    try source.platform.database.write { transaction in
      let page = try source.platform.journal.page(after: 0, limit: 1, in: transaction)
      try source.platform.journal.dispose(try #require(page.first).stream, at: Bench.noon, in: transaction)
    }
    let data = Mutex<[UInt8]?>([1])
    try follower(of: source, in: bench, apply: { _, event, _ in data.withLock { $0 = event.data } }).step()
    #expect(data.withLock { $0 } == nil)
  }

  @Test("a handler that throws keeps what came before, and is asked about the same event again")
  func blocked() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(10)
    let isMended = Mutex(false)
    let follower = follower(
      of: source, in: bench,
      apply: { type, event, transaction in
        if event.seq == 7, !isMended.withLock({ $0 }) { throw Refused() }
        try Self.note(type, event, transaction)
      })
    #expect(throws: Refused.self) { try follower.step() }
    #expect(try notes(bench) == Array(1...6))
    #expect(throws: Refused.self) { try follower.step() }
    #expect(try notes(bench) == Array(1...6))
    isMended.withLock { $0 = true }
    try follower.step()
    #expect(try notes(bench) == Array(1...10))
  }

  @Test(
    "after a crash at any event, a follower over the reopened database goes on without loss or repetition",
    arguments: [1, 2, 5, 9, 10])
  func crashes(at crash: Int64) throws {
    let source = try Bench()
    try source.append(10)
    let scratch = try Scratch()
    do {
      let bench = try Bench(.records, scratch: scratch)
      let first = follower(
        of: source, in: bench, pageSize: 4,
        apply: { type, event, transaction in
          try Self.note(type, event, transaction)
          if event.seq == crash { throw Refused() }
        })
      #expect(throws: Refused.self) { while try first.step() > 0 {} }
      bench.platform.database.close()
    }
    let bench = try Bench(.records, scratch: scratch)
    #expect(try notes(bench) == Array(1..<crash))
    let second = follower(of: source, in: bench, pageSize: 4)
    while try second.step() > 0 {}
    #expect(try notes(bench) == Array(1...10))
  }

  @Test("a source with another journal is followed no further")
  func identity() throws {
    let (source, other, bench) = (try Bench(), try Bench(), try Bench(.records))
    try source.append(3)
    try other.append(30)
    try follower(of: source, in: bench).step()
    #expect(throws: FeedBreak.otherIdentity) { try follower(of: other, in: bench).step() }
    #expect(try notes(bench) == [1, 2, 3])
  }

  @Test("a journal restored from a backup is noticed, while it is shorter, and when it has grown again")
  func restored() throws {
    let (scratch, bench) = (try Scratch(), try Bench(.records))
    do {
      let source = try Bench(scratch: scratch)
      try source.append(3)
      source.platform.database.close()
    }
    let backup = try scratch.files(beginningWith: "intake.")
    do {
      let source = try Bench(scratch: scratch)
      try source.append(2)
      try follower(of: source, in: bench).step()
      source.platform.database.close()
    }
    for name in try scratch.files(beginningWith: "intake.").keys {
      try FileManager.default.removeItem(atPath: "\(scratch.path)/\(name)")
    }
    for (name, bytes) in backup { try bytes.write(to: URL(filePath: "\(scratch.path)/\(name)")) }
    let source = try Bench(scratch: scratch)
    #expect(throws: FeedBreak.shorterJournal) { try follower(of: source, in: bench).step() }
    try source.append(2)
    // As long as before: all there is to see is one hash that is another, which may be a mistake.
    #expect(throws: FeedFault.falseHash(seq: 5)) { try follower(of: source, in: bench).step() }
    try source.append(1)
    #expect(throws: FeedBreak.otherHistory) { try follower(of: source, in: bench).step() }
    #expect(try notes(bench) == [1, 2, 3, 4, 5])
  }

  @Test("on its own thread a follower survives an outage, meets events as they come, and stops though a poll is under way")
  func thread() throws {
    let (source, bench) = (try Bench(), try Bench(.records))
    try source.append(3)
    let application = source.application
    let failures = Mutex(3)
    let applied = DispatchSemaphore(value: 0)
    let transport = HTTPTransport { request, _, then in
      let isFailing = failures.withLock { left in
        left -= 1
        return left >= 0
      }
      if isFailing { return then(.failure(.unreachable(code: "refused"))) }
      DispatchQueue.global().async {
        let response = application.handle(Request(request.method, request.target, headers: request.headers))
        then(.success(ClientAnswer(status: response.status, headers: response.headers, body: response.body)))
      }
    }
    let follower = follower(
      of: source, in: bench, transport: transport,
      apply: { type, event, transaction in
        try Self.note(type, event, transaction)
        applied.signal()
      })
    follower.start()
    for _ in 1...3 { #expect(applied.wait(timeout: .now() + 10) == .success) }
    try source.append(2)
    for _ in 1...2 { #expect(applied.wait(timeout: .now() + 10) == .success) }
    follower.stop()
    let started = ContinuousClock.now
    while follower.state != .idle, ContinuousClock.now - started < .seconds(10) { Thread.sleep(forTimeInterval: 0.005) }
    #expect(follower.state == .idle)
    source.platform.polls.stop()
    #expect(try notes(bench) == [1, 2, 3, 4, 5])
  }

  @Test("a broken feed makes the service not ready, and is logged once")
  func readiness() throws {
    let (source, other, bench) = (try Bench(), try Bench(), try Bench(.records))
    try source.append(1)
    try other.append(2)
    try follower(of: source, in: bench).step()
    let lines = Lines()
    let broken = follower(of: other, in: bench, log: lines.log())
    broken.start()
    let started = ContinuousClock.now
    while broken.state != .broken(.otherIdentity), ContinuousClock.now - started < .seconds(10) {
      Thread.sleep(forTimeInterval: 0.005)
    }
    bench.platform.readiness.register("feed intake") { broken.finding }
    let answer = bench.ask(.get, "/readyz")
    #expect(answer.status == 503)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("another journal"))
    #expect(lines.all.count == 1)
  }

  @Test(
    "a page that is no batch of events is refused, wherever it ends",
    arguments: [
      "", "[", "[{", "{}", "[]x", #"[{"id":"1"}]"#, #"[{"id":"1","#, #"[{"data":"#, #"[{"data":{"a":[}"#, #"[{"id":"\"#,
      #"[{"data":,"id":"1"}]"#,
    ])
  func malformed(body: String) throws {
    let bench = try Bench(.records)
    let identity = Identifier(at: Bench.noon, random: [])
    let transport = HTTPTransport { _, _, then in
      let headers = [(name: "Journal-Identity", value: identity.text), (name: "Journal-Newest", value: "1")]
      then(.success(ClientAnswer(status: 200, headers: headers, body: Array(body.utf8))))
    }
    #expect(throws: FeedFault.self) { try follower(of: bench, in: bench, transport: transport).step() }
  }
}
