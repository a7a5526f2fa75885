import Contracts
import Foundation
import Policy
import Testing

@testable import Formats

/// Issue 13, "Formats" and "Page": each PDF says what the letter says, in its order, tagged, inside what an envelope and a printer allow.
@Suite(
  "Letters as pages",
  .enabled(if: Invented.hasPages, "run compose/letter-programs .build/letter-programs, and install poppler-utils"))
struct PageTests {
  private func pages(_ letter: Letter, _ format: DocumentFormat = .pdf) throws -> LetterDocument {
    try Invented.formats.render(letter, as: format)
  }

  /// The text by the tags, which is the order in which a screen reader reads it.
  private func text(of document: LetterDocument) throws -> String {
    let lines = try withFile(document.bytes) {
      String(decoding: try Invented.output(of: "pdfinfo", ["-struct-text", $0]), as: UTF8.self)
    }
    // An element is a line with its name in brackets or without; what it says is in quotation marks, indented below it.
    return Invented.squeezed(
      lines.split(separator: "\n").compactMap { line in
        guard let start = line.firstIndex(of: "\""), line[..<start].allSatisfy(\.isWhitespace), let end = line.lastIndex(of: "\"")
        else { return nil }
        return String(line[line.index(after: start)..<end])
      }.joined())
  }

  /// Compares what was found with what the letter says. Poppler loses the second word of a passage from right to left when it reads by the tags,
  /// so such passages are compared as their letters, in any order, read by place.
  private func expect(
    _ found: String, in document: LetterDocument, saysAllOf letter: Letter,
    _ labels: (String, String) = ("Our reference", "26 November 2026")
  ) {
    func parted(_ text: String) -> (others: String, leftward: [Unicode.Scalar]) {
      let visible = text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
      let isLeftward: (Unicode.Scalar) -> Bool = { Script(of: $0)?.isRightToLeft ?? false }
      return (String(String.UnicodeScalarView(visible.filter { !isLeftward($0) })), visible.filter(isLeftward).sorted())
    }
    let said = parted(Invented.said(letter, labels: labels))
    #expect(parted(found).others == said.others)
    guard !said.leftward.isEmpty else { return }
    let placed = try? withFile(document.bytes) {
      String(decoding: try Invented.output(of: "pdftotext", [$0, "-"]), as: UTF8.self)
    }
    #expect(parted(placed ?? "").leftward == said.leftward)
  }

  static let names = [
    "Robin Quist", "Łucja Żółć-Śmigły", "Siân Ŵyddgrug-Llŷr", "محمد الأحمد", "דוד כהן",
    String(repeating: "Bartholomew ", count: 17),
    String(repeating: "W", count: 200), "José O’Neill-Şahin",
  ]

  /// Short passages of another script, which are kept together, with a word of more bytes than fit every line, which may be divided.
  static let foreign = ["Ярослава Константинова", "ΩμέγαΩμέγα", "קונסטנטינופול כהן"]

  @Test(
    "the text, read by its tags, is the letter's, in its order", arguments: names + foreign,
    [DocumentFormat.pdf, .largePrint, .easyRead])
  func whole(name: String, format: DocumentFormat) throws {
    let letter = Invented.letter(to: [
      name, "Flat 2", "3 Example Road", "Little Exampleton", "Example Town", "Exampleshire", "EX1 1AC",
    ])
    let document = try pages(letter, format)
    let found = try text(of: document)
    let cleanName = try #require(try letter.clean().addressee.first)
    if name.count < 100 {
      expect(found, in: document, saysAllOf: letter)
    } else {
      // Cut in the window, where seven lines leave one for the name, and whole in the line after the address.
      let cut = try #require(found.firstRange(of: "…"))
      #expect(found[..<cut.lowerBound].contains("Bartholomew") || found[..<cut.lowerBound].contains("WWWWWW"))
      #expect(found[cut.upperBound...].contains("For:" + Invented.squeezed(cleanName)))
      #expect(found.hasSuffix(Invented.said(letter).suffix(600)))
    }
  }

  @Test(
    "letters in other languages are whole too",
    arguments: [("cy", "Ein cyfeirnod", "26 Tachwedd 2026"), ("pl-PL", "Nasz znak", "26 listopada 2026")])
  func languages(language: String, reference: String, day: String) throws {
    let letter = Invented.letter(language: language, more: [.paragraph(["Zażółć gęślą jaźń. Llanfairpwllgwyngyll, tŷ, dŵr, Ŷ."])])
    #expect(try text(of: try pages(letter)) == Invented.said(letter, labels: (reference, day)))
  }

  @Test("a letter in Arabic is set from right to left, and whole")
  func arabic() throws {
    let letter = Invented.letter(language: "ar", more: [.paragraph(["نكتب إليك لنخبرك كيف يمكنك الاتصال بنا."])])
    let document = try pages(letter)
    let placed = try withFile(document.bytes) {
      String(decoding: try Invented.output(of: "pdftotext", [$0, "-"]), as: UTF8.self)
    }
    for word in ["نكتب", "إليك", "لنخبرك", "كيف", "يمكنك", "بنا"] { #expect(placed.contains(word), "\(word)") }
    #expect(placed.contains("RC-2026-000001") && placed.contains("مرجعنا"))
  }

  @Test("headings, paragraphs and lists are tagged as what they are")
  func tags() throws {
    let document = try pages(Invented.letter(sections: 2))
    let lines = try withFile(document.bytes) {
      String(decoding: try Invented.output(of: "pdfinfo", ["-struct", $0]), as: UTF8.self)
    }
    let tags = lines.split(separator: "\n").compactMap { $0.split(separator: " ").first }.map(String.init)
    #expect(
      tags.filter { $0 == "H1" }.count == 1 && tags.filter { $0 == "H2" }.count == 2 && tags.filter { $0 == "H3" }.count == 2)
    #expect(
      tags.filter { $0 == "L" }.count == 2 && tags.filter { $0 == "LI" }.count == 4 && tags.filter { $0 == "LBody" }.count == 4)
    #expect(tags.filter { $0 == "P" }.count == 5 + 2 * 2 + 2)
    let about = try withFile(document.bytes) { String(decoding: try Invented.output(of: "pdfinfo", [$0]), as: UTF8.self) }
    for words in ["Tagged:          yes", "Title:           Your communication plan, RC-2026-000001", "A4"] {
      #expect(about.contains(words))
    }
    #expect(document.bytes.firstRange(of: Array("pdfuaid:part".utf8)) != nil)
  }

  @Test(
    "a name in another script is marked as its language", arguments: [("محمد الأحمد", "ar"), ("דוד כהן", "he"), ("Ελένη", "el")])
  func marked(name: String, language: String) throws {
    let document = try pages(Invented.letter(to: [name, "3 Example Road", "EX1 1AC"]))
    let inflate = """
      import re, sys, zlib
      data = open(sys.argv[1], "rb").read()
      for stream in re.findall(rb"stream\\r?\\n(.*?)endstream", data, re.S):
        try: data += zlib.decompressobj().decompress(stream)
        except zlib.error: pass
      print(*sorted({name.decode() for name in re.findall(rb"/Lang *\\(([^)]*)\\)", data)}))
      """
    let found = try withFile(document.bytes) {
      String(decoding: try Invented.output(of: "python3", ["-c", inflate, $0]), as: UTF8.self)
    }
    #expect(found == ["en-GB", language].sorted().joined(separator: " ") + "\n")
  }

  @Test("the same letter gives the same bytes, in another process as well", arguments: [DocumentFormat.pdf, .largePrint])
  func same(format: DocumentFormat) throws {
    let first = try pages(Invented.letter(), format)
    let again = try LetterFormats(programs: Invented.programs).render(Invented.letter(), as: format)
    #expect(first == again && first.digest == again.digest && first.digest.count == 64)
    #expect(try pages(Invented.letter(sections: 4), format).digest != first.digest)
  }

  @Test("every page says which letter it is of, and which page of how many", arguments: [DocumentFormat.pdf, .largePrint])
  func numbers(format: DocumentFormat) throws {
    let document = try pages(Invented.letter(sections: 6), format)
    let count = try #require(document.pages)
    #expect(count > 1)
    let text = try withFile(document.bytes) { String(decoding: try Invented.output(of: "pdftotext", [$0, "-"]), as: UTF8.self) }
    let pages = text.split(separator: "\u{0C}")
    #expect(pages.count == count)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Page \(index + 1) of \(count)") && page.contains("RC-2026-000001"))
    }
  }

  @Test("no heading ends a page, and no sign-off begins one alone, wherever the pages break", arguments: 0..<24)
  func together(lines: Int) throws {
    let filler = LetterBlock.paragraph((0..<lines).map { "Line \($0)." })
    let document = try pages(Invented.letter(sections: 2, more: [filler]))
    let text = try withFile(document.bytes) {
      String(decoding: try Invented.output(of: "pdftotext", ["-layout", $0, "-"]), as: UTF8.self)
    }
    for page in text.split(separator: "\u{0C}") {
      let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
        !$0.isEmpty && !$0.contains("Page ")
      }
      #expect(lines.last != "Why" && lines.last.map { !$0.hasSuffix("One telephone call a week") } ?? false)
      #expect(lines.first != "Yours sincerely" && lines.first != "Mara Lindqvist")
    }
  }

  @Test("large print is set at 18 point or more, but for the window of the envelope")
  func large() throws {
    let document = try pages(Invented.letter(), .largePrint)
    let boxes = try withFile(document.bytes) {
      String(decoding: try Invented.output(of: "pdftotext", ["-bbox-layout", $0, "-"]), as: UTF8.self)
    }
    // A word of 18 point type is 16.9 points high here.
    let heights = boxes.matches(of: #/<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">/#).compactMap {
      match -> Double? in
      guard let top = Double(match.2), let bottom = Double(match.3), top > 95 * 72 / 25.4 else { return nil }
      return bottom - top
    }
    #expect(heights.count > 50)
    // The line with the number of the page is 14 point.
    #expect(heights.filter { $0 < 16.5 }.count == 5 * (document.pages ?? 0))
  }

  @Test("what does not fit is refused by name, not set somewhere else")
  func refused() {
    let address = ["Robin Quist"] + (0..<6).map { _ in String(repeating: "Wide Example Street ", count: 6) }
    #expect(throws: FormatFault.addressTooLarge) { try pages(Invented.letter(to: address)) }
    var letter = Invented.letter()
    letter.sender = (0..<40).map { "Line \($0)" }
    #expect(throws: FormatFault.senderTooLarge) { try pages(letter) }
    #expect(throws: FormatFault.tooLong(limit: 10, unit: "pages")) { try pages(Invented.letter(sections: 60)) }
    letter = Invented.letter()
    letter.body.removeAll { if case .heading(_, 1) = $0 { true } else { false } }
    #expect(throws: FormatFault.incomplete("main heading")) { try pages(letter) }
  }

  @Test(
    "a name that no font has is refused before a letter is promised, and by the engine, with the character",
    arguments: ["漢字", "ᚠ", "A\u{FFFD}", "\u{E000}"])
  func missing(name: String) throws {
    let found = Invented.formats.missingCharacters(in: name)
    #expect(!found.isEmpty)
    #expect(throws: FormatFault.unprintable(found)) { try pages(Invented.letter(to: [name, "EX1 1AC"])) }
    let letter = try Invented.letter(to: [name, "EX1 1AC"]).clean()
    guard name != "A\u{FFFD}", name != "\u{E000}" else { return }
    let worker = TypstWorker(path: try #require(Invented.programs.path(of: "python3")), arguments: Worker.arguments)
    #expect(throws: FormatFault.unprintable([])) { try worker.set("letter", data: SetLetter.data(letter), day: 0) }
  }

  @Test("what the fonts are said to have, the engine sets: Welsh, Polish, Turkish, Greek, Cyrillic, Hebrew, Arabic, signs")
  func coverage() throws {
    let signs = "ŴŵŶŷÂâÊêÎîÔôÛûÄäËëÏïÖöÜü ĄąĆćĘęŁłŃńÓóŚśŹźŻż ĞğİıŞş ΑαΩω ЖжЯяЇї “”‘’–—…•£€©½² אבת ابتثجح"
    #expect(Invented.formats.missingCharacters(in: signs) == [])
    let letter = Invented.letter(more: [.paragraph([signs])])
    let document = try pages(letter)
    expect(try text(of: document), in: document, saysAllOf: letter)
  }

  @Test("text that looks like a command of the engine is printed as it is")
  func commands() throws {
    let hostile = [
      "#import \"x\": *", "#eval(\"1\")", "$x^2$ *bold* _slanted_ `code` <label> @ref", "= Heading", "- item", "\\ // /* */",
      "#panic()",
    ]
    let letter = Invented.letter(
      to: [hostile[0], "#read(\"/etc/passwd\")", "EX1 1AC"], more: [.paragraph(hostile), .list([hostile])])
    #expect(try text(of: try pages(letter)) == Invented.said(letter))
  }
}
