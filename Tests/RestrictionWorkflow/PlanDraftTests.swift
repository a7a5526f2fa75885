import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("Plans drafted over HTTP")
struct PlanDraftTests {
  private static func limit(_ kind: JSON, _ parts: [String: JSON]) -> JSON {
    .object(["kind": kind, "reasons": "It went on.", "behaviours": ["swearing-or-threatening"]].merging(parts) { $1 })
  }

  private static let kinds: [JSON] = [
    limit("witness-present", ["channels": ["in-person"]]),
    limit("appointment-only", ["channels": ["in-person"], "startsOn": "2026-12-01", "endsOn": "2027-03-01"]),
    limit("premises", ["premises": ["the library"], "onlyThesePremises": true, "reviewOn": "2027-03-01"]),
    limit("third-party-only", ["thirdParty": "Kim Advocate", "organisations": ["opfcc"]]),
    limit("one-reply", ["replyPeriodDays": 14, "matters": ["M-1"]]),
    limit("new-issues-limit", ["newIssues": ["count": 2, "periodDays": 30]]),
  ]

  @Test("every part of a restriction that was sent is in the plan when it is read again (5.5)")
  func everyPart() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    try town.give("draft-plan", file, Town.draft.with(["restrictions": .list(Self.kinds)]))
    let plan = try #require(try town.current(file).plan)
    #expect(plan.proportionality == "Shorter calls were agreed, and were not kept.")
    let limits = plan.restrictions
    try #require(limits.count == 6)
    #expect(limits[0].kind == "witness-present" && limits[0].channels == [.inPerson])
    #expect(limits[1].startsOn?.text == "2026-12-01" && limits[1].endsOn?.text == "2027-03-01")
    #expect(limits[2].premises == ["the library"] && limits[2].onlyThesePremises == true)
    #expect(limits[2].reviewOn?.text == "2027-03-01")
    #expect(limits[3].thirdParty == "Kim Advocate" && limits[3].organisations == ["opfcc"])
    #expect(limits[4].replyPeriodDays == 14 && limits[4].matters == ["M-1"])
    #expect(limits[5].newIssues == NewIssuesTerms(count: 2, periodDays: 30))
  }

  @Test("a form can say the same, with a nested part by its path (5.5)")
  func form() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let fields = [
      ("restrictions[0].kind", "new-issues-limit"), ("restrictions[0].newIssues.count", "2"),
      ("restrictions[0].newIssues.periodDays", "30"), ("restrictions[0].endsOn", "2027-03-01"),
      ("restrictions[0].reasons", "Too many."), ("restrictions[0].behaviours", "swearing-or-threatening"),
      ("howToContact", "By letter."), ("serviceToExpect", "An answer."), ("reasons", "It went on."),
      ("proportionality", "Nothing milder helped."), ("startsOn", "2026-11-23"), ("reviewOn", "2027-06-01"),
    ]
    let text = fields.map { "\(Town.escaped($0))=\(Town.escaped($1))" }.joined(separator: "&")
    let headers = [
      try town.authorization(People.mara, for: .workflow), ("If-Match", "\"\(try town.current(file).version)\""),
      ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    let request = Request(.post, "/cases/\(file.id)/draft-plan", headers: headers, body: Array(text.utf8))
    let plan = try town.ask(.workflow, request).decode(CaseView.self).plan
    #expect(plan?.restrictions.first?.newIssues == NewIssuesTerms(count: 2, periodDays: 30))
    #expect(plan?.restrictions.first?.endsOn?.text == "2027-03-01" && plan?.proportionality == "Nothing milder helped.")
  }

  @Test(
    "an amount out of range, or half a limit, is a fault of the field",
    arguments: [
      (limit("one-reply", ["replyPeriodDays": 0]), "restrictions[0].replyPeriodDays"),
      (limit("new-issues-limit", ["newIssues": ["count": 0, "periodDays": 30]]), "restrictions[0].newIssues.count"),
      (limit("new-issues-limit", ["newIssues": ["count": 2]]), "restrictions[0].newIssues.periodDays"),
      (limit("premises", ["premises": [""]]), "restrictions[0].premises[0]"),
      (limit("calls-recorded", ["startsOn": "soon"]), "restrictions[0].startsOn"),
    ])
  func fields(limit: JSON, path: String) throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let answer = try town.command("draft-plan", file, Town.draft.with(["restrictions": .list([limit])]))
    let faults = try answer.faults()
    #expect(answer.status == 422 && faults.count == 1 && faults.first?.hasPrefix("\(path) ") == true, "\(answer.text)")
    #expect(try town.current(file).plan == nil)
  }
}
