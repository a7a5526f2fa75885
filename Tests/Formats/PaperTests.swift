import Contracts
import Foundation
import Testing

@testable import Formats

/// Issue 14, "Case file": one bundle that can be read alone, as a page and as one tagged PDF with its contents.
@Suite("Papers that are read alone")
struct PaperTests {
  private static let typed = "<b>Calls \u{202E}took hours</b> \u{1F600}"

  private static let paper = Paper(
    title: "What the office holds about SU-2026-000001", reference: "SU-2026-000001", dated: Day(number: 20_783),
    introduction: ["Put together for the person."],
    sections: [
      PaperSection(
        "A contact CT-2026-000001",
        [
          .text("Kept for six years."), .heading("Contact recorded, 23 November 2026 at 10:00"),
          .pairs([
            PaperPair("By", [.leftOut("the name of a member of staff")]), PaperPair("Summary", [.text("One line\nand another")]),
            PaperPair("Terms", [.pairs([PaperPair("Detail", [.text(typed)])])]), PaperPair("Nothing", []),
            PaperPair("Word", [.text(String(repeating: "W", count: 300))]), PaperPair("Name", [.text("محمد الأحمد")]),
          ]),
        ]), PaperSection("Decisions", [.list(["Warning given (5.1)", "Plan in force (5.1)"])]),
    ])

  @Test("as a page have contents, and what people typed in them stays text")
  func page() {
    let html = Self.paper.html
    #expect(html.contains("<h2 id=\"contents\">Contents</h2>") && html.contains("<li><a href=\"#s1\">Decisions</a></li>"))
    #expect(html.contains("<dt>By</dt><dd><em>Left out: the name of a member of staff.</em></dd>"))
    #expect(html.contains("<dt>Terms</dt><dd><dl><dt>Detail</dt><dd>&lt;b&gt;Calls") && !html.contains("<b>"))
    #expect(html.contains("<dd>One line\nand another</dd>") && html.contains("<ul><li>Warning given (5.1)</li>"))
  }

  @Test(
    "as PDF are tagged, say the same with their contents and page numbers, and are the same bytes each time; a character that no font has is shown by its number",
    .enabled(if: Invented.hasPages, "run compose/letter-programs .build/letter-programs, and install poppler-utils"))
  func pdf() throws {
    let formats = PaperFormats(programs: Invented.programs)
    #expect(formats.missing == nil)
    let bytes = try formats.pdf(Self.paper)
    #expect(try formats.pdf(Self.paper) == bytes)
    let (about, text, tags) = try withFile(bytes) { file in
      (
        String(decoding: try Invented.output(of: "pdfinfo", [file]), as: UTF8.self),
        String(decoding: try Invented.output(of: "pdftotext", ["-layout", file, "-"]), as: UTF8.self),
        String(decoding: try Invented.output(of: "pdfinfo", ["-struct", file]), as: UTF8.self)
      )
    }
    #expect(about.contains("Title:           What the office holds about SU-2026-000001"))
    #expect(about.contains("Tagged:          yes") && about.contains("Pages:           2"))
    for words in [
      "26 November 2026", "Contents", "Left out: the name of a member of staff.", "One line", "and another",
      "<b>Calls took hours</b> [U+1F600]", "Plan in force (5.1)", "Page 2 of 2",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(tags.contains("TOC") && tags.contains("H1") && tags.contains("H2") && tags.contains("H3"))
  }

  @Test("are not made as PDF where the programs are not installed, which says why")
  func notInstalled() {
    let formats = PaperFormats(programs: LetterPrograms(folder: "/nowhere"))
    #expect(formats.missing != nil)
    #expect(throws: FormatFault.self) { try formats.pdf(Self.paper) }
  }
}
