import Contracts
@testable import Policy

/// The stages one below the other, each with the commands that lead on from it.
struct StageDrawing {
  let steps: Set<Exploration.Step>

  private struct Exit {
    let to: StageName
    let lines: [String]
  }

  var svg: String {
    var (parts, top) = ([String](), 20)
    for stage in StageName.allCases {
      let exits = exits(from: stage)
      let height = max(44, exits.map(\.lines.count).reduce(0, +) * 18 + 12)
      parts.append(#"<rect x="20" y="\#(top)" width="210" height="\#(height)" rx="6" fill="aliceblue" stroke="navy"/>"#)
      parts.append(
        #"<text x="125" y="\#(top + height / 2 + 5)" text-anchor="middle" font-weight="bold">\#(stage.rawValue)</text>"#)
      var line = top + 22
      for exit in exits {
        parts.append(#"<path d="M230 \#(line - 5) H262 m-7 -4 l7 4 l-7 4" fill="none" stroke="navy"/>"#)
        parts.append(#"<text x="270" y="\#(line)" font-weight="bold">\#(exit.to.rawValue)</text>"#)
        for text in exit.lines {
          parts.append(#"<text x="470" y="\#(line)">\#(text)</text>"#)
          line += 18
        }
      }
      top += height + 16
    }
    let head =
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 \#(top)" width="1000" height="\#(top)" "#
      + #"font-family="sans-serif" font-size="14" role="img" aria-label="The stages of a case and the commands between them">"#
    return ([head, #"<rect width="100%" height="100%" fill="white"/>"#] + parts + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// Where a stage leads, and the commands that lead there, four to a line.
  private func exits(from stage: StageName) -> [Exit] {
    StageName.allCases.filter { $0 != stage }.compactMap { to in
      let actions = steps.filter { $0.from == stage && $0.to == to }.map(\.action).sorted().map(\.rawValue)
      guard !actions.isEmpty else { return nil }
      let lines = stride(from: 0, to: actions.count, by: 4).map {
        actions[$0..<min($0 + 4, actions.count)].joined(separator: ", ")
      }
      return Exit(to: to, lines: lines)
    }
  }
}
