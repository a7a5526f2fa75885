@testable import Policy

extension StageDrawing {
  /// What the drawing leaves out or makes up.
  var untruths: [String] { unplaced + untrue + unconnected }

  /// What cannot be read in it, and lines where there should be none.
  var blemishes: [String] { crowded + struckThrough + overrun }

  /// What the machine does, and the drawing does not show.
  private var unplaced: [String] {
    let drawn = Set(Layout.routes.flatMap(\.arrows))
    return findings.arrows.filter { !drawn.contains($0.key) }.map { "no place for \($0.key.words): \($0.value.words)" }.sorted()
  }

  /// What the drawing shows, and the machine does not do.
  private var untrue: [String] {
    Layout.routes.flatMap { route -> [String] in
      let deeds = findings.arrows[route.arrow]
      let wrong = route.arrows.filter { findings.arrows[$0] != deeds || deeds == nil }
      return wrong.map { "not what happens: \($0.words)" }
    } + lines.filter { !$0.isNamed(among: lines) }.map { "an arrow without words: \($0.route.arrow.words)" }
  }

  private var unconnected: [String] {
    let drawn = Set(Layout.connections.map(\.machines))
    return findings.couplings.symmetricDifference(drawn).map { "connected or not: \($0.map(\.rawValue))" }.sorted()
  }

  /// Words over other words, over a box that is not theirs, or out of the picture or of their box.
  private var crowded: [String] {
    let words = words.map { (caption: $0.caption, place: $0.place, room: $0.caption.room) }
    return words.enumerated().flatMap { index, word -> [String] in
      let room = word.room
      let over = words.enumerated().filter { $0.offset != index && $0.element.room.overlaps(room) }.map {
        "'\($0.element.caption.text)'"
      }
      let boxes = Place.all.filter { $0 != word.place && Layout.box(of: $0).overlaps(room) }.map { "the box of \($0.id)" }
      let home = word.place.map { Layout.box(of: $0) } ?? Layout.canvas
      let out = home.contains(room) ? [] : ["the edge of \(word.place?.id ?? "the picture")"]
      return (over + boxes + out).map { "'\(word.caption.text)' is over \($0)" }
    }
  }

  /// Words with a line through them.
  private var struckThrough: [String] {
    let strokes = (Layout.routes.map(\.path) + Layout.connections.map(\.path)).flatMap(\.strokes)
    let outlines = (Frame.allCases.map { Layout.box(of: $0) } + [Layout.panel, Layout.appeal]).flatMap(\.outline)
    return words.filter { word in (strokes + outlines).contains { $0.overlaps(word.caption.room) } }
      .map { "a line through '\($0.caption.text)'" }
  }

  /// Boxes over boxes, and lines through them.
  private var overrun: [String] {
    let boxes = Place.all.map { (id: $0.id, box: Layout.box(of: $0)) }
    let over = boxes.enumerated().flatMap { index, place in
      boxes[(index + 1)...].filter { $0.box.overlaps(place.box) }.map { "the box of \(place.id) is over that of \($0.id)" }
    }
    let paths = Layout.routes.map { ($0.arrow.words, $0.path) } + Layout.connections.map { ("\($0.machines)", $0.path) }
    return over
      + paths.flatMap { name, path in
        boxes.filter { place in path.strokes.contains { $0.overlaps(place.box.within) } }.map { "\(name) runs through \($0.id)" }
      }
  }
}

extension StageDrawing.Line {
  /// Whether it has words, needs none, or runs into a line of the same words.
  fileprivate func isNamed(among lines: [StageDrawing.Line]) -> Bool {
    if route.label != nil || deeds.isEmpty { return true }
    return lines.contains {
      $0.route.label != nil && $0.deeds == deeds && $0.route.arrow.to == route.arrow.to
        && $0.route.path.points.last == route.path.points.last
    }
  }
}

extension Arrow {
  fileprivate var words: String { "\(from.id) to \(to.id) by \(by)" }
}
