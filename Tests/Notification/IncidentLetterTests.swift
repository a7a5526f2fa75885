import Contracts
import Foundation
import Policy
import ServiceKit
import TestOffices
import TestSupport
import Testing

@testable import NotificationService

/// Issue 13: who told of an incident heard nothing, and neither did who broke a condition of their plan.
@Suite("Letters about incidents and breaches")
struct IncidentLetterTests {
  private let town: Town

  init() throws { town = try Town.whole() }

  private func notices(_ query: String = "") throws -> [Notice] {
    try town.get(.notification, "/notices\(query)", as: People.mara).decode(Page<Notice>.self).items
  }

  private func text(_ notice: Notice) throws -> String {
    try town.get(.notification, "/notices/\(notice.id)/letter.txt", as: People.mara).text.split { $0.isWhitespace }
      .joined(separator: " ")
  }

  private func logIncident(of person: ServiceUser, told reporter: Identifier?) throws -> Answer {
    var body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "in-person",
      "behaviours": ["swearing-or-threatening"], "whatHappened": "Robin Quist shouted at her in the waiting room.",
    ]
    if let reporter { body = body.with(["reporter": .text(reporter.text)]) }
    return try town.send(.intake, "/incidents", as: People.rita, body)
  }

  @Test("a member of the public who told of an incident is thanked, and reads nothing about the other person (4.1)")
  func reporter() throws {
    let (person, reporter) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let incident: Contracts.Incident = try logIncident(of: person, told: reporter.id).decode()
    #expect(incident.reporter == reporter.id && incident.reportedBy == "rita")
    try town.settle()
    let notice = try #require(try notices().first)
    #expect(try notices().count == 1 && notice.letter == "incident-acknowledged" && notice.serviceUser == reporter.id)
    #expect(notice.caseReference == incident.reference && notice.case == nil && notice.state == .served)
    let text = try text(notice)
    for words in ["Dear Alex Marsh", "something that happened on 23 November 2026", incident.reference, "A manager will read it"]
    {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("Quist") && !text.contains("waiting room") && !text.contains("your manager"))
    #expect(try notices("?serviceUser=\(person.id)").isEmpty)
  }

  @Test("a colleague who reports an incident has no address here, and no letter is promised them (4.1)")
  func colleague() throws {
    _ = try logIncident(of: try town.register(), told: nil).decode(Contracts.Incident.self)
    try town.settle()
    #expect(try notices().isEmpty && town.get(.intake, "/letters", as: People.mara).decode(Page<IntakeLetter>.self).items.isEmpty)
  }

  @Test("who told of it is known here, and is not the one whose behaviour it was")
  func faults() throws {
    let person = try town.register()
    let unknown = try #require(Identifier("01890000-0000-7000-8000-000000000001"))
    #expect(try logIncident(of: person, told: unknown).faults() == ["reporter unknown"])
    #expect(try logIncident(of: person, told: person.id).faults() == ["reporter same"])
    let elsewhere = try town.register("Vic Hale", telephone: "07700 900003", by: People.vera)
    #expect(try logIncident(of: person, told: elsewhere.id).faults() == ["reporter unknown"])
  }

  @Test("the letter to a reporter that cannot be sent is a manager's task (4.1)")
  func unreachable() throws {
    let (person, reporter) = (try town.register(), try town.register("Alex Marsh", telephone: nil, address: nil))
    let incident: Contracts.Incident = try logIncident(of: person, told: reporter.id).decode()
    try town.settle()
    let task = try #require(try town.tasks(of: People.mara).first { $0.kind == "send-letter-again" })
    #expect(task.reference == incident.reference && task.serviceUser == reporter.id)
    let answer = try town.send(.workflow, "/tasks/\(task.id)/done", as: People.mara, ["reasons": "I have read it."])
    #expect(answer.status == 409)
  }

  private func breach(_ file: CaseView, _ changes: [String: JSON?] = [:]) throws {
    let body: JSON = [
      "occurredAt": .text(town.clock.now.text), "account": "He rang Tom at home, eleven times.", "response": "Tom put it down.",
    ]
    try town.give("record-breach", file, body.with(changes), as: People.rita)
    try town.settle()
  }

  @Test("a breach is told to the person in words for them, once a day, and never in those of the record (5.8)")
  func breaches() throws {
    let file = try town.bring(try town.register(), to: "in-force")
    town.advance(days: 3)
    try town.settle()
    func noted() throws -> [Notice] { try notices().filter { $0.letter == "breach-noted" } }
    let day = String(town.clock.now.text.prefix(10))
    try breach(file, ["wordsForPerson": "You called a member of our staff at home."])
    let first = try #require(try noted().first)
    #expect(first.case == file.id && first.state == .served && first.serviceUser == file.serviceUser)
    let text = try text(first)
    let words = try #require(Day(day)).words
    for said in ["You called a member of our staff at home.", "On \(words), this did not fit with the plan"] {
      #expect(text.contains(said), "\(said)")
    }
    #expect(!text.contains("eleven times") && !text.contains("put it down"))
    town.advance(seconds: 600)
    try breach(file, ["account": "He rang again."])
    #expect(try noted().count == 1)
    town.advance(days: 1)
    try breach(file)
    #expect(try noted().count == 2)
    let second = try self.text(try #require(try noted().last))
    #expect(second.contains("You contacted us in a way that your plan does not allow.") && !second.contains("eleven"))
    #expect(try town.current(file).letters == nil)
  }

  @Test("a breach that front-line staff report by the plan's reference is told to the person as well (5.8)")
  func reported() throws {
    let file = try town.bring(try town.register(), to: "in-force")
    town.advance(days: 3)
    try town.settle()
    let body: JSON = [
      "plan": .text(file.reference), "occurredAt": .text(town.clock.now.text), "account": "He rang Tom at home.",
      "response": "Tom put it down.", "wordsForPerson": "You called a member of our staff at home.",
    ]
    #expect(try town.send(.workflow, "/breaches", as: People.rita, body, key: "once").status == 201)
    #expect(try town.send(.workflow, "/breaches", as: People.rita, body, key: "once").status == 201)
    try town.settle()
    #expect(try notices().count { $0.letter == "breach-noted" } == 1)
  }
}
