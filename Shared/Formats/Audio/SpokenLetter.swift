import Contracts
import Policy

/// A letter as espeak-ng reads it aloud: SSML, with pauses where a reader looks up.
enum SpokenLetter {
  /// The language's way of saying things; nil where there is none here.
  static func language(_ tag: String) -> (any SpokenLanguage)? {
    switch tag.prefix(while: { $0 != "-" }) {
    case "en": SpokenEnglish()
    case "cy": SpokenWelsh()
    default: nil
    }
  }

  /// - Parameter letter: a clean one.
  static func markup(_ letter: Letter, in spoken: some SpokenLanguage) -> String {
    let words = LetterWords.of(letter.language)
    func line(_ text: String) -> String { sentence(text, letter.language, spoken) }
    var parts: [String] = []
    if let warning = letter.warning { parts.append(line(warning) + pause(1200)) }
    parts.append(letter.sender.map(line).joined() + pause(800))
    if !letter.addressee.isEmpty { parts.append(letter.addressee.map(line).joined() + pause(800)) }
    parts.append(line(words.day(letter.dated)) + line("\(words.reference): \(letter.reference)") + pause(1000))
    for block in letter.body {
      switch block {
      case .heading(let text, let level): parts.append(pause(level == 1 ? 1400 : 1000) + line(text) + pause(800))
      case .paragraph(let lines): parts.append(lines.map(line).joined() + pause(500))
      case .list(let items): parts.append(items.map { $0.map(line).joined() + pause(400) }.joined() + pause(300))
      case .signature(let lines): parts.append(pause(800) + lines.map(line).joined())
      }
    }
    return "<speak>\n" + parts.joined(separator: "\n") + "\n</speak>\n"
  }

  private static func pause(_ milliseconds: Int) -> String { "<break time=\"\(milliseconds)ms\"/>" }

  /// One line, ended as a sentence, with passages in another script in a voice that can read them.
  private static func sentence(_ text: String, _ language: String, _ spoken: some SpokenLanguage) -> String {
    guard !text.isEmpty else { return "" }
    return "<s>"
      + ScriptRun.runs(of: text, in: language).map { run in
        guard let script = run.script else { return escaped(spoken.said(run.text, language: language)) }
        return "<voice xml:lang=\"\(script.language)\">\(escaped(run.text))</voice>"
      }.joined() + "</s>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
