import Policy
import ServiceKit

/// The workflow, from what it stands on: the same for the process and for tests. It starts nothing.
@Sendable
func buildRestrictionWorkflowApp(_ platform: ServicePlatform) throws -> RunningParts {
  let workflow = RestrictionWorkflow(
    database: platform.database, journal: platform.journal, identifiers: platform.identifiers, clock: platform.clock,
    pack: try PolicyPack.load(folder: platform.configuration.packFolder), log: platform.log)
  return RunningParts(
    application: platform.application(workflow.routes, problems: Problem.workflow),
    followers: [
      platform.follower(of: .intake, wants: RestrictionWorkflow.intakeTypes.contains, apply: workflow.follow(intake:in:)),
      platform.follower(
        of: .notification, wants: RestrictionWorkflow.notificationTypes.contains, apply: workflow.follow(notification:in:)),
    ],
    dueLoop: platform.dueLoop { row in { tx in try workflow.meet(row, in: tx) } })
}
