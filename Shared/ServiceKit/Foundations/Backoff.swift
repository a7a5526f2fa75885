/// How long to wait before the next try: doubled with each failure, and drawn at random below that so that many do not come back at once.
struct Backoff: Sendable {
  private static let shortest = 0.2
  private static let longest = 30.0

  private var failures = 0
  private let random: @Sendable (ClosedRange<Double>) -> Double

  /// - Parameter random: draws a number from the range.
  init(random: @escaping @Sendable (ClosedRange<Double>) -> Double) {
    self.random = random
  }

  /// Counts a failure, and says how many seconds to wait after it: from nothing to 0.2 s, 0.4 s, and so on to 30 s.
  mutating func failed() -> Double {
    let ceiling = min(Self.longest, Self.shortest * Double(1 << min(failures, 10)))
    failures += 1
    return random(0...ceiling)
  }

  /// Begins again after something worked.
  mutating func worked() { failures = 0 }
}
