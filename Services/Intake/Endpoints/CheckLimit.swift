import Contracts
import ServiceKit
import Synchronization

/// How many contact checks one account may make in a minute: enough for any desk, and too few to look up a whole list.
///
/// Counted in memory, by the minute in which an account's first check was; a restart begins anew.
final class CheckLimit: Sendable {
  private struct Count {
    let since: Instant
    var checks: Int
  }

  private static let seconds = 60
  /// So many accounts are counted at once; then those whose minute is over are forgotten.
  private static let most = 10_000
  private let perMinute: Int
  private let log: Log
  private let counts = Mutex<[String: Count]>([:])

  init(perMinute: Int, log: Log) { (self.perMinute, self.log) = (perMinute, log) }

  /// Counts a check; throws `Problem.tooManyRequests` when it is one too many. The first that is refused in a minute is logged, without the account.
  func count(_ subject: String, at now: Instant) throws(Problem) {
    let (checks, since) = counts.withLock { counts in
      if counts.count >= Self.most { counts = counts.filter { Self.isOpen($0.value, at: now) } }
      guard let known = counts[subject], Self.isOpen(known, at: now) else {
        counts[subject] = Count(since: now, checks: 1)
        return (1, now)
      }
      counts[subject]?.checks += 1
      return (known.checks + 1, known.since)
    }
    guard checks > perMinute else { return }
    if checks == perMinute + 1 { log.warning("contact checks refused: an account asks too often", ["limit": .number(perMinute)]) }
    let left = Int64(Self.seconds) * 1000 - (now.milliseconds - since.milliseconds)
    throw .tooManyRequests(
      "an account may make \(perMinute) contact checks in a minute", retryAfterSeconds: Int((left + 999) / 1000))
  }

  /// Also over where the clock was put back.
  private static func isOpen(_ count: Count, at now: Instant) -> Bool {
    now >= count.since && now < count.since.adding(seconds: seconds)
  }
}
