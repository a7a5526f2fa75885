import Contracts
import Policy
import ServiceKit
import Storage

/// What the workflow's handlers work with, and the one way in which a command reaches a case.
struct RestrictionWorkflow: Sendable {
  let database: Database
  let journal: Journal
  let identifiers: Identifiers
  let clock: Clock
  let packs: Packs
  let log: Log

  /// The version under which new cases begin.
  var pack: PolicyPack { packs.current }

  /// A case as it stands, with what its first event says beside the policy's facts.
  struct LoadedCase {
    var state: RestrictionCase
    var origin: CaseOrigin
    var version: Int

    /// The case after those events.
    func following(_ events: [CaseEvent]) -> LoadedCase {
      var after = self
      for event in events { after.state.apply(event) }
      after.version += events.count
      return after
    }
  }

  static func stream(_ id: Identifier) -> String { "case/\(id)" }

  /// The case, from its events; throws `Problem.notFound` when there is none.
  func load(_ id: Identifier, in reader: Reader) throws -> LoadedCase {
    let entries = try journal.entries(of: Self.stream(id), in: reader)
    guard let first = entries.first, let last = entries.last else { throw Problem.notFound }
    let opened = try first.decode(CaseOpened.self)
    let state = try RestrictionCase.replay(
      try entries.map { entry in
        CaseEvent(
          at: entry.instant, by: Self.subject(of: entry.actor), role: try Self.role(of: entry),
          // The first event is the largest, and read already.
          fact: entry.version == first.version ? CaseFact(opened, caseID: id) : try CaseFact(entry, caseID: id))
      })
    return LoadedCase(
      state: state, origin: CaseOrigin(reference: opened.reference, report: opened.report, concern: opened.concern),
      version: last.version)
  }

  /// Opens a case on a report, with everything that follows from it.
  func open(_ report: Policy.Report, origin: CaseOrigin, at: Instant, in tx: Transaction) throws {
    let events = try RestrictionCase.open(report, by: .service("restriction-workflow"), at: at, under: pack)
    let state = try RestrictionCase.replay(events)
    try CaseStore.put(
      CaseSummary(
        id: state.id, reference: origin.reference, stage: state.stage.name.rawValue, serviceUser: state.serviceUser,
        organisation: state.organisation, openedAt: at, version: 0),
      in: tx)
    try CaseStore.use(state.policy, in: tx)
    try record(events, into: LoadedCase(state: state, origin: origin, version: 0), alreadyApplied: true, in: tx)
  }

  /// Has the policy decide about a command, and records what it decides with everything that follows.
  ///
  /// - Throws: `Refusal`, when the policy refuses; `JournalError`, when somebody was faster; `MissingPack`, when nobody can decide.
  @discardableResult
  func perform(
    _ command: Command, on loaded: LoadedCase, by actor: CaseActor, at: Instant, in tx: Transaction
  ) throws -> LoadedCase {
    try record(try loaded.state.decide(command, by: actor, at: at, under: packs.of(loaded.state.policy)), into: loaded, in: tx)
  }

  /// Records events that the policy has decided on for that case, with everything that follows.
  ///
  /// - Parameter entries: the events as they are journaled, where that is made up already.
  /// - Throws: `JournalError`, when the case is no longer at that version.
  @discardableResult
  func record(
    _ events: [CaseEvent], as entries: [NewEntry]? = nil, into loaded: LoadedCase, alreadyApplied: Bool = false,
    in tx: Transaction
  ) throws -> LoadedCase {
    guard let first = events.first else { return loaded }
    var loaded = loaded
    let (stream, pack) = (Self.stream(loaded.state.id), try packs.of(loaded.state.policy))
    _ = try journal.append(
      try entries ?? events.map { try NewEntry($0, of: loaded.origin) }, to: stream, expecting: loaded.version,
      by: "\(first.role.rawValue):\(first.by)", at: first.at, in: tx)
    loaded.version += events.count
    for event in events {
      if !alreadyApplied { loaded.state.apply(event) }
      try carryOut(loaded.state.consequences(of: event, under: pack), for: loaded, in: tx)
    }
    try CaseStore.act(stream, as: first.role, by: first.by, in: tx)
    try CaseStore.move(loaded.state.id, to: loaded.state.stage.name, version: loaded.version, in: tx)
    if events.contains(where: { ReviewStore.mayMove($0.fact) }) {
      try ReviewStore.keep(loaded.state.inForce?.reviewOn, of: loaded.state, reference: loaded.origin.reference, in: tx)
    }
    return loaded
  }

  private func carryOut(_ consequences: [Consequence], for loaded: LoadedCase, in tx: Transaction) throws {
    let stream = Self.stream(loaded.state.id)
    let isEveryTaskClosed = CaseTask.allCases.allSatisfy { consequences.contains(.closeTask($0)) }
    let isEveryDeadlineCleared = CaseDeadline.allCases.allSatisfy { consequences.contains(.clearDeadline($0)) }
    // Most commands leave no deadline, and a closed case leaves no task: one statement does for all of them.
    if isEveryTaskClosed { try TaskStore.closeAll(subject: stream, in: tx) }
    if isEveryDeadlineCleared { try DueRows.clear(stream: stream, in: tx) }
    for consequence in consequences {
      switch consequence {
      case .closeTask where isEveryTaskClosed, .clearDeadline where isEveryDeadlineCleared: continue
      case .requestNotice, .setDeadline, .clearDeadline, .openTask, .closeTask: try carryOut(consequence, for: loaded, in: tx)
      }
    }
  }

  private func carryOut(_ consequence: Consequence, for loaded: LoadedCase, in tx: Transaction) throws {
    let stream = Self.stream(loaded.state.id)
    switch consequence {
    case .requestNotice:
      // The event carries the letter, and notification follows the events.
      break
    case .setDeadline(let deadline, let at):
      try DueRows.set(DueRow(stream: stream, version: loaded.version, kind: deadline.rawValue, due: at), in: tx)
    case .clearDeadline(let deadline):
      try DueRows.clear(stream: stream, kind: deadline.rawValue, in: tx)
    case .openTask(let task, let role, let due):
      try TaskStore.open(
        TaskStore.Row(
          id: identifiers.next(), subject: stream, kind: task.rawValue, serviceUser: loaded.state.serviceUser, role: role,
          organisation: loaded.state.organisation, reference: loaded.origin.reference, due: due),
        in: tx)
    case .closeTask(let task):
      try TaskStore.close(subject: stream, kind: task.rawValue, in: tx)
    }
  }

  private static func subject(of actor: String) -> String {
    actor.firstIndex(of: ":").map { String(actor[actor.index(after: $0)...]) } ?? actor
  }

  private static func role(of entry: JournalEntry) throws -> Role {
    guard let role = Role(rawValue: String(entry.actor.prefix { $0 != ":" })) else { throw UnreadableCase(type: entry.type) }
    return role
  }
}

/// What the first event of a case says beside the policy's facts.
struct CaseOrigin: Sendable, Equatable {
  var reference: String
  var report: Identifier?
  var concern: String?
}
