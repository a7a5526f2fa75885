import Testing

@testable import Policy

@Suite("How many slips of the pen two words are apart")
struct LikenessTests {
  /// The textbook's table of distances, in which two letters that changed places are one slip.
  private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: one.count + 1)
    for row in 0...one.count {
      for column in 0...other.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let cost = one[row - 1] == other[column - 1] ? 0 : 1
        var best = min(table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
          best = min(best, table[row - 2][column - 2] + 1)
        }
        table[row][column] = best
      }
    }
    return table[one.count][other.count]
  }

  @Test("up to two slips are told from more, as in the table of all distances", arguments: [UInt64(7), 11, 2026])
  func slips(seed: UInt64) {
    var random = Seeded(state: seed)
    let letters = Array("abc".utf8)
    func word() -> [UInt8] { (0..<Int.random(in: 0...7, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0 } }
    var near = 0
    for _ in 0..<20_000 {
      let (one, other) = (word(), word())
      let distance = distance(one, other)
      if distance <= 2 { near += 1 }
      for slips in 0...2 { #expect(Likeness.differ(one[...], other[...], by: slips) == (distance <= slips), "seed \(seed)") }
    }
    #expect(near > 1_000)
  }
}
