/// What GOV.UK Notify says about a message, or about a letter that came back. `POST /notify-receipts`; members that are not named here are skipped.
package struct NotifyReceipt: Codable, Sendable, Bounded {
  /// What Notify calls the message.
  package var id: String?
  /// What we called it.
  package var reference: String?
  /// What became of it (`delivered`, `permanent-failure`, `temporary-failure`, `technical-failure`).
  package var status: String?
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// When that was.
  package var completed_at: String?
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// What Notify calls the letter that came back.
  package var notification_id: String?

  package static let limits: FieldLimits = [:]
}
