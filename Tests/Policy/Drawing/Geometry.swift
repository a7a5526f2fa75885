/// A point of a picture; y grows downwards, and one unit is one pixel where the picture is shown 1000 wide.
struct Point: Equatable {
  var x, y: Int
}

/// An upright rectangle.
struct Rect: Equatable {
  let x, y, width, height: Int

  init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) { (self.x, self.y, self.width, self.height) = (x, y, width, height) }

  var right: Int { x + width }
  var bottom: Int { y + height }

  /// What is inside its outline.
  var within: Rect { Rect(x + 2, y + 2, width - 4, height - 4) }

  func contains(_ other: Rect) -> Bool {
    x <= other.x && y <= other.y && other.right <= right && other.bottom <= bottom
  }

  func overlaps(_ other: Rect) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Its four edges, for what may not lie across them.
  var outline: [Rect] {
    [Rect(x, y, width, 1), Rect(x, bottom, width, 1), Rect(x, y, 1, height), Rect(right, y, 1, height)]
  }
}

/// Words in a picture.
struct Caption {
  enum Anchor: String {
    case start, middle, end
  }

  let text: String
  let at: Point
  let size: Double
  let anchor: Anchor
  let isBold: Bool
  let isItalic: Bool

  init(
    _ text: String, _ at: Point, size: Double = 13, anchor: Anchor = .start, isBold: Bool = false, isItalic: Bool = false
  ) {
    (self.text, self.at, self.size, self.anchor, self.isBold, self.isItalic) = (text, at, size, anchor, isBold, isItalic)
  }

  /// The room that it takes, in the widest of the usual sans-serif faces.
  var room: Rect {
    let width = Int((Self.width(of: text, size: size, isBold: isBold)).rounded(.up))
    let left =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    return Rect(left, at.y - Int(size * 0.76), width, Int(size))
  }

  /// The width of a text: what a letter takes in DejaVu Sans, which is wider than Arial and Helvetica, in hundredths of the size.
  static func width(of text: String, size: Double, isBold: Bool) -> Double {
    let hundredths = text.reduce(0) { sum, letter in
      switch letter {
      case "i", "j", "l", "'": sum + 28
      case " ", ",", ".", ":", ";", "-", "f", "I": sum + 36
      case "r", "t", "(", ")": sum + 41
      case "c", "s", "z": sum + 55
      case "m", "w", "M", "W", "O": sum + 98
      case "A"..."Z": sum + 70
      default: sum + 63
      }
    }
    return Double(hundredths) / 100 * size * (isBold ? 1.12 : 1)
  }

  /// The text in lines of at most that width, broken at spaces.
  static func lines(_ text: String, size: Double, within width: Int) -> [String] {
    text.split(separator: " ").map(String.init).reduce(into: [String]()) { lines, word in
      guard let last = lines.last else { return lines = [word] }
      let longer = last + " " + word
      if Self.width(of: longer, size: size, isBold: false) <= Double(width) {
        lines[lines.count - 1] = longer
      } else {
        lines.append(word)
      }
    }
  }
}

/// A line of upright and level strokes, with an arrowhead at its end.
struct Path: Equatable {
  let points: [Point]

  /// The room that each stroke takes.
  var strokes: [Rect] {
    zip(points, points.dropFirst()).map { from, to in
      Rect(min(from.x, to.x), min(from.y, to.y), max(1, abs(to.x - from.x)), max(1, abs(to.y - from.y)))
    }
  }
}
