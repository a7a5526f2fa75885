import Contracts
import Foundation
import ServiceKit
import Storage
import Synchronization
import Testing

@Suite("What is due")
struct DueLoopTests {
  private struct Failed: Error {}

  /// What a handler was given.
  private final class Handled: Sendable {
    let rows = Mutex<[DueRow]>([])
    var kinds: [String] { rows.withLock { $0.map(\.kind) } }
    func add(_ row: DueRow) { rows.withLock { $0.append(row) } }
  }

  private func row(_ kind: String, stream: String = "case-1", version: Int = 1, in seconds: Int = 0) -> DueRow {
    DueRow(stream: stream, version: version, kind: kind, due: Bench.noon.adding(seconds: seconds))
  }

  private func count(_ bench: Bench) throws -> Int {
    try bench.platform.database.read { try DueRows.due(at: Instant(milliseconds: .max), limit: .max, in: $0) }.count
  }

  private func set(_ rows: [DueRow], _ bench: Bench) throws {
    try bench.platform.database.write { transaction in
      for row in rows { try DueRows.set(row, in: transaction) }
    }
  }

  @Test("a row is handled when its time has come, once, in the order of what is due")
  func order() throws {
    let bench = try Bench()
    let handled = Handled()
    let loop = bench.platform.dueLoop { row, _ in { _ in handled.add(row) } }
    try set([row("second", in: 20), row("first", in: 10), row("later", in: 3600)], bench)
    #expect(try loop.workOff() == 0)
    bench.platform.clock.move(to: 60)
    #expect(try loop.workOff() == 2)
    #expect(try loop.workOff() == 0)
    #expect(handled.kinds == ["first", "second"])
    #expect(try count(bench) == 1)
  }

  @Test("a row whose stream has moved past its version is void; one of version -1 never is")
  func void() throws {
    let bench = try Bench()
    let handled = Handled()
    let loop = bench.platform.dueLoop { row, _ in { _ in handled.add(row) } }
    try bench.platform.database.write { transaction in
      let entries = [NewEntry(type: "a.v1", payload: "{}"), NewEntry(type: "b.v1", payload: "{}")]
      _ = try bench.platform.journal.append(entries, to: "case-1", expecting: 0, by: "staff:ann", at: Bench.noon, in: transaction)
    }
    try set([row("stale", version: 1), row("current", version: 2), row("always", version: -1)], bench)
    #expect(try loop.workOff() == 3)
    #expect(handled.kinds.sorted() == ["always", "current"])
  }

  @Test("a row of a stream that was disposed of is void")
  func disposed() throws {
    let bench = try Bench()
    let handled = Handled()
    let loop = bench.platform.dueLoop { row, _ in { _ in handled.add(row) } }
    try bench.platform.database.write { transaction in
      _ = try bench.platform.journal.append(
        [NewEntry(type: "a.v1", payload: "{}")], to: "case-1", expecting: 0, by: "staff:ann", at: Bench.noon, in: transaction)
      try bench.platform.journal.dispose("case-1", at: Bench.noon, in: transaction)
    }
    try set([row("reminder", version: 1)], bench)
    #expect(try loop.workOff() == 1)
    #expect(handled.kinds.isEmpty)
  }

  @Test("a handler may set the same row anew for later")
  func again() throws {
    let bench = try Bench()
    let loop = bench.platform.dueLoop { row, _ in
      { transaction in
        try DueRows.set(
          DueRow(stream: row.stream, version: row.version, kind: row.kind, due: row.due.adding(seconds: 3600)), in: transaction)
      }
    }
    try set([row("sweep", version: -1)], bench)
    #expect(try loop.workOff() == 1)
    #expect(try count(bench) == 1)
  }

  @Test("a handler that fails changes nothing, is logged and keeps its row; the others go on")
  func failing() throws {
    let bench = try Bench()
    let (handled, lines) = (Handled(), Lines())
    let loop = DueLoop(
      database: bench.platform.database, journal: bench.platform.journal, clock: bench.platform.clock, log: lines.log(),
      metrics: bench.platform.metrics, random: { $0.upperBound + 3600 }
    ) { row, _ in
      { transaction in
        try transaction.execute("INSERT INTO note (number, text) VALUES ($1, $2)", .int(handled.kinds.count), .text(row.kind))
        if row.kind == "bad" { throw Failed() }
        handled.add(row)
      }
    }
    try set([row("bad"), row("good", in: 1)], bench)
    bench.platform.clock.move(to: 60)
    try loop.workOff()
    #expect(handled.kinds == ["good"])
    #expect(try bench.platform.database.read { try $0.all("SELECT text FROM note") { $0.text(0) } } == ["good"])
    #expect(try count(bench) == 1)
    #expect(lines.all.count == 1)
  }

  @Test("on its own thread, a row is handled at its time though one that failed waits before it")
  func behindFailure() throws {
    let bench = try Bench()
    let clock = Clock()
    let handled = DispatchSemaphore(value: 0)
    let loop = DueLoop(
      database: bench.platform.database, journal: bench.platform.journal, clock: clock, log: .silent,
      metrics: bench.platform.metrics, random: { $0.upperBound + 3600 }
    ) { row, _ in
      if row.kind == "bad" { throw Failed() }
      return { _ in handled.signal() }
    }
    let soon = Instant(milliseconds: clock.now.milliseconds + 300)
    try set(
      [
        DueRow(stream: "case-1", version: -1, kind: "bad", due: clock.now),
        DueRow(stream: "case-1", version: -1, kind: "good", due: soon),
      ], bench)
    loop.start()
    defer { loop.stop() }
    // Well below the half minute after which the loop looks in any case.
    #expect(handled.wait(timeout: .now() + 15) == .success)
  }

  @Test("a row that failed and was cleared by somebody else is forgotten")
  func clearedFailure() throws {
    let bench = try Bench()
    let loop = DueLoop(
      database: bench.platform.database, journal: bench.platform.journal, clock: bench.platform.clock, log: .silent,
      metrics: bench.platform.metrics, random: { $0.lowerBound }
    ) { _, _ in throw Failed() }
    try set([row("bad")], bench)
    #expect(try loop.workOff() == 0)
    #expect(bench.platform.metrics.text().contains("due_rows_failing 1"))
    try bench.platform.database.write { try DueRows.clear(stream: "case-1", in: $0) }
    #expect(
      try eventually {
        _ = try loop.workOff()
        return bench.platform.metrics.text().contains("due_rows_failing 0")
      })
  }

  /// True when it comes to be so within the patience of a test.
  private func eventually(_ isSo: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<200 {
      if try isSo() { return true }
      Thread.sleep(forTimeInterval: 0.005)
    }
    return false
  }
}
