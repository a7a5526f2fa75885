import Contracts
import Foundation
import TestOffices
import Testing

@testable import Policy

@Suite("The policy packs")
struct PolicyPackTests {
  @Test("Northamptonshire's pack holds every example of 3.2, 3.3 and 4.1, six criteria and every kind of restriction")
  func content() throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    func count(_ paragraph: String) -> Int { pack.behaviours.filter { $0.paragraph == paragraph }.count }
    #expect(["3.2", "3.3", "4.1"].map(count).map(String.init) == ["8", "14", "3"])
    #expect(pack.criteria.map(\.code) == ["a", "b", "c", "d", "e", "f"])
    #expect(Set(pack.restrictions.map(\.kind)) == Set(RestrictionKind.allCases))
    #expect(pack.retentionYears == 6 && pack.inForceUntil == nil)
  }

  @Test(
    "Northamptonshire gives one warning of 28 days (5.2), one senior manager decides (6.2), reviews within 12 months (8.1), and hears appeals while the plan lasts (7.1)"
  )
  func northamptonshire() throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    #expect(
      pack.warnings == [WarningStage(code: "warning", name: "Warning", letter: .warning, offices: [.manager], periodDays: 28)])
    #expect(pack.decision == DecisionModel(kind: .single, quorum: 1, offices: [.seniorManager]))
    for action in [ActionName.authorise, .refuse, .returnToManager, .declareConflict] {
      #expect(pack.steps[action] == [.seniorManager], "\(action)")
    }
    #expect(pack.review == ReviewRules(months: 12, noticeDays: 30))
    #expect(pack.appeals == AppealRules(against: [.warning, .plan], acknowledgementWorkingDays: 5, replyWorkingDays: 20))
    #expect(!pack.allowsEffectBeforeNotice)
  }

  @Test(
    "Northamptonshire skips the warning for a threat to safety (5.8), for the degree, or where the person cannot be warned (5.2)")
  func grounds() throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    #expect(
      pack.withoutWarning == [
        NoWarningRule(ground: .threatToSafety, headings: ["aggressive-or-abusive"]),
        NoWarningRule(ground: .degree, headings: ["aggressive-or-abusive"]),
        NoWarningRule(ground: .impossibility, headings: Set(pack.headings.map(\.code))),
      ])
  }

  @Test(
    "York gives two warnings, by different people; two people decide jointly; a plan lasts at most 12 months and lapses after 6 unless extended"
  )
  func york() throws {
    let pack = try Packs.load("york")
    #expect(pack.warnings.map(\.letter) == [.informalWarning, .warning])
    #expect(pack.warnings.map(\.offices) == [[Office("team-manager")], [Office("head-of-service")]])
    #expect(pack.decision.kind == .joint && pack.decision.quorum == 2 && pack.decision.offices == [Office("head-of-service")])
    #expect(pack.steps[.authorise] == [Office("head-of-service"), Office("head-of-legal-services")])
    #expect(pack.review == ReviewRules(months: 6, lapses: true, maximumMonths: 12))
  }

  @Test("Glasgow hears appeals against warning and plan within 10 working days, answers in 10, and reviews all plans together")
  func glasgow() throws {
    let pack = try Packs.load("glasgow")
    #expect(pack.warnings.count == 1)
    #expect(pack.appeals.against == [.warning, .plan])
    #expect(pack.appeals.windowWorkingDays == 10 && pack.appeals.replyWorkingDays == 10 && pack.appeals.hearsLate)
    #expect(pack.steps[.decideAppeal] == [Office("panel-member")])
    #expect(pack.review.together == [YearDay(month: 4, day: 1), YearDay(month: 10, day: 1)])
  }

  @Test("if a review is concluded as soon as it comes up, the next common review day is always within the limit (8.1)")
  func commonDay() throws {
    let review = try Packs.load("glasgow").review
    let zone = try Packs.load("glasgow").zone
    for day in review.together {
      let common = try #require(Day(year: 2027, month: day.month, day: day.day))
      var next = common.adding(days: 1)
      while !review.allows(next) { next = next.adding(days: 1) }
      #expect(next <= common.adding(days: -review.noticeDays).adding(months: review.months))
    }
    #expect(zone.name == "Europe/London")
  }

  @Test(
    "every pack names its version, owner, approver and days in force, and the offices for every step that people take",
    arguments: Packs.names)
  func carried(name: String) throws {
    let pack = try Packs.load(name)
    #expect(pack.reference == PackReference(id: name, version: "1.0"))
    #expect(!pack.owner.isEmpty && !pack.approver.isEmpty && pack.inForceFrom == Day("2026-01-01"))
    for action in ActionName.allCases { #expect((pack.steps[action] ?? []).isEmpty == action.isAutomatic, "\(action)") }
    for task in CaseTask.allCases { #expect(pack.serviceStandards[task] != nil, "\(task)") }
    for letter in LetterName.allCases where letter != .informalWarning { #expect(pack.letters[letter] != nil, "\(letter)") }
    #expect((pack.letters[.informalWarning] != nil) == pack.warnings.contains { $0.letter == .informalWarning })
  }

  @Test("optional parts of a pack have defaults; a last day in force and the body's own choices are read")
  func optionalParts() throws {
    let pack = try Packs.load("opfcc-northamptonshire", changing: "policy.json") { text in
      var text = try Packs.replacing(
        #""inForceFrom": "2026-01-01""#, with: #""inForceFrom": "2026-01-01", "inForceUntil": "2028-12-31""#, in: text)
      text = try Packs.replacing(#"  "allowsEffectBeforeNotice": false,"#, with: "", in: text)
      text = try Packs.replacing(
        #""kind": "single","#,
        with:
          #""kind": "single", "consultees": ["Legal adviser"], "harsherKinds": ["premises"], "harsherOffices": ["chief-executive"],"#,
        in: text)
      return try Packs.replacing(
        #""replyWorkingDays": 20"#,
        with:
          #""replyWorkingDays": 20, "hearsLate": false, "suspends": true, "grounds": [{"code": "facts", "words": "The facts are wrong."}]"#,
        in: text)
    }
    #expect(pack.inForceUntil == Day("2028-12-31") && !pack.allowsEffectBeforeNotice)
    #expect(pack.decision.consultees == ["Legal adviser"] && pack.decision.harsherKinds == [.premises])
    #expect(pack.steps[.authorise] == [.seniorManager, .chiefExecutive])
    #expect(!pack.appeals.hearsLate && pack.appeals.suspends)
    #expect(pack.appeals.grounds == [AppealGround(code: "facts", words: "The facts are wrong.")])
    let sentences = pack.explain()
    for sentence in [
      "These must be consulted first: Legal adviser.", "An appeal may say: The facts are wrong.",
      "Only the Chief Executive decides on a plan with any of these: Limits on entering our premises.",
      "The plan is suspended in the meantime.",
    ] {
      #expect(sentences.contains(sentence), "\(sentence)")
    }
    #expect(sentences.first?.hasSuffix("in force from 1 January 2026 until 31 December 2028.") ?? false)
  }
}
