@testable import Policy

/// How one arrow is drawn: from which side of a box, by which turns, to which side of another.
struct Route {
  /// Where a line leaves a box: on that side, so far across or down.
  enum Leave {
    case left(Int), right(Int), top(Int), bottom(Int)
  }

  /// Where a line turns: when it has come to that column or row.
  enum Turn {
    case x(Int), y(Int)
  }

  /// The side of a box at which a line arrives.
  enum Enter {
    case left, right, top, bottom
  }

  /// Where its words begin: the first line of them, the width they are broken at, and how far apart the lines are.
  struct Label {
    let at: Point
    let width: Int
    let pitch: Int

    init(_ x: Int, _ y: Int, within width: Int = 400, pitch: Int = 16) {
      (at, self.width, self.pitch) = (Point(x: x, y: y), width, pitch)
    }
  }

  /// The arrow; where it leaves a frame, one of those that it is drawn for.
  let arrow: Arrow
  /// The frame that is left.
  let frame: Frame?
  let path: Path
  /// None where the line runs into another of the same words, and where a machine begins.
  let label: Label?

  init(
    _ from: Place, _ to: Place, _ by: Mover, _ leave: Leave, via turns: [Turn] = [], at enter: Enter, words label: Label? = nil
  ) {
    (arrow, frame, self.label) = (Arrow(from: from, to: to, by: by), nil, label)
    path = Path(from: Layout.box(of: from), leave, via: turns, to: Layout.box(of: to), at: enter)
  }

  init(
    _ frame: Frame, as member: Place, _ to: Place, _ by: Mover, _ leave: Leave, via turns: [Turn] = [], at enter: Enter,
    words label: Label? = nil
  ) {
    (arrow, self.frame, self.label) = (Arrow(from: member, to: to, by: by), frame, label)
    path = Path(from: Layout.box(of: frame), leave, via: turns, to: Layout.box(of: to), at: enter)
  }

  /// Every arrow that is drawn by it.
  var arrows: Set<Arrow> {
    guard let frame else { return [arrow] }
    return Set(frame.members.map { Arrow(from: $0, to: arrow.to, by: arrow.by) })
  }
}

extension Path {
  init(from start: Rect, _ leave: Route.Leave, via turns: [Route.Turn] = [], to end: Rect, at enter: Route.Enter) {
    var at =
      switch leave {
      case .left(let y): Point(x: start.x, y: y)
      case .right(let y): Point(x: start.right, y: y)
      case .top(let x): Point(x: x, y: start.y)
      case .bottom(let x): Point(x: x, y: start.bottom)
      }
    var points = [at]
    for turn in turns {
      switch turn {
      case .x(let x): at.x = x
      case .y(let y): at.y = y
      }
      points.append(at)
    }
    switch enter {
    case .left: at.x = end.x
    case .right: at.x = end.right
    case .top: at.y = end.y
    case .bottom: at.y = end.bottom
    }
    self.init(points: points + [at])
  }
}
