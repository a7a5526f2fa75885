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
    limit("other-action", ["detail": "Please keep to the footpath.", "forStaff": "Tell the porter."]),
  ]

  @Test("every part of a restriction that was sent is in the plan when it is read again (5.5)")
  func everyPart() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    try town.give("draft-plan", file, Town.draft.with(["restrictions": .list(Self.kinds)]))
    let plan = try #require(try town.current(file).plan)
    #expect(plan.proportionality == "Shorter calls were agreed, and were not kept.")
    let limits = plan.restrictions
    try #require(limits.count == 7)
    #expect(limits[0].kind == "witness-present" && limits[0].channels == [.inPerson])
    #expect(limits[1].startsOn?.text == "2026-12-01" && limits[1].endsOn?.text == "2027-03-01")
    #expect(limits[2].premises == ["the library"] && limits[2].onlyThesePremises == true)
    #expect(limits[2].reviewOn?.text == "2027-03-01")
    #expect(limits[3].thirdParty == "Kim Advocate" && limits[3].organisations == ["opfcc"])
    #expect(limits[4].replyPeriodDays == 14 && limits[4].matters == ["M-1"])
    #expect(limits[5].newIssues == NewIssuesTerms(count: 2, periodDays: 30))
    #expect(limits[6].detail == "Please keep to the footpath." && limits[6].forStaff == "Tell the porter.")
  }

  private static let third: JSON = limit("third-party-only", ["channels": ["telephone"], "thirdParty": "Kim Advocate"])
  private static let letters: JSON = limit("one-channel", ["channels": ["letter"]])
  private static let blocked: JSON = limit("blocking", ["channels": ["telephone"]])
  private static let everyWay: JSON = ["telephone", "email", "letter", "form", "in-person"]

  static let contradicting: [([String: JSON?], String, String)] = [
    (
      ["restrictions": [letters, third], "howToContact": "By letter."], "restrictions-contradict",
      "restriction 2: contact by phone"
    ),
    (["startsOn": "2026-11-24"], "plan-duration", "a first day that has not passed already"),
    (
      ["restrictions": [limit("read-and-file", ["channels": everyWay])]], "no-answered-channel",
      "a channel whose contact is answered, or the severe reason"
    ),
    (
      ["restrictions": [limit("other-action", ["detail": "Calls from 07700 900001 are blocked.", "forStaff": "x"])]],
      "blocking-in-words", "restriction 1, detail: blocking is a restriction of the kind blocking, with the severe reason"
    ),
    (["restrictions": [blocked], "howToContact": "By letter."], "severe-reason", "restriction 1: the severe reason"),
    (["restrictions": [letters]], "how-to-contact-closed", "how to contact us: contact by phone, which restriction 1 closes"),
    (["restrictions": [limit("other-action", ["detail": "As agreed."])]], "restriction-incomplete", "restriction 1: for-staff"),
  ]

  @Test(
    "a plan that contradicts itself is 422, with the place named, and is not kept (5.1, 5.5 to 5.7)", arguments: contradicting)
  func contradictions(change: [String: JSON?], code: String, place: String) throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let answer = try town.command("draft-plan", file, Town.draft.with(change))
    let problem = try answer.problem()
    #expect(answer.status == 422 && problem.refusal == code, "\(answer.text)")
    #expect(problem.missing?.contains { $0.hasPrefix(place) } == true, "\(answer.text)")
    #expect(try town.current(file).plan == nil)
  }

  @Test("blocking with the severe reason is authorised and reaches the desk; another measure is told in two texts (5.5)")
  func blockedAndTold() throws {
    let town = try Town.whole()
    let person = try town.register()
    let draft = Town.draft.with([
      "restrictions": [Self.blocked, Self.kinds[6]], "howToContact": "By letter.", "severeReason": "Threats to kill.",
    ])
    let file = try town.bring(person, to: "in-force", draft: draft)
    func check(_ channel: JSON) throws -> ContactCheckAnswer {
      let body: JSON = ["serviceUser": .text(person.id.text), "channel": channel, "organisation": "opfcc"]
      return try town.send(.intake, "/contact-checks", as: People.rita, body).decode()
    }
    #expect(try check("telephone").instruction == .doNotEngage)
    let byLetter = try check("letter")
    #expect(byLetter.instruction == .proceedUnderTerms && byLetter.sentences.contains("Tell the porter."))
    #expect(!byLetter.sentences.contains { $0.contains("footpath") })
    let notices: Page<Notice> = try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode()
    let plan = try #require(notices.items.last { $0.letter == "plan" })
    let letter = try town.get(.notification, "/notices/\(plan.id)/letter.txt", as: People.mara).text
    #expect(letter.contains("Please keep to the footpath.") && letter.contains("We block contact from you"))
    #expect(!letter.contains("porter"))
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
      ("proportionality", "Nothing milder helped."), ("startsOn", "2026-11-25"), ("reviewOn", "2027-06-01"),
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
