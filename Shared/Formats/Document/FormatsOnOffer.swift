package import Contracts

/// Which formats can be made here, and why not the others: asked before a letter is promised in one, and by `/readyz`.
package struct FormatsOnOffer: Sendable, Equatable {
  /// Why not, by format; a format that is not here is on offer.
  package let missing: [DocumentFormat: String]

  /// Those that can be made, in the order of their list.
  package var formats: [DocumentFormat] { DocumentFormat.allCases.filter { missing[$0] == nil } }

  /// What `/readyz` says: nil when every format that needs a program can be made. Easy read needs the pack, not this machine.
  package var note: String? {
    let why = DocumentFormat.allCases.filter { $0 != .easyRead }.compactMap { format in
      missing[format].map { "no \(format.rawValue): \($0)" }
    }
    return why.isEmpty ? nil : why.joined(separator: "; ")
  }

  /// - Parameters:
  ///   - language: of the letter, as a BCP 47 tag.
  ///   - hasEasyRead: whether the pack has the letter in easy read.
  init(_ programs: LetterPrograms, language: String, hasEasyRead: Bool) {
    var missing: [DocumentFormat: String] = [:]
    for format in DocumentFormat.allCases {
      missing[format] = Self.whyNot(format, programs, language, hasEasyRead: hasEasyRead)
    }
    self.missing = missing
  }

  private static func whyNot(
    _ format: DocumentFormat, _ programs: LetterPrograms, _ language: String, hasEasyRead: Bool
  ) -> String? {
    switch format {
    case .html, .text: return nil
    case .pdf, .largePrint: return programs.missingForPages
    case .easyRead: return hasEasyRead ? programs.missingForPages : "the pack does not have the letter in easy read"
    case .braille:
      if programs.path(of: "lou_translate") == nil { return "lou_translate is not installed" }
      return BrailleTranslation.table(language) == nil ? "there is no table for \(language)" : nil
    case .audio:
      if programs.path(of: "espeak-ng") == nil { return "espeak-ng is not installed" }
      if AudioLetter(programs) == nil { return "neither opusenc nor lame is installed" }
      return SpokenLetter.language(language) == nil ? "there are no spoken numbers and dates for \(language)" : nil
    }
  }
}
