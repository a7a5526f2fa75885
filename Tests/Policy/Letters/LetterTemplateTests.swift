import Testing

@testable import Policy

/// What the lines of a template mean; decision 34.
@Suite("Letter templates")
struct LetterTemplateTests {
  private func blocks(_ source: String, _ values: LetterValues = [:], parts: [String: String] = [:]) throws -> [LetterBlock] {
    try LetterTemplate.parse(source, file: "x.letter") { name in
      parts[name].map { .success($0) } ?? .failure(PackFaults(faults: ["none"]))
    }.blocks(values)
  }

  @Test("headings, paragraphs, lists and the signature are read line by line")
  func lines() throws {
    let source = """
      # One {{a}}
      ## Two
      ### Three

      A paragraph
      on two lines.
      - first
      - second,
        which goes on
      {{#l}}
      - {{.}}
      {{/l}}

      Before a break \\
      and after it.
      ~ Yours sincerely
      ~ {{nothing}}
      ~ {{a}}
      """
    #expect(
      try blocks(source, ["a": "x", "l": ["y", "z"]]) == [
        .heading("One x", level: 1), .heading("Two", level: 2), .heading("Three", level: 3),
        .paragraph(["A paragraph on two lines."]), .list([["first"], ["second, which goes on"], ["y"], ["z"]]),
        .paragraph(["Before a break", "and after it."]), .signature(["Yours sincerely", "x"]),
      ])
  }

  @Test("what is empty leaves nothing behind: no heading, paragraph, entry or line")
  func nothing() throws {
    #expect(try blocks("# {{a}}\n\n{{a}}\n\n- {{a}}\n\n~ {{a}}\n\n{{{a}}}\n\n\n") == [])
    #expect(try blocks("- {{a}}\n- b") == [.list([["b"]])])
    #expect(try blocks("") == [])
  }

  @Test("a value in two braces is one line; in three it keeps its own lines, whatever ends them")
  func valueLines() throws {
    let text = "one\r\ntwo\n\n\nthree\u{2028}four\u{0B}five\rsix"
    #expect(try blocks("{{a}}", ["a": .text(text)]) == [.paragraph(["one two three four five six"])])
    #expect(try blocks("Why: {{{a}}}", ["a": .text(text)]) == [.paragraph(["Why: one", "two", "three", "four", "five", "six"])])
    #expect(try blocks("- {{&a}}!", ["a": "b\nc"]) == [.list([["b", "c!"]])])
    #expect(try blocks("# {{{a}}}", ["a": "b\nc"]) == [.heading("b c", level: 1)])
  }

  @Test("templates that end their lines as Windows does mean the same")
  func carriageReturns() throws {
    let source = "# One\n\nA paragraph\nof two.\n{{#a}}\n- b\n{{/a}}\n\nEnd.\n"
    let windows = try blocks(source.replacing("\n", with: "\r\n"), ["a": "y"])
    #expect(try windows == blocks(source, ["a": "y"]))
  }

  @Test("parts are files of their own, in the language of the template, and what they include too")
  func parts() throws {
    #expect(
      try blocks("{{>a}}\n", parts: ["a.part.letter": "# A\n\n{{>b}}\n", "b.part.letter": "b"]) == [
        .heading("A", level: 1), .paragraph(["b"]),
      ])
    let welsh = try LetterTemplate.parse("{{>a}}", file: "x.cy.letter") { name in
      name == "a.part.cy.letter" ? .success("Annwyl") : .failure(PackFaults(faults: ["none"]))
    }
    #expect(try welsh.blocks([:]) == [.paragraph(["Annwyl"])])
  }

  @Test(
    "a part that is not there, or is no name of one, is a fault with file and line",
    arguments: [
      ("\n{{>a}}", "x.letter:2: {{>a}} needs a file a.part.letter, which cannot be read"),
      ("{{>../a}}", "x.letter:1: {{>../a}} is not the name of a part"),
      ("{{#b}}{{>a}}{{/b}}", "x.letter:1: {{>a}} needs a file a.part.letter, which cannot be read"),
    ])
  func partFaults(source: String, fault: String) {
    do throws(PackFaults) {
      _ = try LetterTemplate.parse(source, file: "x.letter")
      Issue.record("no fault found")
    } catch { #expect(error.faults == [fault]) }
  }

  @Test(
    "names that a letter does not have are faults with file and line, in its parts too",
    arguments: [
      ("{{nonsense}}", "x.letter:1: {{nonsense}} is not a value of this letter"),
      ("{{#nonsense}}{{/nonsense}}", "x.letter:1: {{#nonsense}} is not a value or a list of this letter"),
      ("\n{{^nonsense}}{{/nonsense}}", "x.letter:2: {{^nonsense}} is not a value or a list of this letter"),
      ("{{day}}", "x.letter:1: {{day}} is not a value of this letter"),
      ("{{.}}", "x.letter:1: {{.}} is not a value of this letter"),
      ("{{#incidents}}{{phone}}{{/incidents}}", "x.letter:1: {{phone}} is not a value of this letter"),
      ("{{#incidents}}{{.}}{{/incidents}}", "x.letter:1: {{.}} is not a value of this letter"),
      ("{{incidents.day}}", "x.letter:1: {{incidents.day}} is not a value of this letter"),
      ("{{howToContact}}", "x.letter:1: {{howToContact}} is not a value of this letter"),
      ("{{>p}}", "p.part.letter:2: {{nonsense}} is not a value of this letter"),
      ("{{>q}}", "q.part.letter:1: {{>q}} includes itself"),
    ])
  func names(source: String, fault: String) throws {
    let parts = ["p.part.letter": "x\n{{nonsense}}", "q.part.letter": "{{>q}}"]
    let template = try LetterTemplate.parse(source, file: "x.letter") { .success(parts[$0] ?? "") }
    #expect(template.faults(for: .warning) == [fault])
  }

  @Test(
    "names that it has are none",
    arguments: [
      "{{#incidents}}{{day}}{{reasons}}{{/incidents}}", "{{#reasons}}{{.}}{{/reasons}}",
      "{{^incidents}}{{reasons}}{{/incidents}}",
    ])
  func known(source: String) throws {
    #expect(try LetterTemplate.parse(source, file: "x.letter").faults(for: .warning) == [])
  }
}
