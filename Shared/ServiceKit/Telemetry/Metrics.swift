private import Contracts
private import Foundation
private import Synchronization

/// A number that only grows.
package final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  /// Adds to it; a negative amount is not counted.
  package func add(_ amount: Int = 1) {
    guard amount > 0 else { return }
    count.wrappingAdd(amount, ordering: .relaxed)
  }

  /// What it has come to.
  package var value: Int { count.load(ordering: .relaxed) }
}

/// A number that goes up and down.
package final class Gauge: Sendable {
  private let bits = Atomic<UInt64>(0)

  /// Sets it.
  package func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  /// Sets it to a whole number.
  package func set(_ value: Int) { set(Double(value)) }

  /// Its present value.
  package var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
}

/// How often a measured value fell under each of some fixed bounds.
package final class Histogram: Sendable {
  /// The upper bounds, rising; one for what is greater than all is implied.
  package let bounds: [Double]
  private let tally: Mutex<(counts: [Int], sum: Double)>

  /// Bounds in seconds for the time a request takes, from half a millisecond to ten seconds.
  package static let requestSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  fileprivate init(bounds: [Double]) {
    self.bounds = bounds
    tally = Mutex(([Int](repeating: 0, count: bounds.count + 1), 0))
  }

  /// Counts one measured value.
  package func observe(_ value: Double) {
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    tally.withLock { tally in
      tally.counts[index] += 1
      tally.sum += value
    }
  }

  /// How many fell between each bound and the one before, and the sum of all.
  package var snapshot: (counts: [Int], sum: Double) { tally.withLock { $0 } }
}

/// The service's measurements, as Prometheus reads them (text exposition format 0.0.4).
///
/// A series is made when it is first asked for, and is the same one ever after: keep it where it is used often. A name has at most 1,000 series, and what
/// is asked for beyond them is counted in one without labels.
package final class Metrics: Sendable {
  private enum Series {
    case counter(Counter)
    case gauge(Gauge)
    case reading(@Sendable () -> Double)
    case histogram(Histogram)
  }

  private struct Family {
    let help: String
    let kind: String
    var series: [String: Series] = [:]
  }

  private static let mostSeries = 1000
  private let families = Mutex<[String: Family]>([:])

  /// Measurements that begin with the process's own: its resident memory and the instant of its start.
  package init(clock: Clock = Clock()) {
    let started = Double(clock.wallNow.milliseconds) / 1000
    gauge("process_start_time_seconds", "When the process started, in seconds since 1970.").set(started)
    gauge("process_resident_memory_bytes", "Memory that the process holds.", reading: Self.residentBytes)
  }

  /// The counter of that name and labels; by custom the name ends in `_total`.
  package func counter(_ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:]) -> Counter {
    let series = find(name, help, "counter", labels) { .counter(Counter()) }
    if case .counter(let counter) = series { return counter }
    return Counter()
  }

  /// The gauge of that name and labels.
  @discardableResult
  package func gauge(_ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:]) -> Gauge {
    let series = find(name, help, "gauge", labels) { .gauge(Gauge()) }
    if case .gauge(let gauge) = series { return gauge }
    return Gauge()
  }

  /// A gauge that is read when the metrics are asked for.
  package func gauge(
    _ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:], reading: @escaping @Sendable () -> Double
  ) {
    _ = find(name, help, "gauge", labels) { .reading(reading) }
  }

  /// The histogram of that name and labels; the bounds of a series are those it was first asked for with.
  package func histogram(
    _ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:], bounds: [Double] = Histogram.requestSeconds
  ) -> Histogram {
    let series = find(name, help, "histogram", labels) { .histogram(Histogram(bounds: bounds)) }
    if case .histogram(let histogram) = series { return histogram }
    return Histogram(bounds: bounds)
  }

  /// Everything measured, sorted by name and labels; its content type is `text/plain; version=0.0.4`.
  package func text() -> String {
    var text = ""
    for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      text += "# HELP \(name) \(Self.escaped(family.help, quotes: false))\n# TYPE \(name) \(family.kind)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        let braces = labels.isEmpty ? "" : "{\(labels)}"
        switch series {
        case .counter(let counter): text += "\(name)\(braces) \(counter.value)\n"
        case .gauge(let gauge): text += "\(name)\(braces) \(Self.number(gauge.value))\n"
        case .reading(let reading): text += "\(name)\(braces) \(Self.number(reading()))\n"
        case .histogram(let histogram): text += Self.lines(of: histogram, name, labels)
        }
      }
    }
    return text
  }

  private func find(
    _ name: String, _ help: String, _ kind: String, _ labels: KeyValuePairs<String, String>, make: () -> Series
  ) -> Series {
    let key = labels.map { "\($0.key)=\"\(Self.escaped($0.value, quotes: true))\"" }.joined(separator: ",")
    return families.withLock { families in
      if let found = families[name]?.series[key] { return found }
      var family = families[name] ?? Family(help: help, kind: kind)
      let kept = family.series.count < Self.mostSeries ? key : ""
      let series = family.series[kept] ?? make()
      family.series[kept] = series
      families[name] = family
      return series
    }
  }

  private static func lines(of histogram: Histogram, _ name: String, _ labels: String) -> String {
    let (counts, sum) = histogram.snapshot
    let prefix = labels.isEmpty ? "" : labels + ","
    var (text, total) = ("", 0)
    for (index, count) in counts.enumerated() {
      total += count
      let bound = index < histogram.bounds.count ? number(histogram.bounds[index]) : "+Inf"
      text += "\(name)_bucket{\(prefix)le=\"\(bound)\"} \(total)\n"
    }
    let braces = labels.isEmpty ? "" : "{\(labels)}"
    return text + "\(name)_sum\(braces) \(number(sum))\n\(name)_count\(braces) \(total)\n"
  }

  private static func number(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return String(whole) }
    return value.isNaN ? "NaN" : value.isInfinite ? (value > 0 ? "+Inf" : "-Inf") : String(value)
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The second number of `/proc/self/statm`, which counts pages.
  @Sendable private static func residentBytes() -> Double {
    // Where the kernel does not say, nothing is what is reported.
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return (pages ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}
