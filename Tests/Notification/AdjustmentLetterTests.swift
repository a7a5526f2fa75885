import Contracts
import Foundation
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import NotificationService

/// Issue 13: a person who asked for an adjustment heard nothing. The letters belong to no case: intake requests them.
@Suite("Letters about adjustments")
struct AdjustmentLetterTests {
  private let town: Town

  init() throws { town = try Town(Service.allCases, pack: Town.pack) }

  private func notices(_ query: String = "") throws -> [Notice] {
    try town.get(.notification, "/notices\(query)", as: People.cora).decode(Page<Notice>.self).items
  }

  private func letters(_ query: String = "") throws -> [IntakeLetter] {
    try town.get(.intake, "/letters\(query)", as: People.cora).decode(Page<IntakeLetter>.self).items
  }

  /// Without line ends, which can fall anywhere.
  private func text(_ notice: Notice) throws -> String {
    try town.get(.notification, "/notices/\(notice.id)/letter.txt", as: People.cora).text.split { $0.isWhitespace }
      .joined(separator: " ")
  }

  private func post(_ notices: [Notice]) throws {
    let answer = try town.send(
      .notification, "/notices/posted", as: People.mara, ["notices": .texts(notices.map(\.id.text))])
    #expect(answer.status == 200, "\(answer.text)")
  }

  private func stored(_ request: AdjustmentRequest) throws -> AdjustmentRequest {
    try town.get(.intake, "/adjustment-requests/\(request.id)", as: People.cora).decode()
  }

  private func end(_ request: AdjustmentRequest, replacedBy other: AdjustmentRequest? = nil) throws {
    var body: JSON = ["reason": "You told us that you no longer need it."]
    if let other { body = body.with(["replacedBy": .text(other.id.text)]) }
    let answer = try town.send(
      .intake, "/adjustment-requests/\(request.id)/end", as: People.cora, body, version: try stored(request).version)
    #expect(answer.status == 200, "\(answer.text)")
    try town.settle()
  }

  private func again(_ letter: IntakeLetter, _ body: JSON? = nil, as actor: Actor = People.cora) throws -> Answer {
    try town.send(.intake, "/letters/\(letter.id)/again", as: actor, body)
  }

  private func amend(_ person: ServiceUser, _ body: JSON) throws {
    let known: ServiceUser = try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode()
    let answer = try town.send(
      .intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: known.version)
    #expect(answer.status == 200, "\(answer.text)")
  }

  private static let byLetter: [String: JSON?] = ["agreed": "We write in short sentences.", "neededChannels": ["letter"]]

  @Test(
    "who asks gets a letter with what was understood, and until when it is decided; told by it, they count as acknowledged (1.4)")
  func acknowledged() throws {
    let person = try town.register()
    let request = try town.requestAdjustment(for: person)
    try town.settle()
    let notice = try #require(try notices().first)
    #expect(try notices().count == 1 && notice.letter == "adjustment-acknowledged" && notice.case == nil)
    #expect(notice.caseReference == request.reference && notice.serviceUser == person.id && notice.state == .handedOver)
    #expect(try notices("?reference=\(request.reference)").map(\.id) == [notice.id])
    let text = try text(notice)
    for words in [Town.need, "On 23 November 2026 you asked us", "We will decide by 21 December 2026", "Dear Robin Quist"] {
      #expect(text.contains(words), "\(words)")
    }
    // A file in the outbox tells no one.
    #expect(try stored(request).acknowledgement == nil && letters().map(\.state) == [.requested])
    try post([notice])
    town.advance(days: 2)
    try town.settle()
    let served = try #require(Instant("2026-11-25T00:00:00Z"))
    let told = try stored(request)
    #expect(
      told.acknowledgement == AdjustmentAcknowledgement(channel: .letter, by: "intake", at: served))
    #expect(told.version == 2)
    #expect(try letters("?reference=\(request.reference)&state=told").first?.toldAt == served)
    try town.settle()
    #expect(try notices().count == 1)
  }

  @Test("who was told on the telephone has the letter too, and what was recorded of that stays (1.4)")
  func toldBefore() throws {
    let request = try town.requestAdjustment(for: try town.register())
    _ = try town.send(
      .intake, "/adjustment-requests/\(request.id)/acknowledgement", as: People.cora, ["channel": "telephone"])
    try town.settle()
    try post(try notices())
    town.advance(days: 2)
    try town.settle()
    #expect(try stored(request).acknowledgement?.channel == .telephone && stored(request).version == 2)
  }

  @Test(
    "a decision reaches the person with what was asked, what is agreed, why, and when it is looked at again (1.5)",
    arguments: [
      ("granted", "We agree to what you asked for.", true), ("partly-granted", "We agree to part of what you asked for.", true),
      ("refused", "We cannot agree to what you asked for.", false),
    ])
  func decided(outcome: String, words: String, isAgreed: Bool) throws {
    let request = try town.requestAdjustment(for: try town.register())
    let changes: [String: JSON?] =
      isAgreed
      ? Self.byLetter.merging(["outcome": .text(outcome), "reviewOn": "2027-03-01"]) { $1 }
      : ["outcome": .text(outcome), "agreed": nil, "neededChannels": nil, "unusableChannels": nil]
    let decided = try town.decide(request, changes)
    try town.settle()
    #expect(try notices().map(\.letter) == ["adjustment-acknowledged", "adjustment-decided"])
    let notice = try #require(try notices().last)
    let text = try text(notice)
    for said in [words, "Writing costs us nothing.", Town.need, "If you disagree"] { #expect(text.contains(said), "\(said)") }
    for said in ["We write in short sentences.", "We will look at this again by 1 March 2027."] {
      #expect(text.contains(said) == isAgreed, "\(said)")
    }
    // It is the only letter that the decision sends, whatever is read again.
    #expect(try letters("?serviceUser=\(decided.serviceUser)").map(\.letter) == notices().map(\.letter))
  }

  @Test("what is agreed about formats binds the letter that says so: what cannot be made is a task, and none goes in print (1.3)")
  func agreedFormat() throws {
    let person = try town.register()
    let request = try town.requestAdjustment(for: person)
    try town.settle()
    _ = try town.decide(request, Self.byLetter.merging(["neededFormats": ["sign-language-video"]]) { $1 })
    try town.settle()
    let notice = try #require(try notices().last)
    #expect(notice.state == .failed && notice.why?.contains("as a video in sign language") == true)
    let letter = try #require(try letters("?state=failed").first)
    #expect(letter.letter == "adjustment-decided" && letter.why == notice.why && letter.subject == request.id)
    let task = try #require(try town.tasks(of: People.cora).first)
    #expect(task.kind == "send-letter-again" && task.reference == request.reference && task.case == nil)
    #expect(
      task.serviceUser == person.id
        && task.sentence == "A letter did not reach the person: correct the cause, and have it sent again.")
    // By hand, with the reason, it is made elsewhere.
    #expect(try again(letter, ["channel": "by-hand"]).faults() == ["reasons missing"])
    let byHand: JSON = ["channel": "by-hand", "reasons": "The video is on a disc, which they fetch."]
    #expect(try again(letter, byHand, as: People.viktor).status == 404)
    #expect(try again(letter, byHand, as: People.rita).status == 403)
    let asked: IntakeLetter = try again(letter, byHand).decode()
    #expect(asked.state == .requested && asked.notice != letter.notice && asked.version == letter.version + 1)
    try town.settle()
    #expect(try town.tasks(of: People.cora).map(\.kind) == [])
    #expect(try notices().last?.id == asked.notice && notices().last?.channel == .byHand)
    #expect(try again(letter).status == 409)
  }

  @Test(
    "the end of an adjustment is told in the format and by the channel that were agreed until then, and says what comes instead (1.5)"
  )
  func ended() throws {
    let person = try town.register()
    try amend(person, ["emailAddresses": ["robin@example.org"]])
    let first = try town.decide(
      try town.requestAdjustment(for: person), ["agreed": "We write by e-mail.", "neededChannels": ["email"]])
    let second = try town.decide(
      try town.requestAdjustment(for: person), ["agreed": "We call you.", "neededChannels": nil, "unusableChannels": nil])
    town.advance(days: 1)
    try end(first, replacedBy: second)
    let notice = try #require(try notices().last)
    #expect(notice.letter == "adjustment-ended" && notice.channel == .email && notice.caseReference == first.reference)
    let text = try text(notice)
    for words in [
      "On 23 November 2026 we agreed to this adjustment", "We write by e-mail.", "Its last day is 24 November 2026.",
      "Instead, we have agreed this with you: We call you.", "You told us that you no longer need it.",
    ] { #expect(text.contains(words), "\(words)") }
    try end(second)
    let last = try #require(try notices().last)
    #expect(last.letter == "adjustment-ended" && last.channel == .post)
    #expect(try !self.text(last).contains("Instead, we have agreed"))
  }

  @Test(
    "no letter goes to what is no address: nothing is promised, a task says what to do, and once corrected it goes, once (1.4)")
  func noAddress() throws {
    let person = try town.register(address: "NFA")
    let request = try town.requestAdjustment(for: person)
    try town.settle()
    #expect(try notices().map(\.state) == [.failed] && letters().map(\.state) == [.failed])
    let kinds = try town.tasks(of: People.cora).map(\.kind)
    #expect(kinds.sorted() == ["decide-adjustment", "send-letter-again"])
    try amend(person, ["postalAddress": "3 Example Road\nExampleton\nEX1 1AC"])
    let letter = try #require(try letters().first)
    #expect(try again(letter).status == 200 && again(letter).status == 409)
    try town.settle()
    #expect(try notices().map(\.state) == [.failed, .handedOver])
    #expect(try town.tasks(of: People.cora).map(\.kind) == ["decide-adjustment"])
    try post([try #require(try notices().last)])
    // What the first try says late is of no more use.
    town.advance(days: 2)
    try town.settle()
    #expect(try letters().map(\.state) == [.told] && stored(request).acknowledgement != nil)
  }

  @Test("a letter that comes back, also after the person counted as told, is a task (1.5)")
  func returned() throws {
    let request = try town.requestAdjustment(for: try town.register())
    try town.settle()
    let notice = try #require(try notices().first)
    try post([notice])
    town.advance(days: 9)
    try town.settle()
    _ = try town.send(.notification, "/notices/\(notice.id)/returned", as: People.mara, ["why": "addressee gone away"])
    try town.settle()
    let letter = try #require(try letters().first)
    #expect(letter.state == .returned && letter.why == "addressee gone away" && letter.toldAt == nil)
    #expect(try town.tasks(of: People.cora).contains { $0.kind == "send-letter-again" && $0.reference == request.reference })
  }

  @Test("a request that is repeated, and journals that are read again, send nothing twice")
  func once() throws {
    let person = try town.register()
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "request": .text(Town.need),
      "departments": ["Casework"],
    ]
    for _ in 0..<2 {
      #expect(try town.send(.intake, "/adjustment-requests", as: People.rita, body, key: "only-once").status == 201)
    }
    try town.settle()
    for (reader, source) in [(Service.notification, "intake"), (.intake, "notification")] {
      try town.platform(reader).database.write { tx in
        _ = try tx.execute("DELETE FROM feed_cursor WHERE source = $1", .text(source))
      }
      try town.settle()
    }
    #expect(try notices().count == 1 && letters().count == 1)
  }

  @Test("no letter goes to a person who is recorded as dead, and what waited to be sent again to them is no one's task")
  func dead() throws {
    let person = try town.register(address: "NFA")
    let request = try town.requestAdjustment(for: person)
    let file = try town.openCase(of: person)
    #expect(try letters().map(\.state) == [.failed])
    #expect(try town.tasks(of: People.cora).contains { $0.kind == "send-letter-again" })
    try town.give("record-death", file, ["evidence": "The certificate."])
    try town.give("confirm-death", file, ["confirmed": true, "reasons": "It was seen."], as: People.milo)
    try town.settle()
    let dropped = try #require(try letters().first)
    #expect(dropped.state == .dropped && dropped.why == "the person has died")
    #expect(try !town.tasks(of: People.cora).contains { $0.kind == "send-letter-again" })
    #expect(try again(dropped).problem().detail?.contains("died") == true)
    let sent = try notices().count
    _ = try town.decide(request, Self.byLetter)
    _ = try town.requestAdjustment(for: person)
    try town.settle()
    #expect(try notices().count == sent && letters().count == 1)
  }

  @Test(
    "a record that is merged with another's keeps its own address, and the other's death stops its letters only while that holds")
  func merged() throws {
    let (person, other) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let file = try town.openCase(of: other)
    try town.give("record-death", file, ["evidence": "The certificate."])
    try town.give("confirm-death", file, ["confirmed": true, "reasons": "It was seen."], as: People.milo)
    try town.settle()
    let request = try town.requestAdjustment(for: person)
    let merge: ServiceUserMerge = try town.send(
      .intake, "/service-users/\(person.id)/merges", as: People.mara,
      ["other": .text(other.id.text), "reasons": "One voice.", "evidence": "The recording."]
    ).decode()
    try town.settle()
    #expect(try notices().map(\.state) == [.failed] && letters().map(\.state) == [.dropped])
    _ = try town.send(
      .intake, "/service-user-merges/\(merge.id)/undo", as: People.mara, ["reasons": "Two voices."], version: 1)
    #expect(try again(try #require(try letters().first)).status == 200)
    try town.settle()
    let notice = try #require(try notices().last)
    #expect(notice.state == .handedOver && notice.caseReference == request.reference)
    #expect(try text(notice).contains("Dear Robin Quist"))
  }

  @Test("what was destroyed is not written about")
  func destroyed() throws {
    let request = try town.requestAdjustment(for: try town.register())
    let intake = try town.platform(.intake)
    let letter = try #require(try letters().first)
    try intake.database.write { tx in
      try intake.journal.dispose("letter/\(letter.id)", at: town.clock.now, in: tx)
      try intake.journal.dispose("adjustment/\(request.id)", at: town.clock.now, in: tx)
    }
    try town.settle()
    #expect(try notices().isEmpty)
    #expect(try town.get(.intake, "/letters/\(letter.id)", as: People.cora).status == 410)
    #expect(try town.get(.intake, "/letters/\(letter.id)", as: People.viktor).status == 404)
  }

  @Test("a letter and all that becomes of it are on the person's file, and on no case")
  func filed() throws {
    let person = try town.register()
    _ = try town.requestAdjustment(for: person)
    try town.settle()
    let filed = try town.platform(.records).database.read { reader in
      try reader.all(
        "SELECT type, organisation FROM file_entry WHERE service_user = $1 ORDER BY at, source, seq", .identifier(person.id),
        as: { ($0.text(0), $0.textIfPresent(1)) })
    }
    #expect(filed.allSatisfy { $0.1 == "opfcc" })
    let types = Set(filed.map(\.0))
    #expect(types.isSuperset(of: ["letter.requested.v1", "notice.requested.v1", "notice.attempted.v1", "notice.handed-over.v1"]))
  }
}
