import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What letters say")
struct LetterValueTests {
  private static let letters = LetterName.allCases

  private func plan(version: Int, of pack: PolicyPack) throws -> Plan {
    let restriction = Restriction(
      kind: .readAndFile, channels: [.email], reasons: "Forty messages a day.", behaviours: ["swearing-or-threatening"])
    return Plan(
      id: Sample.id(50), version: version, serviceUser: Sample.person, organisations: pack.organisations.map(\.code),
      restrictions: [restriction], howToContact: "By letter.", serviceToExpect: "A reply in ten days.", reasons: "It went on.",
      startsOn: try Sample.day("2026-12-01"), endsOn: try Sample.day("2027-03-31"), reviewOn: try Sample.day("2027-04-01"))
  }

  private func values(
    _ letter: LetterName, under pack: PolicyPack, version: Int = 1, detail: LetterDetail = LetterDetail()
  ) throws -> LetterValues {
    // The machine includes the plan in the letter about its review, too.
    let plan = [.plan, .reviewOutcome].contains(letter) ? try plan(version: version, of: pack) : nil
    return NoticeRequest(
      notice: Sample.id(10), letter: letter, enclosures: [], caseID: Sample.id(2), serviceUser: Sample.person,
      organisation: pack.organisations[0].code, pack: pack.reference, decidedBy: .seniorManager,
      decidedAt: try Sample.at("2026-11-23T10:00:00Z"), reasons: "Three calls.", behaviours: ["swearing-or-threatening"],
      plan: plan, detail: detail
    ).values(
      addressee: ["Ms P Example"], salutation: "Dear Ms Example", reference: "RC-2026-000001",
      dated: try Sample.day("2026-11-23"), under: pack)
  }

  @Test("a letter's values are exactly what its template may name (5.4 to 5.7)", arguments: Packs.names, letters)
  func complete(name: String, letter: LetterName) throws {
    let pack = try Packs.load(name)
    let values = try values(letter, under: pack, detail: LetterDetail(changes: ["Calls may be longer."]))
    let allowed = LetterTemplate.placeholders(for: letter)
    #expect(Set(values.keys) == allowed.texts.union(allowed.lists.keys))
    for (name, value) in values {
      guard case .list(let entries) = value else { continue }
      #expect(!entries.isEmpty || name == "appealGrounds" || name == "changes", "\(name)")
      for entry in entries { #expect(Set(entry.keys) == allowed.lists[name], "\(name)") }
    }
  }

  @Test("the enclosure uses only values that every letter it goes with also has", arguments: letters)
  func enclosure(letter: LetterName) {
    let (enclosed, own) = (LetterTemplate.placeholders(for: .policyInPlainWords), LetterTemplate.placeholders(for: letter))
    #expect(enclosed.texts.isSubset(of: own.texts))
    #expect(Set(enclosed.lists.keys).isSubset(of: own.lists.keys))
  }

  @Test("each warning gives its own number of days (5.2)")
  func warningDays() throws {
    let york = try Packs.load("york")
    #expect(try values(.informalWarning, under: york)["warningDays"] == .text("14"))
    #expect(try values(.warning, under: york)["warningDays"] == .text("28"))
  }

  @Test("a plan that is not the first says that it replaces the earlier one (decision 6)", arguments: Packs.names)
  func replaces(name: String) throws {
    let pack = try Packs.load(name)
    #expect(try values(.plan, under: pack, version: 1)["replaces"] == .text(""))
    #expect(try values(.plan, under: pack, version: 2)["replaces"] == .text("yes"))
    let blocks = try #require(pack.letters[.plan]).blocks
    let isConditional = blocks.contains { block in
      if case .ifPresent("replaces", let inner, _) = block { return text(inner).contains("takes the place of") }
      return false
    }
    #expect(isConditional)
  }

  @Test(
    "the letter says until when a decision can be challenged, by the body's rules, and what happens to a late challenge (7.1)",
    arguments: [
      ("opfcc-northamptonshire", "at any time while it applies", "20", false),
      ("york", "at any time while it applies", "20", false),
      ("glasgow", "within 10 working days of the day you receive our letter", "10", true),
    ])
  func window(name: String, window: String, reply: String, hearsLate: Bool) throws {
    let values = try values(.plan, under: try Packs.load(name))
    #expect(values["appealWindow"] == .text(window))
    #expect(values["appealReplyDays"] == .text(reply))
    #expect((values["lateAppeals"] != .text("")) == hearsLate)
  }

  @Test("every outcome code of a review, an appeal and a plan is put into words (7.1, 8.2)")
  func outcomes() throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    func said(_ letter: LetterName, _ code: String) throws -> LetterValue? {
      try values(letter, under: pack, detail: LetterDetail(outcome: code))["outcome"]
    }
    #expect(try said(.reviewOutcome, "continue") == .text("We have decided that the plan still applies as it is."))
    #expect(try said(.appealOutcome, "partly-upheld") == .text("Your challenge is partly upheld."))
    #expect(try said(.planEnded, "expired") == .text("Its last day has passed."))
    for code in ["continue", "vary", "lift"] { #expect(try said(.reviewOutcome, code) != .text(code)) }
    for outcome in AppealOutcome.allCases { #expect(try said(.appealOutcome, outcome.rawValue) != .text(outcome.rawValue)) }
    for outcome in CaseOutcome.allCases { #expect(try said(.planEnded, outcome.rawValue) != .text(outcome.rawValue)) }
  }

  @Test("the answer to an appeal names the outside body for that type of matter (decision 7)", arguments: Packs.names)
  func remedy(name: String) throws {
    let pack = try Packs.load(name)
    for remedy in pack.externalRemedies {
      let values = try values(.appealOutcome, under: pack, detail: LetterDetail(outcome: "upheld", remedy: remedy.code))
      #expect(values["remedy"] == .text(remedy.words))
    }
  }

  @Test("days are written as people write them, and a plan that ends has no next review")
  func days() throws {
    let pack = try Packs.load("glasgow")
    let day = try Sample.day("2027-04-01")
    let detail = LetterDetail(nextReviewOn: day, replyBy: day, endedOn: day)
    for (letter, value) in [
      (LetterName.reviewOutcome, "nextReviewOn"), (.appealOutcome, "nextReviewOn"), (.appealAcknowledgement, "replyBy"),
      (.planEnded, "endedOn"),
    ] {
      #expect(try values(letter, under: pack, detail: detail)[value] == .text("1 April 2027"))
    }
    #expect(try values(.reviewOutcome, under: pack, detail: LetterDetail(outcome: "lift"))["nextReviewOn"] == .text(""))
  }

  @Test(
    "every letter of every pack names the policy, gives its reasons, and says how to challenge it, except when a plan ends (2.2, 7.1)",
    arguments: Packs.names)
  func everyLetter(name: String) throws {
    for (letter, template) in try Packs.load(name).letters {
      let text = text(template.blocks)
      var needed = ["policyTitle", "customerServiceEmail", "customerServicePhone"]
      switch letter {
      case .policyInPlainWords: needed = ["policyTitle", "customerServiceEmail", "appealWindow", "appealReplyDays", "warnings"]
      case .plan: needed += ["reasons", "appealWindow", "appealReplyDays", "lateAppeals", "externalRemedies", "alwaysOpen"]
      case .reviewOutcome:
        needed += ["reasons", "outcome", "nextReviewOn", "appealWindow", "appealReplyDays", "externalRemedies"]
      case .appealAcknowledgement: needed += ["reasons", "replyBy", "externalRemedies"]
      case .appealOutcome: needed += ["reasons", "outcome", "effect", "endedOn", "nextReviewOn", "changes", "remedy"]
      case .caseClosed: needed += ["reasons", "outcome", "decidingOffice"]
      case .warningWithdrawn: needed += ["reasons", "decidingOffice"]
      case .planEnded: needed += ["reasons", "outcome", "endedOn"]
      case .warning, .informalWarning: needed += ["reasons", "behaviours", "warningDays", "externalRemedies", "alwaysOpen"]
      }
      for value in needed { #expect(text.contains("{\(value)}"), "\(letter) \(value)") }
      let isDisputable = letter != .planEnded && letter != .policyInPlainWords
      #expect(text.contains("adjustment") || !isDisputable, "\(letter)")
    }
  }

  @Test("every plan letter says all of 5.4 to 5.7, and that it concerns no one else (decision 8)", arguments: Packs.names)
  func planLetter(name: String) throws {
    let text = text(try #require(try Packs.load(name).letters[.plan]).blocks)
    #expect(text.contains("no legal status") && text.contains("unacceptable"))
    for value in [
      "restrictions", "howToContact", "serviceToExpect", "startsOn", "endsOn", "reviewOn", "decidingOffice", "behaviours",
    ] {
      #expect(text.contains("{\(value)}"), "\(value)")
    }
  }

  @Test("where a warning can be appealed against, its letter says so and until when (7.1)")
  func warningAppeal() throws {
    for name in Packs.names {
      let pack = try Packs.load(name)
      for letter in pack.warnings.map(\.letter) {
        let text = text(try #require(pack.letters[letter]).blocks)
        #expect(text.contains("{appealWindow}") == pack.appeals.against.contains(.warning), "\(name) \(letter)")
        #expect(text.contains("challenge") || text.contains("appeal") || !pack.appeals.against.contains(.warning))
      }
    }
  }

  /// What a template says, with `{name}` for every value, list and condition.
  private func text(_ blocks: [LetterTemplate.Block]) -> String {
    blocks.map { block in
      switch block {
      case .heading(let spans, _), .paragraph(let spans, _), .item(let spans, _):
        spans.map { span in
          switch span {
          case .text(let text): text
          case .value(let name): "{\(name)}"
          }
        }.joined()
      case .each(let name, let inner, _), .ifPresent(let name, let inner, _): "{\(name)}\n" + text(inner)
      }
    }.joined(separator: "\n")
  }
}
