import Contracts
import Formats
import Policy
import ServiceKit
import Storage

/// Builds records from its parts, the same for the process and for tests. It starts nothing.
@Sendable
func buildRecordsApp(_ platform: ServicePlatform) throws -> RunningParts {
  let sources = platform.service.follows
  let records = Records(
    database: platform.database, looks: platform.looks,
    checkpoints: CheckpointFolder(in: platform.configuration.dataFolder),
    outside: CheckpointsOut(platform.configuration.checkpoints),
    papers: PaperFormats(programs: LetterPrograms(folder: platform.configuration.letterPrograms)), journal: platform.journal,
    identifiers: platform.identifiers,
    clock: platform.clock,
    packs: try Packs.load(folder: platform.configuration.packFolder),
    // Verifying a journal of millions of rows takes a while.
    sources: try sources.map {
      JournalSource(service: $0, client: try platform.client(of: $0, limits: AnswerLimits(seconds: 120)))
    })
  func follower<Events: EventCatalogue>(_ events: Events.Type, of source: Service) throws -> FeedFollower {
    try platform.follower(of: source, events: events, apply: records.file(_:_:in:))
  }
  let followers = try sources.map { try follower($0.events, of: $0) }
  try records.completeRetention()
  try records.completeRegister()
  try records.beginCheckpoints()
  try records.sendNewestOut()
  platform.readiness.register("disposals") { records.unconfirmed }
  platform.readiness.register("rights requests") { records.overdueRights }
  platform.readiness.register("papers") { records.paperFinding }
  platform.readiness.register("checkpoints") { records.checkpointAge }
  return RunningParts(
    application: platform.application(
      records.routes, offices: records.packs.offices, codes: records.packs.codes,
      startOf: { records.packs.current.zone.start(of: $0) },
      organisation: DestroyedRecords.organisation(of:in:)),
    followers: followers,
    dueLoop: platform.dueLoop { row, _ in
      // What a service knows and records does not may be what keeps a record: then nothing is ordered, and it is tried again.
      if row.kind == Records.ordering, let late = try followers.first(where: { try !$0.isUpToDate() }) {
        throw NotUpToDate(source: late.source)
      }
      if row.kind == Removals.kind { return try records.remove(row) }
      if row.kind == Records.checkpointing { return try records.checkpoint() }
      if row.kind == Records.sendingCheckpoint { return try records.sendCheckpoint(row) }
      return { tx in try records.meet(row, in: tx) }
    })
}

/// A service has something that records has not read yet.
struct NotUpToDate: Error, CustomStringConvertible {
  let source: String

  var description: String { "\(source) has events that are not on file yet" }
}
