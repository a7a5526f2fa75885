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
    "what is not well nested or not well formed is a fault with file and line",
    arguments: [
      ("{{/each}}", "x.letter:1: {{/each}} closes nothing that is open here"),
      ("{{#each a}}\n{{#if b}}\n{{/each}}\n{{/if}}", "x.letter:3: {{/each}} closes nothing that is open here"),
      ("a\n\n{{name", "x.letter:3: {{ is not followed by a name and }}"),
      ("{{#unless a}}", "x.letter:1: a section is {{#each name}} or {{#if name}}"),
      ("{{#if a}} text", "x.letter:1: a section stands alone on its line"),
    ])
  func faults(source: String, expected: String) {
    do throws(PackFaults) {
      _ = try LetterTemplate.parse(source, file: "x.letter")
      Issue.record("no fault found")
    } catch { #expect(error.faults.contains(expected), "\(error.faults)") }
  }

  @Test(
    "a letter's values are exactly what its template may name (5.4 to 5.7)",
    arguments: [StageName.warningPending, .noticePending])
  func values(stage: StageName) throws {
    let story = try Story(at: stage)
    let notices = story.history.compactMap { event -> NoticeRequest? in
      switch event.fact {
      case .warningDecided(_, let notice), .authorised(_, _, let notice): notice
      default: nil
      }
    }
    let notice = try #require(notices.last)
    let values = notice.values(
      addressee: ["Ms P Example"], salutation: "Dear Ms Example", reference: "RC-2026-000001",
      dated: try Sample.day("2026-11-23"),
      under: story.pack)
    let allowed = LetterTemplate.placeholders(for: notice.letter)
    #expect(Set(values.keys) == allowed.texts.union(allowed.lists.keys))
    for (name, value) in values {
      guard case .list(let entries) = value else { continue }
      #expect(!entries.isEmpty)
      for entry in entries { #expect(Set(entry.keys) == allowed.lists[name]) }
    }
  }

  @Test("every letter names the policy and the way to challenge (7.1); the plan's also that it has no legal status (5.4)")
  func lettersOfThePack() throws {
    let pack = try Sample.pack()
    for letter in LetterName.allCases {
      let text = String(describing: try #require(pack.letters[letter]).blocks)
      for name in ["policyTitle", "customerServiceEmail"] { #expect(text.contains("\"\(name)\""), "\(letter) \(name)") }
    }
    let plan = String(describing: try #require(pack.letters[.plan]).blocks)
    #expect(plan.contains("no legal status"))
    for name in [
      "restrictions", "howToContact", "serviceToExpect", "startsOn", "endsOn", "reviewOn", "alwaysOpen", "externalRemedies",
      "decidedBy",
    ] {
      #expect(plan.contains("\"\(name)\""), "\(name)")
    }
  }
}
