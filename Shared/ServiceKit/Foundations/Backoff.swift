/// How long to wait before the next try: doubled with each failure, and drawn at random from the upper half of that so that many do not come back at once.
struct Backoff: Sendable {
  private static let shortest = 0.2
  private var failures = 0
  private let longestSeconds: Double
  private let random: @Sendable (ClosedRange<Double>) -> Double

  /// - Parameters:
  ///   - longestSeconds: what the doubling ends at.
  ///   - random: draws a number from the range.
  init(longestSeconds: Double = 30, random: @escaping @Sendable (ClosedRange<Double>) -> Double) {
    (self.longestSeconds, self.random) = (longestSeconds, random)
  }

  /// Counts a failure, and says how many seconds to wait after it: 0.1 to 0.2 s, 0.2 to 0.4 s, and so on to the longest.
  ///
  /// Never less than half, so that tries do not run ahead of the time that passes: what comes back after a second is found after another.
  mutating func failed() -> Double {
    let ceiling = min(longestSeconds, Self.shortest * Double(1 << min(failures, 10)))
    failures += 1
    return random(ceiling / 2...ceiling)
  }

  /// Begins again after something worked.
  mutating func worked() { failures = 0 }

  /// Randomness for services; a test gives its own.
  static let systemRandom: @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) }
}
