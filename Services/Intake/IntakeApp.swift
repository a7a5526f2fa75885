import Contracts
import Policy
import ServiceKit
import Storage

/// Intake, made of the platform it is given: the same for the process and for tests. It starts nothing.
@Sendable
func buildIntakeApp(_ platform: ServicePlatform) throws -> RunningParts {
  let checkLog = try platform.openDatabase("contact-checks", migrations: IntakeSchema.checkMigrations)
  let intake = Intake(
    database: platform.database, looks: platform.looks, checkLog: checkLog,
    checks: try ContactCheckStore(checkLog, secret: platform.configuration.secret),
    checkLimit: CheckLimit(perMinute: platform.configuration.checksPerMinute, log: platform.log),
    evidence: EvidenceVault(
      files: try ContentStore(folder: platform.configuration.dataFolder + "/evidence"),
      scanner: platform.configuration.scanner.map { VirusScanner($0) }, log: platform.log), journal: platform.journal,
    identifiers: platform.identifiers, clock: platform.clock,
    packs: try Packs.load(folder: platform.configuration.packFolder))
  try KeyUpgrade.complete(platform.database, telephones: intake.pack.telephones)
  try PlanStore.complete(platform.database)
  try ListColumns.complete(platform.database, platform.journal, under: intake.pack)
  try intake.completeAdjustments()
  try intake.completeEvidence()
  return RunningParts(
    application: platform.application(
      intake.routes, offices: intake.packs.offices, codes: intake.packs.codes,
      startOf: { intake.packs.current.zone.start(of: $0) }, organisation: KeptOrganisation.find),
    followers: [
      try platform.follower(of: .workflow, events: WorkflowEvent.self, apply: intake.follow(workflow:_:in:)),
      try platform.follower(of: .notification, events: NotificationEvent.self, apply: intake.follow(notification:_:in:)),
      try platform.follower(of: .records, events: RecordsEvent.self, apply: intake.follow(records:_:in:)),
    ],
    dueLoop: platform.dueLoop { row, _ in
      if row.kind == Intake.scanning { return try intake.scan(row) }
      if row.kind == Removals.kind { return try intake.remove(row) }
      return { tx in try intake.meet(row, in: tx) }
    })
}
