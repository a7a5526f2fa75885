import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("How a case begins, and how an incident reaches a manager")
struct OpeningTests {
  @Test("a report opens a case with its content, under the policy of that day, and a task for a manager (6.1)")
  func opens() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.openCase(of: person)
    #expect(file.stage == "reported" && file.version == 1 && file.reference == "RC-2026-000001")
    #expect(file.policy == PolicyReference(id: "opfcc-northamptonshire", version: "1.0"))
    #expect(file.concern == "Colleagues are afraid to answer.")
    #expect(file.incidents.map(\.handledBy) == [["hana", "rita"]])
    let tasks = try town.tasks(of: People.mara)
    #expect(tasks.map(\.kind) == ["triage"] && tasks.first?.case == file.id && tasks.first?.overdue == false)
    #expect(try town.tasks(of: People.sana).isEmpty)
    #expect(try town.tasks(of: People.viktor).isEmpty)
  }

  @Test("a second report is added to the person's open case; one after its end opens another")
  func joins() throws {
    let town = try Town.whole()
    let person = try town.register()
    let first = try town.openCase(of: person)
    let second = try town.openCase(of: person)
    #expect(second.id == first.id && second.incidents.count == 2)
    try town.give("triage", first, ["outcome": "no-action", "reasons": "Dealt with."])
    let third = try town.openCase(of: person)
    #expect(third.id != first.id && third.reference == "RC-2026-000002" && third.incidents.count == 1)
  }

  @Test("two people have two cases, even with the same number (decision 8)")
  func twoPeople() throws {
    let town = try Town.whole()
    let (robin, alex) = (try town.register("Robin Quist"), try town.register("Alex Quist"))
    let (first, second) = (try town.openCase(of: robin), try town.openCase(of: alex))
    #expect(first.id != second.id && second.serviceUser == alex.id)
    #expect(second.incidents.allSatisfy { $0.serviceUser == alex.id })
  }

  @Test("an incident without a report is a task for a manager, done by reading it, with the reasons kept (6.1)")
  func read() throws {
    let town = try Town.whole()
    let incident = try town.logIncident(of: try town.register())
    try town.settle()
    let task = try #require(try town.tasks(of: People.mara).first)
    #expect(task.kind == "read-incident" && task.reference == incident.reference && task.case == nil)
    let target = "/tasks/\(task.id)/done"
    #expect(try town.send(.workflow, target, as: People.mara, ["reasons": " "]).faults() == ["reasons missing"])
    #expect(try town.send(.workflow, target, as: People.viktor, ["reasons": "I read it."]).status == 404)
    #expect(try town.send(.workflow, target, as: People.sana, ["reasons": "I read it."]).status == 404)
    #expect(try town.send(.workflow, target, as: People.mara, ["reasons": "Anger only (3.1)."]).status == 204)
    #expect(try town.tasks(of: People.mara).isEmpty)
    #expect(try town.send(.workflow, target, as: People.mara, ["reasons": "Again."]).status == 404)
    let platform = try town.platform(.workflow)
    let entry = try #require(
      try platform.database.read { try platform.journal.entries(of: "incident/\(incident.id)", in: $0).last })
    #expect(entry.type == IncidentRead.type && entry.actor == "manager:mara")
    #expect(try entry.decode(IncidentRead.self).reasons == "Anger only (3.1).")
  }

  @Test("a report of the incident completes the task of reading it (6.1)")
  func reported() throws {
    let town = try Town.whole()
    let person = try town.register()
    let incident = try town.logIncident(of: person)
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["read-incident"])
    _ = try town.report([incident], of: person)
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["triage"])
  }

  @Test("every incident of a person with an open case is added to it (6.1)")
  func added() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.openCase(of: person)
    let later = try town.logIncident(of: person)
    try town.settle()
    let after = try town.current(file)
    #expect(after.incidents.last?.id == later.id && after.incidents.count == 2 && after.version == file.version + 1)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["triage"])
  }

  @Test("a task of a case is done by acting on the case")
  func taskOfCase() throws {
    let town = try Town.whole()
    _ = try town.openCase(of: try town.register())
    let task = try #require(try town.tasks(of: People.mara).first)
    #expect(try town.send(.workflow, "/tasks/\(task.id)/done", as: People.mara, ["reasons": "Done."]).status == 409)
    #expect(try town.tasks(of: People.mara).count == 1)
  }

  @Test("a task becomes overdue when its service standard has passed (2.2)")
  func overdue() throws {
    let town = try Town.whole()
    _ = try town.openCase(of: try town.register())
    #expect(try town.tasks(of: People.mara).first?.dueAt == Instant("2026-11-29T00:00:00Z"))
    try town.move(to: "2026-11-29T00:00:00Z")
    #expect(try town.tasks(of: People.mara).map(\.overdue) == [false])
    try town.move(to: "2026-11-29T00:00:01Z")
    #expect(try town.tasks(of: People.mara).map(\.overdue) == [true])
  }

  @Test("a case of another organisation does not exist for the person asking, in any list, view or command (1.1)")
  func organisations() throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    let theirs = try town.openCase(of: try town.register("Alex Quist", by: People.vera), by: People.vera)
    #expect(try town.get(.workflow, "/cases/\(theirs.id)", as: People.mara).status == 404)
    #expect(try town.get(.workflow, "/cases/\(theirs.id)/actions", as: People.mara).status == 404)
    let body: JSON = ["outcome": "warn", "reasons": "Three calls."]
    #expect(try town.send(.workflow, "/cases/\(theirs.id)/triage", as: People.mara, body, version: 1).status == 404)
    let ours: Page<CaseSummary> = try town.get(.workflow, "/cases", as: People.mara).decode()
    #expect(ours.items.map(\.id) == [file.id])
    #expect(try town.get(.workflow, "/cases", as: People.viktor).decode(Page<CaseSummary>.self).items.map(\.id) == [theirs.id])
    #expect(try town.tasks(of: People.viktor).map(\.case) == [theirs.id])
  }

  @Test("cases are listed by stage, organisation and person, in pages; an unknown stage is refused")
  func list() throws {
    let town = try Town.whole()
    let first = try town.openCase(of: try town.register("Robin Quist"))
    let second = try town.openCase(of: try town.register("Alex Marsh"))
    try town.give("triage", second, ["outcome": "not-unacceptable", "reasons": "Anger only."])
    func ids(_ query: String) throws -> [Identifier] {
      try town.get(.workflow, "/cases?\(query)", as: People.mara).decode(Page<CaseSummary>.self).items.map(\.id)
    }
    #expect(try ids("stage=reported") == [first.id])
    #expect(try ids("stage=closed") == [second.id])
    #expect(try ids("organisation=opfcc").count == 2)
    #expect(try ids("organisation=voice").isEmpty)
    #expect(try ids("serviceUser=\(second.serviceUser)") == [second.id])
    #expect(try ids("limit=1") == [first.id])
    #expect(try ids("limit=1&after=\(first.id)") == [second.id])
    #expect(try town.get(.workflow, "/cases?stage=nowhere", as: People.mara).faults() == ["stage notAllowed"])
  }
}
