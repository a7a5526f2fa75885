import Contracts
import Policy
import ServiceKit

/// Builds records from its parts, the same for the process and for tests. It starts nothing.
@Sendable
func buildRecordsApp(_ platform: ServicePlatform) throws -> RunningParts {
  let sources = platform.service.follows
  let records = Records(
    database: platform.database, journal: platform.journal, clock: platform.clock,
    packs: try Packs.load(folder: platform.configuration.packFolder),
    // Verifying a journal of millions of rows takes a while.
    sources: try sources.map {
      JournalSource(service: $0, client: try platform.client(of: $0, limits: AnswerLimits(seconds: 120)))
    })
  func follower<Events: EventCatalogue>(_ events: Events.Type, of source: Service) throws -> FeedFollower {
    try platform.follower(of: source, events: events, apply: records.file(_:_:in:))
  }
  return RunningParts(
    application: platform.application(records.routes, offices: records.packs.offices, codes: records.packs.codes),
    followers: try sources.map { try follower($0.events, of: $0) })
}
