package import Contracts
private import Foundation

/// An e-mail (RFC 5322), such as a letter: plain text, the same as a page, and what is attached.
///
/// Whatever people typed reaches the header only through ``MailText``, and the rest only as base64: nothing in it can begin a header, another part or
/// another message.
package struct MailMessage: Sendable, Equatable {
  /// What it is about: the notice.
  let id: Identifier
  /// What it is known by, also in its bounces.
  package let messageID: String
  let from: Mailbox
  let to: Mailbox
  let subject: String
  let date: Instant
  /// The language of the letter, as a BCP 47 tag.
  let language: String
  let text: String
  let html: String?
  let attachments: [Attachment]

  /// A file that goes with it.
  package struct Attachment: Sendable, Equatable {
    /// The name that the person sees: letters, digits, `-` and `.` alone.
    let name: String
    let mediaType: String
    let bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
      (self.name, self.mediaType, self.bytes) = (name, mediaType, bytes)
    }
  }

  package init(
    id: Identifier, messageID: String, from: Mailbox, to: Mailbox, subject: String, date: Instant, language: String, text: String,
    html: String?, attachments: [Attachment]
  ) {
    (self.id, self.messageID, self.from, self.to) = (id, messageID, from, to)
    (self.subject, self.date, self.language) = (subject, date, language)
    (self.text, self.html, self.attachments) = (text, html, attachments)
  }

  /// The message as it is handed to a mailer, lines ending in CRLF.
  package var bytes: [UInt8] {
    var lines = [
      "From: \(from.header)", "To: \(to.header)", "Subject: \(MailText.unstructured(subject, after: "Subject: ".count))",
      "Date: \(Self.date(date))", "Message-ID:\r\n <\(messageID)>", "MIME-Version: 1.0",
      // Nothing that answers by itself is to answer this (RFC 3834).
      "Auto-Submitted: auto-generated", "Content-Language: \(language)",
    ]
    lines += attachments.isEmpty ? alternatives : mixed
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  private var mixed: [String] {
    // Neither base64 nor any header of ours has `=_`, so that no part can hold the line that ends it.
    let boundary = "=_whole_\(id)"
    var lines = ["Content-Type: multipart/mixed;", " boundary=\"\(boundary)\"", "", "--\(boundary)"] + alternatives
    for attachment in attachments {
      lines += [
        "--\(boundary)", "Content-Type: \(attachment.mediaType); name=\"\(attachment.name)\"",
        "Content-Disposition: attachment; filename=\"\(attachment.name)\"", "Content-Transfer-Encoding: base64", "",
      ]
      lines += Self.base64(attachment.bytes)
    }
    return lines + ["--\(boundary)--"]
  }

  /// The text, and the page where there is one, the one that says more last.
  private var alternatives: [String] {
    let plain = Self.part("text/plain", text)
    guard let html else { return plain }
    let boundary = "=_texts_\(id)"
    return ["Content-Type: multipart/alternative;", " boundary=\"\(boundary)\"", "", "--\(boundary)"] + plain + ["--\(boundary)"]
      + Self.part("text/html", html) + ["--\(boundary)--"]
  }

  private static func part(_ mediaType: String, _ text: String) -> [String] {
    ["Content-Type: \(mediaType); charset=utf-8", "Content-Transfer-Encoding: base64", ""] + base64(Array(text.utf8))
  }

  /// In lines of 76 characters, the most that are allowed (RFC 2045).
  private static func base64(_ bytes: [UInt8]) -> [String] {
    Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
      .split(separator: "\r\n").map(String.init)
  }

  /// Such as `Thu, 26 Nov 2026 16:52:00 +0000`.
  private static func date(_ instant: Instant) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return format.string(from: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
  }
}
