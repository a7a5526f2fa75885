/// What a mail server reports about a message (RFC 3464), as far as it can be understood.
struct DeliveryReport: Sendable, Equatable {
  /// What became of a message on its way to one address.
  struct Recipient: Sendable, Equatable {
    /// The address, as it was given to the server and as it is, in lower case.
    let addresses: Set<String>
    let action: Action
    /// Such as `5.1.1` (RFC 3463).
    let status: String
  }

  /// What the server did, in its words.
  enum Action: String, Sendable { case failed, delayed, delivered, relayed, expanded }

  let recipients: [Recipient]
  /// The Message-IDs of what it is about, without angle brackets.
  let messages: Set<String>

  /// Nil for what is no such report, or says nothing that can be understood.
  init?(_ message: MailPart) {
    let parts = message.mediaType == "multipart/report" ? message.parts : []
    let status = parts.first { ["message/delivery-status", "message/global-delivery-status"].contains($0.mediaType) }
    guard let body = status?.body else { return nil }
    recipients = Self.groups(body).compactMap(Recipient.init)
    let returned = parts.last {
      ["message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"].contains($0.mediaType)
    }
    if let head = returned?.body.map({ MailPart($0) }), let name = head.first("message-id") {
      messages = Self.names(in: name)
    } else {
      // Servers that return nothing of the message answer it.
      messages = Self.names(in: (message.first("in-reply-to") ?? "") + " " + (message.first("references") ?? ""))
    }
    guard !recipients.isEmpty, !messages.isEmpty else { return nil }
  }

  /// The fields of each group, which an empty line ends; the first is about the whole message, and the others about an address each.
  private static func groups(_ body: ArraySlice<UInt8>) -> [MailPart] {
    var groups: [[UInt8]] = [[]]
    for line in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if text.isEmpty {
        groups.append([])
      } else {
        groups[groups.count - 1] += text + [UInt8(ascii: "\n")]
      }
    }
    return groups.filter { !$0.isEmpty }.prefix(mostGroups).map { MailPart($0[...]) }
  }

  private static let mostGroups = 100

  /// What is in angle brackets.
  private static func names(in text: String) -> Set<String> {
    Set(
      text.split(separator: "<", omittingEmptySubsequences: false).dropFirst().compactMap { part in
        part.firstIndex(of: ">").map { String(part[..<$0].filter { $0 != " " }) }
      })
  }
}

extension DeliveryReport.Recipient {
  /// Nil for a group that is about no address, or does not say what became of it.
  fileprivate init?(_ group: MailPart) {
    let words = (group.first("action") ?? "").split { !$0.isLetter }
    guard let action = words.first.flatMap({ DeliveryReport.Action(rawValue: $0.lowercased()) }) else { return nil }
    let addresses = ["final-recipient", "original-recipient"].compactMap(group.first).compactMap(Self.address)
    guard !addresses.isEmpty else { return nil }
    (self.addresses, self.action) = (Set(addresses), action)
    status = Self.status(group.first("status") ?? "") ?? (action == .failed ? "5.0.0" : action == .delayed ? "4.0.0" : "2.0.0")
  }

  /// `rfc822; robin@example.org`, with a name of the kind of address before it.
  private static func address(_ text: String) -> String? {
    guard let sign = text.firstIndex(of: ";") else { return nil }
    let address = text[text.index(after: sign)...].filter { $0 != " " && $0 != "<" && $0 != ">" }
    return address.contains("@") ? address.lowercased() : nil
  }

  private static func status(_ text: String) -> String? {
    let code = text.prefix { $0 != " " && $0 != "(" }
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, ["2", "4", "5"].contains(parts[0]) else { return nil }
    let isCode = parts.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return isCode ? String(code) : nil
  }
}
