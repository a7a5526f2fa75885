package import Contracts

/// Appeals.
package enum AppealFact: CaseChapter {
  /// An appeal was made against a decision.
  case lodged(AppealLodging, replyBy: Instant)
  /// The person is told that it is being heard.
  case acknowledged(Identifier, notice: NoticeRequest)
  /// The appeal was decided, and its letter requested.
  case decided(Identifier, AppealOutcome, reasons: String, notice: NoticeRequest, changes: RequiredChanges = .none)
}

extension AppealFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .lodged(let lodging, let replyBy):
      return file.whileOpen {
        $0.appeals.append(
          Appeal(lodging: lodging, replyBy: replyBy, standing: .lodged, takenBy: lodging.takenBy ?? event.by))
      }
    case .acknowledged(let id, let notice):
      file.keep(notice, at: event.at)
      return file.appeal(id, is: .acknowledged(notice: notice.notice))
    case .decided(let id, let outcome, let reasons, let notice, let changes):
      file.keep(notice, at: event.at)
      if outcome == .partlyUpheld { file.owe(changes, after: id) }
      return file.appeal(id, is: .decided(outcome, event.signed(reasons), notice: notice.notice))
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .lodged(let lodging, let replyBy):
      let (pack, days) = (aftermath.pack, aftermath.pack.appeals.acknowledgementWorkingDays)
      let told = pack.calendar.day(days, after: pack.zone.day(of: lodging.receivedAt))
      return [
        aftermath.open(.acknowledgeAppeal, due: pack.zone.start(of: told.adding(days: 1))),
        aftermath.open(.decideAppeal, due: replyBy),
      ]
    case .acknowledged, .decided:
      // A warning and a plan may both be under appeal: a task stays open while either appeal needs it.
      let isEachAcknowledged = !aftermath.file.appeals.contains { $0.standing == .lodged }
      let isEachDecided = !aftermath.file.appeals.contains(where: \.isOpen)
      return (isEachAcknowledged ? [.close(.acknowledgeAppeal)] : []) + (isEachDecided ? [.close(.decideAppeal)] : [])
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .lodged(let lodging, let replyBy):
      AppealLodged(
        appeal: lodging.id, against: lodging.against, channel: lodging.channel, receivedAt: lodging.receivedAt,
        grounds: lodging.grounds, statement: lodging.statement, lateReason: lodging.lateReason, replyBy: replyBy,
        planVersion: lodging.planVersion, takenBy: lodging.takenBy)
    case .acknowledged(let id, let notice): AppealAcknowledged(appeal: id, notice: notice.wire(of: origin))
    case .decided(let id, let outcome, let reasons, let notice, let changes):
      AppealDecided(
        appeal: id, outcome: outcome, reasons: reasons, notice: notice.wire(of: origin), changes: changes.wire,
        endsBy: changes.endsBy, behaviours: changes.wireBehaviours)
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .lodged(let lodging, _):
      RegisteredDecision(.appeal, "Appeal lodged against the \(lodging.against.rawValue)", .appeals, lodging.statement)
    case .acknowledged: nil
    case .decided(_, let outcome, let reasons, _, let changes):
      RegisteredDecision(
        .appeal, "Appeal decided: \(outcome.rawValue)", .appeals, ([reasons] + changes.registerLines).joined(separator: " "))
    }
  }
}

extension AppealFact {
  init(_ lodged: AppealLodged) {
    self = .lodged(
      AppealLodging(
        id: lodged.appeal, against: lodged.against, channel: lodged.channel, receivedAt: lodged.receivedAt,
        grounds: lodged.grounds, statement: lodged.statement, lateReason: lodged.lateReason, planVersion: lodged.planVersion,
        takenBy: lodged.takenBy),
      replyBy: lodged.replyBy)
  }

  init(_ acknowledged: AppealAcknowledged) throws(WireFault) {
    self = .acknowledged(acknowledged.appeal, notice: try NoticeRequest(acknowledged.notice))
  }

  init(_ decided: AppealDecided) throws(WireFault) {
    self = .decided(
      decided.appeal, decided.outcome, reasons: decided.reasons, notice: try NoticeRequest(decided.notice),
      changes: try RequiredChanges(decided.changes, endsBy: decided.endsBy, behaviours: decided.behaviours))
  }
}

extension RequiredChanges {
  /// What changes, as the register says it after the reasons.
  fileprivate var registerLines: [String] {
    restrictions.map { "Restriction \($0.restriction), \($0.change.rawValue): \($0.words)" }
      + (endsBy.map { ["The plan ends by \($0.text)."] } ?? []) + behaviours.map { "No longer counts: \($0)." }
  }
}
