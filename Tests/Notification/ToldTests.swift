import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

/// Issue 13: "dispatched" meant that a file was written. Here the shipped packs apply as they are.
@Suite("Told means told")
struct ToldTests {
  private let town: Town

  init() throws { town = try Town(Service.allCases, pack: Town.pack) }

  private func notices(_ query: String = "") throws -> [Notice] {
    try town.get(.notification, "/notices\(query)", as: People.mara).decode(Page<Notice>.self).items
  }

  private func warn(_ person: ServiceUser) throws -> CaseView {
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
    return file
  }

  private func post(_ notices: [Notice], as actor: Actor = People.mara) throws -> Answer {
    try town.send(.notification, "/notices/posted", as: actor, ["notices": .texts(notices.map(\.id.text))])
  }

  private func amend(_ person: ServiceUser, _ body: JSON, version: Int = 1) throws {
    let answer = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: version)
    #expect(answer.status == 200, "\(answer.text)")
  }

  @Test("a file in the outbox tells no one: the warning runs from the second working day after it was posted (5.2)")
  func deemed() throws {
    let file = try warn(try town.register())
    let notice = try #require(try notices().first)
    #expect(notice.state == .handedOver && notice.channel == .post && notice.toldAt == nil)
    #expect(try town.current(file).stage == "warning-pending")
    // Not posted, it is late from the end of the next working day on.
    town.advance(days: 2)
    #expect(try notices("?overdue=true").map(\.id) == [notice.id])
    let posted = try post([notice]).decode(Page<Notice>.self).items
    #expect(posted.map(\.state) == [.posted] && posted[0].postedAt == town.clock.now)
    #expect(try notices("?overdue=true").isEmpty)
    try town.settle()
    #expect(try town.current(file).stage == "warning-pending")
    // Posted on Wednesday, it is served on Friday.
    town.advance(days: 2)
    try town.settle()
    let warned = try town.current(file)
    #expect(warned.stage == "warned" && warned.warning?.dispatchedAt.text == "2026-11-27T00:00:00.000Z")
    #expect(try notices().map(\.state) == [.served])
    // Confirmed again, it changes nothing.
    #expect(try post([notice]).status == 200)
  }

  @Test("a warning that came back after its period ended was none: it can be sent by hand, and counts from then (5.2)")
  func returned() throws {
    let file = try warn(try town.register())
    let notice = try #require(try notices().first)
    _ = try post([notice])
    town.advance(days: 40)
    try town.settle()
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["conclude-warning"])
    let answer = try town.send(
      .notification, "/notices/\(notice.id)/returned", as: People.mara, ["why": "addressee gone away"])
    #expect(try answer.decode(Notice.self).state == .returned)
    try town.settle()
    let after = try town.current(file)
    #expect(after.stage == "warning-pending" && after.notice?.why == "addressee gone away" && after.warning == nil)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["send-notice-again"])
    #expect(try town.command("send-notice-again", file, ["channel": "by-hand"]).status == 422)
    try town.give("send-notice-again", file, ["channel": "by-hand", "reasons": "They come to the counter on Fridays."])
    try town.settle()
    let again = try #require(try notices().last)
    #expect(again.id != notice.id && again.channel == .byHand && again.state == .handedOver)
    #expect(try town.current(file).stage == "warning-pending")
    let given = try town.send(
      .notification, "/notices/\(again.id)/delivered", as: People.mara, ["givenBy": "Mo Manager", "way": "given"])
    #expect(try given.decode(Notice.self).toldAt == town.clock.now)
    try town.settle()
    #expect(try town.current(file).warning?.dispatchedAt == town.clock.now)
  }

  @Test("a plan whose letter came back is not in force until the person is told after all (5.1)")
  func planReturned() throws {
    let prompt = try Town.whole()
    let file = try prompt.bring(try prompt.register(), to: "in-force")
    let person = file.serviceUser
    func instruction() throws -> ContactInstruction {
      let body: JSON = ["serviceUser": .text(person.text), "channel": "telephone", "organisation": "opfcc"]
      return try prompt.send(.intake, "/contact-checks", as: People.rita, body).decode(ContactCheckAnswer.self).instruction
    }
    let restricted = try instruction()
    #expect(restricted != .proceed)
    let notice = try #require(
      try prompt.get(.notification, "/notices?serviceUser=\(person)", as: People.mara).decode(Page<Notice>.self).items.last)
    #expect(notice.letter == "plan")
    _ = try prompt.send(.notification, "/notices/\(notice.id)/returned", as: People.mara, ["why": "no such address"])
    try prompt.settle()
    #expect(try instruction() == .proceed)
    let stopped = try prompt.current(file)
    #expect(stopped.stage == "in-force" && stopped.letters?.first?.state == "failed")
    try prompt.give("send-notice-again", file)
    try prompt.settle()
    #expect(try instruction() == restricted)
  }

  @Test(
    "no letter goes to what is no address: nothing is promised, and a task says what to do",
    arguments: ["NFA", "No fixed abode", "unknown", "?", "robin@example.org", "07700 900001", "3 Example Road"])
  func noAddress(address: String) throws {
    let file = try warn(try town.register(address: address))
    let notice = try #require(try notices().first)
    #expect(notice.state == .failed && notice.why?.contains("give the letter by hand") == true)
    let after = try town.current(file)
    #expect(after.stage == "warning-pending" && after.notice?.state == "failed")
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["send-notice-again"])
  }

  @Test("a letter is not sent in print to a person who cannot read print: it is not issued, and why is a task (1.4)")
  func otherFormat() throws {
    let person = try town.register()
    try amend(person, ["neededFormat": "sign-language-video"])
    let file = try warn(person)
    #expect(try notices().first?.why?.contains("as a video in sign language") == true)
    #expect(try town.current(file).notice?.state == "failed")
  }

  @Test("a person who can be reached by telephone only is read the letter, and counts as told then (1.4)")
  func readOut() throws {
    let person = try town.register()
    try amend(person, ["neededChannel": "telephone"])
    let file = try warn(person)
    #expect(try notices().map(\.state) == [.failed])
    try town.give("send-notice-again", file, ["channel": "by-hand", "reasons": "They cannot read."])
    try town.settle()
    let notice = try #require(try notices().last)
    let target = "/notices/\(notice.id)/delivered"
    #expect(try town.send(.notification, target, as: People.mara, ["way": "read-out"]).faults() == ["givenBy missing"])
    _ = try town.send(.notification, target, as: People.mara, ["way": "read-out", "givenBy": "Mo Manager"])
    try town.settle()
    #expect(try town.current(file).stage == "warned")
  }

  @Test("the channel that a person needs is the one that is used, though the pack tries another first (1.4)")
  func neededChannel() throws {
    let person = try town.register()
    try amend(person, ["neededChannel": "email", "emailAddresses": ["robin@example.org"]])
    _ = try warn(person)
    #expect(try notices().map(\.channel) == [.email])
  }

  @Test("what cannot have happened is refused, with why")
  func refused() throws {
    _ = try warn(try town.register(address: "NFA"))
    let failed = try #require(try notices().first)
    #expect(try post([failed]).status == 409)
    let target = "/notices/\(failed.id)"
    #expect(try town.send(.notification, "\(target)/returned", as: People.mara, ["why": "gone"]).status == 409)
    #expect(try town.send(.notification, "\(target)/delivered", as: People.mara, [:]).status == 409)
    let decision: JSON = ["outcome": "went", "reasons": "It is in the list of what was sent today."]
    #expect(try town.send(.notification, "\(target)/decision", as: People.mara, decision).status == 409)
    #expect(
      try town.send(
        .notification, "\(target)/returned", as: People.mara, ["why": "gone", "returnedAt": "2030-01-01T00:00:00Z"]
      ).faults() == ["returnedAt notAllowed"])
    #expect(try town.send(.notification, "\(target)/returned", as: People.viktor, ["why": "gone"]).status == 404)
  }
}
