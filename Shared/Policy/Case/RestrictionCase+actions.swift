package import Contracts

extension RestrictionCase {
  /// Every step that people can take, with the reason this person cannot take it now, where there is one.
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

  /// A command with complete content, so that any refusal has another reason.
  func probe(_ action: ActionName, at: Instant, under pack: PolicyPack) -> Command {
    let text = Self.probeText
    switch action {
    case .addIncident:
      return .addIncident(
        incidents.first
          ?? Incident(
            id: id, serviceUser: serviceUser, occurredAt: at, reportedBy: "", targets: [], handledBy: [], behaviours: [],
            account: ""))
    case .settle: return .settle(settled, in: id, notice: id)
    case .noteAdjustments: return .noteAdjustments(adjustments)
    case .correctInvolvement: return .correctInvolvement(probeCorrection, reasons: text)
    case .triage: return .triage(.noAction, reasons: text)
    case .noticeDispatched: return .noticeDispatched(notice: probeNotice, at: at)
    case .noticeFailed: return .noticeFailed(notice: probeNotice, why: text)
    case .noticeReturned: return .noticeReturned(notice: sent.last?.request.notice ?? probeNotice, why: text)
    // The case's own identifier is never a letter's.
    case .sendNoticeAgain: return .sendNoticeAgain(notice: id)
    case .warnAgain: return .warnAgain(incidents: incidentsSinceWarning, reasons: text, notice: id)
    case .skipWarning: return .skipWarning(probeGround(under: pack), reasons: text)
    case .warningPeriodEnded: return .warningPeriodEnded
    case .closeAsAdapted: return .closeAsAdapted(reasons: text, notice: id)
    case .withdrawWarning: return .withdrawWarning(reasons: text, notice: id)
    case .recordContinued: return .recordContinued(incidents: incidentsSinceWarning, reasons: text)
    case .answerCriterion:
      return .answerCriterion(code: pack.criteria.first?.code ?? "", answer: .notMet, evidence: text)
    case .reopenCriterion: return .reopenCriterion(code: pack.criteria.first?.code ?? "", reasons: text)
    case .confirmAdjustmentsConsidered: return .confirmAdjustmentsConsidered(text)
    case .draftPlan: return .draftPlan(probeDraft(at: at, under: pack))
    case .withdraw: return .withdraw(reasons: text, notice: id)
    case .submit: return .submit
    case .recordConsultation:
      return .recordConsultation(consultee: pack.decision.consultees.first ?? "", view: text)
    case .declareConflict: return .declareConflict(reasons: text)
    case .authorise: return .authorise(confirming: pack.criteria.map(\.code), reasons: text, notice: id)
    case .refuse: return .refuse(reasons: text, notice: id)
    case .returnToManager: return .returnToManager(missing: [text])
    case .takeEffect: return .takeEffect
    case .expire: return .expire(notice: id)
    case .recordBreach: return .recordBreach(Breach(id: id, occurredAt: at, account: text, response: text), notice: id)
    case .considerBreaches: return .considerBreaches(reasons: text)
    case .refer: return .refer(Referral(id: id, to: .police, reference: text, reasons: text))
    case .recordReferralOutcome: return .recordReferralOutcome(referrals.last?.id ?? id, outcome: text)
    case .reviewComesUp: return .reviewComesUp(notice: id)
    case .reviewFallsDue: return .reviewFallsDue(notice: id)
    case .reconsider: return .reconsider(.request, reasons: text)
    case .concludeReview: return .concludeReview(.lift, reasons: text, notice: id)
    case .openVariation: return .openVariation(reasons: text)
    case .lodgeAppeal:
      return .lodgeAppeal(
        AppealLodging(
          id: id, against: toldAt(of: .plan) == nil ? .warning : .plan, channel: .letter, receivedAt: at,
          grounds: pack.appeals.grounds.map(\.code), statement: text, lateReason: text))
    case .acknowledgeAppeal: return .acknowledgeAppeal(probeAppeal, notice: id)
    case .decideAppeal:
      return .decideAppeal(
        probeAppeal, .notUpheld, reasons: text, remedy: pack.externalRemedies.first?.code ?? "", notice: id)
    case .recordDeath: return .recordDeath(evidence: text)
    case .confirmDeath: return .confirmDeath(false, reasons: text)
    case .personDied: return .personDied
    }
  }

  private var probeCorrection: InvolvementCorrection {
    let incident = incidents.first { !$0.undetermined.isEmpty } ?? incidents.first { !$0.targets.isEmpty } ?? incidents.first
    let named = incident.flatMap { $0.undetermined.first ?? $0.targets.subjects.first ?? $0.handledBy.subjects.first }
    return InvolvementCorrection(incident: incident?.id ?? id, named: named ?? "", person: nil)
  }

  /// Of more substance than any pack asks for.
  private static let probeText = "A reason that has more substance than any policy asks of the people who give reasons."

  private var probeNotice: Identifier { awaitedNotice?.request.notice ?? letters.first?.request.notice ?? id }

  private var probeAppeal: Identifier { (appeals.first(where: \.isOpen) ?? appeals.last)?.lodging.id ?? id }

  /// A ground that fits the behaviour on the file, if there is one.
  private func probeGround(under pack: PolicyPack) -> NoWarningGround {
    let headings = Set(behaviours.compactMap(pack.behaviour).map(\.heading))
    return (pack.withoutWarning.first { !$0.headings.isDisjoint(with: headings) } ?? pack.withoutWarning.first)?.ground ?? .degree
  }

  /// Incidents since the warning, while it is not settled whether the behaviour stopped.
  package var incidentsSinceWarning: [Identifier] {
    guard let warning else { return [] }
    return incidents.filter { $0.occurredAt > warning.dispatchedAt && !counted(of: $0).isEmpty }.map(\.id)
  }

  /// A plan that any pack accepts: one restriction of its first kind, with every part filled in.
  private func probeDraft(at: Instant, under pack: PolicyPack) -> PlanDraft {
    let text = Self.probeText
    let today = pack.zone.day(of: at)
    let channel = adjustments.neededChannels.first ?? .letter
    let restriction = Restriction(
      kind: pack.restrictions.first?.kind ?? .callsRecorded, channels: [channel],
      weeklyWindows: WeeklyWindow(weekday: .monday, fromMinute: 600, toMinute: 660).map { [$0] } ?? [], pointOfContact: text,
      minutesPerContact: 10, contactsPerWeek: 1, matters: [text], newInformationExcepted: true, detail: text, forStaff: text,
      premises: [text], thirdParty: text, newIssues: NewIssuesLimit(count: 1, periodDays: 28), replyPeriodDays: 28, reasons: text,
      behaviours: Array(behaviours.prefix(1)))
    let isAnswered = Channel.allCases.contains { !restriction.closes($0) && !restriction.files($0) }
    return PlanDraft(
      id: id, restrictions: [restriction], howToContact: text, serviceToExpect: text, reasons: text, proportionality: text,
      startsOn: today, endsOn: pack.review.maximumMonths.map { today.adding(months: $0) },
      reviewOn: probeReview(from: today, under: pack), severeReason: isAnswered && restriction.kind != .blocking ? nil : text)
  }

  /// The latest review day allowed for a plan that starts on that day.
  private func probeReview(from today: Day, under pack: PolicyPack) -> Day {
    var day = today.adding(months: min(pack.review.months, pack.review.maximumMonths ?? pack.review.months))
    while !pack.review.allows(day), day > today { day = day.adding(days: -1) }
    return day
  }
}
