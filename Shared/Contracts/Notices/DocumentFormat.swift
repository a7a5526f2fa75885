/// The formats in which notification makes a letter. What a person needs is a ``LetterFormat``.
package enum DocumentFormat: String, Codable, CaseIterable, Sendable {
  /// Pages for a window envelope, tagged for screen readers.
  case pdf
  /// The same at 18 point, set for it.
  case largePrint = "large-print"
  /// One self-contained page for a screen.
  case html
  /// Plain text in lines of 72 characters.
  case text
  /// Contracted braille, ready to emboss: 40 cells by 25 lines.
  case braille
  /// The letter read aloud.
  case audio
  /// What the body has written in short, simple sentences, with room around them.
  case easyRead = "easy-read"
}

extension DocumentFormat {
  /// What is made for a person who needs that format; nil for one that no program makes.
  package init?(for needed: LetterFormat) {
    switch needed {
    case .largePrint: self = .largePrint
    case .braille: self = .braille
    case .audio: self = .audio
    case .easyRead: self = .easyRead
    case .signLanguageVideo: return nil
    }
  }
}
