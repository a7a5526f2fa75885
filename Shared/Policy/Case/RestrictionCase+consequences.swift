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
    return work(after: event, under: pack) + clock
  }

  private func work(after event: CaseEvent, under pack: PolicyPack) -> [Consequence] {
    func open(_ task: CaseTask, for role: Role? = nil, due: Instant? = nil) -> Consequence {
      let days = pack.serviceStandards[task] ?? 0
      let voices = task == .decideProposal ? proposal.flatMap { pack.decision.roles(for: $0.plan).min() } : nil
      return .openTask(
        task, role: role ?? voices ?? pack.steps[task.action]?.min() ?? .manager,
        due: due ?? pack.zone.midnight(daysAfter: days + 1, event.at))
    }
    switch event.fact {
    case .opened: return [open(.triage)]
    case .warningDecided(_, _, let notice): return [.closeTask(.triage), .closeTask(.concludeWarning), .requestNotice(notice)]
    case .warningSkipped:
      return [.closeTask(.triage), .closeTask(.concludeWarning), .closeTask(.sendNoticeAgain), open(.prepareProposal)]
    case .noticeFailed: return [open(.sendNoticeAgain)]
    case .noticeRequestedAgain(let notice):
      return (stillFailed ? [] : [.closeTask(.sendNoticeAgain)]) + [.requestNotice(notice)]
    case .warned, .planNoticeDispatched, .letterDispatched: return stillFailed ? [] : [.closeTask(.sendNoticeAgain)]
    case .warningPeriodEnded: return [open(.concludeWarning)]
    case .continued: return [.closeTask(.concludeWarning), open(.prepareProposal)]
    case .submitted: return [.closeTask(.prepareProposal), open(.decideProposal)]
    case .conflictDeclared:
      // Where several decide, it stays on the list of those who have a voice.
      guard pack.decision.kind == .single, let fallback = pack.decision.fallbackRoles.min() else { return [] }
      return [.closeTask(.decideProposal), open(.decideProposal, for: fallback)]
    case .returned: return [.closeTask(.decideProposal), open(.prepareProposal)]
    case .authorised(_, _, let notice): return [.closeTask(.decideProposal), .requestNotice(notice)]
    case .reviewCameUp: return [open(.review, due: inForce.map { reviewDeadline(of: $0, pack) })]
    case .reviewOpened: return [open(.review)]
    case .reviewFellDue: return [.closeTask(.review), open(.overdueReview)]
    case .reviewConcluded(_, _, let notice): return [.closeTask(.review), .closeTask(.overdueReview), .requestNotice(notice)]
    case .variationOpened: return [open(.prepareProposal)]
    case .variationClosed: return [.closeTask(.prepareProposal), .closeTask(.decideProposal)]
    case .appealLodged(let lodging, let replyBy):
      let days = pack.appeals.acknowledgementWorkingDays
      let told = pack.calendar.day(days, after: pack.zone.day(of: lodging.receivedAt))
      return [open(.acknowledgeAppeal, due: pack.zone.start(of: told.adding(days: 1))), open(.decideAppeal, due: replyBy)]
    case .appealAcknowledged(_, let notice), .appealDecided(_, _, _, let notice):
      // A warning and a plan may be disputed at once: what is still to be said of the other stays on the list.
      let isEachAcknowledged = !appeals.contains { $0.standing == .lodged }
      let isEachDecided = !appeals.contains(where: \.isOpen)
      return (isEachAcknowledged ? [.closeTask(.acknowledgeAppeal)] : []) + (isEachDecided ? [.closeTask(.decideAppeal)] : [])
        + [.requestNotice(notice)]
    case .letterRequested(let notice): return [.requestNotice(notice)]
    case .closed(let outcome, _): return tasksEnded(by: outcome).map { .closeTask($0) }
    case .incidentAdded, .adjustmentsNoted, .criterionAnswered, .criterionReopened, .adjustmentsConsidered, .planDrafted,
      .consulted, .voted, .tookEffect, .planSuspended, .breachRecorded, .referred, .referralConcluded:
      return []
    }
  }

  /// A closed case still owes the answer to an appeal, and a letter that could not be sent; not to somebody who has died.
  private func tasksEnded(by outcome: CaseOutcome) -> [CaseTask] {
    var kept: Set<CaseTask> = []
    if outcome != .deceased, appeals.contains(where: \.isOpen) { kept.formUnion([.acknowledgeAppeal, .decideAppeal]) }
    if stillFailed { kept.insert(.sendNoticeAgain) }
    return CaseTask.allCases.filter { !kept.contains($0) }
  }

  /// Whether a letter could not be sent, and was not asked for again.
  private var stillFailed: Bool {
    pendingLetters.contains {
      if case .failed = $0.delivery { true } else { false }
    }
  }

  /// What the case waits for now, and until when.
  package func deadlines(under pack: PolicyPack) -> [CaseDeadline: Instant] {
    var result: [CaseDeadline: Instant] = [:]
    if let authorised, case .dispatched(_, let from, _) = authorised.notice.delivery { result[.planStarts] = from }
    switch stage {
    case .reported, .warningPending, .checklist, .awaitingAuthorisation, .closed: break
    case .warned(let warning):
      if warning.endedAt == nil { result[.warningPeriodEnds] = warning.endsAt }
    case .noticePending(let authorised):
      result[.planEnds] = authorised.proposal.plan.endsOn.map { pack.zone.start(of: $0.adding(days: 1)) }
    case .inForce(let plan):
      result[.planEnds] = plan.enforced.until
      switch plan.review {
      case .scheduled:
        result[.reviewComesUp] = reviewNotice(of: plan, pack)
        result[.reviewFallsDue] = reviewDeadline(of: plan, pack)
      case .comingUp, .opened: result[.reviewFallsDue] = reviewDeadline(of: plan, pack)
      case .overdue: break
      }
    }
    return result
  }
}
