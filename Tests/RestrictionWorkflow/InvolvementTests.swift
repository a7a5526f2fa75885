import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

extension Town {
  /// What says who it was that an incident names so; nil for none of those who decide.
  func correction(_ incident: Identifier, _ named: String, is person: String? = nil) -> JSON {
    var body: [String: JSON] = ["incident": .text(incident.text), "named": .text(named), "reasons": "From the rota of that day."]
    if let person { body["person"] = .text(person) }
    return .object(body)
  }
}

@Suite("Who was involved (6.2, 7.1)")
struct InvolvementTests {
  private static let words = "the new senior manager, on the desk that day"

  /// A case with a plan to be decided on, one of whose targets is known by words alone.
  private func described(_ town: Town) throws -> (file: CaseView, incident: Identifier) {
    let person = try town.register()
    let incident = try town.logIncident(of: person, targets: [], described: [Self.words])
    #expect(incident.targetsDescribed == [Self.words])
    _ = try town.report([incident], of: person)
    try town.settle()
    let file = try town.theCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
    town.advance(days: 2)
    let again = try town.logIncident(of: person)
    try town.settle()
    try town.give("record-continued", file, ["incidents": .texts([again.id.text]), "reasons": "It went on."])
    try town.prepare(file)
    try town.give("submit", file)
    return (try town.current(file), incident.id)
  }

  @Test("no one authorises while someone is known by words alone; it is a manager's task to say who that is (6.2)")
  func undetermined() throws {
    let town = try Town.whole()
    let (file, incident) = try described(town)
    #expect(try town.tasks(of: People.mara).contains { $0.kind == "identify-staff" && $0.paragraph == "6.2" })
    let refused = try town.command("authorise", file, Town.authorisation, as: People.sana).problem()
    #expect(refused.refusal == "staff-unidentified" && refused.paragraph == "6.2")
    #expect(refused.missing == ["who is meant by: \(Self.words)"])
    // It was the one who would decide: barred from then on.
    try town.give("correct-involvement", file, town.correction(incident, Self.words, is: "sana"))
    #expect(try town.current(file).incidents[0].targets == ["sana"] && town.current(file).incidents[0].targetsDescribed == nil)
    #expect(try !town.tasks(of: People.mara).contains { $0.kind == "identify-staff" })
    let barred = try town.command("authorise", file, Town.authorisation, as: People.sana).problem()
    #expect(barred.refusal == "took-part" && barred.detail?.contains("was the target") == true)
    try town.give("authorise", file, Town.authorisation, as: People.person("selma", .seniorManager))
  }

  @Test("that it is none of those who decide is enough; the manager who said so does not decide")
  func noneOfThem() throws {
    let town = try Town.whole()
    let (file, incident) = try described(town)
    let both = People.person("nina", .manager, .seniorManager)
    try town.give("correct-involvement", file, town.correction(incident, Self.words), as: both)
    let barred = try town.command("authorise", file, Town.authorisation, as: both).problem()
    #expect(barred.refusal == "took-part" && barred.detail?.contains("said who was involved") == true)
    try town.give("authorise", file, Town.authorisation, as: People.sana)
  }

  @Test("an appeal is not decided either while someone is known by words alone (7.1)")
  func appeal() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    let later = try town.logIncident(of: person, targets: [], described: ["the one who heard the last appeal"])
    try town.settle()
    try town.give("lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "I disagree."], as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.last?.id.text)
    let decision: JSON = ["appeal": .text(appeal), "outcome": "not-upheld", "reasons": "A reason.", "remedy": "fire"]
    let refused = try town.command("decide-appeal", file, decision, as: People.carl).problem()
    #expect(refused.refusal == "staff-unidentified" && refused.paragraph == "7.1")
    try town.give("correct-involvement", file, town.correction(later.id, "the one who heard the last appeal", is: "carl"))
    #expect(try town.command("decide-appeal", file, decision, as: People.carl).problem().refusal == "took-part")
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal)], as: People.carl)
    try town.give("decide-appeal", file, decision, as: People.person("cleo", .complaintsTeam))
  }

  @Test(
    "a false target or handler is corrected with a reason by a manager who is neither, and never bars for good (6.2)",
    arguments: ["sana", "hana"])
  func corrected(name: String) throws {
    let town = try Town.whole()
    let person = try town.register()
    // The false names: sana as a target, hana as a handler.
    let incident = try town.logIncident(of: person, targets: ["sana", "milo"])
    _ = try town.report([incident], of: person)
    try town.settle()
    let file = try town.theCase(of: person)
    let correction = town.correction(incident.id, name)
    let target = try town.command("correct-involvement", file, correction, as: People.milo).problem()
    #expect(target.status == 403 && target.refusal == "took-part" && target.paragraph == "6.2")
    let unreasoned = try town.command(
      "correct-involvement", file, ["incident": .text(incident.id.text), "named": .text(name), "reasons": " "])
    #expect(unreasoned.status == 422)
    let unknown = try town.command("correct-involvement", file, town.correction(incident.id, "nobody")).problem()
    #expect(unknown.refusal == "not-named" && unknown.missing?.contains(name) == true)
    try town.give("correct-involvement", file, correction)
    let named = try town.current(file).incidents[0]
    #expect(!(named.targets + named.handledBy).contains(name))
    try town.settle()
    let register = try town.get(.records, "/register?case=\(file.id)", as: People.rory).text
    #expect(register.contains("Record of who was involved corrected") && register.contains("From the rota of that day."))
  }

  @Test("a correction holds in a later case about the same incident (6.2)")
  func carried() throws {
    let town = try Town.whole()
    let person = try town.register()
    let incident = try town.logIncident(of: person, targets: ["sana"], described: ["a visitor"])
    _ = try town.report([incident], of: person)
    try town.settle()
    let first = try town.theCase(of: person)
    try town.give("correct-involvement", first, town.correction(incident.id, "sana", is: "selma"))
    try town.give("correct-involvement", first, town.correction(incident.id, "a visitor"))
    try town.give("triage", first, ["outcome": "no-action", "reasons": "It is dealt with."])
    _ = try town.report([incident], of: person, handledBy: ["ida"])
    try town.settle()
    let second = try town.theCase(of: person)
    #expect(second.id != first.id && second.incidents[0].targets == ["selma"] && second.incidents[0].targetsDescribed == nil)
    #expect(Set(second.incidents[0].handledBy) == ["hana", "rita", "ida"])
  }

  @Test("a report on an incident that the case has already adds those who handled it (6.2)")
  func addedLater() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.openCase(of: person)
    let incident = try town.logIncident(of: person)
    try town.settle()
    #expect(try town.current(file).incidents[1].handledBy == [])
    for _ in 0..<2 {
      _ = try town.report([incident], of: person, handledBy: ["sana"], described: ["someone in the back office"])
      try town.settle()
    }
    let named = try town.current(file)
    #expect(named.incidents[1].handledBy == ["sana", "rita"])
    #expect(named.incidents[1].handledByDescribed == ["someone in the back office"])
    #expect(named.version == file.version + 2, "the second report says nothing new")
    #expect(try town.tasks(of: People.mara).contains { $0.kind == "identify-staff" })
  }

  @Test(
    "words where a subject belongs are refused with their place, in eight spellings",
    arguments: [
      "Dana.Wood", "dana wood", "DANA.WOOD", "dana\u{200B}.wood", "d\u{0430}na.wood", "dana.wood@example.org", "d",
      "Dana Wood, desk 4",
    ])
  func spellings(text: String) throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let incident = file.incidents[0].id
    let answer = try town.command("correct-involvement", file, town.correction(incident, "tom", is: text))
    #expect(answer.status == 422 && answer.text.contains("person"))
    #expect(try town.current(file) == file)
  }
}
