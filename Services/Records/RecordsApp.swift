import Contracts
import Policy
import ServiceKit

/// Records, from what it stands on: the same for the process and for tests. It starts nothing.
@Sendable
func buildRecordsApp(_ platform: ServicePlatform) throws -> RunningParts {
  let sources: [ConfigurationNeed] = [.intake, .workflow, .notification]
  let records = Records(
    database: platform.database, journal: platform.journal, clock: platform.clock,
    pack: try PolicyPack.load(folder: platform.configuration.packFolder),
    // Verifying a journal of millions of rows takes its time.
    sources: sources.map { JournalSource(name: $0.feedName, client: platform.client(of: $0, limits: AnswerLimits(seconds: 120))) })
  return RunningParts(
    application: platform.application(records.routes),
    followers: [
      platform.follower(of: .intake, events: IntakeEvent.self, apply: records.file(_:_:in:)),
      platform.follower(of: .workflow, events: WorkflowEvent.self, apply: records.file(_:_:in:)),
      platform.follower(of: .notification, events: NotificationEvent.self, apply: records.file(_:_:in:)),
    ])
}
