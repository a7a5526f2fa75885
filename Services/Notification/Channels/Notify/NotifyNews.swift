import Contracts
import ServiceKit

extension DeliveryNews {
  /// A message as Notify describes it when it is asked.
  init(_ message: NotifyDesk.Message, by channel: NoticeChannel) {
    self.init(
      reference: message.id, status: Self.word(message.status),
      at: (message.completedAt ?? message.sentAt).flatMap(Self.moment),
      meaning: Self.meaning(of: message.status, by: channel))
  }

  /// What its receipt says; nil where that is none of the two that there are.
  init?(_ receipt: NotifyReceipt, by channel: NoticeChannel) {
    if let id = receipt.notification_id {
      self.init(reference: Self.word(id), status: "returned-letter", at: nil, meaning: .returned(why: "the post brought it back"))
    } else if let id = receipt.id, let status = receipt.status {
      self.init(
        reference: Self.word(id), status: Self.word(status), at: receipt.completed_at.flatMap(Self.moment),
        meaning: Self.meaning(of: status, by: channel))
    } else {
      return nil
    }
  }

  private static func meaning(of status: String, by channel: NoticeChannel) -> Meaning {
    switch (status, channel) {
    case ("delivered", .email), ("delivered", .sms): .delivered
    case ("received", .post), ("delivered", .post): .posted
    case ("permanent-failure", .email): .returned(why: "the e-mail address does not exist")
    case ("temporary-failure", .email): .returned(why: "the mailbox did not take the e-mail for three days")
    case ("technical-failure", .email): .returned(why: "GOV.UK Notify could not send the e-mail")
    case ("permanent-failure", .post): .returned(why: "GOV.UK Notify cannot print the letter")
    case ("validation-failed", .post): .returned(why: "GOV.UK Notify does not print the letter: its pages or its address")
    case ("virus-scan-failed", .post): .returned(why: "GOV.UK Notify found a virus in the letter")
    case ("cancelled", .post): .returned(why: "the letter was cancelled at GOV.UK Notify")
    case ("returned-letter", .post): .returned(why: "the post brought it back")
    // What fails at Notify with a letter is mended there: until then it has not been posted, and is overdue.
    default: .onItsWay
    }
  }

  /// An identifier or a code, and nothing else that a journal would keep.
  private static func word(_ text: String) -> String {
    String(text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(40))
  }

  /// Such as `2017-05-14T12:15:30.000000Z` or `2024-05-17 15:58:38.342838`, both in UTC.
  private static func moment(_ text: String) -> Instant? {
    Instant(text.prefix(19).replacing(" ", with: "T") + "Z")
  }
}
