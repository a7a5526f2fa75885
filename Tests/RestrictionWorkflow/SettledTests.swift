import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("What an appeal has settled is not opened again by another report of the same incidents (7.1)")
struct SettledTests {
  private func lodge(_ file: CaseView, in town: Town) throws {
    try town.give(
      "lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "I disagree."], as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.last)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
  }

  private func appeal(_ outcome: String, _ file: CaseView, _ changes: JSON? = nil, in town: Town) throws {
    try lodge(file, in: town)
    try decide(outcome, file, changes, in: town)
  }

  private func decide(_ outcome: String, _ file: CaseView, _ changes: JSON? = nil, in town: Town) throws {
    let appeal = try #require(try town.current(file).appeals?.last)
    var decision: [String: JSON] = [
      "appeal": .text(appeal.id.text), "outcome": .text(outcome), "reasons": "Someone else rang that night.", "remedy": "fire",
    ]
    if let changes { decision["changes"] = changes }
    try town.give("decide-appeal", file, .object(decision), as: People.carl)
    try town.settle()
  }

  /// A case that is over while its appeal is heard, and another about the same incidents, brought to that stage.
  private func reportedAnew(_ stage: String, in town: Town) throws -> (first: CaseView, second: CaseView) {
    let person = try town.register()
    let first = try town.bring(person, to: "in-force")
    try lodge(first, in: town)
    try town.give("reconsider", first, ["cause": "request", "reasons": "He asked."], as: People.sol)
    try town.give("conclude-review", first, ["outcome": "lift", "reasons": "It is calm."], as: People.sana)
    _ = try town.report(try incidents(of: first, person, in: town), of: person)
    try town.settle()
    let second = try town.theCase(of: person)
    #expect(second.id != first.id && second.earlier == first.id && second.settled == nil)
    if stage == "reported" { return (first, second) }
    guard stage != "warned" else {
      try town.give("triage", second, ["outcome": "warn", "reasons": "Three calls."])
      try town.settle()
      return (first, second)
    }
    try town.give("skip-warning", second, ["ground": "threat-to-safety", "reasons": "A threat."])
    if stage == "checklist" { return (first, second) }
    try town.prepare(second, draft: Town.draft.with(["startsOn": stage == "notice-pending" ? "2026-12-20" : "2026-11-25"]))
    try town.give("submit", second)
    if stage == "awaiting-authorisation" { return (first, second) }
    try town.give("authorise", second, Town.authorisation, as: People.sana)
    try town.settle()
    return (first, second)
  }

  private func incidents(of file: CaseView, _ person: ServiceUser, in town: Town) throws -> [Incident] {
    let known: Page<Incident> = try town.get(.intake, "/incidents?serviceUser=\(person.id)", as: People.rita).decode()
    return known.items.filter { incident in file.incidents.contains { $0.id == incident.id } }
  }

  @Test(
    "an appeal that is decided after its incidents were reported anew reaches the new case at that moment, whatever its stage",
    arguments: ["reported", "warned", "checklist", "awaiting-authorisation", "notice-pending", "in-force"],
    ["upheld", "partly-upheld", "not-upheld"])
  func decidedAfterwards(stage: String, outcome: String) throws {
    let town = try Town.whole()
    let (first, second) = try reportedAnew(stage, in: town)
    #expect(try town.current(second).stage == stage)
    let check: JSON = ["channel": "telephone", "organisation": "opfcc", "telephone": "07700 900001"]
    let asked: ContactCheckAnswer = try town.send(.intake, "/contact-checks", as: People.rita, check).decode()
    #expect((asked.plan != nil) == (stage == "in-force"))
    try decide(outcome, first, in: town)
    let after = try town.current(second)
    guard outcome != "not-upheld" else {
      #expect(after.stage == stage && after.settled == nil)
      return
    }
    #expect(Set(after.settled?.map(\.incident) ?? []) == Set(first.incidents.map(\.id)))
    #expect(after.stage == (stage == "reported" ? "reported" : "closed"))
    if stage == "reported" {
      #expect(
        try town.command("triage", second, ["outcome": "warn", "reasons": "Calls."]).problem().refusal == "settled-on-appeal")
    }
    // Nothing of it is left on the screen of those who answer the telephone, and the person is told of the end, where they were told of it.
    let answer: ContactCheckAnswer = try town.send(.intake, "/contact-checks", as: People.rita, check).decode()
    #expect(answer.plan == nil)
    let letters: Page<Notice> = try town.get(.notification, "/notices?case=\(second.id)", as: People.mara).decode()
    let ends = ["warned": "case-closed", "notice-pending": "plan-ended", "in-force": "plan-ended"]
    #expect(letters.items.last?.letter == ends[stage])
    let register: Page<RegisterEntry> = try town.get(.records, "/register?case=\(second.id)", as: People.rory).decode()
    #expect(register.items.contains { $0.decision == "Settled by an appeal in another case" })
  }

  @Test("what an appeal settled on another record of the person is settled when it joins a case that began without it")
  func otherRecord() throws {
    let town = try Town.whole()
    let (person, same) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let first = try town.bring(person, to: "in-force")
    try appeal("upheld", first, in: town)
    let second = try town.openCase(of: same)
    let merge: JSON = ["other": .text(same.id.text), "reasons": "One voice.", "evidence": "The recording."]
    _ = try town.send(.intake, "/service-users/\(person.id)/merges", as: People.mara, merge)
    try town.settle()
    _ = try town.report(try incidents(of: first, person, in: town), of: person)
    try town.settle()
    let joined = try town.current(second)
    #expect(Set(joined.settled?.map(\.incident) ?? []) == Set(first.incidents.map(\.id)))
    #expect(joined.incidents.count == 1 + first.incidents.count)
    // A case of its own that comes after both knows it too, though the last one before it never heard of the first.
    try town.give("triage", second, ["outcome": "no-action", "reasons": "It is so."])
    _ = try town.report(try incidents(of: first, person, in: town), of: person)
    try town.settle()
    #expect(try town.theCase(of: person).settled?.count == first.incidents.count)
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
