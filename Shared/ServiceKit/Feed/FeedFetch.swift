private import Synchronization

/// A page on its way.
final class FeedFetch: Sendable {
  /// More than the longest poll and the time that the largest page takes.
  static let longestSeconds = 60

  /// How long an answer without events should have taken.
  static let shortestSeconds = 0.2

  private let result = Mutex<Result<FeedPage, any Error>?>(nil)
  private let begun = Wakeup.uptime

  /// The page, or why there is none; nil while it is on its way.
  var outcome: Result<FeedPage, any Error>? { result.withLock { $0 } }

  /// How long to wait for it yet.
  var secondsLeft: Double { max(0, Double(Self.longestSeconds) - age) }

  /// Seconds since it was asked for.
  var age: Double { Wakeup.uptime - begun }

  func finish(_ outcome: Result<FeedPage, any Error>) { result.withLock { $0 = outcome } }
}

/// What the metrics say about one feed.
struct FeedGauges: Sendable {
  let blocked: Gauge
  private let position: Gauge
  private let lag: Gauge

  init(source: String, metrics: Metrics) {
    blocked = metrics.gauge("feed_blocked", "1 while an event of the feed cannot be applied.", ["source": source])
    position = metrics.gauge("feed_position", "The sequence number of the last event applied.", ["source": source])
    lag = metrics.gauge("feed_lag_events", "Events of the feed that are not yet applied.", ["source": source])
  }

  func show(position seq: Int64, newest: Int64) {
    position.set(Double(seq))
    lag.set(Double(max(0, newest - seq)))
  }
}
