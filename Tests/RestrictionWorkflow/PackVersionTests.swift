import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("A case keeps the policy version it began under")
struct PackVersionTests {
  @Test("an open case continues under its own version when the policy changes, and a new case begins under the new one (2.2)")
  func both() throws {
    let town = try Town.whole()
    let old = try town.bring(try town.register(), to: "reported")
    let pack = try PackFolder(version: "2.0", withEarlier: true)
    try change(town, to: pack)
    let new = try town.openCase(of: try town.register("Alex Marsh", telephone: nil))
    #expect(try town.current(old).policy.version == "1.0" && new.policy.version == "2.0")
    for file in [old, new] { try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."]) }
    try town.settle()
    #expect(try town.current(old).stage == "warned" && town.current(new).stage == "warned")
    #expect(try note(town) == .ready)
  }

  @Test(
    "for a case whose version is not installed, commands are refused with its name, the case is still shown, and /readyz reports it; others go on (2.2)"
  )
  func missing() throws {
    let town = try Town.whole()
    let old = try town.bring(try town.register(), to: "reported")
    let pack = try PackFolder(version: "2.0")
    try change(town, to: pack)
    let answer = try town.command("triage", old, ["outcome": "no-action", "reasons": "It is so."])
    let problem = try answer.problem()
    #expect(answer.status == 409 && problem.refusal == "other-policy" && problem.paragraph == "2.2")
    #expect(problem.missing == ["policy opfcc-northamptonshire 1.0"])
    #expect(try town.get(.workflow, "/cases/\(old.id)/actions", as: People.mara).status == 409)
    #expect(try town.current(old) == old)
    #expect(try note(town) == .note("cases began under policy versions that are not installed: opfcc-northamptonshire 1.0"))
    let new = try town.openCase(of: try town.register("Alex Marsh", telephone: nil))
    try town.give("triage", new, ["outcome": "no-action", "reasons": "It is so."])
  }

  @Test("a deadline of a case whose version is not installed is kept until it is")
  func kept() throws {
    let town = try Town.whole()
    let old = try town.bring(try town.register(), to: "warned")
    let pack = try PackFolder(version: "2.0", withEarlier: true)
    try change(town, to: try PackFolder(version: "2.0"))
    try town.move(to: "2026-12-22T00:00:00Z")
    try town.settle()
    #expect(try town.tasks(of: People.mara).isEmpty)
    try change(town, to: pack)
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["conclude-warning"])
    #expect(try town.current(old).version == old.version + 1)
  }

  @Test("an incident of a behaviour that an open case's version does not have is left for a manager to read (6.1)")
  func newBehaviour() throws {
    let town = try Town.whole()
    let person = try town.register()
    let old = try town.bring(person, to: "warned")
    let known = #"{ "code": "discriminatory-abuse","#
    let new =
      #"{ "code": "filming", "heading": "unreasonable", "paragraph": "3.3", "words": "Filming staff.", "toPerson": "you filmed our staff" }, "#
    let pack = try PackFolder(version: "2.0", replacing: [known: new + known], withEarlier: true)
    try change(town, to: pack, [.intake, .workflow, .notification])
    let incident = try town.logIncident(of: person, ["filming"])
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.reference) == [incident.reference])
    _ = try town.report([incident], of: person)
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["read-incident"])
    #expect(try town.current(old).incidents == old.incidents)
  }

  private func change(_ town: Town, to pack: PackFolder, _ services: [Service] = [.workflow, .notification]) throws {
    town.packFolder = pack.path
    for service in services { try town.restart(service) }
  }

  private func note(_ town: Town) throws -> Readiness.Finding? {
    try town.platform(.workflow).readiness.findings["policy versions"]
  }
}
