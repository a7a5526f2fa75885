import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Work that is overdue moves up")
struct OverdueTests {
  private let chief = People.person("chas", .chiefExecutive)

  @Test("an incident that no one reads is on the senior manager's list after the pack's days, and either may read it (6.1)")
  func incident() throws {
    let town = try Town.whole()
    let incident = try town.logIncident(of: try town.register())
    try town.settle()
    let due = try #require(try town.tasks(of: People.mara).first).dueAt
    #expect(try town.tasks(of: People.sana).isEmpty)
    try town.move(to: due.adding(seconds: 3 * 86_400 - 60).text)
    #expect(try town.tasks(of: People.sana).isEmpty)
    let early = try #require(try town.tasks(of: People.mara).first)
    let reading: JSON = ["reasons": "Read, and nothing follows."]
    #expect(try town.send(.workflow, "/tasks/\(early.id)/done", as: People.sana, reading).status == 404)
    try town.move(to: due.adding(seconds: 3 * 86_400 + 60).text)
    let task = try #require(try town.tasks(of: People.sana).first)
    #expect(task.kind == "read-incident" && task.reference == incident.reference && task.office == .manager)
    #expect(task.overdue && task.movedUpTo == .seniorManager && task.dueAt == due)
    #expect(try town.tasks(of: People.mara).map(\.id) == [task.id])
    #expect(try town.tasks(of: chief).isEmpty)
    try town.move(to: due.adding(seconds: 6 * 86_400 + 60).text)
    #expect(try town.tasks(of: chief).map(\.movedUpTo) == [.chiefExecutive])
    let brief = try town.send(.workflow, "/tasks/\(task.id)/done", as: People.sana, ["reasons": "r"])
    #expect(try brief.faults() == ["reasons missing"])
    #expect(try town.send(.workflow, "/tasks/\(task.id)/done", as: People.sana, reading).status == 204)
    #expect(try town.tasks(of: People.mara).isEmpty && town.tasks(of: chief).isEmpty)
  }

  @Test("a request for an adjustment has a due date, is a task until it is decided, and moves up when it is overdue (1.4, 1.5)")
  func adjustment() throws {
    let town = try Town.whole()
    let request = try town.requestAdjustment(for: try town.register())
    try town.settle()
    let due = try #require(request.decideBy)
    #expect(due.text == "2026-12-22T00:00:00.000Z")
    let task = try #require(try town.tasks(of: People.cora).first)
    #expect(task.kind == "decide-adjustment" && task.reference == request.reference && task.dueAt == due)
    #expect(task.paragraph == "1.5" && task.sentence.contains("decide on it"))
    #expect(try town.send(.workflow, "/tasks/\(task.id)/done", as: People.cora, ["reasons": "Read it."]).status == 409)
    try town.move(to: due.adding(seconds: 3 * 86_400 + 60).text)
    #expect(try town.tasks(of: chief).map(\.id) == [task.id])
    _ = try town.decide(request, ["neededChannels": nil, "unusableChannels": nil])
    try town.settle()
    #expect(try town.tasks(of: People.cora).isEmpty && town.tasks(of: chief).isEmpty)
  }

  @Test("every kind of overdue work moves up, page by page in the order of its dates (2.2)")
  func triage() throws {
    let town = try Town.whole()
    for number in 1...3 { _ = try town.openCase(of: try town.register("Person \(number)", telephone: nil)) }
    town.advance(days: 20)
    let first = try town.get(.workflow, "/tasks?limit=2", as: People.sana).decode(Page<CaseTaskView>.self)
    let rest = try town.get(
      .workflow, "/tasks?limit=2&after=\(try #require(first.next))", as: People.sana
    ).decode(Page<CaseTaskView>.self)
    #expect((first.items + rest.items).map(\.kind) == ["triage", "triage", "triage"] && rest.next == nil)
    #expect(try town.tasks(of: People.person("val", .manager)).count == 3)
  }
}
