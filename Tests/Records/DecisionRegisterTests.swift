import Contracts
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@Suite("The register of decisions of all services (8.1)")
struct DecisionRegisterTests {
  private func register(_ town: Town, _ query: String = "", as actor: Actor = People.rory) throws -> [RegisterEntry] {
    try town.settle()
    return try town.get(.records, "/register?limit=200\(query)", as: actor).decode(Page<RegisterEntry>.self).items
  }

  @Test("what intake's staff decide outside any case is in it: adjustments, calls held and ended, merges and their undoing")
  func intake() throws {
    let town = try Town.whole()
    let person = try town.register()
    let other = try town.register("Alex Marsh", telephone: nil)
    let request = try town.decide(try town.requestAdjustment(for: person))
    let call: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "reason": "He shouted.", "whatHappened": "He shouted.",
      "behaviours": ["swearing-or-threatening"],
    ]
    try #require(try town.send(.intake, "/ended-calls", as: People.rita, call).status == 201)
    let held: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "reason": "He was upset.", "whatHappened": "He wept.",
      "outcome": "resumed",
    ]
    try #require(try town.send(.intake, "/held-calls", as: People.rita, held).status == 201)
    let merge: ServiceUserMerge = try town.send(
      .intake, "/service-users/\(person.id)/merges", as: People.mara,
      ["other": .text(other.id.text), "reasons": "One voice.", "evidence": "The recording."]
    ).decode()
    try #require(
      try town.send(
        .intake, "/service-user-merges/\(merge.id)/undo", as: People.mara, ["reasons": "Two voices."], version: 1
      ).status == 200)
    let found = try register(town)
    #expect(found.map(\.kind) == [.adjustment, .callEnded, .callHeld, .merge, .merge])
    #expect(found[0].reference == request.reference && found[0].decision == "Adjustment granted")
    #expect(found[1].reasons == "He shouted." && found[1].decidedBy == "rita" && found[1].office == .staff)
    #expect(found[2].decision == "Caller put on hold" && found[2].reasons == "He was upset.")
    #expect(found[3].reasons == "One voice." && found[4].reasons == "Two voices.")
    #expect(found.allSatisfy { $0.serviceUser == person.id && $0.case == nil && $0.organisation == "opfcc" })
    #expect(found.allSatisfy { $0.policy == PolicyReference(id: "opfcc-northamptonshire", version: "1.0") })
    #expect(found.map(\.paragraph) == ["1.5", "6.1", "6.1", "1.1", "1.1"])
  }

  @Test("a caller who is identified later is named in what was decided on the call")
  func identified() throws {
    let town = try Town.whole()
    let person = try town.register()
    let held: JSON = [
      "caller": "A man who gave no name", "organisation": "opfcc", "reason": "He shouted.", "whatHappened": "He shouted.",
      "outcome": "resumed",
    ]
    let answer = try town.send(.intake, "/held-calls", as: People.rita, held)
    let contact = try #require(try register(town).first)
    #expect(contact.serviceUser == nil && contact.kind == .callHeld)
    let id = try #require(answer.response.header("Location")?.split(separator: "/").last.map(String.init))
    try #require(
      try town.send(
        .intake, "/contacts/\(id)/identification", as: People.rita,
        ["serviceUser": .text(person.id.text), "because": "He rang again."], version: 1
      ).status == 200)
    #expect(try register(town).map(\.serviceUser) == [person.id])
  }

  @Test("what records officers decide is in it: holds and disposals, with their reasons and authority")
  func ownDecisions() throws {
    let town = try Town.whole()
    let person = try town.register()
    try town.settle()
    let hold: Hold = try town.send(
      .records, "/holds", as: People.rory,
      [
        "organisation": "opfcc", "scope": ["serviceUser": .text(person.id.text)], "reason": "A claim is expected.",
        "authority": "The solicitor", "reviewOn": "2027-01-10",
      ]
    ).decode()
    try #require(
      try town.send(
        .records, "/holds/\(hold.id)/release", as: People.rory, ["reasons": "The claim was dropped."], version: 1
      ).status == 200)
    let found = try register(town, "&kind=hold")
    #expect(found.map(\.decision) == ["Held back from destruction", "Hold released"])
    #expect(found[0].reasons == "A claim is expected. Authority: The solicitor" && found[0].serviceUser == person.id)
    #expect(found[1].reasons == "The claim was dropped." && found.allSatisfy { $0.paragraph == "9.1" && $0.decidedBy == "rory" })
  }

  @Test(
    "it is found by person, on any of their records, by reference, organisation, kind and days; another's number finds nothing")
  func filters() throws {
    let town = try Town.whole()
    let person = try town.register()
    let second = try town.register("Alex Marsh", telephone: "07700 900002")
    let file = try town.bring(person, to: "warned")
    let request = try town.decide(try town.requestAdjustment(for: second))
    try #require(
      try town.send(
        .intake, "/service-users/\(person.id)/merges", as: People.mara,
        ["other": .text(second.id.text), "reasons": "One voice.", "evidence": "The recording."]
      ).status == 201)
    let all = try register(town)
    #expect(try register(town, "&serviceUser=\(person.id)") == all && register(town, "&serviceUser=\(second.id)") == all)
    #expect(try register(town, "&serviceUser=\(second.id)&order=newest-first") == all.reversed())
    #expect(try register(town, "&reference=\(file.reference)").allSatisfy { $0.case == file.id })
    #expect(try register(town, "&reference=\(request.reference)").map(\.kind) == [.adjustment])
    #expect(try register(town, "&kind=warning").map(\.decision) == ["Warning decided", "Warning dispatched"])
    #expect(try register(town, "&organisation=voice").isEmpty && register(town, "&to=2020-01-01").isEmpty)
    #expect(try register(town, "&reference=RC-2026-000009").isEmpty)
  }

  @Test("it is given as a table safe for spreadsheets, and as lines of JSON, page by page")
  func tables() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    try town.give("refer", file, ["to": "police", "reasons": "=cmd|' /C calc'!A0"])
    try town.settle()
    func get(_ type: String, _ query: String) throws -> Answer {
      var headers = [try town.authorization(People.rory, for: .records)]
      headers.append(("Accept", type))
      return try town.ask(.records, Request(.get, "/register\(query)", headers: headers))
    }
    let table = try get("text/csv", "?limit=2")
    #expect(table.text.contains("number,at,kind,decision,") && table.text.split(separator: "\r\n").count == 3)
    #expect(table.response.header("Link") == "</register?after=2&limit=2>; rel=\"next\"")
    #expect(try get("text/csv", "").text.contains("'=cmd|"))
    let lines = try get("application/jsonl", "").text.split(separator: "\n")
    let entries = try lines.map { try JSON.decode(RegisterEntry.self, from: Array($0.utf8)) }
    #expect(entries == (try register(town)))
  }
}

@Suite("The register of restrictions (8.1)")
struct RestrictionRegisterTests {
  private func restrictions(_ town: Town, _ query: String = "") throws -> [RegisteredRestriction] {
    try town.settle()
    return try town.get(.records, "/restrictions?limit=200\(query)", as: People.rory).decode(Page<RegisteredRestriction>.self)
      .items
  }

  @Test("it has who is under what, since when, until when, its review and when they were told; a draft is not in it")
  func inForce() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "awaiting-authorisation")
    #expect(try restrictions(town).isEmpty)
    let bound = try town.bring(try town.register("Alex Marsh", telephone: nil), to: "in-force")
    let found = try #require(try restrictions(town).first)
    #expect(try restrictions(town).count == 1 && found.case == bound.id && found.state == .inForce && found.planVersion == 1)
    #expect(found.authorisedBy == "sana" && found.toldAt != nil && found.since != nil && !found.kinds.isEmpty)
    #expect(found.endsOn != nil && found.endedAt == nil && found.organisations.contains("opfcc"))
    #expect(try restrictions(town, "&kind=\(found.kinds[0])") == [found])
    #expect(try restrictions(town, "&state=ended").isEmpty && restrictions(town, "&serviceUser=\(person.id)").isEmpty)
    #expect(try restrictions(town, "&reference=\(bound.reference)") == [found])
    #expect(try restrictions(town, "&reference=\(file.reference)").isEmpty)
  }

  @Test("a review moves its day, a change puts another version in its place, and the end says how")
  func life() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.give("reconsider", file, ["cause": "request", "reasons": "He asked."])
    try town.give(
      "conclude-review", file, ["outcome": "continue", "reviewOn": "2027-05-01", "reasons": "It helps."], as: People.sana)
    #expect(try restrictions(town).map(\.reviewOn) == [Day("2027-05-01")])
    try town.give("reconsider", file, ["cause": "request", "reasons": "He asked again."])
    try town.give("conclude-review", file, ["outcome": "lift", "reasons": "He has kept to it."], as: People.sana)
    let found = try restrictions(town)
    #expect(found.map(\.state) == [.ended] && found.first?.ending == "lifted" && found.first?.endedAt != nil)
  }

  @Test("read again from the journals, both registers are the same, with the same numbers")
  func again() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.give("reconsider", file, ["cause": "request", "reasons": "He asked."])
    try town.settle()
    let decisions = try town.get(.records, "/register?limit=200", as: People.rory).text
    let plans = try restrictions(town)
    try town.platform(.records).database.write { tx in try tx.execute("DELETE FROM feed_cursor") }
    try town.restart(.records)
    #expect(try restrictions(town) == plans)
    #expect(try town.get(.records, "/register?limit=200", as: People.rory).text == decisions)
  }
}
