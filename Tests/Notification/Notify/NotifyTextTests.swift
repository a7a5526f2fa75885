import Contracts
import ServiceKit
import TestNetwork
import TestSupport
import Testing

@testable import NotificationService

@Suite("Text messages that say that we have written, and the letter's text at GOV.UK Notify")
struct NotifyTextTests {
  @Test("a text message goes once the letter has gone, once, and has nothing of the letter in it")
  func sent() throws {
    let town = try NotifyTown("e-mail,sms")
    try town.work(2)
    let texts = town.notify.messages.filter { $0.kind == "sms" }
    let notice = try town.notice()
    #expect(texts.map(\.reference) == ["\(notice.id)-sms"] && town.notify.faults == [])
    #expect(texts.map(\.to) == ["+447700900123"] && texts.map(\.template) == [StandInNotify.textTemplate])
    #expect(texts.map(\.personalisation) == [[:]])
    #expect(try town.types().filter { $0 == NoticeText.type }.count == 2)
    #expect(notice.channel == .email && notice.state == .served)
  }

  @Test(
    "whatever happens to the text message, there is one, and the letter is as it was",
    arguments: [StandInNotify.Way.tooMany, .broken, .brokenButTaken, .midHeaderButTaken, .silentButTaken])
  func troubled(way: StandInNotify.Way) throws {
    let town = try NotifyTown("e-mail,sms")
    town.notify.play([.taken, way])
    try town.work()
    #expect(town.notify.messages.map(\.kind).sorted() == ["email", "sms"])
    #expect(try town.notice().state == .served)
    #expect(try town.receipt(["id": "1", "reference": .text("\(try town.notice().id)-sms"), "status": "delivered"]) == 204)
    #expect(try town.notice().state == .served)
  }

  @Test("no text message goes to a landline")
  func landline() throws {
    let town = try NotifyTown("e-mail,sms", telephone: "01632 960001")
    try town.work(2)
    #expect(town.notify.messages.map(\.kind) == ["email"])
    #expect(try town.types().filter { $0 == NoticeText.type }.count == 1)
  }

  @Test(
    "headings and lists are Notify's; nothing that was typed is",
    arguments: [
      ("Your warning\n============\n", "# Your warning\n"), ("What happened\n-------------\n", "## What happened\n"),
      ("- one call a week\n", "* one call a week\n"), ("    ====\n", "\\====\n"), ("    - typed\n", "\\- typed\n"),
      ("# typed\n", "\\# typed\n"), ("^ typed\n", "\\^ typed\n"), ("1. typed\n", "1\\. typed\n"), ("* typed\n", "\\* typed\n"),
      ("[here](https://example.org)\n", "\\[here\\]\\(https://example.org\\)\n"), ("> typed\n", "\\> typed\n"),
      ("a\r\nb\n", "a\nb\n"), ("====\n", "\\====\n"),
    ])
  func markdown(text: String, written: String) {
    #expect(NotifyText.markdown(text) == written)
  }
}
