import Contracts
import Testing

@testable import Policy

@Suite("What a policy pack says in plain sentences")
struct PolicyPackExplanationTests {
  @Test("every pack explains itself in whole sentences, with every criterion, restriction and route", arguments: Packs.names)
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
          "A manager may go on without a warning for a threat to someone's safety, where the behaviour is: Aggressive or abusive (5.8).",
          "No plan binds before its letter has gone out (5.1).",
          "A senior manager authorises, refuses or returns the proposal, within 5 days (6.2).",
          "A plan is reviewed at least every 12 months (8.1).",
          "An overdue review does not end the plan; it becomes a task for a senior manager.",
          "The warning and the plan can be appealed against at any time while it applies (7.1).",
          "A member of the complaints team who had no part in the decision answers in 20 working days, acknowledging in 5.",
          "The plan applies in the meantime.",
        ]
      ),
      (
        "york",
        [
          "2 warnings come first (Section 6).", "Informal warning: a team manager gives it, with 14 days to adapt.",
          "Formal warning: a head of service gives it, with 28 days to adapt.",
          "2 people decide on the proposal jointly, each a head of service, within 5 days; a single vote against ends it (7(b)).",
          "The Head of Legal Services decides in place of someone who has declared a conflict.",
          "A plan is reviewed at least every 6 months (Section 10).", "A plan that is not extended ends at its review date.",
          "A plan lasts 12 months at most, in all its versions.",
        ]
      ),
      (
        "glasgow",
        [
          "All plans are reviewed together, on 1 April and 1 October.",
          "The warning and the plan can be appealed against within 10 working days of receipt (Part I, 1); "
            + "a letter counts as received 0 working days after the person counts as told.",
          "A late appeal is heard if a reason is given.",
          "A panel member who had no part in the decision answers in 10 working days, acknowledging in 3.",
        ]
      ),
    ])
  func process(name: String, expected: [String]) throws {
    let sentences = try Packs.load(name).explain()
    for sentence in expected { #expect(sentences.contains(sentence), "\(sentence)") }
  }

  @Test("a panel, a late appeal that is not heard, and a plan that binds at once are explained as well")
  func otherwise() throws {
    let panel = try Packs.load("york", changing: "policy.json") { text in
      let text = try Packs.replacing(#""joint""#, with: #""panel""#, in: text)
      let early = try Packs.replacing(
        #""allowsEffectBeforeNotice": false"#, with: #""allowsEffectBeforeNotice": true"#, in: text)
      return try Packs.replacing(
        #""against": ["plan"]"#, with: #""against": ["plan"], "windowWorkingDays": 5, "hearsLate": false"#, in: early)
    }.explain()
    #expect(panel.contains { $0.hasPrefix("A panel of 2, each a head of service, decides on the proposal by majority") })
    #expect(panel.contains("A late appeal is not heard."))
    #expect(panel.contains("A threat to safety lets a plan bind before its letter has gone out."))
  }
}
