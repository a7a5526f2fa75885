import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("Commands on a case")
struct CommandTests {
  /// A refused command: the stage of the case, who gives it, and what the answer says.
  struct Refused: Sendable, CustomTestStringConvertible {
    let command: String
    let stage: String
    let actor: Actor
    let body: JSON?
    let status: Int
    let code: String
    let paragraph: String
    var missing = false

    var testDescription: String { "\(command) while \(stage), by \(actor.subject): \(code)" }
  }

  static let reasons: JSON = ["reasons": "For good reasons."]
  static let refused: [Refused] = [
    Refused(
      command: "triage", stage: "reported", actor: People.sana, body: ["outcome": "warn", "reasons": "It is so."], status: 403,
      code: "role", paragraph: "3.1"),
    Refused(
      command: "triage", stage: "warned", actor: People.mara, body: ["outcome": "warn", "reasons": "It is so."], status: 409,
      code: "wrong-stage", paragraph: "3.1"),
    Refused(
      command: "send-notice-again", stage: "warned", actor: People.mara, body: nil, status: 409, code: "wrong-stage",
      paragraph: "5.1"),
    Refused(
      command: "close-as-adapted", stage: "warned", actor: People.mara, body: reasons, status: 422,
      code: "warning-period-running", paragraph: "5.2", missing: true),
    Refused(
      command: "record-continued", stage: "warned", actor: People.mara,
      body: ["incidents": ["01890000-0000-7000-8000-000000000000"], "reasons": "It is so."], status: 422,
      code: "no-incident-since-warning", paragraph: "5.2", missing: true),
    Refused(
      command: "answer-criterion", stage: "checklist", actor: People.mara,
      body: ["criterion": "a", "answer": "not-applicable", "evidence": "On file."], status: 422, code: "answer-not-allowed",
      paragraph: "5.3", missing: true),
    Refused(
      command: "confirm-adjustments-considered", stage: "reported", actor: People.mara, body: ["consideration": "None."],
      status: 409, code: "wrong-stage", paragraph: "5.9"),
    Refused(
      command: "submit", stage: "checklist", actor: People.mara, body: nil, status: 422, code: "checklist-incomplete",
      paragraph: "5.3", missing: true),
    Refused(
      command: "withdraw", stage: "in-force", actor: People.mara, body: reasons, status: 409, code: "wrong-stage",
      paragraph: "5.3"),
    Refused(
      command: "authorise", stage: "awaiting-authorisation", actor: People.milo, body: Town.authorisation, status: 403,
      code: "role", paragraph: "6.2"),
    Refused(
      command: "authorise", stage: "awaiting-authorisation", actor: People.sana,
      body: Town.authorisation.with(["confirmedCriteria": ["a", "b"]]), status: 422, code: "criteria-unconfirmed",
      paragraph: "5.3", missing: true),
    Refused(
      command: "authorise", stage: "checklist", actor: People.sana, body: Town.authorisation, status: 409, code: "wrong-stage",
      paragraph: "6.2"),
    Refused(
      command: "refuse", stage: "awaiting-authorisation", actor: People.mara, body: reasons, status: 403, code: "role",
      paragraph: "6.2"),
    Refused(
      command: "return-to-manager", stage: "awaiting-authorisation", actor: People.mara, body: ["missing": ["Evidence."]],
      status: 403, code: "role", paragraph: "6.2"),
  ]

  @Test(
    "a refusal gives the code, the paragraph and what is missing, with the status of its kind, and changes nothing",
    arguments: refused)
  func refusals(_ refused: Refused) throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: refused.stage)
    let answer = try town.command(refused.command, file, refused.body, as: refused.actor)
    #expect(answer.status == refused.status, "\(answer.text)")
    let problem = try answer.problem()
    #expect(problem.refusal == refused.code && problem.paragraph == refused.paragraph)
    #expect((problem.missing ?? []).isEmpty != refused.missing)
    #expect(problem.detail?.isEmpty == false)
    #expect(try town.current(file) == file)
  }

  static let incomplete: [([String: JSON?], String, String)] = [
    (["howToContact": nil], "plan-how-to-contact", "5.6"), (["serviceToExpect": nil], "plan-service", "5.6"),
    (["reasons": nil], "plan-reasons", "5.7"), (["restrictions": []], "plan-restrictions", "5.5"),
    (["startsOn": nil], "plan-duration", "5.7"), (["endsOn": "2026-11-01"], "plan-duration", "5.7"),
    (["reviewOn": nil], "plan-review", "8.1"), (["reviewOn": "2028-01-31"], "plan-review", "8.1"),
    (["organisations": ["voice"]], "own-organisation", "1.1"),
    (["proportionality": nil], "plan-proportionality", "5.5"),
    (
      [
        "restrictions": [
          [
            "kind": "blocking", "channels": ["telephone"], "reasons": "It is so.",
            "behaviours": ["swearing-or-threatening"],
          ]
        ]
      ],
      "severe-reason", "5.5"
    ),
    (
      ["restrictions": [["kind": "calls-recorded", "reasons": "It is so.", "behaviours": ["threats"]]]], "restriction-behaviours",
      "5.5"
    ),
  ]

  @Test("a plan that lacks what the policy requires is refused, with the paragraph (5.5 to 5.7, 8.1)", arguments: incomplete)
  func plans(change: [String: JSON?], code: String, paragraph: String) throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let answer = try town.command("draft-plan", file, Town.draft.with(change))
    let problem = try answer.problem()
    #expect(answer.status == 422 && problem.refusal == code && problem.paragraph == paragraph, "\(answer.text)")
    #expect(problem.missing?.isEmpty == false)
    #expect(try town.current(file).plan == nil)
  }

  @Test("an impossible value in a plan's field is a fault of that field")
  func planFields() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let body = Town.draft.with(["restrictions": [["kind": "house-arrest", "reasons": "It is so.", "behaviours": ["threats"]]]])
    #expect(try town.command("draft-plan", file, body).faults() == ["restrictions[0].kind notAllowed"])
    let criterion: JSON = ["criterion": "z", "answer": "met", "evidence": "On file."]
    #expect(try town.command("answer-criterion", file, criterion).faults() == ["criterion notAllowed"])
    #expect(try town.command("draft-plan", file, Town.draft.with(["startsOn": "tomorrow"])).faults() == ["startsOn malformed"])
  }

  @Test(
    "triage ends a case as not unacceptable (3.1) or without action, with reasons", arguments: ["not-unacceptable", "no-action"])
  func triage(outcome: String) throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let blank = try town.command("triage", file, ["outcome": .text(outcome), "reasons": "  "])
    #expect(blank.status == 422)
    let answer = try town.command("triage", file, ["outcome": .text(outcome), "reasons": "Anger, no more."])
    let after = try answer.decode(CaseView.self)
    #expect(after.stage == "closed" && after.outcome == outcome && after.outcomeReasons == "Anger, no more.")
    #expect(try town.tasks(of: People.mara).isEmpty)
    try town.settle()
    #expect(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.isEmpty)
  }

  @Test("a command must give the version it was decided on: none is 428, an old one 412, and nothing changes")
  func versions() throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let body: JSON = ["outcome": "warn", "reasons": "Three calls."]
    let target = "/cases/\(file.id)/triage"
    #expect(try town.send(.workflow, target, as: People.mara, body).status == 428)
    #expect(try town.send(.workflow, target, as: People.mara, body, version: 0).status == 412)
    #expect(try town.send(.workflow, target, as: People.mara, body, version: 2).status == 412)
    #expect(try town.current(file) == file)
    let answer = try town.send(.workflow, target, as: People.mara, body, version: 1)
    #expect(answer.status == 200 && answer.version == 2)
    #expect(try town.send(.workflow, target, as: People.milo, body, version: 1).status == 412)
  }

  @Test("the same Idempotency-Key is acted on once, and gets the same answer")
  func idempotency() throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let body: JSON = ["outcome": "warn", "reasons": "Three calls."]
    let target = "/cases/\(file.id)/triage"
    let first = try town.send(.workflow, target, as: People.mara, body, version: 1, key: "k1")
    let second = try town.send(.workflow, target, as: People.mara, body, version: 1, key: "k1")
    #expect(first.status == 200 && second.status == 200 && first.text == second.text)
    #expect(try town.current(file).version == 2)
    try town.settle()
    #expect(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.count == 1)
  }

  @Test("a form works as JSON does")
  func form() throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let headers = [
      try town.authorization(People.mara, for: .workflow), ("If-Match", "\"1\""),
      ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    let request = Request(
      .post, "/cases/\(file.id)/triage", headers: headers, body: Array("outcome=warn&reasons=Three+calls.".utf8))
    #expect(try town.ask(.workflow, request).decode(CaseView.self).stage == "warning-pending")
  }

  @Test("staff cannot move a case on, and an auditor can read one but not move it on (6.2)")
  func roles() throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let body: JSON = ["outcome": "warn", "reasons": "Three calls."]
    #expect(try town.send(.workflow, "/cases/\(file.id)/triage", as: People.rita, body, version: 1).status == 403)
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.rita).status == 403)
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.ada).status == 200)
    #expect(try town.send(.workflow, "/cases/\(file.id)/triage", as: People.ada, body, version: 1).status == 403)
  }
}
