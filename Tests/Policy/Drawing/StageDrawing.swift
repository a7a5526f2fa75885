import Contracts

@testable import Policy

/// The machines of a case as one state diagram. Its states are the machine's own enums, its arrows what the exploration saw; only where
/// they are is written by hand.
struct StageDrawing {
  /// An arrow as it is drawn, with its commands.
  struct Line {
    let route: Route
    let deeds: Set<Deed>
    let captions: [Caption]
  }

  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  /// Every arrow that has both a route and commands.
  var lines: [Line] {
    Layout.routes.compactMap { route in
      findings.arrows[route.arrow].map { deeds in
        Line(route: route, deeds: deeds, captions: route.label.map { captions(deeds, at: $0) } ?? [])
      }
    }
  }

  private func captions(_ deeds: Set<Deed>, at label: Route.Label) -> [Caption] {
    Caption.lines(deeds.words, size: 13, within: label.width).enumerated().map { index, text in
      Caption(text, Point(x: label.at.x, y: label.at.y + index * label.pitch), isItalic: deeds.isAutomatic)
    }
  }

  /// The words in the box of a state: its name, and below it what changes without leaving it.
  func captions(in place: Place) -> [Caption] {
    let box = Layout.box(of: place)
    let middle = box.x + box.width / 2
    if place == .stage(.closed) {
      return [Caption(place.name, Point(x: middle, y: box.y + 22), size: 14, anchor: .middle, isBold: true)]
    }
    let held = findings.held[place].map { Caption.lines($0.words, size: 12, within: box.width - 12) } ?? []
    let top = box.y + (box.height - 15 * held.count) / 2 + 5
    let name = Caption(place.name, Point(x: middle, y: top), size: 14, anchor: .middle, isBold: true)
    return [name]
      + held.enumerated().map { Caption($1, Point(x: middle, y: top + 1 + 15 * ($0 + 1)), size: 12, anchor: .middle) }
  }

  /// The outcome at the end of each arrow that closes the case.
  var outcomes: [(outcome: CaseOutcome, caption: Caption)] {
    lines.compactMap { line in
      guard case .closed(let outcome) = line.route.arrow.to, let end = line.route.path.points.last else { return nil }
      return (outcome, Caption(outcome.rawValue, Point(x: end.x + 10, y: end.y + 4)))
    }
  }

  /// The names of frames and regions.
  var headings: [Caption] {
    [
      Caption("open", Point(x: 28, y: 64), isBold: true), Caption("review", Point(x: 44, y: 908), isBold: true),
      Caption("to be concluded", Point(x: 390, y: 938), size: 12), Caption("variation", Point(x: 44, y: 1110), isBold: true),
      Caption("effect", Point(x: 44, y: 1386), isBold: true), Caption("appeal", Point(x: 728, y: 952), isBold: true),
    ]
  }

  /// What goes on the file and moves nothing, and the stages at which an appeal is lodged.
  var notes: [Caption] {
    let filed = Caption.lines("on the file, without moving the case: " + findings.filed.words, size: 12, within: 590)
    var notes = filed.enumerated().map { Caption($1, Point(x: 84, y: 64 + 15 * $0), size: 12) }
    var y = 1598
    for subject in AppealSubject.allCases {
      let stages = StageName.allCases.filter { findings.lodged[subject]?.contains($0) ?? false }.map(\.rawValue)
      let text = "against the \(subject.rawValue), at: " + stages.joined(separator: ", ")
      for line in Caption.lines(text, size: 12, within: 244) {
        notes.append(Caption(line, Point(x: 732, y: y), size: 12))
        y += 15
      }
      y += 5
    }
    return notes
  }

  /// What each kind of line means.
  var legend: [(by: Mover?, caption: Caption)] {
    let meanings: [(Mover?, String)] = [
      (.person, "what a person does"), (.system, "what the clock or another service does"),
      (.machine(.appeal), "what another machine leads to, by the same command"),
      (nil, "the state in which one machine moves another"),
    ]
    return meanings.enumerated().map { ($1.0, Caption($1.1, Point(x: 92, y: 1570 + 22 * $0))) }
  }

  var remarks: [Caption] {
    [
      "An arrow from a frame leaves every state in it. Below the name of a state: what is done without leaving it.",
      "The commands are those of stages.md.",
    ].flatMap { Caption.lines($0, size: 12, within: 675) }
      .enumerated().map { Caption($1, Point(x: 28, y: 1664 + 17 * $0), size: 12) }
  }

  var title: Caption { Caption("A case, from its report to its end", Point(x: 16, y: 29), size: 18, isBold: true) }

  /// All words of the picture, each with the state in whose box it is.
  var words: [(caption: Caption, place: Place?)] {
    let states = Place.all.flatMap { place in captions(in: place).map { ($0, Optional(place)) } }
    let rest = lines.flatMap(\.captions) + headings + notes + legend.map(\.caption) + remarks + [title]
    return states + outcomes.map { ($0.caption, .stage(.closed)) } + rest.map { ($0, nil) }
  }
}
