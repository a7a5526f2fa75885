import Contracts
import Testing

@testable import Policy

/// Issue 13, complete letters: 2.2, 5.2, 5.4 to 5.7, 7.1, 8.2, 9.1 and decisions 2, 7 and 8.
@Suite("Letters say all that a person needs")
struct CompleteLetterTests {
  /// Every requirement of every kind, for the pack that has all kinds.
  static let demands: [(LetterName, Int)] = LetterName.allCases.flatMap { letter in
    letter.requirements.indices.map { (letter, $0) }
  }

  @Test("no letter of a pack lacks what its kind requires", arguments: Packs.names)
  func complete(name: String) throws {
    let pack = try Packs.load(name)
    for (letter, template) in pack.letters { #expect(template.gaps(of: letter, pack.appeals, in: .english) == [], "\(letter)") }
    #expect(Set(pack.letters.keys) == Set(LetterName.allCases.filter { $0 != .informalWarning || name == "york" }))
  }

  @Test("each requirement is missed where a template lacks it: by a name, by words, or by the order")
  func eachIsMissed() throws {
    let empty = try LetterTemplate.parse("Dear you", file: "x.letter")
    let appeals = try Packs.load("york").appeals
    for letter in LetterName.allCases {
      #expect(
        empty.gaps(of: letter, appeals, in: .english).count == letter.requirements.count + (letter.isDisputable(appeals) ? 1 : 0),
        "\(letter)")
    }
  }

  @Test(
    "a pack whose letter lacks something is refused, and told what",
    arguments: [
      ("warning.letter", "{{warningEndsOn}}", "soon", "warning.letter: must say the last day of the warning: {{warningEndsOn}}"),
      ("warning.letter", "{{{reasons}}}", "", "warning.letter: must say the reasons: {{reasons}}"),
      (
        "warning.letter", "On {{day}}, {{words}}.", "{{words}}",
        "warning.letter: must say what was done or said, with its days: {{day}}"
      ),
      (
        "plan.letter", "no legal status", "no force",
        "plan.letter: must say that it has no legal status, in words such as: no legal status"
      ),
      ("plan.letter", "{{{serviceToExpect}}}", "", "plan.letter: must say the service to expect: {{serviceToExpect}}"),
      ("plan.letter", "{{startsOn}}", "soon", "plan.letter: must say its first and its last day: {{startsOn}}"),
      ("plan.letter", "{{reviewOn}}", "then", "plan.letter: must say its review: {{reviewOn}}"),
      (
        "plan.letter", "{{>dispute}}", "",
        "plan.letter: must say how and until when it can be disputed, and how soon that is answered: {{appealWindow}}, {{appealReplyDays}}"
      ),
      ("dispute.part.letter", "{{appealWindow}}", "", "plan.letter: must say how and until when it can be disputed"),
      (
        "outside.part.letter", "Call {{phone}}.", "",
        "plan.letter: must say the bodies outside, with address, telephone and site: {{phone}}"
      ),
      ("adjustments.part.letter", "large print", "big letters", "warning.letter: must say that it can be had in another format"),
      ("adjustments.part.letter", "adjustment", "change", "warning.letter: must say that adjustments can be asked for"),
      ("records.part.letter", "{{retentionYears}}", "six", "plan.letter: must say how long records are kept: {{retentionYears}}"),
      ("policy.part.letter", "plain words", "short", "plan.letter: must say the policy and its plain summary"),
      ("signature.part.letter", "{{signatory}}", "", "plan.letter: must say who signs it: {{signatory}}"),
      ("appeal-outcome.letter", "{{#changes}}\n- {{words}}\n{{/changes}}", "", "appeal-outcome.letter: must say what follows"),
      (
        "plan-ended.letter", "Why", "You can appeal {{appealWindow}}",
        "plan-ended.letter: must not name appealWindow, because what this letter tells cannot be disputed"
      ),
      ("review-coming.letter", "{{>questions}}", "{{howToContact}}", "review-coming.letter:"),
    ])
  func refused(file: String, from: String, to: String, fault: String) throws {
    let faults = try Packs.faults("opfcc-northamptonshire", in: file) { (text: String) throws -> String in
      try #require(text.contains(from), "the template has no \(from)")
      return text.replacing(from, with: to)
    }
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
  }

  @Test("how to contact us comes before any restriction (5.6)")
  func first() throws {
    let faults = try Packs.faults("york", in: "plan.letter") { text in
      try Packs.replacing("{{{howToContact}}}", with: "", in: text)
        .replacing("## How long it lasts", with: "{{{howToContact}}}\n\n## How long it lasts")
    }
    #expect(faults == ["plan.letter: must say how to contact us, before any restriction"])
  }

  @Test("where a warning cannot be disputed its letter promises nothing of the kind (7.1)")
  func noPromise() throws {
    let faults = try Packs.faults("york", in: "warning.letter") { $0 + "\n\nYou can appeal {{appealWindow}}." }
    #expect(faults == ["warning.letter: must not name appealWindow, because what this letter tells cannot be disputed"])
  }

  @Test(
    "every letter to an invented person reads as a letter: with a heading, a greeting and a signature, and nothing left over",
    arguments: Packs.names)
  func specimens(name: String) throws {
    let pack = try Packs.load(name)
    let specimens = LetterSpecimen.all(under: pack)
    #expect(Set(specimens.map(\.request.letter)) == Set(pack.letters.keys))
    #expect(Set(specimens.map(\.name)).count == specimens.count)
    for specimen in specimens {
      let letter = try specimen.letter(under: pack)
      let text = Letters.text(letter)
      for sign in ["{{", "}}", "  ", " .", " ,", "()", ": .", "..", "null", "nil"] {
        #expect(!text.contains(sign), "\(specimen.name): \(sign)")
      }
      #expect(text.contains(pack.title), "\(specimen.name)")
      for code in codes(of: pack) { #expect(!words(of: text).contains(code), "\(specimen.name): \(code)") }
      guard specimen.request.letter != .policyInPlainWords else { continue }
      #expect(letter.body.first == .paragraph(["Dear Robin Quist"]), "\(specimen.name)")
      guard case .signature(let lines) = letter.body.last else {
        Issue.record("\(specimen.name) is not signed")
        continue
      }
      #expect(lines.count == 5 && lines[1] == pack.organisations[0].signatory?.name)
      #expect(
        letter.title.hasSuffix("RC-2026-000123")
          && letter.body.filter { if case .heading(_, 1) = $0 { true } else { false } }.count == 1)
    }
  }

  /// Codes that no letter shows: those with a hyphen, which are no words of English.
  private func codes(of pack: PolicyPack) -> [String] {
    (pack.behaviours.map(\.code) + pack.restrictions.map(\.kind.rawValue) + AppealEffect.allCases.map(\.rawValue)
      + CaseOutcome.allCases.map(\.rawValue))
      .filter { $0.contains("-") }
  }

  private func words(of text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" || $0 == "." || $0 == "," }.map(String.init))
  }

  @Test(
    "upheld says that the plan is over, partly upheld what changes and that the plan applies meanwhile (7.1)",
    arguments: Packs.names)
  func appeals(name: String) throws {
    let pack = try Packs.load(name)
    func text(_ says: String) throws -> String {
      Letters.text(
        try #require(LetterSpecimen.all(under: pack).first { $0.name == "appeal-outcome, \(says)" }).letter(under: pack))
    }
    let upheld = try text("upheld, plan-ended")
    #expect(
      upheld.contains("your plan is over") && upheld.contains("ended on 23 November 2026") && !upheld.contains("We will review"))
    let partly = try text("partly-upheld, plan-changes")
    #expect(partly.contains("You can call us twice a week.") && partly.contains("the present one still applies"))
    #expect(!partly.contains("is over"))
  }

  @Test("every letter of every pack can be read from about eleven years (2.2)", arguments: Packs.names)
  func readable(name: String) throws {
    let ages = try Packs.load(name).readingAges
    #expect(ages.count == (name == "york" ? 16 : 15))
    for (letter, age) in ages { #expect(age <= ReadingAge.target, "\(letter): \(age)") }
  }

  @Test("the check says the age of each letter")
  func explained() throws {
    let lines = try Packs.load("york").explainLetters()
    #expect(lines.count == 17 && lines.contains { $0.hasPrefix("  informal-warning.letter: ") && $0.hasSuffix(" years") })
  }
}

@Suite("Reading age")
struct ReadingAgeTests {
  @Test(
    "syllables are counted by rule",
    arguments: [
      ("cat", 1), ("table", 2), ("make", 1), ("asked", 1), ("wanted", 2), ("houses", 2), ("lines", 1), ("people", 2),
      ("policy", 3), ("e", 1), ("the", 1), ("unacceptable", 5),
      ("decision", 3), ("rhythm", 1), ("agreed", 2), ("day", 1),
    ])
  func syllables(word: String, count: Int) { #expect(ReadingAge.syllables(word) == count, "\(word)") }

  @Test("sentences end with a full stop, a question mark or an exclamation mark")
  func sentences() {
    #expect(ReadingAge.sentences("One here. Two (really)? Three! Four").count == 4)
    #expect(ReadingAge.sentences("See 1.1 there.").count == 1)
  }

  @Test("long words and long sentences need an older reader")
  func order() throws {
    func age(_ text: String) throws -> Double { try #require(ReadingAge.years(of: [.paragraph([text])])) }
    let easy = try age("We sat on the mat. The cat sat too.")
    let hard = try age(
      "Notwithstanding the aforementioned considerations, the determination necessitates proportionate organisational intervention."
    )
    #expect(easy < 6 && hard > 20)
    // Twelve words with 16 syllables in one sentence: 0.39 x 12 + 11.8 x 16/12 - 15.59 + 5.
    #expect(
      abs(try age("Please tell us about your needs, so that we can help today.") - (0.39 * 12 + 11.8 * 14 / 12 - 10.59)) < 0.001)
    #expect(ReadingAge.years(of: [.heading("Not a sentence at all", level: 1), .signature(["A name of three"])]) == nil)
  }
}
