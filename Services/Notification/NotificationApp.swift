import Contracts
import Policy
import ServiceKit

/// Builds notification from its parts, the same for the process and for tests. It starts nothing.
@Sendable
func buildNotificationApp(_ platform: ServicePlatform) throws -> RunningParts {
  let notification = Notification(
    database: platform.database, journal: platform.journal, clock: platform.clock,
    packs: try Packs.load(folder: platform.configuration.packFolder), intake: try platform.client(of: .intake),
    isTraining: platform.configuration.mode == .training,
    outbox: try Outbox(folder: platform.configuration.dataFolder + "/outbox"))
  return RunningParts(
    application: platform.application(notification.routes, offices: notification.packs.offices),
    followers: [try platform.follower(of: .workflow, events: WorkflowEvent.self, apply: notification.follow(workflow:_:in:))],
    dueLoop: platform.dueLoop(prepare: notification.send))
}
