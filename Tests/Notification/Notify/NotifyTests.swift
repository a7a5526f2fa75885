import Contracts
import Formats
import Foundation
import ServiceKit
import Storage
import TestNetwork
import TestSupport
import Testing

@testable import NotificationService

/// Issue 13: "200, 400, 403, 429, 500, time-out, a connection closed in mid-header, receipts early, twice and out of order: nothing lost, nothing
/// twice". Notify is a server on loopback that checks each token.
@Suite("Letters by GOV.UK Notify")
struct NotifyTests {
  typealias Way = StandInNotify.Way

  @Test("an e-mail goes with a token of the moment, under our reference, and in training to no one's mailbox")
  func email() throws {
    let town = try NotifyTown()
    try town.town.settle()
    let notice = try town.notice()
    let sent = try #require(town.notify.messages.first)
    #expect(town.notify.faults == [] && town.notify.messages.count == 1)
    #expect(notice.state == .served && notice.channel == .email && notice.carrierReference == sent.id)
    #expect(sent.kind == "email" && sent.reference == "\(notice.id)-e-mail" && sent.template == StandInNotify.emailTemplate)
    #expect(sent.to == "exercises@example.org")
    #expect(sent.personalisation["subject"]?.isEmpty == false)
    #expect(sent.personalisation["letter"]?.contains("# ") == true && sent.personalisation["link_to_file"] == "warning.txt")
    #expect(
      try town.types() == [NoticeRequested.type, NoticeAttempted.type, NoticeHandedOver.type, NoticeTold.type])
  }

  @Test(
    "whatever the answer is, and whether the message was taken or not, it is there once in the end",
    arguments: Way.allCases.filter { $0 != .refused })
  func once(way: Way) throws {
    let town = try NotifyTown()
    town.notify.play([way])
    try town.work()
    let types = try town.types()
    #expect(try town.notice().state == .served, "\(types)")
    #expect(town.notify.messages.count == 1 && town.notify.faults == [])
    #expect(try town.notice().carrierReference == town.notify.messages[0].id)
    #expect(types.filter { $0 == NoticeHandedOver.type }.count == 1)
  }

  @Test("three troubles in a row, in any order, and it is there once", arguments: 0..<12)
  func troubles(seed: Int) throws {
    let ways: [Way] = [.tooMany, .broken, .brokenButTaken, .midHeader, .midHeaderButTaken, .silentButTaken, .forbidden]
    let town = try NotifyTown()
    town.notify.play((0..<3).map { ways[(seed / [1, 3, 5][$0] + $0 * seed) % ways.count] })
    try town.work()
    let types = try town.types()
    #expect(try town.notice().state == .served, "seed \(seed): \(types)")
    #expect(town.notify.messages.count == 1, "seed \(seed)")
  }

  @Test("a refusal is for good: the letter fails, and says what to do without a word of what Notify quoted")
  func refused() throws {
    let town = try NotifyTown()
    town.notify.play([.refused])
    try town.work(3)
    let notice = try town.notice()
    #expect(notice.state == .failed && notice.why?.contains("GOV.UK Notify refuses it (BadRequestError)") == true)
    #expect(notice.why?.contains("robin") == false && town.notify.messages.isEmpty)
  }

  @Test("while Notify does not admit us letters wait, /readyz says what to mend, and then they go")
  func forbidden() throws {
    let town = try NotifyTown()
    town.notify.play(Array(repeating: .forbidden, count: 1))
    try town.town.settle()
    #expect(try town.notice().state == .accepted && town.notify.messages.isEmpty)
    let readiness = try town.town.ask(.notification, Request(.get, "/readyz"))
    #expect(readiness.status == 200 && readiness.text.contains("GOV.UK Notify answers 403"))
    try town.work(3)
    #expect(try town.notice().state == .served && town.notify.messages.count == 1)
  }

  @Test("what may have gone is put before a person where Notify no longer remembers, and is not sent again")
  func forgotten() throws {
    let town = try NotifyTown()
    town.notify.play([.midHeaderButTaken])
    try town.work(1, seconds: 8 * 86_400)
    try town.work(2)
    #expect(try town.notice().state == .uncertain && town.notify.messages.count == 1)
  }

  @Test("what Notify cannot carry goes another way")
  func braille() throws {
    let town = try NotifyTown()
    let platform = try town.town.platform(.notification)
    let settings = try #require(platform.configuration.notify)
    let desk = NotifyDesk(settings: settings, clock: platform.clock)
    let braille = DeliveryDocument(name: "plan", format: .braille, mediaType: "text/plain", ending: ".brf", bytes: [65])
    for channel in [NoticeChannel.email, .post] {
      let answer = try NotifyChannel(channel: channel, desk: desk).handOver(Self.delivery([braille], by: channel))
      #expect(answer == .refused(why: "GOV.UK Notify does not carry braille"))
    }
    let answer = try NotifyChannel(channel: .post, desk: desk).handOver(Self.delivery([], by: .post))
    #expect(answer == .refused(why: "GOV.UK Notify prints pages, and none can be set here"))
    #expect(town.notify.messages.isEmpty)
  }

  @Test(
    "a letter goes by the pack's class of postage, and none by a class that Notify does not have", arguments: Postage.allCases)
  func postage(postage: Postage) throws {
    let town = try NotifyTown()
    let desk = NotifyDesk(
      settings: try #require(try town.town.platform(.notification).configuration.notify),
      clock: try town.town.platform(.notification).clock)
    let page = DeliveryDocument(
      name: "plan", format: .pdf, mediaType: "application/pdf", ending: ".pdf", bytes: Array("%PDF-1.7".utf8))
    let answer = try NotifyChannel(channel: .post, desk: desk).handOver(Self.delivery([page], by: .post, postage: postage))
    let words: [Postage: String] = [.firstClass: "first", .secondClass: "second"]
    #expect(town.notify.messages.compactMap(\.postage) == (words[postage].map { [$0] } ?? []))
    if words[postage] == nil { #expect(answer == .refused(why: "GOV.UK Notify does not post letters signed-for")) }
  }

  @Test("an enclosure goes before its letter, and neither twice, whatever happens in between", arguments: [1, 2])
  func enclosures(troubleAt: Int) throws {
    let town = try NotifyTown()
    let platform = try town.town.platform(.notification)
    let desk = NotifyDesk(settings: try #require(platform.configuration.notify), clock: platform.clock)
    let channel = NotifyChannel(channel: .post, desk: desk)
    let documents = ["plan", "policy"].map { name in
      DeliveryDocument(
        name: name, format: .pdf, mediaType: "application/pdf", ending: ".pdf", bytes: Array("%PDF-1.7 \(name)".utf8))
    }
    let delivery = Self.delivery(documents, by: .post)
    town.notify.play(troubleAt == 1 ? [.brokenButTaken] : [.taken, .midHeaderButTaken])
    guard case .unknown = try channel.handOver(delivery) else {
      Issue.record("it is known what became of it")
      return
    }
    if troubleAt == 1 {
      #expect(try channel.find(delivery.name) == .notKnown)
      guard case .done = try channel.handOver(delivery) else {
        Issue.record("it does not go")
        return
      }
    }
    let letters = town.notify.messages
    #expect(letters.map(\.reference) == ["\(delivery.name.text)-enclosure-1", delivery.name.text])
    #expect(try channel.find(delivery.name) == .known(reference: letters[1].id))
    #expect(letters.map { Data(base64Encoded: $0.to) } == documents.reversed().map { Data($0.bytes) })
  }

  @Test(
    "pages are printed by Notify: posted when it says so, and served after the days of the post",
    .enabled(if: LetterFormats().onOffer().missing[.pdf] == nil, "needs compose/letter-programs"))
  func printed() throws {
    let address = "3 Example Road\nExampleton\nEX1 1AC"
    let town = try NotifyTown("post", address: address, pack: Town.pack, setsPages: true)
    try town.town.settle()
    #expect(town.notify.messages.map(\.kind) == ["letter", "letter"] && town.notify.faults == [])
    #expect(try town.notice().state == .handedOver && town.notice().toldAt == nil)
    town.town.advance(seconds: 3700)
    try town.town.settle()
    #expect(try town.notice().state == .handedOver)
    town.notify.put("letter", to: "received")
    town.town.advance(days: 1)
    try town.town.settle()
    #expect(try town.notice().state == .posted)
    town.town.advance(days: 4)
    try town.town.settle()
    #expect(try town.notice().state == .served)
    let id = try #require(town.notify.messages.last?.id)
    let name = "\(try town.notice().id)-post"
    #expect(try town.receipt(["notification_id": .text(id), "reference": .text(name), "date_sent": "x"]) == 204)
    #expect(try town.notice().state == .returned)
    try town.town.settle()
    #expect(try town.town.current(town.file).stage == "warning-pending")
  }

  private static func delivery(
    _ documents: [DeliveryDocument], by channel: NoticeChannel, postage: Postage = .firstClass
  ) -> Delivery {
    let notice = Identifier(at: Town.morning, random: [7])
    return Delivery(
      name: DeliveryName(notice: notice, channel: channel, reference: "RC-2026-000001", letter: "plan"), subject: "Your plan",
      addressee: Addressee(name: "Robin Example", lines: ["Robin Example"], email: "robin@example.org"), documents: documents,
      postage: postage, isTraining: true)
  }
}
