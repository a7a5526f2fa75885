import Contracts
import Policy

/// A letter as the templates of Typst read it: runs of text, each with what may not be divided or is in another language.
enum SetLetter {
  /// A word of as many bytes as this, or fewer, is never wider than a line, in any of the templates.
  private static let longWord = 18

  /// The data, as JSON; the same letter gives the same bytes.
  ///
  /// - Parameter letter: a clean one.
  static func data(_ letter: Letter) -> JSON {
    let words = LetterWords.of(letter.language)
    let parts = letter.language.split(separator: "-")
    let setting = Setting(language: letter.language)
    return [
      "language": .list(parts.prefix(2).map { .text(String($0)) }), "title": .text(letter.title),
      "warning": letter.warning.map(setting.line) ?? .null, "sender": .list(letter.sender.map(setting.line)),
      "addressee": .list(letter.addressee.map(setting.line)),
      "full": letter.addressee.first.map { setting.line("\(words.recipient): \($0)") } ?? .null,
      "dated": setting.line(words.day(letter.dated)), "reference": setting.line("\(words.reference): \(letter.reference)"),
      "footer": ["reference": setting.line(letter.reference), "page": .text(words.page), "of": .text(words.of)],
      "day": .list([letter.dated.year, letter.dated.month, letter.dated.day].map { .number(String($0)) }),
      "body": .list(letter.body.map(setting.block)),
    ]
  }

  /// One line of clean text.
  static func line(_ text: String, language: String) -> JSON { Setting(language: language).line(text) }

  private struct Setting {
    private static let shortPassage = 24
    let language: String

    func block(_ block: LetterBlock) -> JSON {
      switch block {
      case .heading(let text, let level):
        ["kind": "heading", "level": .number(String(level)), "lines": .list([line(text)])]
      case .paragraph(let lines): ["kind": "paragraph", "lines": .list(lines.map(line))]
      case .list(let items): ["kind": "list", "items": .list(items.map { .list($0.map(line)) })]
      case .signature(let lines): ["kind": "signature", "lines": .list(lines.map(line))]
      }
    }

    func line(_ text: String) -> JSON {
      .list(
        ScriptRun.runs(of: text, in: language).flatMap { run -> [JSON] in
          // A short passage is set apart, so that a number after a name from right to left is not drawn before it.
          guard run.script == nil else {
            return [self.run(run.text, isKept: run.text.count <= Self.shortPassage, script: run.script)]
          }
          return SaidToken.kept(in: run.text, language: language).map { self.run($0.text, isKept: $0.isKept) }
        })
    }

    private func run(_ text: String, isKept: Bool = false, script: Script? = nil) -> JSON {
      var members: [String: JSON] = ["t": .text(text)]
      if isKept { members["k"] = true }
      if let script { (members["l"], members["rtl"]) = (.text(script.language), .flag(language.isRightToLeftLanguage)) }
      if text.utf8.split(separator: UInt8(ascii: " ")).contains(where: { $0.count > longWord }) { members["w"] = true }
      return .object(members)
    }
  }
}
