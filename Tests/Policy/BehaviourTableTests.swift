import Contracts
import Testing

@testable import Policy

@Suite("The behaviours of the packs")
struct BehaviourTableTests {
  /// Northamptonshire's, by paragraph, in the order of the policy.
  private static let table: [(paragraph: String, heading: String, codes: [String])] = [
    (
      "3.2", "aggressive-or-abusive",
      [
        "swearing-or-threatening", "physical-violence", "derogatory-remarks", "rudeness", "discriminatory-abuse",
        "personal-comments", "shouting-or-intimidation", "threats",
      ]
    ),
    (
      "3.3", "unreasonable",
      [
        "incivility", "grounds-withheld", "no-cooperation", "false-identity-or-forgery", "out-of-scope-rejected",
        "own-procedure-demanded", "groundless-staff-complaints", "shifting-basis", "trivial-or-excessive-detail",
        "inflammatory-allegations", "covert-recording", "scattergun", "excessive-demands", "repeats-after-process",
      ]
    ),
    ("4.1", "unreasonably-persistent", ["decision-not-accepted", "reversal-demanded", "explanation-not-accepted"]),
  ]

  @Test(
    "every example of the policy is a behaviour under its heading, those of the lead sentence too; a call ends over the first heading alone (3.2, 3.3, 4.1, 6.1)",
    arguments: table)
  func northamptonshire(paragraph: String, heading: String, codes: [String]) throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    #expect(pack.behaviours.filter { $0.paragraph == paragraph }.map(\.code) == codes)
    for code in codes {
      let behaviour = try #require(pack.behaviour(code))
      #expect(behaviour.heading == heading && pack.endsCalls(behaviour) == (paragraph == "3.2"))
      #expect(behaviour.isMadeOfContacts == ["excessive-demands", "reversal-demanded"].contains(code))
    }
  }

  @Test("each body says in its own words what violence, derogatory remarks and rudeness are, and ends calls over them (3.2, 6.1)")
  func leadSentence() throws {
    for code in ["physical-violence", "derogatory-remarks", "rudeness"] {
      let all = try Packs.names.map { name -> String in
        let pack = try Packs.load(name)
        let behaviour = try #require(pack.behaviour(code), "\(name): \(code)")
        #expect(pack.endsCalls(behaviour))
        return behaviour.words
      }
      #expect(Set(all).count == all.count, "\(code)")
    }
  }

  @Test(
    "a behaviour consists of contacts where the pack says so, and then names them; a mistyped flag is a fault of the pack (4.2)")
  func madeOfContacts() throws {
    for name in Packs.names {
      let pack = try Packs.load(name)
      #expect(pack.behaviours.contains { $0.isMadeOfContacts })
      for behaviour in pack.behaviours {
        let faults = pack.faults(ofContacts: [], making: [behaviour.code]).map(\.field)
        #expect(faults == (behaviour.isMadeOfContacts ? ["contacts"] : []))
        #expect(pack.faults(ofContacts: ["CT-2026-000001"], making: [behaviour.code]).isEmpty)
      }
    }
    #expect(throws: PackFaults.self) {
      try Packs.load("york", changing: "policy.json") {
        try Packs.replacing(#""isMadeOfContacts": true"#, with: #""isMadeOfContacts": "yes""#, in: $0)
      }
    }
  }
}
