import Contracts
import Foundation
import ServiceKit
import Testing

@testable import Formats
@testable import NotificationService

/// Fault: a file written is not a person told; issue 13: nothing is injected through names or subjects.
@Suite("A letter as an e-mail")
struct MailMessageTests {
  static let notice = given(Identifier("0190b7a0-0000-7000-8000-000000000001"))
  static let office = given(Mailbox(name: "Office of the Commissioner", address: "letters@example.org"))

  static func message(name: String, subject: String) -> MailMessage {
    MailMessage(
      id: notice, messageID: "\(notice).0123456789abcdef0123@example.org", from: office,
      to: given(Mailbox(name: name, address: "robin@example.org")), subject: subject,
      date: given(Instant("2026-11-26T16:52:00Z")), language: "en-GB", text: "Dear Robin\n.\nFrom here on\n",
      html: "<p>Dear Robin</p>",
      attachments: [.init(name: "plan.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.7 \(subject)".utf8))])
  }

  @Test("a name or a subject adds no line to the header, whatever is in it", arguments: HostileTexts.all)
  func header(text: String) {
    let bytes = Self.message(name: text, subject: text).bytes
    #expect(bytes.allSatisfy { $0 < 0x7F }, "more than ASCII")
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(!lines.contains { $0.utf8.contains(0x0D) || $0.utf8.contains(0x0A) }, "a line end that is none of ours")
    #expect(lines.allSatisfy { $0.utf8.count <= 78 })
    let fields = lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      fields == [
        "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Language", "Content-Type",
      ])
    #expect(lines.count { $0.hasPrefix("--=_whole_\(Self.notice)") } == 3)
  }

  @Test("Python's e-mail package reads the name, the subject, the texts and the attachment as they were given")
  func parsed() throws {
    let messages = HostileTexts.all.map { Self.message(name: $0, subject: $0) }
    let input = messages.map { Data($0.bytes).base64EncodedString() }.joined(separator: "\n") + "\n"
    let python = try ChildProgram("/usr/bin/env", ["python3", "-c", Self.reader])
    let deadline = Deadline(seconds: 120)
    try python.write(Array(input.utf8), by: deadline, thenCloses: true)
    let output = try python.rest(by: deadline, limit: 50_000_000)
    let read = try JSONDecoder().decode([Read].self, from: Data(output))
    #expect(read.count == messages.count)
    for (one, text) in zip(read, HostileTexts.all) {
      let written = MailText.oneLine(text)
      #expect(one.subject == written)
      #expect(one.to == [[MailText.name(text), "robin@example.org"]])
      #expect(one.defects == 0)
      #expect(one.parts == ["text/plain", "text/html", "application/pdf"])
      #expect(one.text == "Dear Robin\n.\nFrom here on\n")
      #expect(one.file == "plan.pdf")
    }
  }

  private struct Read: Decodable {
    let subject: String
    let to: [[String]]
    let parts: [String]
    let text: String
    let file: String
    let defects: Int
  }

  private static let reader = """
    import base64, email, email.policy, json, sys
    found = []
    for line in sys.stdin:
        m = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
        parts = [p for p in m.walk() if not p.is_multipart()]
        found.append({"subject": str(m["subject"]), "to": [[a.display_name, a.addr_spec] for a in m["to"].addresses],
                      "parts": [p.get_content_type() for p in parts], "text": parts[0].get_content(),
                      "file": parts[2].get_filename(), "defects": len(m.defects) + len(m["to"].defects) + len(m["subject"].defects)})
    json.dump(found, sys.stdout)
    """

  @Test(
    "an address that a mailer could take for anything else is none",
    arguments: [
      "", "robin", "robin@", "@example.org", "robin@localhost", "-oQ/tmp@example.org", "robin@example.org@example.net",
      "robin example@example.org", "robin@exa mple.org", "robin\r\n@example.org", "\"robin\"@example.org", "robin@[192.0.2.1]",
      "robin..x@example.org", ".robin@example.org", "robin@-example.org", "robin@example-.org", "robin@example..org",
      "röbin@example.org",
      "robin@exämple.org", "robin@example.org,other@example.org", "robin@example.org>",
      String(repeating: "a", count: 65) + "@example.org",
      "robin@" + String(repeating: "a", count: 64) + ".org", "robin;x@example.org", "robin|x y@example.org",
      "$(id)@example.org\n",
    ])
  func noAddress(text: String) { #expect(Mailbox(name: "Robin Example", address: text) == nil) }

  @Test(
    "an address as mailers take it is one",
    arguments: ["robin@example.org", "r.example+office@mail.example.org", "o'neil@example.org", "x@xn--exmple-cua.org"])
  func address(text: String) { #expect(Mailbox(name: "", address: text)?.header == "<\(text)>") }
}

/// A value that the test itself has written, and so is one.
func given<T>(_ value: T?) -> T {
  guard let value else { preconditionFailure("a value of the test is none") }
  return value
}
