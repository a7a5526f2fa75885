import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("A case and its letters")
struct LetterTests {
  private func notices(_ town: Town) throws -> [Notice] {
    try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items
  }

  @Test("a warning is in writing: the case is warned only when its letter has gone out (5.2)")
  func warned() throws {
    let town = try Town.whole()
    let file = try town.openCase(of: try town.register())
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    let pending = try town.current(file)
    #expect(pending.stage == "warning-pending" && pending.notice?.state == "requested")
    #expect(try town.tasks(of: People.mara).isEmpty)
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "warned" && after.warning?.notice == pending.notice?.id)
    #expect(try notices(town).map(\.letter) == ["warning"])
    #expect(try notices(town).map(\.state) == [.served])
  }

  @Test(
    "a letter that failed is a task; once the address is corrected it goes out under a new number, and the case moves on (5.1)")
  func failed() throws {
    let town = try Town.whole()
    let person = try town.register(telephone: "07700 900001", address: nil)
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
    let failed = try town.current(file)
    #expect(failed.stage == "warning-pending" && failed.notice?.state == "failed")
    #expect(failed.notice?.why?.contains("no postal address") == true)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["send-notice-again"])
    // Sent again with nothing corrected, it fails again, and is still a task.
    try town.give("send-notice-again", file)
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["send-notice-again"])

    let body: JSON = ["postalAddress": "3 Example Road\nEX1 1AC"]
    #expect(
      try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: 1).status == 200)
    try town.give("send-notice-again", file)
    #expect(try town.current(file).notice?.state == "requested")
    #expect(try town.tasks(of: People.mara).isEmpty)
    #expect(try town.command("send-notice-again", file).problem().refusal == "notice-not-failed")
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "warned" && after.warning?.notice != failed.notice?.id)
    #expect(try notices(town).map(\.state) == [.failed, .failed, .served])
  }

  @Test("a plan whose letter fails restricts no one until it has gone out (5.1)")
  func planFailed() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "notice-pending")
    let gone: JSON = ["postalAddress": .null]
    _ = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, gone, method: .patch, version: 1)
    try town.settle()
    #expect(try town.current(file).stage == "notice-pending")
    #expect(try town.current(file).notice?.state == "failed")
    let check: JSON = ["serviceUser": .text(person.id.text), "channel": "telephone", "organisation": "opfcc"]
    let asked: ContactCheckAnswer = try town.send(.intake, "/contact-checks", as: People.rita, check).decode()
    #expect(asked.instruction == .proceed)
    let back: JSON = ["emailAddresses": ["robin@example.org"]]
    _ = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, back, method: .patch, version: 2)
    try town.give("send-notice-again", file)
    try town.settle()
    #expect(try town.current(file).stage == "in-force")
  }

  @Test("the same result of a letter, reported twice, moves the case on once")
  func toldTwice() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let platform = try town.platform(.workflow)
    try platform.database.write { try $0.execute("DELETE FROM feed_cursor") }
    try town.settle()
    #expect(try town.current(file).version == file.version)
    #expect(try town.current(file).incidents.count == file.incidents.count)
  }

  @Test(
    "each letter goes out once, whichever service is stopped and restarted in between",
    arguments: Service.allCases)
  func restarts(service: Service) throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "notice-pending")
    try town.restart(service)
    try town.settle()
    try town.restart(service)
    try town.settle()
    #expect(try town.current(file).stage == "in-force")
    #expect(try notices(town).map(\.letter) == ["warning", "plan"])
    #expect(try notices(town).allSatisfy { $0.state == .served })
  }
}
