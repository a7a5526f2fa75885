import Policy

/// A letter as HTML and as plain text, from one template and one set of values, so that both have the same content.
struct RenderedLetter: Sendable, Equatable {
  let html: String
  let plain: String

  private static let exercise = "Training: this letter is an exercise. It is not about a real person, and must not be sent."

  init(html: String, plain: String) {
    (self.html, self.plain) = (html, plain)
  }

  /// - Parameter isExercise: whether it is to say so itself, so that no one takes it for a real one.
  init(_ template: LetterTemplate, values: LetterValues, isExercise: Bool) {
    let blocks = (isExercise ? [.notice(Self.exercise)] : []) + LetterBlock.resolve(template.blocks, values, depth: 0)
    html = LetterPage.html(blocks)
    plain = LetterPage.plain(blocks)
  }
}

/// A piece of a letter with its values in place.
enum LetterBlock: Equatable {
  /// What has to be seen first.
  case notice(String)
  /// The depth is the number of repetitions around it.
  case heading(String, depth: Int)
  case paragraph(String)
  /// Short lines that belong together, such as an address.
  case lines([String])
  case list([String])

  /// The template's blocks with values in place of names, repetitions written out, and neighbouring items in one list.
  static func resolve(_ blocks: [LetterTemplate.Block], _ values: LetterValues, depth: Int) -> [LetterBlock] {
    var result: [LetterBlock] = []
    for block in blocks {
      switch block {
      case .heading(let spans, _): result.append(.heading(text(spans, values), depth: depth))
      case .paragraph(let spans, _): result.append(.paragraph(text(spans, values)))
      case .item(let spans, _): result.append(.list([text(spans, values)]))
      case .ifPresent(let name, let inner, _):
        if isPresent(values[name]) { result += resolve(inner, values, depth: depth) }
      case .each(let name, let inner, _):
        guard case .list(let entries) = values[name] else { continue }
        let written = entries.map { resolve(inner, values.merging($0) { $1 }, depth: depth + 1) }
        result += isOneParagraph(inner) ? [.lines(written.flatMap(paragraphs))] : written.flatMap { $0 }
      }
    }
    return joined(result)
  }

  private static func text(_ spans: [LetterTemplate.Span], _ values: LetterValues) -> String {
    spans.map { span in
      switch span {
      case .text(let text): return text
      case .value(let name):
        guard case .text(let text) = values[name] else { return "" }
        return text
      }
    }.joined()
  }

  private static func isPresent(_ value: LetterValue?) -> Bool {
    switch value {
    case .text(let text): !text.isEmpty
    case .list(let entries): !entries.isEmpty
    case nil: false
    }
  }

  private static func isOneParagraph(_ blocks: [LetterTemplate.Block]) -> Bool {
    guard blocks.count == 1, case .paragraph = blocks[0] else { return false }
    return true
  }

  private static func paragraphs(_ blocks: [LetterBlock]) -> [String] {
    blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
  }

  private static func joined(_ blocks: [LetterBlock]) -> [LetterBlock] {
    blocks.reduce(into: []) { result, block in
      if case .list(let items) = block, case .list(let before) = result.last {
        result[result.count - 1] = .list(before + items)
      } else {
        result.append(block)
      }
    }
  }
}
