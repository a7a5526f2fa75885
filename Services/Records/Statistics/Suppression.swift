/// Leaves out of a table of counts what would tell of a few people: small numbers, and others from which those could be worked out.
///
/// The table is complete: its last row and its last column are the sums of the others, and are given too.
struct Suppression {
  /// The smallest number that is given, but for 0.
  static let smallest = 5

  /// The counts, with their sums in the last row and column.
  private let cells: [[Int]]
  private(set) var isLeftOut: [[Bool]]

  /// - Parameter counts: the rows, of equal length, without sums; one row and one column at least.
  init(_ counts: [[Int]]) {
    var cells = counts.map { $0 + [$0.reduce(0, +)] }
    cells.append(cells[0].indices.map { column in cells.reduce(0) { $0 + $1[column] } })
    self.cells = cells
    isLeftOut = cells.map { $0.map { (1..<Self.smallest).contains($0) } }
    while leaveOutOthers() {}
  }

  /// The table as it is given, with its sums; nil for what is left out.
  var given: [[Int?]] {
    zip(cells, isLeftOut).map { row, leftOut in zip(row, leftOut).map { $1 ? nil : $0 } }
  }

  /// The lines of the table in which the last is the sum of the others, each as the places of its cells.
  private var lines: [[Place]] {
    let (rows, columns) = (cells.indices, cells[0].indices)
    return rows.map { row in columns.map { Place(row: row, column: $0) } }
      + columns.map { column in rows.map { Place(row: $0, column: column) } }
  }

  private struct Place {
    let row: Int
    let column: Int
  }

  /// Leaves out one more number, from which a small one could be worked out; false when there is none.
  private mutating func leaveOutOthers() -> Bool {
    let ranges = ranges()
    for line in lines {
      for place in line where (1..<Self.smallest).contains(cells[place.row][place.column]) {
        guard ranges[place.row][place.column].count == 1 || isAlone(line) else { continue }
        // One of its own line, or of the line across it, or any: the smallest tells the least.
        let across = lines.filter { $0.contains { $0.row == place.row && $0.column == place.column } }.flatMap { $0 }
        guard let next = smallest(of: line) ?? smallest(of: across) ?? smallest(of: lines.flatMap { $0 }) else { continue }
        isLeftOut[next.row][next.column] = true
        return true
      }
    }
    return false
  }

  private func smallest(of places: [Place]) -> Place? {
    places.filter { !isLeftOut[$0.row][$0.column] && cells[$0.row][$0.column] > 0 }
      .min { cells[$0.row][$0.column] < cells[$1.row][$1.column] }
  }

  /// Whether a line leaves out one number, which it therefore tells.
  private func isAlone(_ line: [Place]) -> Bool { line.count { isLeftOut[$0.row][$0.column] } == 1 }

  /// What someone can work out of each number, by the sums and by what is given: its least and its greatest value. That it is not 0 is known.
  private func ranges() -> [[ClosedRange<Int>]] {
    let most = (cells.last?.last ?? 0) + Self.smallest
    var ranges = given.map { $0.map { $0.map { $0...$0 } ?? 1...most } }
    var isChanged = true
    while isChanged {
      isChanged = false
      for line in lines {
        guard let sum = line.last else { continue }
        let low = line.dropLast().reduce(0) { $0 + ranges[$1.row][$1.column].lowerBound }
        let high = line.dropLast().reduce(0) { $0 + ranges[$1.row][$1.column].upperBound }
        let total = ranges[sum.row][sum.column]
        func narrow(_ place: Place, _ least: Int, _ greatest: Int) {
          let own = ranges[place.row][place.column]
          let narrowed = max(own.lowerBound, least)...min(own.upperBound, greatest)
          if narrowed != own { (ranges[place.row][place.column], isChanged) = (narrowed, true) }
        }
        narrow(sum, low, high)
        for place in line.dropLast() {
          let own = ranges[place.row][place.column]
          narrow(place, total.lowerBound - (high - own.upperBound), total.upperBound - (low - own.lowerBound))
        }
      }
    }
    return ranges
  }
}
