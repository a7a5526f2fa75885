package import Contracts

/// Warnings, and grounds for none.
package enum WarningFact: CaseChapter {
  /// A warning was decided, and its letter requested.
  case decided(stage: Int, reasons: String, notice: NoticeRequest)
  /// No warning is given, or a pending one is overtaken.
  case skipped(NoWarningGround, reasons: String)
  /// The warning is proven to have gone out; the opportunity to adapt begins.
  case given(Warning)
  /// The opportunity to adapt has ended.
  case periodEnded
  /// The behaviour continued.
  case continued(incidents: [Identifier], reasons: String)
}

extension WarningFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .decided(let index, _, let notice):
      guard file.mayStillWarn else { return false }
      file.stage = .warningPending(PendingNotice(request: notice, requestedAt: event.at, delivery: .requested), stage: index)
    case .skipped(let ground, let reasons):
      guard file.mayStillWarn else { return false }
      file.stage = .checklist(Checklist(way: .withoutWarning(ground, reasons: reasons)))
    case .given(let warning):
      guard let pending = file.pendingWarning?.letter else { return false }
      file.sent.append(pending)
      file.warnings.append(warning)
      file.stage = .warned(warning)
    case .periodEnded:
      guard let warning = file.warning else { return false }
      file.stage = .warned(warning.ended(at: event.at))
    case .continued(let incidents, let reasons):
      guard let warning = file.warning else { return false }
      file.stage = .checklist(Checklist(way: .continuedAfterWarning(warning, incidents: incidents, reasons: reasons)))
    }
    return true
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .decided: [.close(.triage), .close(.concludeWarning)]
    case .skipped:
      [
        .close(.triage), .close(.concludeWarning), .close(.sendNoticeAgain), aftermath.open(.prepareProposal),
      ]
    case .given: aftermath.file.noLetterFailed
    case .periodEnded: [aftermath.open(.concludeWarning)]
    case .continued: [.close(.concludeWarning), aftermath.open(.prepareProposal)]
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .decided(let stage, let reasons, let notice):
      WarningDecided(reasons: reasons, notice: notice.wire(of: origin), stage: stage == 0 ? nil : stage)
    case .skipped(let ground, let reasons): WarningSkipped(ground: ground, reasons: reasons)
    case .given(let warning):
      CaseWarned(
        notice: warning.notice, dispatchedAt: warning.dispatchedAt, endsAt: warning.endsAt,
        stage: warning.stage == 0 ? nil : warning.stage)
    case .periodEnded: WarningPeriodEnded()
    case .continued(let incidents, let reasons): BehaviourContinued(incidents: incidents, reasons: reasons)
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .decided(_, let reasons, _): RegisteredDecision(.warning, "Warning decided", .warnings, reasons)
    case .skipped(let ground, let reasons):
      RegisteredDecision(.noWarning, "No warning, on the ground: \(ground.rawValue)", ground.rule, reasons)
    case .given: RegisteredDecision(.warning, "Warning dispatched", .warnings)
    case .periodEnded: nil
    case .continued(_, let reasons):
      RegisteredDecision(.warning, "Found that the behaviour continued", .continuedBehaviour, reasons)
    }
  }
}

extension NoWarningGround {
  /// The rule that allows it.
  package var rule: Rule {
    switch self {
    case .degree: .seriousBehaviour
    case .impossibility: .warningImpossible
    case .threatToSafety: .threatToSafety
    }
  }
}

extension WarningFact {
  init(_ decided: WarningDecided) throws(WireFault) {
    self = .decided(stage: decided.stage ?? 0, reasons: decided.reasons, notice: try NoticeRequest(decided.notice))
  }

  init(_ skipped: WarningSkipped) { self = .skipped(skipped.ground, reasons: skipped.reasons) }

  init(_ warned: CaseWarned) {
    self = .given(
      Warning(notice: warned.notice, stage: warned.stage ?? 0, dispatchedAt: warned.dispatchedAt, endsAt: warned.endsAt))
  }

  init(_ continued: BehaviourContinued) { self = .continued(incidents: continued.incidents, reasons: continued.reasons) }
}
