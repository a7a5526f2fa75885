import Contracts
import Formats
import Policy
import ServiceKit
import Storage

/// What the handlers of records use.
struct Records: Sendable {
  let database: Database
  /// Nil where tables are only worked out anew.
  let looks: LookLog?
  let checkpoints: CheckpointFolder
  /// How checkpoints leave the deployment.
  let outside: CheckpointsOut
  let papers: PaperFormats
  let journal: Journal
  let identifiers: Identifiers
  let clock: Clock
  /// Whose paragraphs the register cites.
  let packs: Packs
  /// The services whose journals are on file here.
  let sources: [JournalSource]

  /// The name that signs records' own events.
  static let author = Service.records.actor.journalName(as: .service)
}

/// A service whose journal is on file here.
struct JournalSource: Sendable {
  let service: Service
  let client: HTTPClient
}
