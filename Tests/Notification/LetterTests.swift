import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

@Suite("Letters")
struct LetterTests {
  /// The last letter of a person whose case was taken to that stage.
  private func letter(
    _ stage: String, name: String = "Robin Quist", draft: JSON = Town.draft, in town: Town
  ) throws -> (notice: Notice, html: String, plain: String) {
    _ = try town.bring(try town.register(name), to: stage, draft: draft)
    let notices: Page<Notice> = try town.get(.notification, "/notices", as: People.mara).decode()
    let last = try #require(notices.items.last)
    return (
      last, try town.get(.notification, "/notices/\(last.id)/letter.html", as: People.mara).text,
      Self.oneLine(try town.get(.notification, "/notices/\(last.id)/letter.txt", as: People.mara).text)
    )
  }

  /// Without line ends, which can fall anywhere.
  private static func oneLine(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

  /// The text of a page, in one line.
  private static func shown(_ html: String) -> String {
    guard let start = html.range(of: "<main>"), let end = html.range(of: "</main>") else { return "" }
    var text = String(html[start.upperBound..<end.lowerBound]).replacing(#/<[^>]*>/#, with: " ")
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: character)
    }
    return oneLine(text)
  }

  private func expect(_ phrases: [String], in letter: (notice: Notice, html: String, plain: String)) {
    let shown = Self.shown(letter.html)
    for phrase in phrases {
      #expect(shown.contains(phrase), "the page does not say: \(phrase)")
      #expect(letter.plain.contains(phrase), "the text does not say: \(phrase)")
    }
  }

  private static let alwaysSaid = [
    // Fault: the person was not told that the decision was made under the policy.
    "Managing Service User Contact Policy",
    // Fault: no way to challenge.
    "complaints procedure of the Customer Service Team", "customerservice@opfcc.example.org",
    // Decision 2 and 7, 1.4.
    "A freedom of information request.", "An emergency", "A challenge to the plan itself", "Police and Crime Panel",
    "Information Commissioner", "ask for an adjustment at any time", "01632 960003",
    // Who writes to whom, about what, and when.
    "Our reference: RC-2026-000001", "Robin Quist", "3 Example Road", "EX1 1AC", "Dear Robin Quist", "1 Example Street",
    "https://opfcc.example.org/managing-contact", "We enclose a short version of it in plain words.", "Jo Marsh Chief Executive",
  ]

  @Test("a warning says what happened, why, what is asked, for how long, and how to challenge it (2.2, 5.2, 7.1)")
  func warning() throws {
    let town = try Town.whole()
    let letter = try letter("warned", in: town)
    #expect(letter.notice.letter == "warning" && letter.notice.state == .served && letter.notice.settledAt == Town.morning)
    expect(Self.alwaysSaid, in: letter)
    expect(
      [
        "Three calls.", "you swore, or spoke or acted in a threatening or abusive way.", "On 23 November 2026,",
        "You have 28 days, and the last day is 21 December 2026.", "No limit applies to you now.", "23 November 2026",
        "This decision was made by a manager.",
      ], in: letter)
  }

  @Test(
    "a plan says each limit with its reason, how to contact us, what to expect, how long, and that it has no legal status (5.4 to 5.7)"
  )
  func plan() throws {
    let town = try Town.whole()
    let letter = try letter("in-force", in: town)
    #expect(letter.notice.letter == "plan")
    expect(Self.alwaysSaid, in: letter)
    expect(
      [
        "It has no legal status.", "We consider what you did unacceptable", "The calls went on after our warning.",
        "1. Limits on when, how long or how often",
        "You can contact us by phone on Tuesday between 10:00 and 11:00, and at no other time.",
        "Why: Calls took hours.", "2. Read and kept, answered only if new", "Why: The same letter came daily.",
        "By telephone on Tuesdays.", "An answer within ten days.", "begins on 25 November 2026", "Its last day is 10 July 2027",
        "review it by 1 June 2027 at the latest", "This decision was made by a senior manager who had no part in what happened.",
        "25 November 2026",
      ], in: letter)
  }

  @Test(
    "the letter says how long, and for whom, a limit with its own scope applies, and leaves out the note on proportion (5.7)")
  func ownScope() throws {
    let town = try Town.whole()
    let limit: JSON = [
      "kind": "one-reply", "replyPeriodDays": 14, "organisations": ["opfcc"], "startsOn": "2026-12-01", "endsOn": "2027-03-01",
      "reasons": "The same message came daily.", "behaviours": ["swearing-or-threatening"],
    ]
    let draft = Town.draft.with(["restrictions": .list([limit]), "proportionality": "INTERNAL"])
    let letter = try letter("in-force", draft: draft, in: town)
    expect(
      [
        "1. One reply to many messages",
        "If you send us several messages about the same matter within 14 days, we send you one reply to all of them.",
        "This applies from 1 December 2026 to 1 March 2027.", "This is only about contact with",
      ], in: letter)
    #expect(!letter.plain.contains("INTERNAL") && !letter.html.contains("INTERNAL"))
  }

  @Test("a plan without a last day does not mention one (5.7)")
  func endless() throws {
    let town = try Town.whole()
    let letter = try letter("in-force", draft: Town.draft.with(["endsOn": nil]), in: town)
    expect(["review it by 1 June 2027 at the latest"], in: letter)
    #expect(!letter.plain.contains("Its last day"))
    #expect(!letter.plain.contains("{{") && !letter.html.contains("{{"))
  }

  @Test(
    "a page is well-formed, in English, with one main heading, and loads nothing from outside",
    arguments: ["warned", "in-force"])
  func wellFormed(stage: String) throws {
    let town = try Town.whole()
    let html = try letter(stage, in: town).html
    let markup = Markup(html)
    #expect(markup.faults == [])
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("lang=\"en-GB\""))
    #expect(markup.elements.filter { $0 == "h1" }.count == 1 && markup.elements.filter { $0 == "title" }.count == 1)
    #expect(Set(markup.elements).isDisjoint(with: ["script", "img", "link", "iframe", "a", "form"]))
    #expect(!html.contains("url(") && !html.contains("@import"))
  }

  @Test("what people wrote is shown as they wrote it, and never treated as markup")
  func hostile() throws {
    let town = try Town.whole()
    let name = #"<script>alert(1)</script> & "Quist's""#
    let reasons = "</p><h1>Free & <b>unrestricted</b></h1> {{reference}}"
    let letter = try letter("in-force", name: name, draft: Town.draft.with(["reasons": .text(reasons)]), in: town)
    let markup = Markup(letter.html)
    #expect(markup.faults == [])
    #expect(Set(markup.elements).isDisjoint(with: ["script", "b"]) && markup.elements.filter { $0 == "h1" }.count == 1)
    expect([name, reasons, "Dear \(name)"], in: letter)
  }

  @Test("reasons on several lines stay on several lines")
  func severalLines() throws {
    let town = try Town.whole()
    let letter = try letter("in-force", draft: Town.draft.with(["reasons": "The first.\nThe second."]), in: town)
    #expect(letter.html.contains("The first.<br>\nThe second."))
    let text = try town.get(.notification, "/notices/\(letter.notice.id)/letter.txt", as: People.mara).text
    #expect(text.contains("The first.\nThe second.\n"))
  }

  @Test("no line of the plain text is longer than 72 characters, unless a word is")
  func lines() throws {
    let town = try Town.whole()
    let letter = try letter("in-force", in: town)
    let text = try town.get(.notification, "/notices/\(letter.notice.id)/letter.txt", as: People.mara).text
    #expect(text.split(separator: "\n").count > 40)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 || !$0.contains(" ") })
  }

  @Test("a letter is shown to its organisation; to others it does not exist (1.1)")
  func visible() throws {
    let town = try Town.whole()
    let notice = try letter("warned", in: town).notice
    for target in ["/notices/\(notice.id)", "/notices/\(notice.id)/letter.html", "/notices/\(notice.id)/letter.txt"] {
      #expect(try town.get(.notification, target, as: People.mara).status == 200)
      #expect(try town.get(.notification, target, as: People.viktor).status == 404)
      #expect(try town.get(.notification, target, as: People.rita).status == 403)
    }
    #expect(try town.get(.notification, "/notices", as: People.viktor).decode(Page<Notice>.self).items.isEmpty)
    let page = try town.get(.notification, "/notices/\(notice.id)/letter.html", as: People.mara).response
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
  }

  @Test("notices can be found by state and case")
  func list() throws {
    let town = try Town.whole()
    let notice = try letter("in-force", in: town).notice
    func ids(_ query: String) throws -> Int {
      try town.get(.notification, "/notices?\(query)", as: People.mara).decode(Page<Notice>.self).items.count
    }
    let file = try #require(notice.case)
    #expect(try ids("case=\(file)") == 2)
    #expect(try ids("state=served") == 2)
    #expect(try ids("state=failed") == 0)
    #expect(try ids("case=\(notice.id)") == 0)
    #expect(try town.get(.notification, "/notices?state=lost", as: People.mara).faults() == ["state notAllowed"])
  }
}
