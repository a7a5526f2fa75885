import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import IntakeService
@testable import NotificationService
@testable import RestrictionWorkflowService

@Suite("What the contact check knows of a plan's life")
struct PlanFeedTests {
  private func town(_ pack: String = Town.promptPack) throws -> Town {
    try Town([.intake, .workflow, .notification], pack: pack)
  }

  private func check(_ town: Town, _ person: ServiceUser) throws -> ContactCheckAnswer {
    let body: JSON = ["serviceUser": .text(person.id.text), "channel": "telephone", "organisation": "opfcc"]
    return try town.send(.intake, "/contact-checks", as: People.rita, body).decode()
  }

  @Test(
    "a plan that an appeal suspends is not enforced until the appeal is decided, and is again unless it is upheld altogether (7.1)",
    arguments: ["not-upheld", "partly-upheld"])
  func suspended(outcome: String) throws {
    let pack = try PackFolder(changes: ["appeals.suspends": true])
    let town = try town(pack.path)
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    let restricted = try check(town, person).instruction
    #expect(restricted != .proceed)
    try town.give(
      "lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "Unfair."], as: People.carl)
    try town.settle()
    let appeal = try #require(try town.current(file).appeals?.first)
    #expect(try check(town, person).instruction == .proceed && town.current(file).suspendedBy == appeal.id)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
    let decision: JSON = [
      "appeal": .text(appeal.id.text), "outcome": .text(outcome), "reasons": "It is right.", "remedy": "fire",
    ]
    let change: JSON = ["restriction": 2, "change": "remove", "words": "Letters are answered again."]
    try town.give(
      "decide-appeal", file, outcome == "partly-upheld" ? decision.with(["changes": [change]]) : decision, as: People.carl)
    try town.settle()
    #expect(try check(town, person).instruction == restricted && town.current(file).suspendedBy == nil)
  }

  @Test("an appeal that suspends nothing leaves the plan as it is; upheld, it ends it at the desk too (7.1)")
  func upheld() throws {
    let town = try town()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    try town.give(
      "lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "Unfair."], as: People.carl)
    try town.settle()
    let appeal = try #require(try town.current(file).appeals?.first)
    #expect(try check(town, person).instruction != .proceed)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
    try town.give(
      "decide-appeal", file,
      ["appeal": .text(appeal.id.text), "outcome": "upheld", "reasons": "It was wrong.", "remedy": "fire"], as: People.carl)
    try town.settle()
    #expect(try check(town, person).instruction == .proceed && town.current(file).outcome == "withdrawn-on-appeal")
  }

  @Test("a plan whose own policy version is not installed is cited by the current one, and the answer says so (2.2)")
  func otherVersion() throws {
    let town = try town()
    let person = try town.register()
    _ = try town.bring(person, to: "in-force")
    #expect(try check(town, person).paragraphFrom == nil)
    let both = try PackFolder(version: "2.0", withEarlier: true)
    let alone = try PackFolder(version: "2.0", replacing: [#""contact-outside-plan": "5.8""#: #""contact-outside-plan": "9.9""#])
    town.packFolder = both.path
    try town.restart(.intake)
    let own = try check(town, person)
    #expect(own.paragraph == "5.8" && own.paragraphFrom == nil)
    town.packFolder = alone.path
    try town.restart(.intake)
    let other = try check(town, person)
    #expect(other.paragraph == "9.9" && other.paragraphFrom == "opfcc-northamptonshire 2.0")
    #expect(other.instruction == own.instruction && other.plan == own.plan)
  }

  @Test("a review that continues the plan moves the day that the check names (8.1)")
  func continued() throws {
    let town = try town()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    #expect(try check(town, person).reviewOn?.text == "2027-06-01")
    try town.give("reconsider", file, ["cause": "request", "reasons": "He asked."])
    try town.give(
      "conclude-review", file, ["outcome": "continue", "reviewOn": "2027-05-01", "reasons": "It is calm."], as: People.sana)
    try town.settle()
    #expect(try check(town, person).reviewOn?.text == "2027-05-01")
  }
}
