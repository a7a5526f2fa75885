import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

@Suite("The contact check between the two organisations (1.1)")
struct TwoOrganisationsTests {
  private static let number: [String: JSON] = ["telephone": "07700 900001"]
  private static let atVoice: [String: JSON] = ["organisation": "voice"]

  /// What an answer says, without what differs from check to check.
  private func said(_ answer: ContactCheckAnswer) -> ContactCheckAnswer {
    var answer = answer
    answer.id = Identifier(at: Town.morning, random: [])
    return answer
  }

  private func atVoice(_ scene: PlanScene, _ details: [String: JSON]) throws -> ContactCheckAnswer {
    try scene.check(details.merging(Self.atVoice) { $1 }, as: People.vera)
  }

  @Test("a number, an address or a name known only to one organisation is answered to the other as if no one had it")
  func notConfirmed() throws {
    let scene = try PlanScene([])
    let victim = try scene.town.register("Nora Field", telephone: "07700 900002", by: People.vera)
    let body: JSON = ["name": "Nora Field", "telephoneNumbers": ["07700 900002"], "emailAddresses": ["nora@example.org"]]
    let target = "/service-users/\(victim.id)"
    #expect(try scene.town.send(.intake, target, as: People.vera, body, method: .patch, version: 1).status == 200)
    #expect(try atVoice(scene, ["telephone": "07700 900002"]).match == .exact)
    let unknown = said(try scene.check(["telephone": "07700 900009"]))
    for details in [
      ["telephone": "07700 900002"], ["email": "nora@example.org"], ["telephone": "+44 7700 900002", "name": "Nora Field"],
      ["name": "Nora Field"], ["name": "Field"],
    ] as [[String: JSON]] {
      let answer = try scene.check(details)
      #expect(said(answer) == unknown && answer.match == .none)
    }
    let theirs = try scene.ask(["serviceUser": .text(victim.id.text)])
    let noOne = try scene.ask(["serviceUser": "01890000-0000-7000-8000-000000000000"])
    #expect(theirs.status == 422 && theirs.text == noOne.text)
  }

  @Test(
    "what only the other organisation's record of a person says is not confirmed, nor shown to tell them apart, whoever's plan it is",
    arguments: [["opfcc"], ["opfcc", "voice"]])
  func secondRecord(organisations: [String]) throws {
    let scene = try PlanScene([PlanScene.tuesdays], organisations: organisations)
    let hidden = try scene.town.register("Robin Quist", by: People.vera)
    let body: JSON = [
      "telephoneNumbers": ["07700 900001", "07700 900799"], "emailAddresses": ["hidden@example.org"],
      "postalAddress": "4 Hidden Road\nExampleton\nEX9 9ZZ",
    ]
    let target = "/service-users/\(hidden.id)"
    #expect(try scene.town.send(.intake, target, as: People.vera, body, method: .patch, version: 1).status == 200)
    let unknown = said(try scene.check(["telephone": "07700 900009"]))
    for details in [["telephone": "07700 900799"], ["email": "hidden@example.org"]] as [[String: JSON]] {
      #expect(try said(scene.check(details)) == unknown)
    }
    #expect(try scene.ask(["serviceUser": .text(hidden.id.text)]).status == 422)
    let named = try scene.check(["name": "Robin Quist"])
    #expect(named.match == .possible && named.candidates?.map(\.serviceUser) == [scene.person.id])
    #expect(try scene.check(Self.number).match == .exact)
    // The organisation whose record it is, is told of the plan where that binds there.
    #expect(
      try atVoice(scene, ["email": "hidden@example.org"]).instruction == (organisations.count == 2 ? .doNotEngage : .proceed))
  }

  @Test("a person of the other organisation is matched only where their plan binds, and only while it does")
  func bound() throws {
    let end = Town.morning.adding(seconds: 60)
    let bound = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"], until: end)
    let person: [String: JSON] = ["serviceUser": .text(bound.person.id.text)]
    for details in [Self.number, person] {
      let answer = try atVoice(bound, details)
      #expect(answer.match == .exact && answer.instruction == .doNotEngage && answer.plan == "RC-2026-000001")
    }
    bound.town.advance(seconds: 60)
    #expect(try atVoice(bound, Self.number).match == .none)
    #expect(try bound.ask(person.merging(Self.atVoice) { $1 }, as: People.vera).status == 422)
    #expect(try bound.check(Self.number).match == .exact)
    let own = try PlanScene([PlanScene.tuesdays])
    #expect(try atVoice(own, Self.number).match == .none)
  }

  @Test(
    "a second record of the person, made elsewhere, loosens no plan: by its identifier, its number or its address, under any spelling of the name",
    arguments: [
      "Robin Quist", "R Quist", "Mr Robin Quist", "ROBIN QUIST", "Quist", "Robin  Quist", "Dr. R. Quist", "R\u{F3}bin Quist",
      "Robin Qu\u{ED}st",
    ])
  func secondRecord(name: String) throws {
    let scene = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"])
    let body: JSON = [
      "name": .text(name), "organisation": "voice", "telephoneNumbers": ["07700 900001", "07700 900003"],
      "emailAddresses": ["robin@example.org"],
    ]
    let second: ServiceUser = try scene.town.send(.intake, "/service-users", as: People.vera, body).decode()
    for details in [
      ["serviceUser": .text(second.id.text)], Self.number, ["telephone": "07700 900003"], ["email": "robin@example.org"],
      ["telephone": "07700 900003", "name": .text(name)],
    ] as [[String: JSON]] {
      let answer = try atVoice(scene, details)
      #expect(answer.match == .exact && answer.instruction == .doNotEngage && answer.plan == "RC-2026-000001", "\(details)")
      #expect(answer.sentences.filter { $0.contains("Tuesday between") }.count == 2, "each term is said once")
    }
    #expect(try scene.check(Self.number).instruction == .doNotEngage)
    let log = try scene.town.get(.intake, "/contact-checks", as: People.violet).decode(Page<ContactCheckLogEntry>.self)
    #expect(log.items.allSatisfy { $0.serviceUser == scene.person.id })
  }

  @Test(
    "a record of another name at the same number, made elsewhere, does not make the person uncertain; their own name does (decision 8)"
  )
  func anotherName() throws {
    let scene = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"])
    _ = try scene.town.register("Alex Marsh", by: People.vera)
    #expect(try scene.check(Self.number).instruction == .doNotEngage)
    #expect(try atVoice(scene, Self.number).instruction == .doNotEngage)
    let alex = try atVoice(scene, Self.number.merging(["name": "Alex Marsh"]) { $1 })
    #expect(alex.match == .exact && alex.instruction == .proceed && alex.plan == nil)
  }

  @Test("records are known to be one person's from the moment a number is the same until it no longer is, whichever came first")
  func linked() throws {
    let scene = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"])
    let second = try scene.town.register("Robin Quist", telephone: "07700 900003", by: People.vera)
    let person: [String: JSON] = ["serviceUser": .text(second.id.text)]
    func amend(_ number: String, version: Int) throws {
      let body: JSON = ["name": "Robin Quist", "telephoneNumbers": [.text(number)]]
      let answer = try scene.town.send(
        .intake, "/service-users/\(second.id)", as: People.vera, body, method: .patch, version: version)
      #expect(answer.status == 200)
    }
    // The same name alone is a possible match.
    #expect(try atVoice(scene, person).instruction == .possibleMatchOnly)
    try amend("07700 900001", version: 1)
    #expect(try atVoice(scene, person).instruction == .doNotEngage)
    try amend("07700 900003", version: 2)
    #expect(try atVoice(scene, person).instruction == .possibleMatchOnly)
    let body: JSON = ["name": "Robin Quist", "telephoneNumbers": ["07700 900001", "07700 900003"]]
    let target = "/service-users/\(scene.person.id)"
    #expect(try scene.town.send(.intake, target, as: People.rita, body, method: .patch, version: 1).status == 200)
    #expect(try atVoice(scene, person).instruction == .doNotEngage)
    try scene.town.platform(.intake).database.write { try PlanStore.end(caseID: scene.caseID, in: $0) }
    #expect(try atVoice(scene, person).instruction == .proceed)
  }

  @Test("who holds a plan is worked out at start where a database has it not yet, once")
  func complete() throws {
    let scene = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"])
    let second = try scene.town.register("R Quist", by: People.vera)
    try scene.town.platform(.intake).database.write { tx in
      try tx.execute("DELETE FROM plan_holder")
      try tx.execute("DELETE FROM setting WHERE name = 'intake.keys'")
    }
    try scene.town.restart(.intake)
    #expect(try atVoice(scene, ["serviceUser": .text(second.id.text)]).instruction == .doNotEngage)
    #expect(try scene.check(Self.number).instruction == .doNotEngage)
  }

  @Test("among any number of people at one number, the one under a plan is found (fault: a limit of twenty rows)")
  func crowd() throws {
    let town = try Town([.intake])
    for number in 0..<30 { _ = try town.register("Alex Marsh-\(number)") }
    let last = try town.register("Robin Quist")
    let caseID = try town.platform(.intake).identifiers.next()
    try PlanScene.enforce([PlanScene.tuesdays], on: last, caseID: caseID, in: town)
    let body: JSON = ["channel": "telephone", "organisation": "opfcc", "telephone": "07700 900001", "name": "Robin Quist"]
    let answer: ContactCheckAnswer = try town.send(.intake, "/contact-checks", as: People.rita, body).decode()
    #expect(answer.match == .exact && answer.instruction == .doNotEngage)
  }

  @Test("among any number of plans of one surname, one that binds here is flagged (fault: a limit of twenty rows)")
  func namesakes() throws {
    let town = try Town([.intake])
    for number in 0..<45 {
      let person = try town.register("Alex Quist", telephone: nil, address: "\(number) Example Road")
      let caseID = try town.platform(.intake).identifiers.next()
      let organisations = number == 44 ? ["opfcc", "voice"] : ["opfcc"]
      try PlanScene.enforce([PlanScene.tuesdays], on: person, caseID: caseID, organisations: organisations, in: town)
    }
    let body: JSON = ["channel": "telephone", "organisation": "voice", "name": "Quist"]
    let answer: ContactCheckAnswer = try town.send(.intake, "/contact-checks", as: People.vera, body).decode()
    #expect(answer.match == .possible)
  }

  @Test("a plan that does not bind here hides no namesake's that does")
  func elsewhereFirst() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let other = try scene.town.register("Kim Quist", telephone: nil, by: People.vera)
    let caseID = try scene.town.platform(.intake).identifiers.next()
    try PlanScene.enforce([PlanScene.tuesdays], on: other, caseID: caseID, organisations: ["voice"], in: scene.town)
    _ = try scene.town.register("Robin Quist", by: People.vera)
    let answer = try atVoice(scene, Self.number.merging(["name": "Alex Quist"]) { $1 })
    #expect(answer.match == .possible)
  }
}
