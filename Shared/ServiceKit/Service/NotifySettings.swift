package import Contracts

/// How letters go by GOV.UK Notify.
package struct NotifySettings: Sendable, Equatable {
  /// `MC_NOTIFY_ADDRESS`, without a slash at its end.
  package var address: String
  /// What the file of `MC_NOTIFY_KEY_FILE` holds.
  package var key: NotifyKey
  /// `MC_NOTIFY_CARRIES`: the channels that go that way.
  package var carries: Set<NoticeChannel>
  /// `MC_NOTIFY_EMAIL_TEMPLATE`; nil where it is not set.
  package var emailTemplate: Identifier?
  /// `MC_NOTIFY_SMS_TEMPLATE`; nil where it is not set.
  package var textTemplate: Identifier?
  /// What the file of `MC_NOTIFY_RECEIPTS_TOKEN_FILE` holds; nil where none is set, and no receipt is taken.
  package var receiptToken: [UInt8]?
  /// `MC_MAIL_EXERCISES_TO`: where e-mail goes in training; nil for an address that is no one's.
  package var exercisesTo: String?

  /// The usual address.
  package static let usualAddress = "https://api.notifications.service.gov.uk"

  package init(
    address: String = NotifySettings.usualAddress, key: NotifyKey, carries: Set<NoticeChannel>, emailTemplate: Identifier? = nil,
    textTemplate: Identifier? = nil, receiptToken: [UInt8]? = nil, exercisesTo: String? = nil
  ) {
    (self.address, self.key, self.carries) = (address, key, carries)
    (self.emailTemplate, self.textTemplate) = (emailTemplate, textTemplate)
    (self.receiptToken, self.exercisesTo) = (receiptToken, exercisesTo)
  }

  /// The channels by which letters go that way: those that have what they need.
  package var letterChannels: Set<NoticeChannel> { carries.intersection(emailTemplate == nil ? [.post] : [.post, .email]) }

  /// Whether text messages go that way.
  package var carriesTexts: Bool { carries.contains(.sms) && textTemplate != nil }

  /// What is still to be set for the channels that are to go that way; nil where nothing is.
  package var missing: String? {
    var variables: [String] = []
    if carries.contains(.email), emailTemplate == nil { variables.append("MC_NOTIFY_EMAIL_TEMPLATE") }
    if carries.contains(.sms), textTemplate == nil { variables.append("MC_NOTIFY_SMS_TEMPLATE") }
    if receiptToken == nil { variables.append("MC_NOTIFY_RECEIPTS_TOKEN_FILE") }
    return variables.isEmpty ? nil : variables.joined(separator: ", ") + (variables.count == 1 ? " is not set" : " are not set")
  }
}

/// A key of GOV.UK Notify: its name, the service and the secret, joined by hyphens.
package struct NotifyKey: Sendable, Equatable, CustomStringConvertible {
  /// The name that the key was given.
  package let label: String
  /// The service, which issues the tokens.
  package let service: Identifier
  /// What the tokens are signed with.
  package let secret: [UInt8]

  /// Nil where the text does not end in two UUIDs after a name.
  package init?(_ text: String) {
    // The last 73 characters, and a hyphen before them.
    guard text.utf8.count > 74, text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else { return nil }
    let secret = text.suffix(36)
    let service = text.dropLast(37).suffix(36)
    guard let service = Identifier(String(service)), Identifier(String(secret)) != nil, text.dropLast(36).hasSuffix("-"),
      text.dropLast(73).hasSuffix("-")
    else { return nil }
    (label, self.service, self.secret) = (String(text.dropLast(74)), service, Array(secret.utf8))
  }

  /// Whether its name says that it is a test key, whose messages reach no one: a key itself does not say what kind it is.
  package var isForTests: Bool { label.lowercased().hasPrefix("test") }

  /// Without the secret: a log must never have it.
  package var description: String { "a key of the service \(service)" }
}
