package import Contracts

extension RestrictionCase {
  /// What follows from an event, the case standing as it does after it.
  ///
  /// Every deadline is set or cleared each time, because a change to the stream makes the deadlines set before it void.
  package func consequences(of event: CaseEvent, under pack: PolicyPack) -> [Consequence] {
    let deadlines = deadlines(under: pack)
    let clock = CaseDeadline.allCases.map { kind in
      deadlines[kind].map { Consequence.setDeadline(kind, at: $0) } ?? .clearDeadline(kind)
    }
    func open(_ task: CaseTask) -> Consequence {
      let days = pack.serviceStandards[task] ?? 0
      let role = pack.steps[task.action]?.min() ?? .manager
      return .openTask(task, role: role, due: pack.zone.midnight(daysAfter: days + 1, event.at))
    }
    let work: [Consequence]
    switch event.fact {
    case .opened: work = [open(.triage)]
    case .warningDecided(_, let notice): work = [.closeTask(.triage), .requestNotice(notice)]
    case .noticeFailed: work = [open(.sendNoticeAgain)]
    case .noticeRequestedAgain(let notice): work = [.closeTask(.sendNoticeAgain), .requestNotice(notice)]
    case .warned, .planNoticeDispatched: work = [.closeTask(.sendNoticeAgain)]
    case .warningPeriodEnded: work = [open(.concludeWarning)]
    case .continued: work = [.closeTask(.concludeWarning), open(.prepareProposal)]
    case .submitted: work = [.closeTask(.prepareProposal), open(.decideProposal)]
    case .returned: work = [.closeTask(.decideProposal), open(.prepareProposal)]
    case .authorised(_, _, let notice): work = [.closeTask(.decideProposal), .requestNotice(notice)]
    case .closed: work = CaseTask.allCases.map { .closeTask($0) }
    case .incidentAdded, .adjustmentsNoted, .criterionAnswered, .adjustmentsConsidered, .planDrafted, .tookEffect: work = []
    }
    return work + clock
  }

  /// What the case waits for now, and until when.
  package func deadlines(under pack: PolicyPack) -> [CaseDeadline: Instant] {
    switch stage {
    case .reported, .warningPending, .checklist, .awaitingAuthorisation, .closed: return [:]
    case .warned(let warning): return warning.endedAt == nil ? [.warningPeriodEnds: warning.endsAt] : [:]
    case .noticePending(let authorised):
      var result: [CaseDeadline: Instant] = [:]
      result[.planEnds] = authorised.proposal.plan.endsOn.map { pack.zone.start(of: $0.adding(days: 1)) }
      if case .dispatched(_, let from, _) = authorised.notice.delivery { result[.planStarts] = from }
      return result
    case .inForce(let plan):
      return plan.enforced.until.map { [.planEnds: $0] } ?? [:]
    }
  }
}
