import Contracts
import Foundation
import Policy
import Testing

@testable import Formats

/// Issue 13, "Formats": HTML, text, braille and audio say what the PDF says; what is missing is said before anything is promised.
@Suite("Letters in other formats")
struct OtherFormatTests {
  private func text(_ letter: Letter, _ format: DocumentFormat) throws -> String {
    String(decoding: try Invented.formats.render(letter, as: format).bytes, as: UTF8.self)
  }

  /// What a page of HTML shows.
  private func shown(_ html: String) throws -> String {
    let start = try #require(html.firstRange(of: "<main>"))
    let end = try #require(html.firstRange(of: "</main>"))
    var text = String(html[start.upperBound..<end.lowerBound]).replacing(#/<[^>]*>/#, with: "")
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: character)
    }
    return Invented.squeezed(text)
  }

  private static let hostile = ["<script>alert(1)</script> & \"x\"", "</main></p><h1>Free</h1>", "{{name}} &amp; 'y'"]

  @Test("HTML and plain text say what the letter says, in its order", arguments: PageTests.names + hostile)
  func same(name: String) throws {
    let letter = Invented.letter(to: [name, "3 Example Road", "EX1 1AC"], more: [.paragraph([name, name]), .list([[name]])])
    #expect(try shown(try text(letter, .html)) == Invented.said(letter))
    let plain = try text(letter, .text)
    // Without the signs of its own: underlines, the dashes of lists, the stars of the warning.
    let lines = plain.split(separator: "\n").filter { line in !line.allSatisfy { $0 == "=" || $0 == "-" } }
    let words = lines.map {
      $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0.hasPrefix("*** ") ? String($0.dropFirst(4).dropLast(4)) : String($0)
    }
    #expect(Invented.squeezed(words.joined()) == Invented.said(letter))
  }

  @Test("a page of HTML has one main heading, its language, marked passages, and loads nothing")
  func page() throws {
    let html = try text(Invented.letter(to: ["محمد الأحمد", "EX1 1AC"]), .html)
    #expect(html.contains("<html lang=\"en-GB\" dir=\"ltr\">") && html.contains("<bdi lang=\"ar\" dir=\"rtl\">محمد الأحمد</bdi>"))
    #expect(
      html.matches(of: #/<h1>/#).count == 1 && html.matches(of: #/<h2>/#).count == 3 && html.matches(of: #/<h3>/#).count == 3)
    for sign in ["<script", "<link", "url(", "@import", "src=\"http", "<a "] { #expect(!html.contains(sign)) }
    #expect(html.contains("@page { size: A4") && html.contains("counter(pages)"))
    #expect(try text(Invented.letter(language: "ar"), .html).contains("<html lang=\"ar\" dir=\"rtl\">"))
  }

  @Test(
    "nothing typed passes for a heading or another section of plain text",
    arguments: ["=====", "-----", "- entry", "# title", "***"])
  func disguised(line: String) throws {
    let plain = try text(Invented.letter(more: [.paragraph(["Heading", line])]), .text)
    #expect(plain.contains("Heading\n") && !plain.split(separator: "\n").contains(line[...]) || line == "# title")
  }

  @Test("lines of plain text are at most 72 characters, unless a word is longer")
  func lines() throws {
    let plain = try text(Invented.letter(), .text)
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(plain.contains("Your communication plan\n=======================\n"))
  }

  @Test("invisible characters and direction overrides are gone from every format, and letters are composed")
  func clean() throws {
    let name = "Ro\u{00AD}bin\u{202E} \u{200B}Qui\u{2066}st\u{FEFF} Łucj\u{0061}\u{0301}\r\n\u{0007}"
    #expect(CleanText.line(name) == "Robin Quist Łucjá")
    for format in [DocumentFormat.html, .text] {
      let text = try text(Invented.letter(to: [name, "EX1 1AC"]), format)
      #expect(
        text.unicodeScalars.allSatisfy {
          $0.value == 10 || !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control
        })
    }
    // Persian words are spelt with a joiner that parts them.
    #expect(CleanText.line("می\u{200C}خواهم") == "می\u{200C}خواهم")
  }

  @Test(
    "braille has lines of at most 40 cells, 25 to a page, all cells translated, each page numbered",
    .enabled(if: Invented.hasBraille), arguments: PageTests.names)
  func braille(name: String) throws {
    let letter = Invented.letter(to: [name, "3 Example Road", "EX1 1AC"], sections: 6)
    let document = try Invented.formats.render(letter, as: .braille)
    let pages = String(decoding: document.bytes, as: UTF8.self).split(separator: "\u{0C}")
    #expect(pages.count == document.pages && pages.count > 2)
    for (index, page) in pages.enumerated() {
      let lines = page.components(separatedBy: "\r\n").dropLast()
      #expect(lines.count == 25 && lines.allSatisfy { $0.utf8.count <= 40 && $0.utf8.allSatisfy { (0x20...0x5F).contains($0) } })
      #expect(lines.last.map { $0.utf8.count == 40 && $0.hasSuffix(" #\(["A", "B", "C", "D", "E", "F", "G"][index])") } ?? false)
    }
    // "Dear" and "Yours sincerely", contracted; capitals have their sign.
    let text = pages.joined(separator: " ")
    #expect(text.contains(",D>E") || text.contains(",DE>"))
    #expect(text.contains(",Y\\RS S9C];LY") || text.contains(",YRS") || text.contains(",Y\\RS"))
  }

  @Test("cells are those of the code that embossers take")
  func cells() {
    var pages = BraillePages()
    pages.add([0x01, 0x03, 0x3F, 0x00, 0x08], first: 2, others: 0)
    let file = String(decoding: pages.file().bytes, as: UTF8.self)
    #expect(file.hasPrefix("  AB= @\r\n\r\n") && file.hasSuffix(String(repeating: " ", count: 38) + "#A\r\n\u{0C}"))
  }

  @Test("a character without cells is refused, with the character", .enabled(if: Invented.hasBraille), arguments: ["漢", "ᚠ"])
  func noCells(character: String) throws {
    let scalar = try #require(character.unicodeScalars.first)
    #expect(throws: FormatFault.noBraille([scalar])) {
      try Invented.formats.render(Invented.letter(to: ["Robin \(character)", "EX1 1AC"]), as: .braille)
    }
  }

  @Test("Welsh has braille of its own", .enabled(if: Invented.hasBraille))
  func welshBraille() throws {
    let letter = Invented.letter(language: "cy", more: [.paragraph(["Ysgrifennwn atoch am eich cynllun cyfathrebu."])])
    let welsh = try Invented.formats.render(letter, as: .braille)
    #expect(welsh.bytes != (try Invented.formats.render(Invented.letter(), as: .braille)).bytes)
  }

  @Test("audio is the same bytes each time, and longer for a longer letter", .enabled(if: Invented.hasAudio))
  func audio() throws {
    let short = Invented.letter(to: ["Łucja <b> & محمد"], sections: 0)
    let first = try Invented.formats.render(short, as: .audio)
    let again = try Invented.formats.render(short, as: .audio)
    #expect(again == first)
    #expect(first.bytes.starts(with: Array("OggS".utf8)) || first.mediaType == "audio/mpeg")
    let longer = try Invented.formats.render(Invented.letter(sections: 1, sentences: 1), as: .audio)
    #expect(longer.bytes.count > first.bytes.count)
  }

  @Test("the spoken letter pauses around headings, says figures as words, and names in their own voice")
  func markup() throws {
    let markup = SpokenLetter.markup(try Invented.letter(to: ["محمد <x>", "EX1 1AC"]).clean(), in: SpokenEnglish())
    #expect(markup.contains("<break time=\"1400ms\"/><s>Your communication plan</s>\n<break time=\"800ms\"/>"))
    #expect(markup.contains("<voice xml:lang=\"ar\">محمد</voice> &lt;x&gt;") && markup.contains("oh one six three two"))
    #expect(markup.replacing(#/<[^>]*>/#, with: "").allSatisfy { !$0.isNumber })
  }

  @Test("a format whose program is missing is not on offer, is refused, and says why")
  func missing() throws {
    let none = LetterFormats(programs: LetterPrograms(folder: "/nonexistent", path: "/nonexistent"))
    let offer = none.onOffer()
    #expect(offer.formats == [.html, .text])
    #expect(offer.missing[.braille] == "lou_translate is not installed" && offer.missing[.audio] == "espeak-ng is not installed")
    #expect(
      offer.missing[.pdf] == "python3 is not installed"
        && offer.note?.hasPrefix("no pdf: python3 is not installed; no large-print: ") ?? false)
    for format in [DocumentFormat.pdf, .largePrint, .easyRead, .braille, .audio] {
      #expect(throws: FormatFault.self) { try none.render(Invented.letter(), as: format) }
    }
    #expect(none.missingCharacters(in: "漢") == [])
  }

  @Test("easy read is on offer only where the pack has it; braille and audio only in languages that have them")
  func offer() throws {
    let formats = Invented.formats
    #expect(formats.onOffer().missing[.easyRead] == "the pack does not have the letter in easy read")
    if Invented.hasPages { #expect(formats.onOffer(hasEasyRead: true).missing[.easyRead] == nil) }
    let polish = formats.onOffer(language: "pl")
    #expect(polish.missing[.braille] != nil && polish.missing[.audio] != nil && polish.missing[.html] == nil)
    if Invented.hasPages, Invented.hasBraille, Invented.hasAudio { #expect(formats.onOffer().note == nil) }
  }

  @Test("what a person needs is made where a program makes it")
  func needs() {
    #expect(LetterFormat.allCases.map(DocumentFormat.init(for:)) == [.largePrint, .braille, .audio, .easyRead, nil])
  }

  @Test("a table of characters that is no font, or is cut anywhere, is survived")
  func fonts() throws {
    #expect(CharacterMap(font: []) == nil && CharacterMap(font: [UInt8](repeating: 0xFF, count: 1000)) == nil)
    guard let folder = Invented.programs.folder,
      let data = FileManager.default.contents(atPath: "\(folder)/fonts/LiberationSans-Regular.ttf")
    else { return }
    let font = Array(data)
    for length in stride(from: 0, to: font.count, by: 40_001) { _ = CharacterMap(font: Array(font[..<length])) }
    #expect(try #require(CharacterMap(font: font)).ranges.contains { $0.contains(0x41) })
  }

  @Test("names of files are plain, whatever a reference says")
  func names() throws {
    var letter = Invented.letter()
    letter.reference = "../RC 1/é"
    #expect(try Invented.formats.render(letter, as: .html).fileName == "---RC-1--.html")
    #expect(try Invented.formats.render(Invented.letter(), as: .text).fileName == "RC-2026-000001.txt")
  }

  @Test("a letter with nothing in it, and one that never ends, are refused")
  func bounds() {
    var letter = Invented.letter()
    letter.body = []
    #expect(throws: FormatFault.incomplete("body")) { try Invented.formats.render(letter, as: .html) }
    #expect(throws: FormatFault.tooLong(limit: 120_000, unit: "bytes")) {
      try Invented.formats.render(Invented.letter(sentences: 2000), as: .text)
    }
  }
}
