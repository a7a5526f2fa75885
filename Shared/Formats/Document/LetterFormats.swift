package import Contracts
package import Policy
private import Synchronization

/// Every format of a letter, made from the same ``Letter``, so that all say the same. One for the process; it may be used from several threads.
///
/// It starts the program that sets pages when it first needs it.
package final class LetterFormats: Sendable {
  /// Sheets that an envelope takes, printed on both sides; what printers accept.
  package static let mostPages = 10
  /// Large print and easy read go in larger envelopes.
  package static let mostLargePages = 40
  /// Bytes of a document with pages; what printers accept.
  package static let largestPages = 2_000_000

  private let programs: LetterPrograms
  private let logo: Logo?
  private let typesetter: TypstWorker?
  /// Read from the fonts when it is first needed.
  private let coverage = Mutex<FontCoverage?>(nil)
  private let fonts: String?

  /// - Parameters:
  ///   - programs: where the programs are; what is installed later is used from then on, but for those that set pages.
  ///   - logo: for the head of every letter.
  ///   - secondsEach: how long setting one letter may take.
  package init(programs: LetterPrograms = LetterPrograms(), logo: Logo? = nil, secondsEach: Double? = nil) {
    (self.programs, self.logo) = (programs, logo)
    guard programs.missingForPages == nil, let folder = programs.folder, let python = programs.path(of: "python3") else {
      (typesetter, fonts) = (nil, nil)
      return
    }
    typesetter = TypstWorker(
      path: python, arguments: LetterPrograms.words(in: folder, logo: logo), seconds: secondsEach ?? TypstWorker.usualSeconds)
    fonts = "\(folder)/fonts"
  }

  /// Which formats can be made of a letter in that language.
  ///
  /// - Parameter hasEasyRead: whether the pack has the letter in easy read; that text is then what is made as ``DocumentFormat/easyRead``.
  package func onOffer(language: String = "en-GB", hasEasyRead: Bool = false) -> FormatsOnOffer {
    FormatsOnOffer(programs, language: language, hasEasyRead: hasEasyRead)
  }

  /// What no font here can print of a text, such as a name: asked before a letter is promised. Empty where no pages are made.
  package func missingCharacters(in text: String) -> [Unicode.Scalar] { missing(in: CleanText.line(text)) }

  private func missing(in text: String) -> [Unicode.Scalar] {
    guard let fonts else { return [] }
    let coverage = coverage.withLock { coverage in
      let known = coverage ?? FontCoverage(folder: fonts)
      coverage = known
      return known
    }
    return coverage.missing(in: text)
  }

  /// The process that sets pages, while it runs.
  package var typesettingProcess: Int32? { typesetter?.process }

  private static func day(of letter: Letter) -> Int64 { letter.dated.number * 86_400 }

  /// The letter in that format. The same letter gives the same bytes.
  ///
  /// - Throws: why it cannot be made.
  package func render(_ letter: Letter, as format: DocumentFormat) throws(FormatFault) -> LetterDocument {
    let letter = try letter.clean()
    switch format {
    case .html:
      return LetterDocument(
        format, of: letter.reference, as: ("text/html", "html"), bytes: Array(HTMLLetter.page(letter, logo: logo).utf8))
    case .text:
      return LetterDocument(format, of: letter.reference, as: ("text/plain", "txt"), bytes: Array(PlainLetter.text(letter).utf8))
    case .pdf: return try pages(letter, as: format, by: "letter", ending: "pdf", most: Self.mostPages)
    case .largePrint:
      return try pages(letter, as: format, by: "large-print", ending: "large-print.pdf", most: Self.mostLargePages)
    case .easyRead: return try pages(letter, as: format, by: "easy-read", ending: "easy-read.pdf", most: Self.mostLargePages)
    case .braille:
      guard let path = programs.path(of: "lou_translate") else { throw notOnOffer(format, letter) }
      let file = try BrailleLetter.file(letter, by: BrailleTranslation(path: path))
      return LetterDocument(format, of: letter.reference, as: ("application/x-brf", "brf"), bytes: file.bytes, pages: file.pages)
    case .audio:
      guard let audio = AudioLetter(programs) else { throw notOnOffer(format, letter) }
      return LetterDocument(format, of: letter.reference, as: audio.type, bytes: try audio.file(letter))
    }
  }

  private func pages(
    _ letter: Letter, as format: DocumentFormat, by template: String, ending: String, most: Int
  ) throws(FormatFault) -> LetterDocument {
    guard let typesetter else { throw notOnOffer(format, letter) }
    let missing = missing(in: letter.texts.joined(separator: " ") + letter.title)
    guard missing.isEmpty else { throw .unprintable(missing) }
    guard letter.body.contains(where: { if case .heading(_, 1) = $0 { true } else { false } }) else {
      throw .incomplete("main heading")
    }
    let made = try typesetter.set(template, data: SetLetter.data(letter), day: Self.day(of: letter))
    guard made.pages <= most else { throw .tooLong(limit: most, unit: "pages") }
    guard made.bytes.count <= Self.largestPages else { throw .tooLong(limit: Self.largestPages, unit: "bytes") }
    return LetterDocument(format, of: letter.reference, as: ("application/pdf", ending), bytes: made.bytes, pages: made.pages)
  }

  private func notOnOffer(_ format: DocumentFormat, _ letter: Letter) -> FormatFault {
    .notOnOffer(
      format,
      why: onOffer(language: letter.language, hasEasyRead: true).missing[format] ?? "its program was installed after the start")
  }
}
