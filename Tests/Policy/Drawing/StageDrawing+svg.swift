import Contracts

@testable import Policy

// The drawing as SVG: presentation attributes alone, so that a page's own style sheet can highlight a state by its identifier.
extension StageDrawing {
  var svg: String {
    let canvas = Layout.canvas
    let head = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(canvas.width) \#(canvas.height)" width="\#(canvas.width)" "#
        + #"height="\#(canvas.height)" font-family="sans-serif" font-size="13" role="img" aria-labelledby="stages-title stages-desc">"#,
      #"<title id="stages-title">\#(title.text)</title>"#, #"<desc id="stages-desc">\#(description)</desc>"#,
      #"<rect width="\#(canvas.width)" height="\#(canvas.height)" fill="white"/>"#,
    ]
    let key = legend.map { by, caption in
      let path = Path(points: [Point(x: 28, y: caption.at.y - 4), Point(x: 80, y: caption.at.y - 4)])
      return (by.map { stroke(path, $0) } ?? connection(path)) + text(caption)
    }
    var parts = head + ground + Layout.connections.map { connection($0.path) }
    parts += lines.map { picture(of: $0) } + Place.all.map { picture(of: $0) } + starts
    parts += (headings + notes + remarks + [title]).map { text($0) } + key + ["</svg>"]
    return parts.joined(separator: "\n") + "\n"
  }

  /// Every step that the arrows of a drawing show, as `Trace.move` has it.
  static func moves(in svg: String) -> Set<String> {
    let arrows = svg.split(separator: "\n").filter { $0.hasPrefix(#"<g class="arrow""#) }.map {
      $0.split(separator: "\"", omittingEmptySubsequences: false)
    }
    let steps = arrows.filter { $0.count > 7 }.flatMap { parts in
      parts[3].split(separator: " ").flatMap { from in
        parts[7].split(separator: " ").map { deed in "\(from) \(parts[5]) \(deed)" }
      }
    }
    return Set(steps)
  }

  /// The frames, the panel and its regions.
  private var ground: [String] {
    let frames: [Frame] = [.underReview]
    var parts = [
      rect(Layout.box(of: .open), "fill=\"#f4f6f8\" stroke=\"#8794a1\"", round: 14),
      rect(Layout.appeal, "fill=\"#fdf4ee\" stroke=\"#c08a6a\"", round: 14),
      rect(Layout.panel, "fill=\"#f3f8fd\" stroke=\"\(Self.ink)\" stroke-width=\"1.6\"", round: 10),
    ]
    parts += Layout.regions.map { "<path d=\"M32 \($0) H684\" stroke=\"#8794a1\" stroke-dasharray=\"3 4\"/>" }
    parts += frames.map { rect(Layout.box(of: $0), "fill=\"none\" stroke=\"#6b7885\" stroke-dasharray=\"8 3\"", round: 10) }
    return parts
  }

  private static let (ink, rust) = ("#1b2733", "#a23b00")

  private var description: String {
    func list(_ names: [String]) -> String { names.joined(separator: ", ") }
    return "Stages: \(list(StageName.allCases.map(\.rawValue))). While a plan is in force, a review is "
      + "\(list(Place.Review.allCases.map(\.rawValue))); a variation is \(list(Place.Variation.allCases.map(\.rawValue))); the plan is "
      + "\(list(Place.Effect.allCases.map(\.rawValue))). An appeal is \(list(Place.AppealState.allCases.map(\.rawValue))). "
      + "The commands between them are on the arrows, and in the table in stages.md."
  }

  private func picture(of place: Place) -> String {
    let box = Layout.box(of: place)
    let words = captions(in: place).map { text($0) }.joined()
    var shape = rect(box, "fill=\"\(place.fill)\" stroke=\"\(Self.ink)\" stroke-width=\"1.6\"", round: 10)
    if place == .stage(.closed) {
      let inner = Rect(box.x + 4, box.y + 4, box.width - 8, box.height - 8)
      shape += rect(inner, "fill=\"none\" stroke=\"\(Self.ink)\"", round: 7)
      shape += outcomes.map { text($0.caption, #"data-outcome="\#($0.outcome.rawValue)""#) }.joined()
    }
    return #"<g id="\#(place.id)" class="state">\#(shape)\#(words)</g>"#
  }

  private var starts: [String] {
    Machine.allCases.map { machine in
      let box = Layout.box(of: .start(machine))
      return #"<circle cx="\#(box.x + 5)" cy="\#(box.y + 5)" r="5.5" fill="\#(Self.ink)"/>"#
    }
  }

  private func picture(of line: Line) -> String {
    let from = line.route.frame.map { Set($0.members.map(\.id)) } ?? [line.route.arrow.from.id]
    return
      #"<g class="arrow" data-from="\#(from.sorted().joined(separator: " "))" data-to="\#(line.route.arrow.to.id)" "#
      + #"data-by="\#(line.deeds.sorted().map(\.id).joined(separator: " "))">"#
      + stroke(line.route.path, line.deeds.isEmpty ? .person : line.route.arrow.by)
      + line.captions.map { text($0, #"fill="\#(line.route.arrow.by.ink)""#) }.joined() + "</g>"
  }

  private func stroke(_ path: Path, _ by: Mover) -> String {
    #"<path d="\#(path.rounded(shortenedBy: 7))" fill="none" stroke="\#(by.ink)" stroke-width="1.5"\#(by.dashes)/>"#
      + #"<path d="\#(path.head)" fill="\#(by.ink)"/>"#
  }

  private func connection(_ path: Path) -> String {
    #"<path d="\#(path.rounded(shortenedBy: 0))" fill="none" stroke="\#(Self.rust)" stroke-width="2.2" stroke-linecap="round" "#
      + #"stroke-dasharray="0.1 5"/><path d="\#(path.openHead)" fill="none" stroke="\#(Self.rust)" stroke-width="1.5"/>"#
  }

  private func rect(_ box: Rect, _ style: String, round radius: Int) -> String {
    #"<rect x="\#(box.x)" y="\#(box.y)" width="\#(box.width)" height="\#(box.height)" rx="\#(radius)" \#(style)/>"#
  }

  private func text(_ caption: Caption, _ attributes: String = "") -> String {
    var style = attributes.isEmpty ? "" : " " + attributes
    if caption.size != 13 { style += #" font-size="\#(Int(caption.size))""# }
    if caption.anchor != .start { style += #" text-anchor="\#(caption.anchor.rawValue)""# }
    if caption.isBold { style += #" font-weight="bold""# }
    if caption.isItalic { style += #" font-style="italic""# }
    return #"<text x="\#(caption.at.x)" y="\#(caption.at.y)"\#(style)>\#(caption.text)</text>"#
  }
}

extension Place {
  fileprivate var fill: String {
    switch self {
    case .stage(.closed): "#e9edf1"
    case .stage: "#e3eefa"
    case .start, .closed, .review, .variation, .effect, .appeal: "white"
    }
  }
}

extension Mover {
  fileprivate var ink: String {
    switch self {
    case .person: "#1b2733"
    case .system: "#00589b"
    case .machine: "#a23b00"
    }
  }

  /// Told apart without colour too.
  fileprivate var dashes: String {
    switch self {
    case .person: ""
    case .system: #" stroke-dasharray="6 3""#
    case .machine: #" stroke-dasharray="10 3 2 3""#
    }
  }
}
