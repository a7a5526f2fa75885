import Contracts
import Policy
import ServiceKit
import Storage

/// What the workflow answers from and acts on, worked out anew from its own journal, and from intake's as far as the workflow has followed it.
struct RebuiltWorkflow {
  static let tables = ServedTables(
    of: .workflow, migrations: WorkflowSchema.migrations,
    [
      ServedTable("restriction_case", key: ["id"], label: "reference"),
      // A step may be several events, of which the last one's version is kept.
      ServedTable("plan_review", key: ["case_id"], ignoring: ["set_version"], label: "reference"),
      ServedTable("breach", key: ["id"], label: "reference"),
      ServedTable(
        "task", key: ["subject", "kind"], where: ofCases("subject"), ignoring: ["id"], label: "kind || ' ' || reference"),
      // Whose it is, and by when, is the policy's of the day on which the workflow heard of it.
      ServedTable(
        "task", key: ["subject", "kind"], where: "NOT (\(ofCases("subject")))", ignoring: ["id", "due", "role", "paragraph"],
        label: "kind || ' ' || reference"),
      ServedTable("case_hand", key: ["stream", "role"], where: ofCases("stream"), label: "stream"),
      ServedTable("due_row", key: ["stream", "kind"], where: ofCases("stream"), label: "kind || ' ' || stream"),
      ServedTable("known_adjustment", key: ["request"], label: "request"),
      ServedTable("person_merge", key: ["id"], label: "id"),
      ServedTable("dead_person", key: ["service_user"], label: "service_user"),
    ],
    // A policy stays in use when the last case under it is destroyed.
    others: ["policy_in_use", "destroyed_record", "to_be_removed"]
  ) { try RebuiltWorkflow(from: $0).build() }

  /// Names of streams of cases.
  private static func ofCases(_ column: String) -> String { "\(column) > 'case/' AND \(column) < 'case0'" }

  private let source: Rebuilding
  private let packs: Packs
  private let destroyed: Set<String>

  private init(from source: Rebuilding) throws {
    (self.source, packs, destroyed) = (source, try Packs.load(folder: source.packFolder), try source.destroyedStreams())
  }

  private func build() throws {
    var told = ToldByIntake()
    try source.events(of: .intake, IntakeEvent.self) { type, event, tx in
      guard event.data != nil, !destroyed.contains(event.stream) else { return }
      try follow(type, event, &told, in: tx)
    }
    var (inCases, isAnyDestroyed, read): (Set<Identifier>, Bool, Set<String>) = ([], false, [])
    try source.entries { entry, tx in
      if entry.type == IncidentRead.type { read.insert(entry.stream) }
      guard entry.type == CaseOpened.type, entry.version == 1, let id = Identifier(String(entry.stream.dropFirst("case/".count)))
      else { return }
      guard entry.payload != nil, !destroyed.contains(entry.stream),
        let history = try CaseHistory(id, source.journal, in: source.served)
      else {
        isAnyDestroyed = true
        return
      }
      inCases.formUnion(
        try keep(history, manager: history.origin.report.flatMap { told.managers[$0] }, in: tx).incidents.map(\.id))
    }
    try source.database.write { tx in
      for (id, (incident, heard)) in told.incidents where !inCases.contains(id) && !read.contains("incident/\(id)") {
        // Which incidents a case had that is destroyed is not known any more.
        if isAnyDestroyed, try !hasTask("incident/\(id)", in: source.served) { continue }
        try TaskStore.open(incident, heard: heard, under: packs.current, Self.identifiers, in: tx)
      }
    }
  }

  private func hasTask(_ subject: String, in reader: Reader) throws -> Bool {
    try reader.first("SELECT 1 FROM task WHERE subject = $1", .text(subject), as: { _ in true }) ?? false
  }

  // MARK: - Cases

  private func keep(_ history: CaseHistory, manager: String?, in tx: Transaction) throws -> RestrictionCase {
    guard let first = history.events.first, var stage = RestrictionCase(opening: first) else {
      throw StorageError.constraint("a case does not begin with its opening")
    }
    let pack = try packs.of(stage.policy)
    let (file, consequences) = try RestrictionCase.beginning(with: history.events, under: pack)
    let (stream, reference) = (RestrictionWorkflow.stream(file.id), history.origin.reference)
    let summary = CaseSummary(
      id: file.id, reference: reference, stage: file.stage.name.rawValue, serviceUser: file.serviceUser,
      organisation: file.organisation, openedAt: first.at, version: history.version)
    try CaseStore.put(summary, in: tx)
    try BreachStore.keep(history.entries, of: summary, in: tx)
    try TaskStore.change(consequences.tasks, of: file, reference, Self.identifiers, in: tx)
    for (deadline, at) in consequences.deadlines {
      try DueRows.set(DueRow(stream: stream, version: history.version, kind: deadline.rawValue, due: at), in: tx)
    }
    if let manager { try CaseStore.act(stream, as: pack.office(for: .triage), by: manager, in: tx) }
    var reviewOn: Day?
    for (index, event) in history.events.enumerated() {
      if index > 0 { stage.apply(event) }
      try CaseStore.act(stream, as: event.office, by: event.by, in: tx)
      guard stage.inForce?.reviewOn != reviewOn else { continue }
      reviewOn = stage.inForce?.reviewOn
      try ReviewStore.keep(reviewOn, of: stage, reference: reference, setAt: event.at, version: index + 1, in: tx)
    }
    return file
  }

  // MARK: - What intake tells

  /// What is needed of intake's journal when cases are looked at.
  private struct ToldByIntake {
    /// Every incident as it was left, and when that was.
    var incidents: [Identifier: (incident: Contracts.Incident, at: Instant)] = [:]
    /// The line manager named first, by the report.
    var managers: [Identifier: String] = [:]
  }

  private static let identifiers = Identifiers(clock: Clock())

  private func follow(_ type: IntakeEvent, _ event: FeedEvent, _ told: inout ToldByIntake, in tx: Transaction) throws {
    switch type {
    case .reportSubmitted:
      let report = try event.decode(ReportSubmitted.self).report
      if let manager = report.lineManagers?.first { told.managers[report.id] = manager }
    case .incidentLogged:
      let incident = try event.decode(IncidentLogged.self).incident
      told.incidents[incident.id] = (incident, event.instant)
    case .incidentIdentified:
      let incident = try event.decode(IncidentIdentified.self).incident
      told.incidents[incident.id] = (incident, event.instant)
    case .adjustmentRequested: try keep(try event.decode(AdjustmentRequested.self).adjustment, in: tx)
    case .adjustmentDecided: try keep(try event.decode(AdjustmentDecided.self).adjustment, in: tx)
    case .adjustmentDated: try keep(try event.decode(AdjustmentDated.self).adjustment, in: tx)
    case .adjustmentEnded: try keep(try event.decode(AdjustmentEnded.self).adjustment, in: tx)
    case .serviceUserMerged: try PersonMerges.set(try event.decode(ServiceUserMerged.self).merge, in: tx)
    case .serviceUserMergeUndone: try PersonMerges.set(try event.decode(ServiceUserMergeUndone.self).merge, in: tx)
    case .serviceUserDied: try OnePersonStore.noteDeath(of: try event.decode(ServiceUserDied.self).serviceUser.id, in: tx)
    case .letterFailed:
      let letter = try event.decode(IntakeLetterFailed.self).letter
      try TaskStore.open(letter, heard: event.instant, under: packs.current, Self.identifiers, in: tx)
    case .letterRequestedAgain: try TaskStore.close(try event.decode(IntakeLetterRequestedAgain.self).letter, in: tx)
    case .letterTold: try TaskStore.close(try event.decode(IntakeLetterTold.self).letter, in: tx)
    case .letterDropped: try TaskStore.close(try event.decode(IntakeLetterDropped.self).letter, in: tx)
    // What the workflow does not act on.
    case .letterRequested, .serviceUserRegistered, .serviceUserAmended, .contactRecorded, .contactIdentified, .callHeld,
      .callEnded,
      .adjustmentConsulted, .adjustmentAcknowledged, .adjustmentWordingConfirmed, .matterOpened, .matterMovedOn,
      .matterFinalised, .matterNotOpened, .filedItemReceived, .filedItemReassigned, .filedItemMovedUp, .filedItemRead,
      .filedItemFollowedUp, .evidenceReceived, .evidenceScanned, .disposalCarriedOut, .clockMoved:
      break
    }
  }

  private func keep(_ request: AdjustmentRequest, in tx: Transaction) throws {
    try AdjustmentStore.put(request, in: tx)
    try TaskStore.keep(request, under: packs.current, Self.identifiers, in: tx)
  }
}
