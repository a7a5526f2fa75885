import Contracts
import Policy
import ServiceKit
import Storage

/// What notification's handlers use.
struct Notification: Sendable {
  let database: Database
  let journal: Journal
  let clock: Clock
  let packs: Packs
  let intake: HTTPClient
  /// Whether letters are exercises.
  let isTraining: Bool
  let outbox: Outbox

  /// The name that signs notification's own events.
  static let author = Service.notification.actor.journalName(as: .service)

  static func stream(_ notice: Identifier) -> String { "notice/\(notice)" }
}
