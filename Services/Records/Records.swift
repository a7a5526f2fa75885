import Contracts
import Policy
import ServiceKit
import Storage

/// What the handlers of records work with.
struct Records: Sendable {
  let database: Database
  let journal: Journal
  let clock: Clock
  /// The services whose journals are on file here.
  let sources: [JournalSource]

  /// The name by which the events of records itself are signed.
  static let author = Service.records.actor.journalName(as: .service)
}

/// A service whose journal is on file here.
struct JournalSource: Sendable {
  let service: Service
  let client: HTTPClient
}
