import Contracts
import Foundation
import ServiceKit
import Testing

@Suite("Log lines and metrics")
struct TelemetryTests {
  private struct Secretive: Error { let name = "Ann Example" }

  @Test("a log line is one JSON object on one line, whatever is put into it")
  func lines() throws {
    let lines = Lines()
    lines.log().warning(
      "something \"odd\"",
      ["code": .code("a\nb\u{0}\"\\\u{2028}é"), "count": .number(-3), "share": .decimal(.nan), "is_so": .flag(true)])
    let line = try #require(lines.all.first)
    #expect(line.count { $0 == UInt8(ascii: "\n") } == 1 && line.last == UInt8(ascii: "\n"))
    let object = try JSONSerialization.jsonObject(with: Data(line))
    let read = try #require(object as? [String: Any])
    #expect(read["code"] as? String == "a\nb\u{0}\"\\\u{2028}é")
    #expect(read["count"] as? Int == -3)
    #expect(read["level"] as? String == "warning")
    #expect(read["time"] as? String == Bench.noon.text)
  }

  @Test("a long value is cut, so that a line stays bounded")
  func bounded() throws {
    let lines = Lines()
    lines.log().info("long", ["code": .code(String(repeating: "x", count: 100_000))])
    #expect(try #require(lines.all.first).count < 400)
  }

  @Test("lines below the level are not written")
  func levels() {
    let lines = Lines()
    let log = lines.log(level: .warning)
    log.debug("no")
    log.info("no")
    log.warning("yes")
    log.error("yes")
    #expect(lines.all.count == 2)
  }

  @Test("an error is logged by its kind, without what it holds")
  func errors() throws {
    let lines = Lines()
    lines.log().error("failed", ["error": .error(Secretive())])
    let text = String(decoding: try #require(lines.all.first), as: UTF8.self)
    #expect(text.contains("Secretive") && !text.contains("Ann"))
  }

  @Test("metrics are exposed as Prometheus reads them")
  func exposition() throws {
    let metrics = Metrics(clock: Clock(source: { Bench.noon }))
    metrics.counter("requests_total", "Requests.", ["route": "/a\"b\\c\nd"]).add(2)
    metrics.counter("requests_total", "Requests.", ["route": "/a\"b\\c\nd"]).add()
    metrics.gauge("depth", "Depth.").set(0.5)
    let histogram = metrics.histogram("seconds", "Time.", bounds: [0.1, 1])
    for value in [0.05, 0.1, 0.5, 7] { histogram.observe(value) }
    let text = metrics.text()
    #expect(text.contains(#"requests_total{route="/a\"b\\c\nd"} 3"# + "\n"))
    #expect(text.contains("# TYPE seconds histogram\n"))
    #expect(
      text.contains(
        "seconds_bucket{le=\"0.1\"} 2\nseconds_bucket{le=\"1\"} 3\nseconds_bucket{le=\"+Inf\"} 4\nseconds_sum 7.65\nseconds_count 4\n"
      ))
    #expect(text.contains("depth 0.5\n"))
    let line = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{.+\})? (-?[0-9.e+-]+|NaN|[+-]Inf))$/
    for part in text.split(separator: "\n") { #expect(try line.wholeMatch(in: part) != nil, "\(part)") }
  }

  @Test("a name has a bounded number of series, whatever labels are asked for")
  func cardinality() {
    let metrics = Metrics()
    for number in 0..<5000 { metrics.counter("things_total", "Things.", ["number": String(number)]).add() }
    #expect(metrics.text().split(separator: "\n").count { $0.hasPrefix("things_total") } <= 1001)
  }
}
