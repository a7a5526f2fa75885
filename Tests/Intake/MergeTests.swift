import Contracts
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

@Suite("Two records of one person, merged")
struct MergeTests {
  static let why: JSON = ["reasons": "He gave both numbers himself.", "evidence": "The call of 3 November."]

  /// Works for both organisations, and prepares cases.
  static let beth = Actor(subject: "beth", name: "beth", offices: [.manager], organisations: ["opfcc", "voice"])

  private func merge(
    _ other: ServiceUser, into kept: ServiceUser, as actor: Actor = People.mara, in town: Town
  ) throws -> Answer {
    try town.send(
      .intake, "/service-users/\(kept.id)/merges", as: actor, Self.why.with(["other": .text(other.id.text)]))
  }

  private func read(_ person: ServiceUser, as actor: Actor = People.rita, in town: Town) throws -> ServiceUser {
    try town.get(.intake, "/service-users/\(person.id)", as: actor).decode()
  }

  private func listed<Item: Codable & Sendable>(_ what: String, of person: ServiceUser, in town: Town) throws -> [Item] {
    try town.get(.intake, "/\(what)?serviceUser=\(person.id)", as: People.mara).decode(Page<Item>.self).items
  }

  @Test("reading either shows both: how they are reached, what happened, and what was agreed; neither record is rewritten (4.3)")
  func both() throws {
    let town = try Town([.intake])
    let first = try town.register()
    let second = try town.register("Bobbie Quist", telephone: "07700 900002")
    let incident = try town.logIncident(of: second)
    let answer = try merge(second, into: first, in: town)
    let made: ServiceUserMerge = try answer.decode()
    #expect(answer.status == 201 && made.kept == first.id && made.merged == second.id && made.mergedBy == "mara")
    let (one, other) = (try read(first, in: town), try read(second, in: town))
    #expect(one.telephoneNumbers == first.telephoneNumbers && one.version == 1 && other.version == 1)
    #expect(one.otherRecords?.map(\.telephoneNumbers) == [second.telephoneNumbers] && one.otherRecords?.first?.isKept == false)
    #expect(other.otherRecords?.map(\.reference) == [first.reference] && other.otherRecords?.first?.isKept == true)
    for person in [first, second] {
      #expect(try (listed("incidents", of: person, in: town) as [Incident]).map(\.id) == [incident.id])
    }
    // A report names what happened under either.
    #expect(try town.report([incident], of: first).incidents.map(\.id) == [incident.id])
    let location = try #require(answer.response.header("Location"))
    #expect(try town.get(.intake, location, as: People.rita).decode(ServiceUserMerge.self) == made)
  }

  @Test("the log of checks shows what was asked about either record, before and after they were merged (9.1)")
  func log() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let second = try scene.town.register("Alex Marsh", telephone: "07700 900002", address: nil)
    let before = try [scene.check(["telephone": "07700 900001"]), scene.check(["telephone": "07700 900002"])].map(\.id)
    func logged(_ person: ServiceUser) throws -> [Identifier] { try scene.log("?serviceUser=\(person.id)").map(\.id) }
    #expect(try logged(scene.person) == [before[0]] && logged(second) == [before[1]])
    let made: ServiceUserMerge = try merge(second, into: scene.person, in: scene.town).decode()
    let after = try scene.check(["telephone": "07700 900002"]).id
    for person in [scene.person, second] { #expect(try logged(person) == before + [after]) }
    _ = try scene.town.send(
      .intake, "/service-user-merges/\(made.id)/undo", as: People.mara, ["reasons": "They are two people."], version: 1
    ).decode(ServiceUserMerge.self)
    #expect(try logged(second) == [before[1]])
  }

  @Test("a plan is found through either record, by its number, its name or its identifier (decision 8)")
  func plan() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let second = try scene.town.register("Alex Marsh", telephone: "07700 900002", address: nil)
    #expect(try scene.check(["telephone": "07700 900002"]).instruction == .proceed)
    let made: ServiceUserMerge = try merge(second, into: scene.person, in: scene.town).decode()
    for details: [String: JSON] in [
      ["telephone": "07700 900002"], ["telephone": "07700 900002", "name": "Robin Quist"],
      ["telephone": "07700 900001", "name": "Alex Marsh"], ["serviceUser": .text(second.id.text)],
    ] {
      let answer = try scene.check(details)
      #expect(answer.match == .exact && answer.instruction == .doNotEngage && answer.plan == "RC-2026-000001", "\(details)")
    }
    #expect(try scene.check(["name": "Alex Marsh"]).candidates?.map(\.serviceUser) == [second.id])
    let undone = try scene.town.send(
      .intake, "/service-user-merges/\(made.id)/undo", as: People.milo, ["reasons": "They are brothers."], version: 1)
    #expect(try undone.decode(ServiceUserMerge.self).undone?.by == "milo" && undone.version == 2)
    #expect(try scene.check(["telephone": "07700 900002"]).instruction == .proceed)
    #expect(try scene.check(["telephone": "07700 900001"]).instruction == .doNotEngage)
  }

  @Test("what belongs to another organisation is neither shown nor confirmed: a merge needs someone who works for both (1.1)")
  func organisations() throws {
    let town = try Town([.intake])
    let ours = try town.register()
    let theirs = try town.register("Robin Quist", telephone: "07700 900002", by: People.vera)
    let no = try merge(theirs, into: ours, in: town)
    let unknown = try town.send(
      .intake, "/service-users/\(ours.id)/merges", as: People.mara,
      Self.why.with(["other": "01890000-0000-7000-8000-0000000000ff"]))
    #expect(no.status == 422 && no.text == unknown.text)
    #expect(try merge(ours, into: theirs, in: town).status == 404)
    #expect(try merge(ours, into: theirs, as: Self.beth, in: town).status == 201)
    #expect(try read(ours, in: town) == ours.with(adjustments: []) && read(theirs, as: People.vera, in: town).otherRecords == nil)
    let merges = try town.get(.intake, "/service-users/\(ours.id)/merges", as: People.mara).decode(Page<ServiceUserMerge>.self)
    #expect(merges.items.isEmpty)
    #expect(try read(ours, as: Self.beth, in: town).otherRecords?.map(\.serviceUser) == [theirs.id])
    // A merge within one organisation that the hidden one makes a circle of is made: to refuse it would tell of the other.
    let third = try town.register("R Quist", telephone: "07700 900003")
    #expect(try merge(third, into: theirs, as: Self.beth, in: town).status == 201)
    #expect(try merge(third, into: ours, in: town).status == 201)
    #expect(try read(ours, in: town).otherRecords?.map(\.serviceUser) == [third.id])
  }

  @Test("a chain is followed; a circle, a record with itself and a second merge of the same are refused, each with what is wrong")
  func chains() throws {
    let town = try Town([.intake])
    let names = ["Robin Quist", "Alex Marsh", "Kim Lowe"]
    let people = try names.enumerated().map { try town.register($1, telephone: "07700 90000\($0 + 1)") }
    #expect(try merge(people[0], into: people[1], in: town).status == 201)
    #expect(try merge(people[1], into: people[2], in: town).status == 201)
    #expect(try read(people[0], in: town).otherRecords?.map(\.serviceUser) == [people[1].id, people[2].id])
    #expect(try merge(people[2], into: people[0], in: town).faults() == ["other alreadyMerged"])
    #expect(try merge(people[1], into: people[0], in: town).faults() == ["other alreadyMerged"])
    #expect(try merge(people[0], into: people[0], in: town).faults() == ["other same"])
    #expect(try merge(people[0], into: people[1], as: People.rita, in: town).status == 403)
    #expect(try town.send(.intake, "/service-users/\(people[0].id)/merges", as: People.mara, [:]).faults().count == 3)
  }

  @Test("a merge is taken back once, with its version, and both stay in each record's history (10.1)")
  func history() throws {
    let town = try Town([.intake])
    let (first, second) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let made: ServiceUserMerge = try merge(second, into: first, in: town).decode()
    let target = "/service-user-merges/\(made.id)/undo"
    let body: JSON = ["reasons": "They are brothers."]
    #expect(try town.send(.intake, target, as: People.mara, body).status == 428)
    #expect(try town.send(.intake, target, as: People.mara, body, version: 1).status == 200)
    #expect(try town.send(.intake, target, as: People.mara, body, version: 1).status == 412)
    #expect(try town.send(.intake, target, as: People.mara, body, version: 2).status == 409)
    for person in [first, second] {
      let history = try town.get(.intake, "/service-users/\(person.id)/history", as: People.rita).decode(Page<PersonChange>.self)
      #expect(history.items.map(\.change) == [.registered, .merged, .mergeUndone] && history.items.last?.by == "mara")
    }
    #expect(try merge(second, into: first, in: town).status == 201)
  }
}

extension ServiceUser {
  /// The same, with those adjustments.
  fileprivate func with(adjustments: [String]) -> ServiceUser {
    var person = self
    person.adjustments = adjustments
    return person
  }
}
