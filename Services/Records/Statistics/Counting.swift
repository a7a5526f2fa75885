import Contracts
import Policy
import ServiceKit
import Storage

/// How what happens is counted, by the other services' events, each once.
extension Records {
  /// - Parameter known: the case it belongs to, where it is on file.
  func count(_ type: some EventCatalogue, _ event: FeedEvent, of known: KnownCase?, in tx: Transaction) throws {
    guard event.data != nil else { return }
    let counted: [CountStore.Counted]
    if let type = type as? IntakeEvent {
      counted = try count(type, event)
      // Most events of intake count for nothing, and cost nothing more.
      guard !counted.isEmpty, try CountStore.isNew(event.source, event.seq, in: tx) else { return }
    } else if let type = type as? WorkflowEvent, let known {
      guard try CountStore.isNew(event.source, event.seq, in: tx) else { return }
      counted = try count(type, event, of: known, in: tx)
    } else {
      return
    }
    for each in counted {
      try CountStore.insert(each, source: event.source, seq: event.seq, stream: event.stream, in: tx)
    }
  }

  private func count(_ type: IntakeEvent, _ event: FeedEvent) throws -> [CountStore.Counted] {
    let zone = packs.current.zone
    func counted(
      _ measure: StatisticsMeasure, _ code: String, _ organisation: String, _ at: Instant, _ person: Identifier?
    ) -> CountStore.Counted {
      CountStore.Counted(measure: measure, code: code, organisation: organisation, day: zone.day(of: at), person: person)
    }
    func contact(_ contact: ContactRecord) -> CountStore.Counted {
      counted(.contacts, contact.channel.rawValue, contact.organisation, contact.at, contact.serviceUser)
    }
    switch type {
    case .contactRecorded: return [contact(try event.decode(ContactRecorded.self).contact)]
    case .callHeld:
      let call = try event.decode(CallHeld.self).contact
      let isEnded = call.endedBecause != nil
      return [contact(call), counted(.calls, isEnded ? "ended" : "held", call.organisation, call.at, call.serviceUser)]
    case .callEnded:
      let call = try event.decode(CallEnded.self).contact
      return [contact(call), counted(.calls, "ended", call.organisation, call.at, call.serviceUser)]
    case .adjustmentRequested:
      let request = try event.decode(AdjustmentRequested.self).adjustment
      return [counted(.adjustments, "asked", request.organisation, request.at, request.serviceUser)]
    case .adjustmentAcknowledged:
      let request = try event.decode(AdjustmentAcknowledged.self).adjustment
      guard let due = request.acknowledgeBy, let at = request.acknowledgement?.at else { return [] }
      return [counted(.steps, Self.step("adjustment-acknowledged", at, by: due), request.organisation, at, request.serviceUser)]
    case .adjustmentDecided:
      let request = try event.decode(AdjustmentDecided.self).adjustment
      guard let decision = request.decision else { return [] }
      let outcome = counted(
        .adjustments, decision.outcome.rawValue, request.organisation, decision.decidedAt, request.serviceUser)
      guard let due = request.decideBy else { return [outcome] }
      return [
        outcome,
        counted(
          .steps, Self.step("adjustment-decided", decision.decidedAt, by: due), request.organisation, decision.decidedAt,
          request.serviceUser),
      ]
    case .serviceUserRegistered, .serviceUserAmended, .serviceUserMerged, .serviceUserMergeUndone, .serviceUserDied,
      .contactIdentified, .incidentLogged, .incidentIdentified, .reportSubmitted, .adjustmentConsulted, .adjustmentDated,
      .adjustmentWordingConfirmed, .adjustmentEnded, .letterRequested, .letterRequestedAgain, .letterFailed, .letterTold,
      .letterDropped, .matterOpened, .matterMovedOn, .matterFinalised, .matterNotOpened, .filedItemReceived,
      .filedItemReassigned, .filedItemMovedUp, .filedItemRead, .filedItemFollowedUp, .evidenceReceived, .evidenceScanned,
      .disposalCarriedOut, .clockMoved:
      return []
    }
  }

  private static func step(_ name: String, _ at: Instant, by due: Instant) -> String {
    "\(name) \(at <= due ? "in-time" : "late")"
  }

  private func count(
    _ type: WorkflowEvent, _ event: FeedEvent, of known: KnownCase, in tx: Transaction
  ) throws -> [CountStore.Counted] {
    // A version that is not installed must not stop the count.
    let (pack, at) = (known.policy.flatMap { try? packs.of($0) } ?? packs.current, event.instant)
    func counted(_ measure: StatisticsMeasure, _ code: String) -> CountStore.Counted {
      CountStore.Counted(
        measure: measure, code: code, organisation: known.organisation, day: packs.current.zone.day(of: at),
        person: known.serviceUser)
    }
    func begin(_ step: String, _ task: CaseTask) throws {
      let due = pack.zone.midnight(daysAfter: (pack.serviceStandards[task] ?? 0) + 1, at)
      try CountStore.begin("\(step) \(known.caseID)", of: event.stream, due: due, in: tx)
    }
    func end(_ step: String, _ name: String? = nil) throws -> [CountStore.Counted] {
      try CountStore.end("\(step) \(name ?? known.caseID.text)", in: tx).map { [counted(.steps, Self.step(step, at, by: $0))] }
        ?? []
    }
    switch type {
    case .caseOpened:
      try begin("triage", .triage)
      return []
    case .warningDecided, .warningSkipped: return try end("triage")
    case .caseWarned: return [counted(.warnings, "given")]
    case .planSubmitted:
      try begin("plan-decided", .decideProposal)
      return []
    case .planAuthorised, .planReturned: return try end("plan-decided")
    case .planTookEffect: return try plan(try event.decode(PlanTookEffect.self).plan, of: known, under: pack, counted, in: tx)
    case .reviewConcluded:
      let outcome = try event.decode(ReviewConcluded.self).outcome
      let due = try RestrictionStore.reviewOn(of: known.caseID, in: tx)
      let isInTime = due.map { pack.zone.day(of: at) <= $0 } ?? true
      return [counted(.reviews, outcome.rawValue), counted(.steps, "review \(isInTime ? "in-time" : "late")")]
    case .appealLodged:
      let lodged = try event.decode(AppealLodged.self)
      try CountStore.begin("appeal-decided \(lodged.appeal)", of: event.stream, due: lodged.replyBy, in: tx)
      return [counted(.appealsLodged, lodged.against.rawValue)]
    case .appealDecided:
      let decided = try event.decode(AppealDecided.self)
      return [counted(.appealsDecided, decided.outcome.rawValue)] + (try end("appeal-decided", decided.appeal.text))
    case .caseClosed:
      let outcome = try event.decode(CaseClosed.self).outcome
      var found = [counted(.endings, outcome)] + (try end("triage")) + (try end("plan-decided"))
      if outcome == CaseOutcome.adapted.rawValue { found.append(counted(.warnings, "sufficed")) }
      return found
    case .caseIncidentAdded, .caseSettled, .caseAdjustmentsNoted, .involvementAdded, .involvementCorrected, .referralMade,
      .referralConcluded, .incidentRead, .warningPeriodEnded, .behaviourContinued, .criterionAnswered, .criterionReopened,
      .adjustmentsConsidered, .planDrafted, .consulteeHeard, .conflictDeclared, .planVoted, .planNoticeDispatched,
      .planSuspended, .planUntold, .planBreached, .breachesConsidered, .variationOpened, .variationClosed, .reviewCameUp,
      .reviewFellDue, .reviewOpened, .appealAcknowledged, .caseLetterRequested, .caseLetterDispatched, .caseLetterReturned,
      .caseNoticeFailed, .caseNoticeRequestedAgain, .deathReported, .deathReportRejected, .disposalCarriedOut, .clockMoved:
      return []
    }
  }

  /// A version of a plan that binds for the first time; one that binds again after it did not for a time was counted.
  private func plan(
    _ plan: PlanDocument, of known: KnownCase, under pack: PolicyPack,
    _ counted: (StatisticsMeasure, String) -> CountStore.Counted, in reader: Reader
  ) throws -> [CountStore.Counted] {
    guard try !RestrictionStore.hasBound(plan.version, of: known.caseID, in: reader) else { return [] }
    let headings = pack.headings(of: plan.restrictions.flatMap(\.behaviours))
    return Set(plan.restrictions.map(\.kind)).sorted().map { counted(.plansByKind, $0) }
      + headings.sorted().map { counted(.plansByHeading, $0) } + [counted(.plansByDuration, PlanDuration(plan).rawValue)]
  }
}

/// How long a plan is to last.
enum PlanDuration: String, CaseIterable {
  case threeMonths = "up-to-3-months"
  case sixMonths = "up-to-6-months"
  case year = "up-to-12-months"
  case longer = "longer"
  case noEnd = "no-end"

  init(_ plan: PlanDocument) {
    guard let end = plan.endsOn else { self = .noEnd; return }
    self =
      switch end.number - plan.startsOn.number {
      case ...92: .threeMonths
      case ...184: .sixMonths
      case ...366: .year
      default: .longer
      }
  }

  var words: String {
    switch self {
    case .threeMonths: "Up to three months"
    case .sixMonths: "Up to six months"
    case .year: "Up to a year"
    case .longer: "Longer"
    case .noEnd: "Without a last day"
    }
  }
}
