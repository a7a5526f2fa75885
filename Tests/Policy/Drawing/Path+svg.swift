extension Path {
  /// The line with round corners, ending that far before its end.
  func rounded(shortenedBy gap: Int) -> String {
    guard let first = points.first, let last = points.last, let before = points.dropLast().last else { return "" }
    var parts = ["M\(first.x) \(first.y)"]
    for (corner, next) in zip(points.dropFirst(), points.dropFirst(2)) {
      guard let previous = points[..<(points.firstIndex(of: corner) ?? 0)].last else { continue }
      let radius = min(8, corner.distance(to: previous) / 2, corner.distance(to: next) / 2)
      let (start, end) = (corner.towards(previous, by: radius), corner.towards(next, by: radius))
      parts.append("L\(start.x) \(start.y) Q\(corner.x) \(corner.y) \(end.x) \(end.y)")
    }
    let end = last.towards(before, by: gap)
    return (parts + ["L\(end.x) \(end.y)"]).joined(separator: " ")
  }

  /// A filled arrowhead at the end.
  var head: String { wings.map { "M\($0.x) \($0.y) L\($1.x) \($1.y) L\($2.x) \($2.y) z" } ?? "" }

  /// An arrowhead of two strokes at the end.
  var openHead: String { wings.map { "M\($0.x) \($0.y) L\($1.x) \($1.y) L\($2.x) \($2.y)" } ?? "" }

  private var wings: (Point, Point, Point)? {
    guard let last = points.last, let before = points.dropLast().last else { return nil }
    let foot = last.towards(before, by: 9)
    return last.x == before.x
      ? (Point(x: foot.x - 4, y: foot.y), last, Point(x: foot.x + 4, y: foot.y))
      : (Point(x: foot.x, y: foot.y - 4), last, Point(x: foot.x, y: foot.y + 4))
  }
}

extension Point {
  /// How far it is along a level or upright stroke.
  fileprivate func distance(to other: Point) -> Int { abs(x - other.x) + abs(y - other.y) }

  fileprivate func towards(_ other: Point, by step: Int) -> Point {
    Point(x: x + step * (other.x - x).signum(), y: y + step * (other.y - y).signum())
  }
}
