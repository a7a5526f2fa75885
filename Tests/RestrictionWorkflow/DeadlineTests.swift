import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("What happens in a case as time passes")
struct DeadlineTests {
  private func check(_ town: Town, _ person: ServiceUser) throws -> ContactCheckAnswer {
    let body: JSON = ["serviceUser": .text(person.id.text), "channel": "telephone", "organisation": "opfcc"]
    return try town.send(.intake, "/contact-checks", as: People.rita, body).decode()
  }

  private func deadlines(_ town: Town) throws -> [DueRow] {
    try town.platform(.workflow).database.read { try DueRows.due(at: Instant(milliseconds: .max), limit: 100, in: $0) }
  }

  @Test("the opportunity to adapt ends by the clock, at midnight after 28 days, and a manager then concludes it (5.2)")
  func warningPeriod() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    #expect(file.warning?.endsAt == Instant("2026-12-22T00:00:00Z"))
    #expect(try town.tasks(of: People.mara).isEmpty)
    try town.move(to: "2026-12-21T23:59:59Z")
    try town.settle()
    #expect(try town.current(file).version == file.version)
    #expect(try town.command("close-as-adapted", file, ["reasons": "It stopped."]).status == 422)
    try town.move(to: "2026-12-22T00:00:00Z")
    try town.settle()
    #expect(try town.current(file).version == file.version + 1)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["conclude-warning"])
    try town.give("close-as-adapted", file, ["reasons": "It stopped."])
    #expect(try town.current(file).outcome == "adapted")
    #expect(try town.tasks(of: People.mara).isEmpty)
    #expect(try deadlines(town).isEmpty)
  }

  @Test("an incident after the warning, within the period or later, allows a plan to be considered (5.3)", arguments: [2, 40])
  func continued(days: Int) throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "warned")
    let before = try #require(file.incidents.first?.id)
    town.advance(days: days)
    let later = try town.logIncident(of: person)
    try town.settle()
    let early: JSON = ["incidents": .texts([before.text]), "reasons": "It went on."]
    #expect(try town.command("record-continued", file, early).problem().refusal == "no-incident-since-warning")
    try town.give("record-continued", file, ["incidents": .texts([later.id.text]), "reasons": "It went on."])
    #expect(try town.current(file).stage == "checklist")
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["prepare-proposal"])
  }

  @Test("a plan takes effect when its letter has gone out, and never before (5.1)")
  func effect() throws {
    let town = try Town.whole()
    let person = try town.register()
    let pending = try town.bring(person, to: "notice-pending")
    #expect(pending.stage == "notice-pending" && pending.inForceFrom == nil)
    #expect(try check(town, person).instruction == .proceed)
    town.reach(.intake, false)
    town.advance(days: 3)
    try town.settle()
    #expect(try town.current(pending).stage == "notice-pending")
    #expect(try check(town, person).instruction == .proceed)
    town.reach(.intake, true)
    try town.restart(.notification)
    try town.settle()
    #expect(try town.current(pending).stage == "in-force")
    #expect(try town.current(pending).inForceFrom == town.clock.now)
    #expect(try check(town, person).instruction == .doNotEngage)
  }

  @Test("a plan that starts in the future is announced now and binds from its first midnight (5.1)")
  func future() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force", draft: Town.draft.with(["startsOn": "2026-12-07"]))
    #expect(file.stage == "notice-pending" && file.notice?.state == "dispatched")
    try town.move(to: "2026-12-06T23:59:59Z")
    try town.settle()
    #expect(try town.current(file).stage == "notice-pending")
    #expect(try check(town, person).instruction == .proceed)
    try town.move(to: "2026-12-07T00:00:00Z")
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "in-force" && after.inForceFrom == Instant("2026-12-07T00:00:00Z"))
    #expect(try check(town, person).instruction == .doNotEngage)
  }

  @Test("a plan ends by itself after its last day, everywhere (5.7, decision 5; fault: rule still live after its end)")
  func expires() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    // In summer time, local midnight is an hour earlier than UTC midnight.
    #expect(file.inForceUntil == Instant("2027-07-10T23:00:00Z"))
    try town.move(to: "2027-07-10T22:59:59Z")
    try town.settle()
    #expect(try town.current(file).stage == "in-force")
    #expect(try check(town, person).instruction == .doNotEngage)
    try town.move(to: "2027-07-10T23:00:00Z")
    // Intake has not been told yet.
    #expect(try check(town, person).instruction == .proceed)
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "closed" && after.outcome == "expired")
    let answer = try check(town, person)
    #expect(answer.instruction == .proceed && answer.plan == nil)
    let kept = try town.platform(.intake).database.read { try $0.first("SELECT count(*) FROM plan_in_force") { $0.int(0) } }
    #expect(kept == 0)
    #expect(try town.get(.workflow, "/tasks", as: People.mara).decode(Page<CaseTaskView>.self).items.isEmpty)
    #expect(try deadlines(town).isEmpty)
  }

  @Test(
    "if a letter cannot be sent until the plan's last day has passed, the case ends and the person is never restricted (5.1, 5.7)"
  )
  func tooLate() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "notice-pending")
    town.reach(.intake, false)
    try town.move(to: "2027-07-11T00:00:00Z")
    try town.settle()
    #expect(try town.current(file).outcome == "expired")
    town.reach(.intake, true)
    try town.restart(.notification)
    try town.settle()
    #expect(try town.current(file).outcome == "expired")
    #expect(try check(town, person).instruction == .proceed)
  }

  @Test(
    "when a person and a deadline act at the same moment, one comes first, the other finds the case changed, and it moves on once"
  )
  func race() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    try town.move(to: "2026-12-22T00:00:00Z")
    // The deadline is due, and a manager closes the case before it is processed.
    try town.give("close-as-adapted", file, ["reasons": "It stopped."])
    let closed = try town.current(file)
    #expect(closed.stage == "closed")
    try town.settle()
    // Only the letter that tells the person has gone out since.
    let after = try town.current(file)
    #expect(after.version == closed.version + 1 && after.letters == nil && after.outcome == closed.outcome)
    #expect(try town.tasks(of: People.mara).isEmpty)
    #expect(try deadlines(town).isEmpty)
  }

  @Test("a deadline whose stream has moved on is void, although its row is still there")
  func void() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "warned")
    let row = try #require(try deadlines(town).first)
    try town.move(to: "2026-12-22T00:00:00Z")
    try town.give("close-as-adapted", file, ["reasons": "It stopped."])
    try town.platform(.workflow).database.write { try DueRows.set(row, in: $0) }
    let version = try town.current(file).version
    try town.settle()
    // The letter that tells the person has gone out, and nothing else has happened.
    #expect(try town.current(file).version == version + 1)
    #expect(try deadlines(town).isEmpty)
  }

  @Test("a case that changes keeps its deadline, at the version it has now")
  func renewed() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "warned")
    town.advance(days: 1)
    _ = try town.logIncident(of: person)
    try town.settle()
    let version = try town.current(file).version
    #expect(version == file.version + 1)
    #expect(try deadlines(town).map(\.version) == [version])
    try town.move(to: "2026-12-22T00:00:00Z")
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["conclude-warning"])
  }

  @Test("deadlines that passed while the workflow was down are processed when it is back, once")
  func restart() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.stop(.workflow)
    town.advance(days: 300)
    try town.settle()
    try town.begin(.workflow)
    try town.settle()
    #expect(try town.current(file).outcome == "expired")
    // The review came up and fell due, the letter about the end was requested, the case closed, and the letter went out.
    #expect(try town.current(file).version == file.version + 5)
  }
}
