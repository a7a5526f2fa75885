import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("Whom a contact check is about (decision 8: one person, one decision)")
struct ContactMatchTests {
  @Test("the same surname alone is a possible match only, and treated as unrestricted (fault: relatives swept in)")
  func surname() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    for name in ["Alex Quist", "Robin Quist", "Quist"] {
      let answer = try scene.check(["name": .text(name)])
      #expect(answer.instruction == .possibleMatchOnly && answer.match == .possible, "\(name)")
      #expect(answer.plan == nil && answer.clause == nil && answer.endsOn == nil && answer.script == nil)
    }
    #expect(try scene.check(["name": "Alex Marsh"]).match == .none)
    #expect(try scene.log().allSatisfy { $0.serviceUser == nil })
  }

  @Test(
    "the person's own number with their own name, however shortened, is an exact match",
    arguments: ["Robin Quist", "R Quist", "Mr Quist", "QUIST"])
  func own(name: String) throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(["telephone": "+44 7700 900001", "name": .text(name)])
    #expect(answer.match == .exact && answer.instruction == .doNotEngage)
  }

  @Test("two people who share a number are not told apart by it; a name tells them apart (fault: relatives swept in)")
  func shared() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    _ = try scene.town.register("Alex Quist")
    let unnamed = try scene.check(["telephone": "07700 900001"])
    #expect(unnamed.match == .possible && unnamed.instruction == .possibleMatchOnly)
    let alex = try scene.check(["telephone": "07700 900001", "name": "Alex Quist"])
    #expect(alex.match == .exact && alex.instruction == .proceed)
    let robin = try scene.check(["telephone": "07700 900001", "name": "Robin Quist"])
    #expect(robin.match == .exact && robin.instruction == .doNotEngage)
    let surname = try scene.check(["telephone": "07700 900001", "name": "Mx Quist"])
    #expect(surname.instruction == .possibleMatchOnly)
  }

  @Test("two people who share a number, neither under a plan, are dealt with as anybody else")
  func sharedWithoutPlan() throws {
    let scene = try PlanScene([])
    _ = try scene.town.register("Alex Quist")
    let answer = try scene.check(["telephone": "07700 900001"])
    #expect(answer.match == .none && answer.instruction == .proceed)
  }

  @Test(
    "a name is flagged only where the plan would bind: not elsewhere, and not after its end (fault: list circulated too widely)")
  func flaggedOnNeed() throws {
    let scene = try PlanScene([PlanScene.tuesdays], until: Town.morning.adding(seconds: 60))
    #expect(try scene.check(["name": "Quist"]).match == .possible)
    let elsewhere = try scene.check(["name": "Quist", "organisation": "voice"], as: People.vera)
    #expect(elsewhere.match == .none && elsewhere.instruction == .proceed)
    scene.town.advance(seconds: 60)
    #expect(try scene.check(["name": "Quist"]).match == .none)
  }

  @Test("a restriction that has not begun, or is another organisation's, flags no name and changes nothing (5.7, 1.1)")
  func ownScope() throws {
    var later = PlanScene.tuesdays
    later.startsOn = try PlanScene.day("2026-11-24")
    later.organisations = ["opfcc"]
    let scene = try PlanScene([later], organisations: ["opfcc", "voice"])
    #expect(try scene.check(["name": "Quist"]).match == .none)
    #expect(try scene.check(["telephone": "07700 900001"]).instruction == .proceed)
    scene.town.advance(days: 1)
    #expect(try scene.check(["name": "Quist"]).match == .possible)
    #expect(try scene.check(["telephone": "07700 900001"]).instruction != .proceed)
    #expect(try scene.check(["name": "Quist", "organisation": "voice"], as: People.vera).match == .none)
  }

  @Test("the same person registered twice is one person, whichever record has the plan")
  func twice() throws {
    let scene = try PlanScene([])
    let again = try scene.town.register("Mr Robin QUIST")
    let caseID = try scene.town.platform(.intake).identifiers.next()
    try PlanScene.enforce([PlanScene.tuesdays], on: again, caseID: caseID, in: scene.town)
    let answer = try scene.check(["telephone": "07700 900001"])
    #expect(answer.match == .exact && answer.instruction == .doNotEngage)
    // The log is asked by the person whose plan it was, not by the other record of the same name.
    #expect(try scene.log("?serviceUser=\(again.id)").map(\.id) == [answer.id])
  }

  @Test("one person under two plans is told the stricter of the two, and the terms of both")
  func twoPlans() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let second = try scene.town.platform(.intake).identifiers.next()
    try PlanScene.enforce([PlanScene.onePerson], on: scene.person, caseID: second, in: scene.town)
    let answer = try scene.check(["telephone": "07700 900001"])
    #expect(answer.instruction == .doNotEngage)
    #expect(answer.sentences.contains { $0.contains("Hana Example") })
  }

  @Test("an e-mail address finds its person, in any case")
  func email() throws {
    let scene = try PlanScene([PlanScene.restriction("one-channel", [.letter])])
    let body: JSON = ["telephoneNumbers": [], "emailAddresses": ["robin@example.org"]]
    let target = "/service-users/\(scene.person.id)"
    #expect(try scene.town.send(.intake, target, as: People.rita, body, method: .patch, version: 1).status == 200)
    let answer = try scene.check(["email": "Robin@Example.ORG"], channel: "email")
    #expect(answer.match == .exact && answer.instruction == .doNotEngage)
    #expect(try scene.check(["telephone": "07700 900001"]).match == .none)
  }

  @Test("a plan is found by the name that the person uses now")
  func renamed() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let target = "/service-users/\(scene.person.id)"
    let body: JSON = ["name": "Robin Marsh"]
    #expect(try scene.town.send(.intake, target, as: People.rita, body, method: .patch, version: 1).status == 200)
    #expect(try scene.check(["name": "Marsh"]).match == .possible)
    #expect(try scene.check(["name": "Quist"]).match == .none)
  }
}
