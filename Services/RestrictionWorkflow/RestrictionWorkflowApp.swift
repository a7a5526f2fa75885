import Contracts
import Policy
import ServiceKit
import Storage

/// Builds the workflow from its parts, the same for the process and for tests. It starts nothing.
@Sendable
func buildRestrictionWorkflowApp(_ platform: ServicePlatform) throws -> RunningParts {
  let workflow = RestrictionWorkflow(
    database: platform.database, journal: platform.journal, identifiers: platform.identifiers, clock: platform.clock,
    packs: try Packs.load(folder: platform.configuration.packFolder), log: platform.log, looks: platform.looks)
  try BreachStore.complete(platform.database, platform.journal)
  platform.readiness.register("policy versions") { workflow.policyVersions }
  return RunningParts(
    application: platform.application(
      workflow.routes, offices: workflow.packs.offices, codes: workflow.packs.codes,
      startOf: { workflow.packs.current.zone.start(of: $0) },
      organisation: CaseStore.organisation(ofStream:in:),
      problems: Problem.workflow),
    followers: [
      try platform.follower(of: .intake, events: IntakeEvent.self, apply: workflow.follow(intake:_:in:)),
      try platform.follower(of: .notification, events: NotificationEvent.self, apply: workflow.follow(notification:_:in:)),
      try platform.follower(of: .records, events: RecordsEvent.self, apply: workflow.follow(records:_:in:)),
    ],
    dueLoop: platform.dueLoop { row, _ in
      if row.kind == Removals.kind { return try workflow.remove(row) }
      return { tx in try workflow.meet(row, in: tx) }
    })
}

extension RestrictionWorkflow {
  /// What `/readyz` says: cases under a version that is not installed are held up, and all others go on.
  var policyVersions: Readiness.Finding {
    do {
      let absent = try database.read { try CaseStore.policiesInUse(in: $0) }.filter { !packs.has($0) }
      guard !absent.isEmpty else { return .ready }
      return .note(
        "cases began under policy versions that are not installed: "
          + absent.map { "\($0.id) \($0.version)" }.joined(separator: ", "))
    } catch {
      return .fault("the policy versions in use cannot be read")
    }
  }
}
