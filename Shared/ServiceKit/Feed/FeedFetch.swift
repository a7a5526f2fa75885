private import Synchronization

/// A page on its way.
final class FeedFetch: Sendable {
  /// How long an answer without events should have taken.
  static let shortestSeconds = 0.2

  private let result = Mutex<Result<FeedPage, any Error>?>(nil)
  private let begun = Wakeup.uptime
  private let longestSeconds: Int

  /// A page that is given up after so many seconds, whatever becomes of the call.
  init(longestSeconds: Int) {
    self.longestSeconds = longestSeconds
  }

  /// The page, or why there is none; nil while it is on its way.
  var outcome: Result<FeedPage, any Error>? {
    result.withLock { $0 } ?? (secondsLeft > 0 ? nil : .failure(ClientError.deadline(seconds: longestSeconds)))
  }

  /// How long to wait for it yet.
  var secondsLeft: Double { max(0, Double(longestSeconds) - age) }

  /// Seconds since it was asked for.
  var age: Double { Wakeup.uptime - begun }

  func finish(_ outcome: Result<FeedPage, any Error>) { result.withLock { $0 = outcome } }
}
