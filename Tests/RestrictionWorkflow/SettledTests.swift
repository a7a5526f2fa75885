import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("What an appeal has settled is not opened again by another report of the same incidents (7.1)")
struct SettledTests {
  private func appeal(_ outcome: String, _ file: CaseView, _ changes: JSON? = nil, in town: Town) throws {
    try town.give(
      "lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "I disagree."], as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.last)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
    var decision: [String: JSON] = [
      "appeal": .text(appeal.id.text), "outcome": .text(outcome), "reasons": "Someone else rang that night.", "remedy": "fire",
    ]
    if let changes { decision["changes"] = changes }
    try town.give("decide-appeal", file, .object(decision), as: People.carl)
    try town.settle()
  }

  /// Reports the incidents of that case again, and takes the case that this opens through every way onwards.
  private func expectSettled(_ file: CaseView, of person: ServiceUser, in town: Town) throws {
    let known: Page<Incident> = try town.get(.intake, "/incidents?serviceUser=\(person.id)", as: People.rita).decode()
    let again = known.items.filter { incident in file.incidents.contains { $0.id == incident.id } }
    #expect(!again.isEmpty)
    _ = try town.report(again, of: person)
    try town.settle()
    let second = try town.theCase(of: person)
    #expect(second.id != file.id && second.stage == "reported")
    let ways: [(String, JSON)] = [
      ("triage", ["outcome": "warn", "reasons": "Three calls."]),
      ("skip-warning", ["ground": "threat-to-safety", "reasons": "A threat."]),
    ]
    for (name, body) in ways {
      let refusal = try town.command(name, second, body).problem()
      #expect(refusal.status == 422 && refusal.refusal == "settled-on-appeal" && refusal.paragraph == "7.1", "\(name)")
    }
  }

  @Test("after an upheld appeal the same incidents lead to nothing, whatever came between; with a new one a case goes on")
  func upheld() throws {
    let town = try Town.whole()
    let person = try town.register()
    let first = try town.bring(person, to: "in-force")
    try appeal("upheld", first, in: town)
    // A case about something else, which ends.
    let between = try town.openCase(of: person)
    try town.give("triage", between, ["outcome": "no-action", "reasons": "It is so."])
    try expectSettled(try town.current(first), of: person, in: town)
    let third = try town.theCase(of: person)
    _ = try town.logIncident(of: person)
    try town.settle()
    try town.give("triage", third, ["outcome": "warn", "reasons": "Another call."])
  }

  @Test("a plan that an appeal sent back is not withdrawn to be rid of what the appeal requires")
  func sentBack() throws {
    let town = try Town.whole()
    let person = try town.register()
    let draft = Town.draft.with(["startsOn": "2026-12-20"])
    let file = try town.bring(person, to: "notice-pending", draft: draft)
    try town.settle()
    let changes: JSON = [["restriction": 2, "change": "remove", "words": "your letters are answered again."]]
    try appeal("partly-upheld", file, changes, in: town)
    try town.give("withdraw", file, ["reasons": "Not now."])
    try expectSettled(try town.current(file), of: person, in: town)
  }

  @Test("who took part in any earlier case about an incident takes no decision on it, whatever came between (6.2)")
  func partsOfAll() throws {
    let town = try Town.whole()
    let person = try town.register()
    let first = try town.openCase(of: person)
    try town.give("triage", first, ["outcome": "no-action", "reasons": "It is so."], as: People.sol)
    let between = try town.openCase(of: person)
    try town.give("triage", between, ["outcome": "no-action", "reasons": "It is so."])
    let known: Page<Incident> = try town.get(.intake, "/incidents?serviceUser=\(person.id)", as: People.rita).decode()
    _ = try town.report(known.items.filter { $0.id == first.incidents[0].id }, of: person)
    try town.settle()
    let third = try town.theCase(of: person)
    try town.give("triage", third, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
    town.advance(days: 2)
    let again = try town.logIncident(of: person)
    try town.settle()
    try town.give("record-continued", third, ["incidents": .texts([again.id.text]), "reasons": "It went on."])
    try town.prepare(third)
    try town.give("submit", third)
    let refusal = try town.command("authorise", third, Town.authorisation, as: People.sol).problem()
    #expect(refusal.status == 403 && refusal.paragraph == "6.2")
    try town.give("authorise", third, Town.authorisation, as: People.sana)
  }
}
