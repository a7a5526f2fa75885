import Contracts
import Policy

/// A letter as plain text: lines of at most 72 characters, headings underlined, for e-mail and for software that reads text aloud.
enum PlainLetter {
  private static let width = 72

  /// - Parameter letter: a clean one.
  static func text(_ letter: Letter) -> String {
    let words = LetterWords.of(letter.language)
    var parts: [String] = []
    if let warning = letter.warning { parts.append(wrapped("*** \(warning) ***")) }
    parts.append(letter.sender.map { $0 + "\n" }.joined())
    if !letter.addressee.isEmpty { parts.append(letter.addressee.map { $0 + "\n" }.joined()) }
    parts.append("\(words.day(letter.dated))\n\(words.reference): \(letter.reference)\n")
    return (parts + letter.body.map(block)).joined(separator: "\n")
  }

  private static func block(_ block: LetterBlock) -> String {
    switch block {
    case .heading(let text, let level):
      wrapped(text) + String(repeating: level == 1 ? "=" : "-", count: min(width, text.count)) + "\n"
    case .paragraph(let lines), .signature(let lines): lines.map { wrapped($0, isTyped: true) }.joined()
    case .list(let items):
      items.map { lines in
        lines.enumerated().map { wrapped($1, indent: "  ", first: $0 == 0 ? "- " : "  ") }.joined()
      }.joined()
    }
  }

  /// One line of text on as many as it takes.
  ///
  /// - Parameter isTyped: whether a line that looks like the underline of a heading, or an entry of a list, is set in, so that it is none.
  private static func wrapped(_ text: String, indent: String = "", first: String = "", isTyped: Bool = false) -> String {
    let looksLikeMarkup =
      isTyped && !text.isEmpty && (text.utf8.allSatisfy { "=-_*~# ".utf8.contains($0) } || text.hasPrefix("- "))
    let indent = looksLikeMarkup ? "    " : indent
    var lines: [String] = []
    var line = looksLikeMarkup ? "    " : first
    var isBegun = false
    for word in text.split(separator: " ") {
      if isBegun, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isBegun) = (indent, false)
      }
      line += (isBegun ? " " : "") + word
      isBegun = true
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}
