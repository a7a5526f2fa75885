import Testing

@testable import Policy

/// Issue 13: nothing typed can pass for a heading, another section, a list of ours or the signature, in any format; names are one line, and
/// characters that cannot be seen or that turn the direction of writing are gone.
@Suite("Text that people type")
struct HostileTextTests {
  /// What people could type to make a letter say something else.
  static let texts: [String] = {
    let words = ["Your plan is over", "How to contact us"]
    let marks = [
      "# ", "## ", "### ", "- ", "* ", "~ ", "#", "{{#plan}}", "{{{reasons}}}", "{{>dispute}}", "{{! ", "<h1>", "</p><h1>", "= ",
      "> ", "1. ", "**", "\\", "`",
    ]
    let ends = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}"]
    let invisible = [
      "\u{202E}", "\u{202D}", "\u{2066}", "\u{2067}", "\u{2069}", "\u{200B}", "\u{200C}", "\u{200E}", "\u{200F}", "\u{FEFF}",
      "\u{00AD}", "\u{2060}", "\u{0000}",
      "\u{0007}", "\u{001B}[1m", "\u{007F}", "\u{0085}", "\u{E0041}", "\u{E000}", "\u{FFF9}", "\u{180E}",
    ]
    return marks.map { "\($0)\(words[0])" } + ends.map { "It is so.\($0)\($0)# \(words[0])\($0)\($0)- \(words[1])" }
      + ends.map { "x\($0)Yours sincerely\($0)A Person\($0)Chief Executive" }
      + invisible.map { "\($0)# \(words[0])\($0)\n\($0)- \(words[1])" }
      + [
        "Heading\n=======", "Heading\n-------", "***", "___\nx", "\u{2500}\u{2500}\u{2500}", " ", "\n\n", "\t- x", "\u{3000}# x",
        "\u{2022} x\n\u{2022} y", "~ x\n~ y", "a\\\nb\\",
      ]
  }()

  private static let source = """
    # Title {{a}}

    {{a}}

    Before {{{a}}} after

    {{{a}}}
    # Second

    - {{a}}
    - {{{a}}}

    ~ Yours sincerely
    ~ {{a}}
    """

  /// What a block is, whatever it says.
  private func shape(_ blocks: [LetterBlock]) -> [String] {
    blocks.map { block in
      switch block {
      case .heading(_, let level): "heading \(level)"
      case .paragraph: "paragraph"
      case .list(let entries): "list of \(entries.count)"
      case .signature(let lines): "signature of \(lines.count)"
      }
    }
  }

  @Test("there are more than sixty of them") func enough() {
    #expect(Self.texts.count > 60 && Set(Self.texts).count == Self.texts.count)
  }

  @Test("changes no structure: a letter with it has the blocks of one with plain words", arguments: texts)
  func structure(text: String) throws {
    let template = try LetterTemplate.parse(Self.source, file: "x.letter")
    let plain = try shape(template.blocks(["a": "words"]))
    let hostile = try shape(template.blocks(["a": .text(text)]))
    let isNothing = LetterText.lines(text).isEmpty
    // Text of which nothing is left makes no block of its own; whatever else it is, it adds none.
    let without = try shape(template.blocks([:]))
    #expect(hostile == (isNothing ? without : plain), "\(hostile)")
    #expect(hostile.filter { $0.hasPrefix("heading") } == ["heading 1", "heading 1"])
  }

  @Test(
    "leaves only lines of characters that can be seen, none of which is a rule or looks like a list of ours", arguments: texts)
  func visible(text: String) throws {
    let template = try LetterTemplate.parse(Self.source, file: "x.letter")
    for line in try template.blocks(["a": .text(text)]).flatMap(Letters.lines) {
      #expect(!line.isEmpty && !line.contains(where: \.isNewline) && !line.hasPrefix("- ") && !line.hasPrefix("* "), "\(line)")
      #expect(line.contains { $0.isLetter || $0.isNumber }, "\(line)")
      for scalar in line.unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(
          ![.control, .format, .privateUse, .lineSeparator, .paragraphSeparator, .unassigned].contains(category),
          "\(scalar.value)")
      }
    }
  }

  @Test("is otherwise theirs: line breaks and lists are kept, and what they wrote is there")
  func theirs() {
    #expect(
      LetterText.lines("Call me:\r\n- on Mondays\r\n- on Fridays\r\n\r\nThank you") == [
        "Call me:", "\u{2013} on Mondays", "\u{2013} on Fridays", "Thank you",
      ])
    #expect(LetterText.lines("1. first\n2. second") == ["1. first", "2. second"])
    #expect(LetterText.lines("# of calls: 3") == ["# of calls: 3"])
    #expect(LetterText.lines("-5 degrees") == ["-5 degrees"])
    #expect(LetterText.lines("  a \t b\u{A0}c  ") == ["a b c"])
    #expect(LetterText.line("Siân\r\nLlwyd") == "Siân Llwyd")
    #expect(LetterText.line("\u{644}\u{627}\u{645}") == "\u{644}\u{627}\u{645}")
    #expect(LetterText.line("Zażółć gęślą jaźń") == "Zażółć gęślą jaźń")
  }
}
