@testable import Policy

/// Letters as a test reads them.
enum Letters {
  /// Every line of a letter, one under the other.
  static func text(_ letter: Letter) -> String { letter.body.flatMap(lines).joined(separator: "\n") }

  /// The lines of a block.
  static func lines(_ block: LetterBlock) -> [String] {
    switch block {
    case .heading(let text, _): [text]
    case .paragraph(let lines), .signature(let lines): lines
    case .list(let entries): entries.flatMap { $0 }
    }
  }

  /// The headings.
  static func headings(_ letter: Letter) -> [String] {
    letter.body.compactMap { if case .heading(let text, _) = $0 { text } else { nil } }
  }
}
