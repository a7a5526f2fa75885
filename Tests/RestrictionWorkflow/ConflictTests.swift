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
      ("rita", "reported"), ("tom", "was the target"), ("hana", "handled"), ("sol", "proposed"), ("mara", "proposed"),
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

  @Test("a refused plan is closed with the reasons, and nothing is sent (6.2)")
  func refused() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "awaiting-authorisation")
    #expect(try town.tasks(of: People.sana).map(\.kind) == ["decide-proposal"])
    let before = try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.count
    try town.give("refuse", file, ["reasons": "Not proportionate."], as: People.sana)
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "closed" && after.outcome == "refused" && after.outcomeReasons == "Not proportionate.")
    #expect(try town.tasks(of: People.sana).isEmpty)
    #expect(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.count == before)
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
