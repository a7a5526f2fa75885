import Contracts
import Testing

@testable import Policy

@Suite("Letter templates")
struct LetterTemplateTests {
  @Test("headings, paragraphs, items, values and sections are understood")
  func parsing() throws {
    let source =
      "# Dear {{name}}\n\nOne line\nand another.\n- first\n{{#each things}}\n- {{ thing }}!\n{{/each}}\n{{#if end}}\nEnd.\n{{/if}}\n"
    let template = try LetterTemplate.parse(source, file: "x.letter")
    #expect(
      template.blocks == [
        .heading([.text("Dear "), .value(name: "name")], line: 1),
        .paragraph([.text("One line and another.")], line: 3),
        .item([.text("first")], line: 5),
        .each(name: "things", [.item([.value(name: "thing"), .text("!")], line: 7)], line: 6),
        .ifPresent(name: "end", [.paragraph([.text("End.")], line: 10)], line: 9),
      ])
  }

  @Test(
    "a badly nested or malformed section is a fault with file and line",
    arguments: [
      ("{{/each}}", "x.letter:1: {{/each}} has no open section to close"),
      ("{{#each a}}\n{{#if b}}\n{{/each}}\n{{/if}}", "x.letter:3: {{/each}} has no open section to close"),
      ("a\n\n{{name", "x.letter:3: {{ is not followed by a name and }}"),
      ("{{#unless a}}", "x.letter:1: a section is {{#each name}} or {{#if name}}"),
      ("{{#if a}} text", "x.letter:1: a section needs a line of its own"),
    ])
  func faults(source: String, expected: String) {
    do throws(PackFaults) {
      _ = try LetterTemplate.parse(source, file: "x.letter")
      Issue.record("no fault found")
    } catch { #expect(error.faults.contains(expected), "\(error.faults)") }
  }
}
