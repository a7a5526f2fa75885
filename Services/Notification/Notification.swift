import Contracts
import Formats
import Policy
import ServiceKit
import Storage

/// What notification's handlers use.
struct Notification: Sendable {
  let database: Database
  let looks: LookLog
  let journal: Journal
  let clock: Clock
  let identifiers: Identifiers
  let packs: Packs
  let intake: HTTPClient
  let workflow: HTTPClient
  /// Whether letters are exercises.
  let isTraining: Bool
  /// What makes letters in every format that can be made here.
  let formats: LetterFormats
  /// What carries letters, by channel.
  let channels: [NoticeChannel: any DeliveryChannel]
  /// What sends text messages that say that we have written; nil where nothing does.
  var texts: NotifyTexts?
  /// The token by which GOV.UK Notify sends receipts; nil where none is taken.
  var receiptToken: [UInt8]?
  /// Where letters by e-mail come back to, and what they are called; nil where no mailbox is read.
  var bounces: BounceMailbox?
  var names: MessageNames?
  /// The folder from which the post is sent; nil where none is.
  var outbox: Outbox?
  var log = Log.silent

  /// The name that signs notification's own events.
  static let author = Service.notification.actor.journalName(as: .service)

  static func stream(_ notice: Identifier) -> String { "notice/\(notice)" }
}
