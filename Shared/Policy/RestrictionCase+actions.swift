package import Contracts

extension RestrictionCase {
  /// Every step that a person could take, with the reason against each that is not open to this one now.
  ///
  /// The reasons come from ``decide(_:by:at:under:)`` itself, asked with a command whose content is complete.
  package func permittedActions(
    by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) -> [(action: ActionName, refusal: Refusal?)] {
    ActionName.allCases.filter { !$0.isAutomatic }.map { action in
      do throws(Refusal) {
        _ = try decide(probe(action, at: at, under: pack), by: actor, at: at, under: pack)
        return (action, nil)
      } catch {
        return (action, error)
      }
    }
  }

  /// A command with everything that its sender could supply, so that what is refused is refused for other grounds.
  func probe(_ action: ActionName, at: Instant, under pack: PolicyPack) -> Command {
    let text = "A reason."
    switch action {
    case .addIncident:
      return .addIncident(
        incidents.first
          ?? Incident(
            id: id, serviceUser: serviceUser, occurredAt: at, reportedBy: "", targets: [], handledBy: [], behaviours: [],
            account: ""))
    case .noteAdjustments: return .noteAdjustments(adjustments)
    case .triage: return .triage(.noAction, reasons: text)
    case .noticeDispatched: return .noticeDispatched(notice: awaitedNotice ?? id, at: at)
    case .noticeFailed: return .noticeFailed(notice: awaitedNotice ?? id, why: text)
    // The case's own identifier is never that of a letter.
    case .sendNoticeAgain: return .sendNoticeAgain(notice: id)
    case .warningPeriodEnded: return .warningPeriodEnded
    case .closeAsAdapted: return .closeAsAdapted(reasons: text)
    case .recordContinued: return .recordContinued(incidents: incidentsSinceWarning, reasons: text)
    case .answerCriterion:
      return .answerCriterion(code: pack.criteria.first?.code ?? "", answer: .notMet, evidence: text)
    case .confirmAdjustmentsConsidered: return .confirmAdjustmentsConsidered(text)
    case .draftPlan: return .draftPlan(probeDraft(at: at, under: pack))
    case .withdraw: return .withdraw(reasons: text)
    case .submit: return .submit
    case .authorise: return .authorise(confirming: pack.criteria.map(\.code), reasons: text, notice: id)
    case .refuse: return .refuse(reasons: text)
    case .returnToManager: return .returnToManager(missing: [text])
    case .takeEffect: return .takeEffect
    case .expire: return .expire
    }
  }

  private var awaitedNotice: Identifier? {
    switch stage {
    case .warningPending(let pending): pending.request.notice
    case .noticePending(let authorised): authorised.notice.request.notice
    case .reported, .warned, .checklist, .awaitingAuthorisation, .inForce, .closed: nil
    }
  }

  /// Incidents from after the warning, while the case waits to learn whether the behaviour stopped.
  package var incidentsSinceWarning: [Identifier] {
    guard case .warned(let warning) = stage else { return [] }
    return incidents.filter { $0.occurredAt > warning.dispatchedAt }.map(\.id)
  }

  /// A plan that any pack accepts: one restriction of its first kind, with every part filled in.
  private func probeDraft(at: Instant, under pack: PolicyPack) -> PlanDraft {
    let text = "A reason."
    let today = pack.zone.day(of: at)
    let channel = adjustments.neededChannels.first ?? .letter
    let restriction = Restriction(
      kind: pack.restrictions.first?.kind ?? .callsRecorded, channels: [channel],
      weeklyWindows: WeeklyWindow(weekday: .monday, fromMinute: 600, toMinute: 660).map { [$0] } ?? [], pointOfContact: text,
      minutesPerContact: 10, contactsPerWeek: 1, matters: [text], newInformationExcepted: true, detail: text, reasons: text,
      behaviours: Array(behaviours.prefix(1)))
    let other = Channel.allCases.contains { !restriction.closes($0) }
    return PlanDraft(
      id: id, restrictions: [restriction], howToContact: text, serviceToExpect: text, reasons: text, startsOn: today,
      reviewOn: today.adding(months: pack.reviewMonths), severeReason: other && restriction.kind != .otherAction ? nil : text)
  }
}
