import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("Lists of cases and tasks")
struct ListTests {
  private func cases(_ town: Town, _ query: String, as actor: Actor = People.audrey) throws -> [Identifier] {
    try town.get(.workflow, "/cases?\(query)", as: actor).decode(Page<CaseSummary>.self).items.map(\.id)
  }

  private func tasks(_ town: Town, _ query: String, as actor: Actor) throws -> Page<CaseTaskView> {
    try town.get(.workflow, "/tasks?\(query)", as: actor).decode()
  }

  @Test("cases can be found by the role or the person with a task in them, and by what is overdue (2.2)")
  func responsible() throws {
    let town = try Town.whole()
    let reported = try town.bring(try town.register(), to: "reported")
    let checklist = try town.bring(try town.register("Alex Marsh", telephone: nil), to: "checklist")
    let proposed = try town.bring(try town.register("Kim Lowe", telephone: nil), to: "awaiting-authorisation")
    let all = [reported.id, checklist.id]
    #expect(try cases(town, "responsible=manager") == all && cases(town, "responsible=me", as: People.mara) == all)
    #expect(try cases(town, "responsible=senior-manager") == [proposed.id])
    #expect(try cases(town, "responsible=mara") == [checklist.id] && cases(town, "responsible=milo").isEmpty)
    #expect(try cases(town, "responsible=manager&stage=reported") == [reported.id])
    #expect(try cases(town, "overdue=true").isEmpty)
    town.advance(days: 6)
    #expect(try cases(town, "overdue=true") == [reported.id, proposed.id])
    #expect(try cases(town, "overdue=true&responsible=senior-manager") == [proposed.id])
    #expect(try cases(town, "overdue=false").count == 3)
    #expect(try town.get(.workflow, "/cases?overdue=maybe", as: People.mara).faults() == ["overdue wrongType"])
  }

  @Test("tasks come with the longest overdue first, page by page, and can be filtered to what is overdue or in one's hands (2.2)")
  func overdueFirst() throws {
    let town = try Town.whole()
    let checklist = try town.bring(try town.register("Alex Marsh", telephone: nil), to: "checklist")
    let reported = try town.bring(try town.register(), to: "reported")
    #expect(try tasks(town, "", as: People.mara).items.map(\.reference) == [reported.reference, checklist.reference])
    #expect(try tasks(town, "", as: People.mara).items.map(\.inHandsOf) == [nil, "mara"])
    let first = try tasks(town, "limit=1", as: People.mara)
    let second = try tasks(town, "limit=1&after=\(Town.escaped(first.next ?? ""))", as: People.mara)
    #expect(first.items.map(\.kind) == ["triage"] && second.items.map(\.kind) == ["prepare-proposal"] && second.next == nil)
    #expect(try tasks(town, "responsible=me", as: People.mara).items.map(\.kind) == ["prepare-proposal"])
    #expect(try tasks(town, "overdue=true", as: People.mara).items.isEmpty)
    town.advance(days: 6)
    let overdue = try tasks(town, "overdue=true", as: People.mara).items
    #expect(overdue.map(\.kind) == ["triage"] && overdue.allSatisfy(\.overdue))
    #expect(try town.get(.workflow, "/tasks?after=nowhere", as: People.mara).faults() == ["after malformed"])
  }
}
