import Contracts

/// A paper as its template reads it.
struct SetPaper {
  private static let language = "en-GB"
  let coverage: FontCoverage

  func data(_ paper: Paper) -> JSON {
    let words = LetterWords.of(Self.language)
    return [
      "title": .text(shown(paper.title)), "heading": line(paper.title),
      "introduction": .list(([words.day(paper.dated)] + paper.introduction).map(line)),
      "footer": ["reference": line(paper.reference), "page": .text(words.page), "of": .text(words.of)],
      "day": .list([paper.dated.year, paper.dated.month, paper.dated.day].map { .number(String($0)) }),
      "sections": .list(
        paper.sections.map { ["title": line($0.title), "blocks": .list($0.blocks.map(block))] }),
    ]
  }

  private func block(_ block: PaperBlock) -> JSON {
    switch block {
    case .heading(let text): ["kind": "heading", "line": line(text)]
    case .text(let text): ["kind": "text", "lines": lines(text)]
    case .leftOut(let why): ["kind": "left-out", "lines": lines("Left out: \(why).")]
    case .list(let items): ["kind": "list", "items": .list(items.map(lines))]
    case .pairs(let pairs):
      [
        "kind": "pairs",
        "items": .list(
          pairs.map {
            ["name": line($0.name), "values": .list($0.values.map(self.block)), "short": .flag(Self.isShort($0.values))]
          }),
      ]
    }
  }

  /// Whether it has room beside its name.
  private static func isShort(_ values: [PaperBlock]) -> Bool {
    switch values.first {
    case .text(let text): values.count == 1 && text.count <= longestShort && !text.contains(where: \.isNewline)
    case .leftOut(let why): values.count == 1 && why.count <= longestShort
    case .heading, .list, .pairs: false
    case nil: true
    }
  }

  private static let longestShort = 60

  private func lines(_ text: String) -> JSON {
    .list(
      (CleanText.lines(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)) ?? []).map(
        line))
  }

  private func line(_ text: String) -> JSON { SetLetter.line(shown(text), language: Self.language) }

  /// The text as it can be printed. A paper is of what there is: a character that no font here has is shown by its number.
  private func shown(_ text: String) -> String {
    let line = CleanText.line(text)
    let missing = Set(coverage.missing(in: line, most: .max))
    guard !missing.isEmpty else { return line }
    var shown = ""
    for scalar in line.unicodeScalars {
      if missing.contains(scalar) {
        shown += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
