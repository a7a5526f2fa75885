import Contracts
import Dispatch
import Foundation
import Storage
import Synchronization
import TestOffices
import Testing

@testable import ServiceKit

@Suite("What every service answers about itself")
struct BuiltInRouteTests {
  private func object(_ response: Response) throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(response.body))
    return try #require(read as? [String: Any])
  }

  @Test("the feed is a batch of CloudEvents 1.0")
  func cloudEvents() throws {
    let bench = try Bench()
    try bench.append(2, payload: #"{"note":"é\"/"}"#)
    let response = bench.ask(.get, "/journal?after=0", as: .service)
    #expect(response.status == 200)
    #expect(response.header("Content-Type") == "application/cloudevents-batch+json")
    #expect(response.header("Journal-Newest") == "2")
    let events = try JSONSerialization.jsonObject(with: Data(response.body)) as? [[String: Any]]
    let event = try #require(events?.first)
    #expect(event["specversion"] as? String == "1.0" && event["id"] as? String == "1" && event["source"] as? String == "/intake")
    #expect(event["time"] as? String == Bench.noon.text && event["streamversion"] as? Int == 1)
    #expect((event["data"] as? [String: Any])?["note"] as? String == "é\"/")
    #expect(event.keys.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber } })
  }

  @Test("the feed is for services alone; its verification also for auditors and records officers", arguments: Office.known)
  func access(role: Office) throws {
    let bench = try Bench()
    #expect(bench.ask(.get, "/journal", as: role).status == (role == .service ? 200 : 403))
    let verifies: Set<Office> = [.service, .auditor, .recordsOfficer]
    #expect(bench.ask(.get, "/journal/verification", as: role).status == (verifies.contains(role) ? 200 : 403))
  }

  @Test("moving the clock leaves an event that says who moved it, when and by how much; asked again after a lost answer, none")
  func clockEvent() throws {
    let bench = try Bench()
    for offset in ["P30D", "P30D", "P31D"] {
      #expect(bench.ask(.put, "/clock", as: .administrator, body: #"{"offset":"\#(offset)"}"#).status == 200)
    }
    #expect(bench.ask(.put, "/clock", as: .administrator, body: #"{"offset":"tomorrow"}"#).status == 422)
    let entries = try bench.platform.database.read { try bench.platform.journal.entries(of: "clock", in: $0) }
    #expect(entries.map(\.actor) == ["administrator:ann", "administrator:ann"])
    #expect(entries.map(\.instant) == [Bench.noon, Bench.noon.adding(seconds: 2_592_000)])
    let moves = try entries.map { try $0.decode(ClockMoved.self) }
    #expect(moves.map(\.beforeSeconds) == [0, 2_592_000] && moves.map(\.offsetSeconds) == [2_592_000, 2_678_400])
    #expect(moves.allSatisfy { $0.wall == Bench.noon })
    let ready = bench.ask(.get, "/readyz")
    #expect(String(decoding: ready.body, as: UTF8.self).contains(#""mode":"training""#))
  }

  @Test(
    "numbers out of their range are refused", arguments: ["after=-1", "limit=0", "limit=1001", "wait=31", "after=x", "wait=1.5"])
  func ranges(query: String) throws {
    #expect(try Bench().ask(.get, "/journal?\(query)", as: .service).status == 422)
  }

  @Test("a long poll is answered by the next commit, and by nothing else")
  func longPoll() throws {
    let bench = try Bench()
    let answers = Mutex<[Response]>([])
    let arrived = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      let response = bench.ask(.get, "/journal?after=0&wait=30", as: .service)
      answers.withLock { $0.append(response) }
      arrived.signal()
    }
    while bench.platform.polls.count == 0 { Thread.sleep(forTimeInterval: 0.002) }
    try bench.platform.database.write { try Settings.set("unrelated", to: "1", in: $0) }
    #expect(arrived.wait(timeout: .now() + .milliseconds(50)) == .timedOut)
    try bench.append(1)
    #expect(arrived.wait(timeout: .now() + 10) == .success)
    #expect(answers.withLock { $0.first?.header("Journal-Newest") } == "1")
  }

  @Test("long polls are answered empty when the service stops, and at once after that")
  func stoppedPoll() throws {
    let bench = try Bench()
    let arrived = DispatchSemaphore(value: 0)
    let body = Mutex("")
    DispatchQueue.global().async {
      let response = bench.ask(.get, "/journal?after=0&wait=30", as: .service)
      body.withLock { $0 = String(decoding: response.body, as: UTF8.self) }
      arrived.signal()
    }
    while bench.platform.polls.count == 0 { Thread.sleep(forTimeInterval: 0.002) }
    bench.platform.polls.stop()
    #expect(arrived.wait(timeout: .now() + 10) == .success)
    #expect(body.withLock { $0 } == "[]")
    #expect(bench.ask(.get, "/journal?after=0&wait=30", as: .service).status == 200)
  }

  @Test("verification tells how far the chain holds, and the hash that was asked for")
  func verification() throws {
    let bench = try Bench()
    try bench.append(3)
    let answer = try object(bench.ask(.get, "/journal/verification?at=3", as: .auditor))
    #expect(answer["rows"] as? Int == 3 && answer["headSeq"] as? Int == 3 && answer["fault"] == nil)
    #expect(answer["hashAt"] as? String == answer["headHash"] as? String)
    #expect((answer["hashAt"] as? String)?.count == 64)
  }

  @Test("the clock is moved by an administrator, and stays where it was put after a restart, whatever the environment says")
  func clock() throws {
    let scratch = try Scratch()
    do {
      let bench = try Bench(scratch: scratch, environment: ["MC_CLOCK_OFFSET": "P1D"])
      #expect(bench.platform.clock.offset == 86_400)
      #expect(bench.ask(.put, "/clock", as: .manager, body: #"{"offset":"P30D"}"#).status == 403)
      #expect(bench.ask(.put, "/clock", as: .administrator, body: #"{"offset":"soon"}"#).status >= 400)
      let answer = try object(bench.ask(.put, "/clock", as: .administrator, body: #"{"offset":"P30D"}"#))
      #expect(answer["offset"] as? String == "P30D" && answer["offsetSeconds"] as? Int == 2_592_000)
      #expect(bench.platform.clock.now == Bench.noon.adding(seconds: 2_592_000))
      bench.platform.database.close()
    }
    let bench = try Bench(scratch: scratch, environment: ["MC_CLOCK_OFFSET": "P1D"])
    #expect(bench.platform.clock.offset == 2_592_000)
    bench.platform.database.close()
    let live = try Bench(scratch: scratch, environment: ["MC_MODE": "production"])
    #expect(live.platform.clock.offset == 0)
  }

  @Test("in production the clock is not moved")
  func production() throws {
    let bench = try Bench(environment: ["MC_MODE": "production"])
    #expect(bench.ask(.put, "/clock", as: .administrator, body: #"{"offset":"P30D"}"#).status == 403)
    #expect(bench.platform.clock.offset == 0)
    #expect(try object(bench.ask(.get, "/clock", as: .administrator))["mode"] as? String == "production")
  }

  @Test("a service is ready until something it needs is not; what it can do without is only told")
  func readiness() throws {
    let bench = try Bench()
    bench.platform.readiness.register("braille") { .note("no translator is installed") }
    #expect(bench.ask(.get, "/readyz").status == 200)
    bench.platform.readiness.register("pack") { .fault("no pack") }
    let answer = bench.ask(.get, "/readyz")
    #expect(answer.status == 503)
    #expect((try object(answer)["checks"] as? [String: String])?["pack"] == "not ready: no pack")
    #expect(bench.ask(.get, "/healthz").status == 200)
  }

  /// Fault (issue 15): each failing question logged a warning, every five seconds.
  @Test("that a service is not ready is logged when it changes, with what it needs, and not at each question")
  func readinessIsLoggedOnce() throws {
    let lines = Lines()
    let bench = try Bench(log: lines.log(level: .info))
    func asked(_ times: Int = 3) -> [String] {
      let before = lines.all.count
      for _ in 0..<times { _ = bench.ask(.get, "/readyz") }
      return lines.all.dropFirst(before).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(asked().isEmpty)
    bench.platform.readiness.register("pack") { .fault("no pack") }
    let unready = asked()
    #expect(unready.count == 1 && unready.first?.contains(#""because":"pack""#) == true, "\(unready)")
    bench.platform.readiness.register("pack") { .ready }
    #expect(asked().count == 1 && asked().isEmpty)
  }

  @Test("a service tells when its database is gone")
  func databaseGone() throws {
    let bench = try Bench()
    bench.platform.database.close()
    #expect(bench.ask(.get, "/readyz").status == 503)
  }

  @Test("metrics are open and name the process's memory")
  func metrics() throws {
    let answer = try Bench().ask(.get, "/metrics")
    #expect(answer.header("Content-Type")?.hasPrefix("text/plain; version=0.0.4") == true)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("process_resident_memory_bytes "))
  }

  @Test("a clock whose move cannot be kept is not moved")
  func unkeptMove() throws {
    let bench = try Bench()
    bench.platform.database.close()
    #expect(bench.ask(.put, "/clock", as: .administrator, body: #"{"offset":"P30D"}"#).status == 503)
    #expect(bench.platform.clock.offset == 0)
  }

  @Test("a service whose disk is full is not ready, and is again when there is room")
  func fullDisk() throws {
    let bench = try Bench()
    try bench.platform.database.pretendFull(true)
    #expect(throws: StorageError.self) { try bench.append(1, payload: String(repeating: "x", count: 100_000)) }
    #expect(bench.ask(.get, "/readyz").status == 503)
    try bench.platform.database.pretendFull(false)
    for _ in 0..<500 where bench.ask(.get, "/readyz").status != 200 { Thread.sleep(forTimeInterval: 0.01) }
    #expect(bench.ask(.get, "/readyz").status == 200)
  }

  @Test("answers kept under idempotency keys are forgotten after a day")
  func forgetting() throws {
    let bench = try Bench()
    let database = bench.platform.database
    let answer = KeptAnswer(requestDigest: [], status: 200, headers: [:], body: [])
    try database.write { transaction in
      for number in 0..<1200 {
        try IdempotencyKeys.keep(
          answer, key: "k-\(number)", actor: "ann", at: Bench.noon.adding(seconds: -86_401), in: transaction)
      }
      try IdempotencyKeys.keep(answer, key: "young", actor: "ann", at: Bench.noon.adding(seconds: -86_399), in: transaction)
    }
    func count() throws -> Int? { try database.read { try $0.first("SELECT count(*) FROM idempotency_key") { $0.int(0) } } }
    KeptAnswers(database: database, clock: bench.platform.clock).forget()
    for _ in 0..<500 where try count() != 1 { Thread.sleep(forTimeInterval: 0.01) }
    #expect(try count() == 1)
  }
}
