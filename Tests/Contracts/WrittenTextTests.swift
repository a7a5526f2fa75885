import Contracts
import Foundation
import Testing

@Suite("What people write")
struct WrittenTextTests {
  @Test(
    "every end of a line is one line break in a long text, and a space in a text of one line",
    arguments: ["\r\n", "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(end: String) {
    #expect(WrittenText.kept("one\(end)two", isOneLine: false) == "one\ntwo")
    #expect(WrittenText.kept("one\(end)\(end)two", isOneLine: false) == "one\n\ntwo")
    #expect(WrittenText.kept("one\(end)two", isOneLine: true) == "one two")
    #expect(WrittenText.kept("one\(end)two", isOneLine: false).unicodeScalars.count == 7, "it counts as one character")
  }

  @Test("a line feed and a carriage return in the other order are two line breaks")
  func otherOrder() {
    #expect(WrittenText.kept("a\n\rb", isOneLine: false) == "a\n\nb")
    #expect(WrittenText.kept("a\tb\r\n\tc", isOneLine: false) == "a\tb\n\tc")
    #expect(WrittenText.kept("a\tb", isOneLine: true) == "a b")
  }

  @Test(
    "control and format characters are dropped, and whatever overrides the direction of writing",
    arguments: [
      "\u{0}", "\u{1}", "\u{8}", "\u{1B}", "\u{7F}", "\u{80}", "\u{9F}", "\u{AD}", "\u{61C}", "\u{180E}", "\u{200B}", "\u{200C}",
      "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2067}",
      "\u{2068}", "\u{2069}", "\u{206F}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}",
    ] as [Unicode.Scalar])
  func dropped(scalar: Unicode.Scalar) {
    for isOneLine in [true, false] {
      #expect(WrittenText.kept("Dana\(scalar)Wood", isOneLine: isOneLine) == "DanaWood")
      #expect(WrittenText.kept("\(scalar) é \(scalar)", isOneLine: isOneLine) == "é")
    }
    #expect(WrittenText.isInvisible(" \(scalar)"))
  }

  @Test("the zero-width joiner stays inside a word or a picture, and nowhere else")
  func joiner() {
    let family = "👩🏽\u{200D}👩\u{200D}👧"
    #expect(WrittenText.kept(family, isOneLine: true) == family)
    #expect(WrittenText.kept("❤\u{FE0F}\u{200D}🔥", isOneLine: true) == "❤\u{FE0F}\u{200D}🔥")
    #expect(WrittenText.kept("क्\u{200D}ष", isOneLine: true).unicodeScalars.contains("\u{200D}"))
    #expect(WrittenText.kept("ab\u{200D} c\u{200D}", isOneLine: true) == "ab c")
    #expect(WrittenText.kept("\u{200D}ab", isOneLine: true) == "ab")
    #expect(WrittenText.kept("a\u{200D}\u{200D}b", isOneLine: true) == "a\u{200D}b")
    #expect(WrittenText.kept("1\u{200D}2", isOneLine: true) == "12")
  }

  @Test(
    "what nobody can see is empty",
    arguments: [
      "", " ", "\u{A0}\u{2003}", "\u{200B}\u{200D}\u{FEFF}", "\u{3164}", "\u{115F}\u{1160}", "\u{2800}\u{2800}", "\u{FE0F}",
      "\r\n \t",
      "\u{202E}\u{2069}", "\u{180B}", "\u{E0020}",
    ])
  func invisible(text: String) {
    #expect(WrittenText.isInvisible(text))
    #expect(WrittenText.kept(text, isOneLine: true) == "" && WrittenText.kept(text, isOneLine: false) == "")
  }

  @Test("what can be seen is kept as it is: accents, other scripts, signs, and the white space within")
  func kept() {
    for text in ["Zoë O’Neill", "Łukasz  Żak", "王小明", "٣ أ", "\u{601}١٤٤٧", "a\u{A0}b", "100 %", "e\u{301}", "£5 – €6"] {
      #expect(WrittenText.kept(" \(text)\n", isOneLine: true) == text)
      #expect(!WrittenText.isInvisible(text))
    }
  }

  @Test("the pattern of descriptions is what the reader takes for visible, for every character of the basic plane")
  func pattern() throws {
    let pattern = try NSRegularExpression(pattern: WrittenText.visiblePattern)
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      #expect(
        (pattern.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count)) == nil)
          == WrittenText.isInvisible(text), "\(String(value, radix: 16))")
    }
  }
}
