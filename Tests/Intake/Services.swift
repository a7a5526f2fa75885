import ServiceKit
import TestSupport

@testable import IntakeService
@testable import NotificationService
@testable import RecordsService
@testable import RestrictionWorkflowService

extension Town {
  /// All four services, as their processes build them.
  static func whole() throws -> Town {
    try Town([
      TownService(.intake, migrations: IntakeSchema.migrations, build: buildIntakeApp),
      TownService(.workflow, migrations: WorkflowSchema.migrations, build: buildRestrictionWorkflowApp),
      TownService(.notification, migrations: NotificationSchema.migrations, build: buildNotificationApp),
      TownService(.records, migrations: RecordsSchema.migrations, build: buildRecordsApp),
    ])
  }

  /// Intake by itself.
  static func intake() throws -> Town {
    try Town([TownService(.intake, migrations: IntakeSchema.migrations, build: buildIntakeApp)])
  }
}
