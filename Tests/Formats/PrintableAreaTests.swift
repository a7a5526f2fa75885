import Contracts
import Foundation
import Policy
import Testing

@testable import Formats

/// Issue 13, must-show 1: nothing is printed outside the rectangles that GOV.UK Notify prints on (`LETTERS.md`), each taken a millimetre smaller.
@Suite(
  "Inside the printable area",
  .enabled(if: Invented.hasPages, "run compose/letter-programs .build/letter-programs, and install poppler-utils"))
struct PrintableAreaTests {
  /// Millimetres from the top left of the page.
  private struct Area {
    let left, top, right, bottom: Double

    init(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
      (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }
  }

  private static let firstPage = [
    Area(15, 95, 195, 292), Area(24.6, 39.5, 120, 66.3), Area(15, 5, 125, 30), Area(125, 5, 195, 95),
  ]
  private static let otherPages = [Area(15, 5, 195, 292)]
  private static let dotsAnInch = 120.0

  /// How many dots remain of a page when the areas are painted white.
  private func rest(of page: [UInt8], _ areas: [Area], spare: Double) throws -> Int {
    // P5, width and height, 255, each ended by a line, then a byte for each dot.
    let head = page.split(separator: 0x0A, maxSplits: 3)
    try #require(head.count == 4 && head[0].elementsEqual(Array("P5".utf8)))
    let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    try #require(size.count == 2 && head[3].count == size[0] * size[1])
    func dots(_ millimetres: Double) -> Double { millimetres / 25.4 * Self.dotsAnInch }
    var count = 0
    for (index, shade) in head[3].enumerated() where shade < 250 {
      let (x, y) = (Double(index % size[0]) + 0.5, Double(index / size[0]) + 0.5)
      let isInside = areas.contains {
        x >= dots($0.left + spare) && x <= dots($0.right - spare) && y >= dots($0.top + spare) && y <= dots($0.bottom - spare)
      }
      count += isInside ? 0 : 1
    }
    return count
  }

  private func check(
    _ letter: Letter, _ format: DocumentFormat = .pdf, with formats: LetterFormats = Invented.formats, spare: Double = 1
  ) throws {
    let document = try formats.render(letter, as: format)
    try withFile(document.bytes) { path in
      _ = try Invented.output(of: "pdftoppm", ["-r", "\(Int(Self.dotsAnInch))", "-gray", path, "\(path)-page"])
      let folder = URL(filePath: path).deletingLastPathComponent()
      let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".pgm") }.sorted()
      #expect(pages.count == document.pages)
      for (index, page) in pages.enumerated() {
        let picture = [UInt8](try Data(contentsOf: folder.appending(path: page)))
        let outside = try rest(of: picture, index == 0 ? Self.firstPage : Self.otherPages, spare: spare)
        #expect(outside == 0, "page \(index + 1) of \(letter.addressee.first?.prefix(20) ?? ""), \(format)")
      }
    }
  }

  private static let lines = [
    "Flat 2, The Old Granary", "3 Example Road", "Little Exampleton", "Example Town", "Exampleshire", "EX1 1AC",
  ]

  @Test("addresses of two to seven lines, with letters of one page to six", arguments: 2...7, [0, 3, 12])
  func addresses(lines: Int, sections: Int) throws {
    try check(Invented.letter(to: ["Robin Quist"] + Self.lines.suffix(lines - 1), sections: sections))
  }

  @Test("large print and easy read", arguments: [DocumentFormat.largePrint, .easyRead])
  func large(format: DocumentFormat) throws {
    try check(Invented.letter(to: ["Robin Quist"] + Self.lines), format)
  }

  @Test("names of 200 letters, with and without a place to divide them, in any case", arguments: PageTests.names)
  func names(name: String) throws {
    // Marks above capitals in the first line may use the millimetre.
    let spare = name.allSatisfy(\.isASCII) ? 1.0 : 0
    try check(Invented.letter(to: [name] + Self.lines), spare: spare)
    try check(Invented.letter(to: [name, "EX1 1AC"]), spare: spare)
  }

  @Test("words wider than a line, in every part of a letter", arguments: [DocumentFormat.pdf, .largePrint])
  func longWords(format: DocumentFormat) throws {
    let word = String(repeating: "Wm", count: 150)
    var letter = Invented.letter(more: [
      .heading(word, level: 2), .paragraph([word, "a \(word) b"]), .list([[word]]), .heading("x \(word)", level: 3),
    ])
    letter.sender[5] = "\(String(repeating: "a", count: 60))@example.org"
    letter.warning = word
    try check(letter, format)
  }

  @Test("a logo, as SVG and as PNG, with its words for those who do not see it", arguments: ["logo.svg", "logo.png"])
  func logo(name: String) throws {
    let svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='100'><rect width='400' height='100' fill='#235'/></svg>"
    let dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    let bytes = name.hasSuffix("svg") ? Array(svg.utf8) : Array(try #require(Data(base64Encoded: dot)))
    try withFile(bytes, named: name) { path in
      let folder = URL(filePath: path).deletingLastPathComponent().path()
      let formats = LetterFormats(programs: Invented.programs, logo: Logo(packFolder: folder, body: "Office of Example"))
      try check(Invented.letter(), with: formats)
      let html = String(decoding: try formats.render(Invented.letter(), as: .html).bytes, as: UTF8.self)
      #expect(html.contains("alt=\"Office of Example\"") && html.contains("data:image/"))
      let pdf = try formats.render(Invented.letter(), as: .pdf).bytes
      let tags = try withFile(pdf) { String(decoding: try Invented.output(of: "pdfinfo", ["-struct", $0]), as: UTF8.self) }
      #expect(tags.contains("Figure"))
    }
  }

  @Test("the test sees what is printed elsewhere")
  func sees() throws {
    let dots = [UInt8](repeating: 255, count: 992 * 1403)
    var page = Array("P5\n992 1403\n255\n".utf8) + dots
    #expect(try rest(of: page, Self.firstPage, spare: 1) == 0)
    // 50 millimetres down, 10 to the right: left of the window.
    page[page.count - dots.count + 236 * 992 + 47] = 0
    #expect(try rest(of: page, Self.firstPage, spare: 1) == 1)
  }
}
