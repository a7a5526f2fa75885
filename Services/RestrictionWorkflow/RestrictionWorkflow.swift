import Contracts
import Policy
import ServiceKit
import Storage

/// What the workflow's handlers use, and the only way in which a command reaches a case.
struct RestrictionWorkflow: Sendable {
  let database: Database
  let journal: Journal
  let identifiers: Identifiers
  let clock: Clock
  let packs: Packs
  let log: Log
  let looks: LookLog

  /// The version under which new cases begin.
  var pack: PolicyPack { packs.current }

  /// A case, with what its first event says besides the policy's facts.
  struct LoadedCase {
    var state: RestrictionCase
    var origin: CaseOrigin
    var version: Int
  }

  static func stream(_ id: Identifier) -> String { "case/\(id)" }

  /// The case, from its events; throws `Problem.notFound` when there are none.
  func load(_ id: Identifier, in reader: Reader) throws -> LoadedCase {
    guard let history = try CaseHistory(id, journal, in: reader) else { throw Problem.notFound }
    return LoadedCase(
      state: try RestrictionCase.replay(history.events), origin: history.origin, version: history.version)
  }

  // MARK: - Decide, apply, check; then append

  /// The outcome of a decision, all of it worked out before anything is written.
  struct Step: Sendable {
    /// The case as it was; nil for one that is being opened.
    let before: LoadedCase?
    let after: LoadedCase
    let events: [CaseEvent]
    let entries: [NewEntry]
    let consequences: Consequences

    /// Whether the case had a deadline before, or has one after.
    let hasDeadlines: Bool
  }

  /// The step that begins a case on a report.
  func opening(_ report: Policy.Report, origin: CaseOrigin, at: Instant) throws -> Step {
    let events = try RestrictionCase.open(report, by: .service(Service.workflow.rawValue), at: at, under: pack)
    let (file, consequences) = try RestrictionCase.beginning(with: events, under: pack)
    return Step(
      before: nil, after: LoadedCase(state: file, origin: origin, version: events.count), events: events,
      entries: try entries(of: events, origin: origin), consequences: consequences, hasDeadlines: !consequences.deadlines.isEmpty)
  }

  /// What the policy decides about a command. This reads and writes nothing.
  ///
  /// - Throws: `Refusal`, when the policy refuses; `MissingPack`, when no decision is possible; `ReplayFault`, when the machine decided something
  ///   that does not fit the case, which is a fault of the program: nothing is kept.
  func step(_ command: Command, on loaded: LoadedCase, by actor: CaseActor, at: Instant) throws -> Step {
    let pack = try packs.of(loaded.state.policy)
    let events = try loaded.state.decide(command, by: actor, at: at, under: pack)
    let (file, consequences) = try loaded.state.following(events, under: pack)
    return Step(
      before: loaded, after: LoadedCase(state: file, origin: loaded.origin, version: loaded.version + events.count),
      events: events, entries: try entries(of: events, origin: loaded.origin), consequences: consequences,
      hasDeadlines: !consequences.deadlines.isEmpty || !loaded.state.deadlines(under: pack).isEmpty)
  }

  private func entries(of events: [CaseEvent], origin: CaseOrigin) throws -> [NewEntry] {
    try events.map { try NewEntry($0.fact.payload(of: origin)) }
  }

  /// Opens a case on a report, with all that follows.
  func open(_ report: Policy.Report, origin: CaseOrigin, at: Instant, in tx: Transaction) throws {
    let step = try opening(report, origin: origin, at: at)
    let state = step.after.state
    try CaseStore.put(
      CaseSummary(
        id: state.id, reference: origin.reference, stage: state.stage.name.rawValue, serviceUser: state.serviceUser,
        organisation: state.organisation, openedAt: at, version: 0),
      in: tx)
    try CaseStore.use(state.policy, in: tx)
    try record(step, in: tx)
  }

  /// Has the policy decide on a command, and records the decision with all that follows.
  ///
  /// - Throws: as ``step(_:on:by:at:)``; `JournalError`, when another change came first.
  @discardableResult
  func perform(
    _ command: Command, on loaded: LoadedCase, by actor: CaseActor, at: Instant, in tx: Transaction
  ) throws -> LoadedCase {
    let step = try step(command, on: loaded, by: actor, at: at)
    try record(step, in: tx)
    return step.after
  }

  /// Records a step, with all that follows.
  ///
  /// - Throws: `JournalError`, when the case is no longer at the version that the step was decided on.
  func record(_ step: Step, in tx: Transaction) throws {
    guard let first = step.events.first else { return }
    let (state, stream) = (step.after.state, Self.stream(step.after.state.id))
    let entries = try journal.append(
      step.entries, to: stream, expecting: step.before?.version ?? 0, by: "\(first.office.rawValue):\(first.by)", at: first.at,
      in: tx)
    try BreachStore.keep(entries, of: step.after.summary, in: tx)
    try change(step.consequences.tasks, of: step.after, in: tx)
    if step.hasDeadlines { try setDeadlines(step.consequences.deadlines, of: step.after, in: tx) }
    try CaseStore.act(stream, as: first.office, by: first.by, in: tx)
    try CaseStore.move(state.id, to: state.stage.name, version: step.after.version, in: tx)
    let reviewOn = state.inForce?.reviewOn
    if step.before?.state.inForce?.reviewOn != reviewOn {
      try ReviewStore.keep(
        reviewOn, of: state, reference: step.after.origin.reference, setAt: first.at, version: step.after.version, in: tx)
    }
    if state.settles != step.before?.state.settles ?? Settlement.none { try tellOthers(what: state, in: tx) }
  }

  /// What an appeal settled is known in every other case of the person from that moment, at whichever stage that is.
  private func tellOthers(what file: RestrictionCase, in tx: Transaction) throws {
    for record in try PersonMerges.records(of: file.serviceUser, in: tx) {
      for other in try CaseStore.open(of: record, in: tx) where other != file.id {
        try performAutomatically(.settle(file.settles, in: file.id, notice: identifiers.next()), on: other, in: tx)
      }
    }
  }

  private func change(_ tasks: [TaskChange], of loaded: LoadedCase, in tx: Transaction) throws {
    let stream = Self.stream(loaded.state.id)
    // A case that closes usually leaves no task: one statement deletes them all.
    guard !CaseTask.allCases.allSatisfy({ tasks.contains(.close($0)) }) else {
      return try TaskStore.closeAll(subject: stream, in: tx)
    }
    try TaskStore.change(tasks, of: loaded.state, loaded.origin.reference, identifiers, in: tx)
  }

  private func setDeadlines(_ deadlines: [CaseDeadline: Instant], of loaded: LoadedCase, in tx: Transaction) throws {
    let stream = Self.stream(loaded.state.id)
    try DueRows.clear(stream: stream, in: tx)
    for (deadline, at) in deadlines {
      try DueRows.set(DueRow(stream: stream, version: loaded.version, kind: deadline.rawValue, due: at), in: tx)
    }
  }
}
