import Contracts
import Testing

@testable import Policy

@Suite("How long work may wait, and who hears of it then")
struct WorkRulesTests {
  @Test("work that is overdue by the pack's days moves up one office, and after as many days again the next (2.2)")
  func movesUp() throws {
    let (pack, now) = (try Sample.pack(), try Sample.at("2026-12-01T10:00:00Z"))
    func below(_ office: String) -> [Office: Instant] {
      Dictionary(uniqueKeysWithValues: pack.offices(below: [Office(office)], at: now).map { ($0.office, $0.dueBefore) })
    }
    let (one, two) = (now.adding(seconds: -3 * 86_400), now.adding(seconds: -6 * 86_400))
    #expect(below("senior-manager") == [Office("manager"): one, Office("staff"): two])
    #expect(below("chief-executive")[Office("customer-service-manager")] == one)
    #expect(below("chief-executive")[Office("manager")] == two)
    #expect(below("manager") == [Office("staff"): one])
    #expect(below("auditor").isEmpty)
  }

  @Test("a request for an adjustment is due after the pack's working days (1.5)")
  func adjustmentDue() throws {
    let due = try Sample.pack().adjustmentDue(takenDownAt: try Sample.at("2026-12-01T10:00:00Z"))
    // Christmas Day and the day kept for Boxing Day are no working days.
    #expect(due == (try Sample.at("2027-01-01T00:00:00Z")))
  }

  @Test(
    "a pack whose overdue work would reach no one is refused, with the place (2.2)",
    arguments: [
      (#", "reportsTo": "senior-manager" }"#, " }", "$.offices[1].reportsTo: is missing"),
      (#""reportsTo": "senior-manager""#, #""reportsTo": "nobody""#, "$.offices[1].reportsTo: is not the code of an office"),
      (
        #""reportsTo": "senior-manager""#, #""reportsTo": "administrator""#,
        "$.offices[1].reportsTo: is an office that sees no tasks"
      ),
      (#""reportsTo": "senior-manager""#, #""reportsTo": "manager""#, "$.offices[1].reportsTo: leads back to the office itself"),
      (#""leastReasonLetters": 5"#, #""leastReasonLetters": 1"#, "$.work.leastReasonLetters: must be a whole number"),
      (#""movesUpAfterDays": 3"#, #""movesUpAfterDays": 0"#, "$.work.movesUpAfterDays: must be a whole number"),
      (#""adjustmentWorkingDays": 20, "#, "", "$.work.adjustmentWorkingDays: is missing"),
    ])
  func faults(from: String, to: String, fault: String) throws {
    let faults = try Packs.faults("opfcc-northamptonshire", in: "policy.json") { try Packs.replacing(from, with: to, in: $0) }
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
  }

  @Test("a warning letter says how to dispute it where the body hears that, and does not where it does not (7.1)")
  func disputes() throws {
    let against = try Packs.faults("opfcc-northamptonshire", in: "policy.json") {
      try Packs.replacing(#""against": ["warning", "plan"]"#, with: #""against": ["plan"]"#, in: $0)
    }
    #expect(
      against.contains("warning.letter: must not name appealWindow, because what this letter tells cannot be disputed"),
      "\(against)")
    let silent = try Packs.faults("opfcc-northamptonshire", in: "dispute.part.letter") {
      try Packs.replacing("{{appealWindow}}", with: "at any time", in: $0)
    }
    #expect(
      silent
        == ["warning", "plan", "review-outcome"].map {
          "\($0).letter: must say how and until when it can be disputed, and how soon that is answered: {{appealWindow}}"
        })
  }

  @Test("every pack explains it", arguments: Packs.names)
  func explained(name: String) throws {
    let sentences = try Packs.load(name).explain()
    for words in ["A reason has at least 5 letters.", "is decided within", "is also on the list of the office above"] {
      #expect(sentences.contains { $0.contains(words) }, "\(words)")
    }
  }
}
