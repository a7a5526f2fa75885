import Contracts
import Foundation
import ServiceKit
import Storage
import TestNetwork
import TestSupport
import Testing

@testable import NotificationService

@Suite("Receipts of GOV.UK Notify: early, twice, in any order")
struct NotifyReceiptTests {
  @Test("only with the token that Notify was given")
  func guarded() throws {
    let town = try NotifyTown()
    try town.town.settle()
    let receipt = try town.receipt(of: "delivered")
    for token in [nil, "", "another", NotifyTown.token + "x", String(NotifyTown.token.dropLast())] {
      #expect(try town.receipt(receipt, token: token) == 401)
    }
    #expect(try town.types().contains(NoticeReceipt.type) == false)
    #expect(try town.receipt(receipt) == 204)
    #expect(try town.notice().state == .delivered)
  }

  @Test("without a token for receipts none is taken")
  func closed() throws {
    let town = try NotifyTown()
    town.town.settings["MC_NOTIFY_RECEIPTS_TOKEN_FILE"] = nil
    try town.town.restart(.notification)
    #expect(try town.receipt(try town.receipt(of: "delivered"), token: "") == 401)
    let readiness = try town.town.ask(.notification, Request(.get, "/readyz")).text
    #expect(readiness.contains("MC_NOTIFY_RECEIPTS_TOKEN_FILE is not set"))
  }

  @Test(
    "one that comes before we have noted handing over is that note; the answer that comes later changes nothing",
    arguments: [("delivered", NoticeState.delivered), ("permanent-failure", .returned)])
  func early(status: String, state: NoticeState) throws {
    let town = try NotifyTown()
    town.notify.play([.midHeaderButTaken])
    try town.work(1, seconds: 1)
    #expect(try town.notice().state == .accepted && town.notify.messages.count == 1)
    #expect(try town.receipt(try town.receipt(of: status)) == 204)
    #expect(try town.notice().state == state && town.notice().carrierReference == town.notify.messages[0].id)
    try town.work(3)
    #expect(try town.notice().state == state && town.notify.messages.count == 1)
    #expect(try town.types().filter { $0 == NoticeHandedOver.type }.count == 1)
  }

  @Test("the same receipt again is answered alike and noted once", arguments: ["delivered", "permanent-failure"])
  func twice(status: String) throws {
    let town = try NotifyTown()
    try town.town.settle()
    for _ in 0..<3 { #expect(try town.receipt(try town.receipt(of: status)) == 204) }
    #expect(try town.types().filter { $0 == NoticeReceipt.type }.count == 1)
    let facts = try town.types().filter { $0 == NoticeDelivered.type || $0 == NoticeReturned.type }
    #expect(facts == [status == "delivered" ? NoticeDelivered.type : NoticeReturned.type])
  }

  @Test("a delivery and a failure end in the same, whichever comes first", arguments: [false, true])
  func order(isFailureFirst: Bool) throws {
    let town = try NotifyTown()
    try town.town.settle()
    let order = isFailureFirst ? ["temporary-failure", "delivered"] : ["delivered", "temporary-failure"]
    for status in order { #expect(try town.receipt(try town.receipt(of: status)) == 204) }
    let notice = try town.notice()
    #expect(notice.state == .returned && notice.why == "the mailbox did not take the e-mail for three days")
    #expect(try town.types().filter { $0 == NoticeReceipt.type }.count == 2)
    try town.town.settle()
    #expect(try town.town.current(town.file).stage == "warning-pending")
  }

  @Test("one that is about nothing of ours is answered as Notify expects, and changes nothing; one that is none is refused")
  func unknown() throws {
    let town = try NotifyTown()
    try town.town.settle()
    let before = try town.types()
    let stranger = "01a207ee-0000-7000-8000-000000000099-e-mail"
    for reference in [stranger, "x", "", "01a207ee-0000-7000-8000-000000000099"] {
      #expect(try town.receipt(["id": "1", "reference": .text(reference), "status": "delivered"]) == 204)
    }
    #expect(try town.receipt(["id": "1", "reference": .null, "status": "delivered"]) == 204)
    #expect(try town.receipt(["id": 1]) == 400 && town.receipt(["a list"]) == 400)
    #expect(try town.types() == before)
  }

  @Test("the description says that the body is JSON, with what Notify may add")
  func described() throws {
    let town = try NotifyTown()
    let answer = try town.town.ask(.notification, Request(.get, "/openapi.json"))
    let description = try JSONSerialization.jsonObject(with: Data(answer.response.body))
    func value(_ path: String...) -> Any? { path.reduce(description) { ($0 as? [String: Any])?[$1] as Any } }
    let content = value("paths", "/notify-receipts", "post", "requestBody", "content") as? [String: Any]
    let schema = (content?["application/json"] as? [String: Any])?["schema"] as? [String: Any]
    #expect(content?.count == 1 && schema?["additionalProperties"] as? Bool == true)
    #expect((schema?["properties"] as? [String: Any])?.keys.contains("completed_at") == true)
  }

  @Test("a receipt that got lost is asked for", arguments: ["delivered", "permanent-failure"])
  func lost(status: String) throws {
    let town = try NotifyTown()
    try town.town.settle()
    town.notify.put("email", to: status)
    town.town.advance(seconds: 3700)
    try town.town.settle()
    #expect(try town.notice().state == (status == "delivered" ? .delivered : .returned))
    // And the receipt that comes after all is the same news.
    #expect(try town.receipt(try town.receipt(of: status)) == 204)
    #expect(try town.types().filter { $0 == NoticeReceipt.type }.count == 1)
  }
}
