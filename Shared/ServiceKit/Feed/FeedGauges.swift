private import Synchronization

/// What the metrics say about one feed.
struct FeedGauges: Sendable {
  /// When the source last answered with its journal, by the machine's uptime.
  private final class Answer: Sendable {
    let uptime = Mutex<Double?>(nil)
  }

  private let states: [FeedState.Name: Gauge]
  private let blocked: Gauge
  private let position: Gauge
  private let lag: Gauge
  private let answer = Answer()

  init(source: String, metrics: Metrics) {
    states = Dictionary(
      uniqueKeysWithValues: FeedState.Name.allCases.map { name in
        let labels: KeyValuePairs = ["source": source, "state": name.rawValue]
        return (name, metrics.gauge("feed_state", "1 for the state that the feed is in.", labels))
      })
    blocked = metrics.gauge(
      "feed_blocked", "1 while the feed goes no further until somebody has looked: see /readyz.", ["source": source])
    position = metrics.gauge("feed_position", "The sequence number of the last event applied.", ["source": source])
    lag = metrics.gauge(
      "feed_lag_events", "Events of the feed that are not yet applied; NaN while the source does not say.", ["source": source])
    metrics.gauge(
      "feed_answer_age_seconds", "Seconds since the source last answered with its journal; +Inf before it has.",
      ["source": source]
    ) { [answer] in answer.uptime.withLock { $0 }.map { Wakeup.uptime - $0 } ?? .infinity }
    show(.idle)
  }

  func show(position seq: Int64, newest: Int64) {
    position.set(Double(seq))
    lag.set(Double(max(0, newest - seq)))
    answer.uptime.withLock { $0 = Wakeup.uptime }
  }

  func show(_ state: FeedState) {
    for (name, gauge) in states { gauge.set(name == state.name ? 1 : 0) }
    switch state {
    case .idle, .following: blocked.set(0)
    case .unreachable:
      blocked.set(0)
      lag.set(.nan)
    case .blocked: blocked.set(1)
    case .halted, .broken:
      blocked.set(1)
      lag.set(.nan)
    }
  }
}
