/// What the metrics say about one feed.
struct FeedGauges: Sendable {
  private let blocked: Gauge
  private let position: Gauge
  private let lag: Gauge

  init(source: String, metrics: Metrics) {
    blocked = metrics.gauge(
      "feed_blocked", "1 while the feed goes no further until somebody has looked: see /readyz.", ["source": source])
    position = metrics.gauge("feed_position", "The sequence number of the last event applied.", ["source": source])
    lag = metrics.gauge("feed_lag_events", "Events of the feed that are not yet applied.", ["source": source])
  }

  func show(position seq: Int64, newest: Int64) {
    position.set(Double(seq))
    lag.set(Double(max(0, newest - seq)))
  }

  func show(_ state: FeedState) {
    switch state {
    case .idle, .following, .unreachable: blocked.set(0)
    case .blocked, .halted, .broken: blocked.set(1)
    }
  }
}
