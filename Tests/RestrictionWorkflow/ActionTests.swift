import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("What a case offers to the person looking at it")
struct ActionTests {
  static let stages = ["reported", "warned", "checklist", "awaiting-authorisation", "notice-pending", "in-force"]
  static let actors = [People.mara, People.sana, People.sol, People.person("hana", .seniorManager), People.ada]

  private func offered(_ town: Town, _ file: CaseView, to actor: Actor) throws -> [CaseAction] {
    try town.get(.workflow, "/cases/\(file.id)/actions", as: actor).decode(CaseActions.self).actions
  }

  /// A body with everything that its sender could say.
  private func body(of command: String, on file: CaseView) -> JSON? {
    let unknown: JSON = "01890000-0000-7000-8000-000000000000"
    return switch command {
    case "triage": ["outcome": "no-action", "reasons": "A reason."]
    case "record-continued", "warn-again": ["incidents": [unknown], "reasons": "A reason."]
    case "skip-warning": ["ground": "threat-to-safety", "reasons": "A reason."]
    case "reopen-criterion": ["criterion": "a", "reasons": "A reason."]
    case "record-consultation": ["consultee": "A lawyer", "view": "A reason."]
    case "record-breach": ["occurredAt": "2026-11-25T10:00:00Z", "account": "A reason.", "response": "A reason."]
    case "refer": ["to": "police", "reasons": "A reason."]
    case "record-referral-outcome": ["referral": unknown, "outcome": "A reason."]
    case "reconsider": ["cause": "request", "reasons": "A reason."]
    case "conclude-review": ["outcome": "lift", "reasons": "A reason."]
    // A plan is disputed once the person has been told of it.
    case "lodge-appeal":
      ["against": file.stage == "in-force" ? "plan" : "warning", "channel": "letter", "statement": "A reason."]
    case "acknowledge-appeal": ["appeal": unknown]
    case "decide-appeal": ["appeal": unknown, "outcome": "not-upheld", "reasons": "A reason.", "remedy": "fire"]
    case "answer-criterion": ["criterion": "a", "answer": "not-met", "evidence": "A reason."]
    case "confirm-adjustments-considered": ["consideration": "A reason."]
    case "draft-plan": Town.draft
    case "authorise": Town.authorisation
    case "return-to-manager": ["missing": ["A reason."]]
    case "correct-involvement": ["incident": .text(file.incidents[0].id.text), "named": "tom", "reasons": "A reason."]
    case "record-death": ["evidence": "A reason."]
    case "confirm-death": ["confirmed": false, "reasons": "A reason."]
    case "submit", "send-notice-again": nil
    default: ["reasons": "A reason."]
    }
  }

  @Test(
    "a step that is offered succeeds, and one that is not is refused with the same code and paragraph", arguments: stages, actors)
  func sameAnswer(stage: String, actor: Actor) throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: stage)
    let actions = try offered(town, file, to: actor)
    #expect(actions.count == 31)
    for action in actions where !action.permitted {
      let answer = try town.command(action.name, file, body(of: action.name, on: file), as: actor)
      #expect(answer.status >= 400, "\(action.name)")
      // An auditor is refused before the policy is asked.
      guard actor.subject != "ada" else { continue }
      let problem = try answer.problem()
      #expect(problem.refusal == action.code && problem.paragraph == action.paragraph, "\(action.name)")
      #expect(problem.detail == action.reason, "\(action.name)")
      #expect(action.reason?.hasSuffix(".") == true)
    }
    #expect(try town.current(file) == file)
    for action in actions where action.permitted {
      // Each on its own case, because one may end it.
      let fresh = try Town.whole()
      let again = try fresh.bring(try fresh.register(), to: stage)
      let answer = try fresh.command(action.name, again, body(of: action.name, on: again), as: actor)
      #expect(answer.status == 200, "\(action.name): \(answer.text)")
    }
  }

  @Test("each role is offered its own steps and no others (6.2)")
  func steps() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "awaiting-authorisation")
    func open(_ actor: Actor) throws -> [String] { try offered(town, file, to: actor).filter(\.permitted).map(\.name) }
    #expect(
      try open(People.sana) == [
        "authorise", "correct-involvement", "declare-conflict", "lodge-appeal", "record-death", "refer", "refuse",
        "return-to-manager",
      ])
    #expect(try open(People.mara) == ["correct-involvement", "lodge-appeal", "record-death", "refer", "withdraw-warning"])
    #expect(try open(People.ada).isEmpty)
    let checklist = try town.bring(try town.register("Alex Marsh", telephone: nil), to: "checklist")
    #expect(
      try offered(town, checklist, to: People.mara).filter(\.permitted).map(\.name) == [
        "answer-criterion", "confirm-adjustments-considered", "correct-involvement", "draft-plan", "lodge-appeal", "record-death",
        "refer", "reopen-criterion", "withdraw", "withdraw-warning",
      ])
  }

  @Test("a step that is not open yet says what is missing")
  func missing() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let submit = try #require(try offered(town, file, to: People.mara).first { $0.name == "submit" })
    #expect(submit.code == "checklist-incomplete" && submit.missing?.count == 8)
    try town.prepare(file)
    #expect(try offered(town, file, to: People.mara).first { $0.name == "submit" }?.permitted == true)
  }
}
