import Foundation
import Testing

@testable import NotificationService

@Suite("What mail servers report about a message")
struct DeliveryReportTests {
  private static let message = "\(MailMessageTests.notice).0123456789abcdef0123@example.org"
  private static let address = "robin@example.org"

  private static func report(_ text: String) -> DeliveryReport? { DeliveryReport(MailPart(Array(text.utf8)[...])) }

  @Test(
    "is read as Postfix, Exim, Exchange and Gmail write it, with either line end", arguments: Bounces.allCases, [false, true])
  func servers(bounce: Bounces, endsInCRLF: Bool) throws {
    let text = bounce.text(of: Self.message, to: Self.address).replacing("\r\n", with: "\n")
    let report = try #require(Self.report(endsInCRLF ? text.replacing("\n", with: "\r\n") : text))
    #expect(report.messages == [Self.message])
    let recipient = try #require(report.recipients.first)
    #expect(report.recipients.count == 1 && recipient.addresses == [Self.address])
    #expect(recipient.status == bounce.status && recipient.action == (bounce.isFinal ? .failed : .delayed))
  }

  @Test("is read as far as it was kept: what it returns may be cut off anywhere after the name of the message")
  func cut() throws {
    let text = Bounces.exim.text(of: Self.message, to: Self.address)
    let end = try #require(text.range(of: "Dear Robin")?.lowerBound)
    #expect(Self.report(String(text[..<end]))?.messages == [Self.message])
  }

  @Test("is nothing where it is cut off before that, or has any part missing, and never takes it for more than it says")
  func broken() {
    for bounce in Bounces.allCases {
      let bytes = Array(bounce.text(of: Self.message, to: Self.address).utf8)
      for end in stride(from: 0, to: bytes.count, by: 7) {
        guard let report = DeliveryReport(MailPart(bytes[..<end])) else { continue }
        // An address that was cut is one to which nothing went.
        #expect(report.recipients.allSatisfy { $0.addresses.allSatisfy(Self.address.hasPrefix) }, "\(bounce) \(end)")
        #expect(report.messages.allSatisfy { $0 == Self.message }, "\(bounce) \(end)")
      }
    }
  }

  @Test(
    "is no report: an answer, a report without what it is about, one with another word for what happened, one without an address",
    arguments: [
      "", "\n", "Subject: Re: your letter\n\nI never got it.\n", "Content-Type: multipart/report\n\n--x\n", ": :\n\n",
      Bounces.postfix.text(of: message, to: address).replacing("multipart/report", with: "multipart/mixed"),
      Bounces.postfix.text(of: message, to: address).replacing("Message-ID:", with: "X-Nothing:"),
      Bounces.postfix.text(of: message, to: address).replacing("Action: failed", with: "Action: lost"),
      Bounces.exim.text(of: message, to: address).replacing("rfc822;robin@", with: "x400;robin/"),
      Bounces.exim.text(of: message, to: address).replacing("message/delivery-status", with: "text/plain"),
      Bounces.exim.text(of: message, to: address)
        .replacing(
          "Content-type: message/delivery-status", with: "Content-type: message/delivery-status\nContent-Transfer-Encoding: rot13"
        ),
    ])
  func none(text: String) { #expect(Self.report(text) == nil) }

  @Test("has a boundary inside a boundary, a thousand fields and a thousand parts, and takes no more than it needs")
  func bounded() {
    let fields = (0..<5000).map { "X-\($0): \(String(repeating: "y", count: 50))\n" }.joined()
    let part = MailPart(Array((fields + "\nbody").utf8)[...])
    #expect(part.fields.count == 500)
    let many = "Content-Type: multipart/report; boundary=\"a\"\n\n" + String(repeating: "--a\n\nx\n", count: 5000)
    #expect(MailPart(Array(many.utf8)[...]).parts.count == 20)
    let folded = "Subject: a\n" + String(repeating: " \(String(repeating: "z", count: 70))\n", count: 5000)
    #expect((MailPart(Array(folded.utf8)[...]).first("subject") ?? "").utf8.count <= 4096)
    let similar = "Content-Type: multipart/report; boundary=\"a\"\n\n--a\n\none\n--ab\nstill one\n--a--\n--a\n"
    #expect(MailPart(Array(similar.utf8)[...]).parts.count == 1)
  }
}
