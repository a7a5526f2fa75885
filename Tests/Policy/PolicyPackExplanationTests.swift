import Contracts
import Testing

@testable import Policy

@Suite("What a policy pack says in plain sentences")
struct PolicyPackExplanationTests {
  @Test("every pack explains itself in whole sentences, and gives every criterion, restriction and route", arguments: Packs.names)
  func whole(name: String) throws {
    let pack = try Packs.load(name)
    let sentences = pack.explain()
    #expect(sentences.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("?") })
    #expect(
      sentences.allSatisfy {
        !$0.contains("  ") && !$0.contains("A  ") && $0.first?.isLowercase == false || $0.first?.isNumber == true
      })
    for words in pack.criteria.map(\.question) + pack.restrictions.map(\.name) + pack.alwaysOpen.map(\.words)
      + pack.externalRemedies.map(\.words) + pack.warnings.map(\.name)
    {
      #expect(sentences.contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test(
    "each pack says who warns, decides, reviews and hears appeals, and how long each has (5.2, 6.2, 7.1, 8.1)",
    arguments: [
      (
        "opfcc-northamptonshire",
        [
          "Staff may end a call over behaviour under: Aggressive or abusive (6.1).",
          "One warning comes first (5.2).", "Warning: a manager gives it, with 28 days to adapt.",
          "A manager may go on without a warning for a threat to somebody's safety, where the behaviour is: Aggressive or abusive (5.8).",
          "No plan binds before its letter has gone out (5.1).",
          "A senior manager authorises, refuses or returns the proposal, within 5 days (6.2).",
          "A plan is reviewed at least every 12 months (8.1).",
          "A review that is overdue ends nothing; it becomes the task of a senior manager.",
          "The plan can be appealed against at any time while it applies (7.1).",
          "A member of the complaints team who had no part in the decision answers in 20 working days, acknowledging in 5.",
          "The plan stands meanwhile.",
        ]
      ),
      (
        "york",
        [
          "2 warnings come first (5.2).", "Informal warning: a manager gives it, with 14 days to adapt.",
          "Formal warning: a senior manager gives it, with 28 days to adapt.",
          "2 people decide on the proposal jointly, each a senior manager, within 5 days; one who does not agree ends it (6.2).",
          "A chief executive decides in the place of somebody who has declared a conflict.",
          "A plan is reviewed at least every 6 months (8.1).", "A plan that nobody extends ends at its review date.",
          "A plan lasts 12 months at most, in all its versions.",
        ]
      ),
      (
        "glasgow",
        [
          "All plans are reviewed together, on 1 April and 1 October.",
          "The warning and the plan can be appealed against within 10 working days of receipt (7.1); "
            + "a letter counts as received 2 working days after it went out.",
          "A late appeal is heard for a stated reason.",
          "A senior manager who had no part in the decision answers in 10 working days, acknowledging in 3.",
        ]
      ),
    ])
  func process(name: String, expected: [String]) throws {
    let sentences = try Packs.load(name).explain()
    for sentence in expected { #expect(sentences.contains(sentence), "\(sentence)") }
  }

  @Test("a panel, a late appeal that is not heard, and a plan that binds at once are said as well")
  func otherwise() throws {
    let panel = try Packs.load("york", changing: "policy.json") { text in
      let text = try Packs.replacing(#""joint""#, with: #""panel""#, in: text)
      let early = try Packs.replacing(
        #""allowsEffectBeforeNotice": false"#, with: #""allowsEffectBeforeNotice": true"#, in: text)
      return try Packs.replacing(
        #""against": ["plan"]"#, with: #""against": ["plan"], "windowWorkingDays": 5, "hearsLate": false"#, in: early)
    }.explain()
    #expect(panel.contains { $0.hasPrefix("A panel of 2, each a senior manager, decides on the proposal by majority") })
    #expect(panel.contains("A late appeal is not heard."))
    #expect(panel.contains("A threat to safety lets a plan bind before its letter has gone out."))
  }
}
