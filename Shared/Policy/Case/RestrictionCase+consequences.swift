package import Contracts

extension RestrictionCase {
  /// The case created by an opening and the events with it, and what follows.
  ///
  /// - Throws: the position of the first event that does not fit, where `open` or `decide` disagrees with the facts' `apply`; nothing is kept.
  package static func beginning(
    with events: [CaseEvent], under pack: PolicyPack
  ) throws(ReplayFault) -> (file: RestrictionCase, consequences: Consequences) {
    guard let first = events.first, let file = RestrictionCase(opening: first) else { throw ReplayFault(index: 0) }
    return try file.following(events, from: 1, under: pack)
  }

  /// The case after events that were decided, and what follows from them.
  ///
  /// - Throws: the position of the first event that does not fit, where `decide` disagrees with the facts' `apply`; nothing is kept.
  package func following(
    _ events: [CaseEvent], under pack: PolicyPack
  ) throws(ReplayFault) -> (file: RestrictionCase, consequences: Consequences) {
    try following(events, from: 0, under: pack)
  }

  private func following(
    _ events: [CaseEvent], from first: Int, under pack: PolicyPack
  ) throws(ReplayFault) -> (file: RestrictionCase, consequences: Consequences) {
    var (file, tasks) = (self, [TaskChange]())
    for (index, event) in events.enumerated() {
      if index >= first, !file.apply(event) { throw ReplayFault(index: index) }
      tasks += event.fact.chapter.tasks(in: Aftermath(file: file, event: event, pack: pack))
    }
    return (file, Consequences(tasks: tasks, deadlines: file.deadlines(under: pack)))
  }

  /// Whether a letter failed and has not been requested again.
  var hasFailedLetter: Bool { pendingLetters.contains(where: \.hasFailed) }

  /// Closes the task to send a letter again, once no failed letter is left.
  var noLetterFailed: [TaskChange] { hasFailedLetter ? [] : [.close(.sendNoticeAgain)] }

  /// The deadlines the case now has.
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
