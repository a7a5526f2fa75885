import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Who may decide (6.2)")
struct ConflictTests {
  private static func senior(_ name: String) -> Actor { People.person(name, .seniorManager) }

  @Test(
    "a senior manager who reported, was the target, handled the matter, drafted or proposed is refused, whatever they decide",
    arguments: [
      ("rita", "reported"), ("tom", "was the target"), ("hana", "handled"), ("sol", "drafted"), ("mara", "proposed"),
    ])
  func tookPart(name: String, part: String) throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    try town.prepare(file)
    // Sol is also a manager, and once wrote the draft; mara wrote the last one and submits it.
    try town.give("draft-plan", file, Town.draft, as: People.sol)
    try town.give("draft-plan", file, Town.draft, as: People.milo)
    try town.give("submit", file, as: People.mara)
    let before = try town.current(file)
    let decisions: [(String, JSON)] = [
      ("authorise", Town.authorisation), ("refuse", ["reasons": "No."]), ("return-to-manager", ["missing": ["More."]]),
    ]
    for (command, body) in decisions {
      let answer = try town.command(command, file, body, as: Self.senior(name))
      let problem = try answer.problem()
      #expect(answer.status == 403 && problem.refusal == "took-part" && problem.paragraph == "6.2", "\(command)")
      #expect(problem.detail?.contains(part) == true, "\(problem.detail ?? "")")
    }
    #expect(try town.current(file) == before)
    try town.give("authorise", file, Town.authorisation, as: People.sana)
    #expect(try town.current(file).stage == "notice-pending")
  }

  @Test(
    "whoever warned, answered criteria, considered the adjustments or drafted took part, and neither authorises nor hears the appeal (6.2, 7.1)",
    arguments: [
      ("triage", "gave a warning"), ("record-continued", "decided what the report called for"),
      ("answer-criterion", "answered the criteria"), ("confirm-adjustments-considered", "considered the adjustments"),
      ("draft-plan", "drafted the plan"),
    ])
  func hands(step: String, part: String) throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    // One step is taken by the person who later wants to decide; all others by someone else.
    func give(_ name: String, _ body: JSON?) throws {
      let subject = name == step ? "mixed" : "mara"
      try town.give(name, file, body, as: People.person(subject, .manager))
    }
    try give("triage", ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
    town.advance(days: 2)
    let again = try town.logIncident(of: try town.get(.intake, "/service-users/\(file.serviceUser)", as: People.rita).decode())
    try town.settle()
    try give("record-continued", ["incidents": .texts([again.id.text]), "reasons": "It went on."])
    for code in ["a", "b", "c", "d", "e", "f"] {
      try give("answer-criterion", ["criterion": .text(code), "answer": "met", "evidence": "On file."])
    }
    try give("confirm-adjustments-considered", ["consideration": "None is known."])
    try give("draft-plan", Town.draft)
    try give("submit", nil)
    let refused = try town.command("authorise", file, Town.authorisation, as: Self.senior("mixed")).problem()
    #expect(refused.refusal == "took-part" && refused.paragraph == "6.2" && refused.detail?.contains(part) == true)
    try town.give("authorise", file, Town.authorisation, as: People.sana)
    try town.settle()
    try town.give("lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "I disagree."], as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.last?.id.text)
    let decision: JSON = ["appeal": .text(appeal), "outcome": "not-upheld", "reasons": "A reason.", "remedy": "fire"]
    let barred = try town.command("decide-appeal", file, decision, as: People.person("mixed", .complaintsTeam)).problem()
    #expect(barred.refusal == "took-part" && barred.paragraph == "7.1" && barred.detail?.contains(part) == true)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal)], as: People.carl)
    try town.give("decide-appeal", file, decision, as: People.carl)
  }

  @Test(
    "who took part in an earlier case, or in a proposal that was withdrawn, about the same incident does not decide on it in a later one (6.2)"
  )
  func earlierCase() throws {
    let town = try Town.whole()
    let person = try town.register()
    let incident = try town.logIncident(of: person)
    _ = try town.report([incident], of: person)
    try town.settle()
    let first = try town.theCase(of: person)
    try town.give("skip-warning", first, ["ground": "threat-to-safety", "reasons": "A threat."], as: People.sol)
    try town.give("draft-plan", first, Town.draft, as: People.sol)
    try town.give("withdraw", first, ["reasons": "Not now."], as: People.mara)
    _ = try town.report([incident], of: person)
    try town.settle()
    let second = try town.theCase(of: person)
    #expect(second.id != first.id)
    try town.give("skip-warning", second, ["ground": "threat-to-safety", "reasons": "A threat."])
    try town.prepare(second)
    try town.give("submit", second)
    let refused = try town.command("authorise", second, Town.authorisation, as: Self.senior("sol")).problem()
    #expect(refused.refusal == "took-part" && refused.detail?.contains("drafted the plan") == true)
    try town.give("authorise", second, Town.authorisation, as: People.sana)
  }

  @Test("a person who has proposed remains a proposer, even if another manager proposes again")
  func returnedProposer() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    try town.prepare(file)
    try town.give("submit", file, as: People.sol)
    try town.give("return-to-manager", file, ["missing": ["Evidence on (c)."]], as: People.sana)
    let returned = try town.current(file)
    #expect(returned.stage == "checklist" && returned.returnedFor == ["Evidence on (c)."])
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["prepare-proposal"])
    try town.give("submit", file, as: People.mara)
    let answer = try town.command("authorise", file, Town.authorisation, as: People.sol)
    #expect(try answer.problem().refusal == "took-part")
  }

  @Test("a refused plan is closed with the reasons, and someone who was warned is told that no limit follows (6.2)")
  func refused() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "awaiting-authorisation")
    #expect(try town.tasks(of: People.sana).map(\.kind) == ["decide-proposal"])
    try town.give("refuse", file, ["reasons": "Not proportionate."], as: People.sana)
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "closed" && after.outcome == "refused" && after.outcomeReasons == "Not proportionate.")
    #expect(try town.tasks(of: People.sana).isEmpty)
    let letters = try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items
    #expect(letters.map(\.letter) == ["warning", "case-closed"])
  }

  @Test("a manager takes the matter no further, with reasons (2.2)")
  func withdrawn() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    try town.give("withdraw", file, ["reasons": "They have moved away."])
    #expect(try town.current(file).outcome == "withdrawn")
    #expect(try town.tasks(of: People.mara).isEmpty)
  }
}
