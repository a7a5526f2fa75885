import Contracts

@testable import Policy

/// A command, and who gives it.
typealias Move = (command: Command, actor: CaseActor)

extension World {
  /// Every command that anyone gives in that world, with complete content, by each person for whom the answer may differ.
  ///
  /// While a death waits for its second person, people can do nothing else but take an appeal.
  func moves(in life: Life) -> [Move] {
    if life.file.isOpen, life.file.deathReport != nil {
      return automatic(life).map { ($0, Self.service) }
        + [true, false].flatMap { found in people.map { (.confirmDeath(found, reasons: "A reason."), $0) } }
        + deciding(life).filter { $0.command.action == .lodgeAppeal }
    }
    return automatic(life).map { ($0, Self.service) } + preparing(life).map { ($0, people[0]) } + deciding(life)
  }

  /// What the services send.
  private func automatic(_ life: Life) -> [Command] {
    let (file, now, fresh) = (life.file, life.now, life.freshNotice)
    var commands: [Command] = CaseDeadline.allCases.map { $0.command(notice: fresh) }
    if file.incidents.count <= pack.warnings.count {
      commands.append(.addIncident(Sample.incident(file.incidents.count + 1, now, reportedBy: "rita")))
    }
    commands += [
      .noteAdjustments(.none), .noteAdjustments(Adjustments(openRequests: [Sample.id(70)], neededChannels: [])),
      .noteAdjustments(Adjustments(openRequests: [], neededChannels: [.email])),
    ].filter { $0 != .noteAdjustments(file.adjustments) }
    if file.isOpen {
      commands.append(.personDied)
      // An appeal in another case settles the first incident, or all there are.
      for count in file.incidents.count > 1 ? [1, file.incidents.count] : [1] {
        let settled = Settlement(incidents: Set(file.incidents.prefix(count).map(\.id)))
        commands.append(.settle(settled, in: Sample.id(3), notice: fresh))
      }
    }
    let notices = file.letters.map(\.request.notice) + (file.awaitedNotice.map { [$0.request.notice] } ?? [])
    for notice in notices {
      commands += [.noticeDispatched(notice: notice, at: now), .noticeFailed(notice: notice, why: "No address.")]
    }
    return commands
  }

  /// What a manager or the complaints team does; which of them makes no difference.
  private func preparing(_ life: Life) -> [Command] {
    let (file, fresh, why) = (life.file, life.freshNotice, "A reason.")
    var commands: [Command] = [
      .triage(.warn(notice: fresh), reasons: why), .triage(.notUnacceptable, reasons: why), .triage(.noAction, reasons: why),
      .sendNoticeAgain(notice: fresh), .warnAgain(incidents: file.incidentsSinceWarning, reasons: why, notice: fresh),
      .closeAsAdapted(reasons: why, notice: fresh), .recordContinued(incidents: file.incidentsSinceWarning, reasons: why),
      .confirmAdjustmentsConsidered(why), .withdraw(reasons: why, notice: fresh), .reconsider(.improvement, reasons: why),
      .openVariation(reasons: why), .recordDeath(evidence: why), .withdrawWarning(reasons: why, notice: fresh),
      .considerBreaches(reasons: why),
      .refer(Referral(id: Sample.id(400), to: .police, reference: "R-1", reasons: why)),
      .recordReferralOutcome(Sample.id(400), outcome: "None."),
      .recordBreach(Breach(id: Sample.id(401), occurredAt: life.now, account: why, response: why), notice: fresh),
    ]
    commands += NoWarningGround.allCases.map { .skipWarning($0, reasons: why) }
    for criterion in pack.criteria {
      commands += [
        .answerCriterion(code: criterion.code, answer: .met, evidence: why),
        .answerCriterion(code: criterion.code, answer: .notMet, evidence: why),
        .reopenCriterion(code: criterion.code, reasons: why),
      ]
    }
    commands += pack.decision.consultees.map { .recordConsultation(consultee: $0, view: why) }
    for appeal in file.appeals { commands.append(.acknowledgeAppeal(appeal.lodging.id, notice: fresh)) }
    if let next = file.nextVersion?.proposal.plan.version, file.appeals.count < 2 {
      commands.append(
        .lodgeAppeal(
          AppealLodging(
            id: Sample.id(300 + file.appeals.count), against: .plan, channel: .telephone, receivedAt: life.now,
            grounds: pack.appeals.grounds.map(\.code), statement: why, lateReason: why, planVersion: next)))
    }
    if file.appeals.count < 2 {
      commands += AppealSubject.allCases.map { subject in
        .lodgeAppeal(
          AppealLodging(
            id: Sample.id(300 + file.appeals.count), against: subject, channel: .telephone, receivedAt: life.now,
            grounds: pack.appeals.grounds.map(\.code), statement: why, lateReason: why))
      }
    }
    return commands
  }

  /// What takes someone with no part in the matter: tried by each person in turn.
  private func deciding(_ life: Life) -> [Move] {
    let (file, fresh, why) = (life.file, life.freshNotice, "A reason.")
    let codes = pack.criteria.map(\.code)
    let next = reviewDay(from: pack.zone.day(of: life.now), began: file.inForce?.began)
    var commands: [Command] = [
      .submit, .authorise(confirming: codes, reasons: why, notice: fresh), .refuse(reasons: why, notice: fresh),
      .returnToManager(missing: [why]), .declareConflict(reasons: why),
      .authorise(confirming: codes, reasons: why, notice: fresh, beforeNotice: why),
      .concludeReview(.continues(reviewOn: next), reasons: why, notice: fresh),
      .concludeReview(.vary(reviewOn: next), reasons: why, notice: fresh), .concludeReview(.lift, reasons: why, notice: fresh),
    ]
    for appeal in file.appeals {
      commands += AppealOutcome.allCases.map {
        .decideAppeal(
          appeal.lodging.id, $0, reasons: why, remedy: pack.externalRemedies[0].code,
          changes: $0 == .partlyUpheld && appeal.lodging.against == .plan ? loosened : .none, notice: fresh)
      }
    }
    commands += drafts(life).map { .draftPlan($0) }
    return commands.flatMap { command in people.map { (command, $0) } }
  }

  /// What an appeal changes: its only restriction asks less.
  private var loosened: RequiredChanges {
    RequiredChanges(restrictions: [RequiredChange(restriction: 1, change: .loosen, words: "It is open more often.")])
  }

  /// A first plan and a harsher one; while a plan is in force also a milder one.
  private func drafts(_ life: Life) -> [PlanDraft] {
    let today = pack.zone.day(of: life.now)
    let windows = [Weekday.monday, .tuesday].compactMap { WeeklyWindow(weekday: $0, fromMinute: 600, toMinute: 660) }
    let current = life.file.inForce?.enforced.plan
    let starts = today.adding(days: 14)
    func draft(
      _ code: String, _ restriction: Restriction, severe: String? = nil, starts: Day? = nil, ends: Day? = nil
    ) -> PlanDraft {
      let first = starts ?? today.adding(days: 14)
      return Sample.draft(
        [restriction], how: code, starts: first, ends: ends ?? current?.endsOn ?? today.adding(months: 6),
        review: reviewDay(from: max(first, today), today: today, began: life.file.inForce?.began), severe: severe)
    }
    let harsher = draft(
      "3", Sample.restriction(.blocking, channels: [.form]), severe: "Threats.", starts: starts)
    let first = draft(
      "1", Sample.restriction(windows: Array(windows.prefix(1))), starts: pack.allowsEffectBeforeNotice ? today : nil)
    guard let current else {
      guard let owed = life.file.owed.first?.plan else { return [first, harsher] }
      return [draft("2", Sample.restriction(windows: windows), starts: max(owed.startsOn, today), ends: owed.endsOn), first]
    }
    return [
      draft("2", Sample.restriction(windows: windows), starts: max(current.startsOn, today), ends: current.endsOn), harsher,
    ]
  }

  /// The last day, at most five months away where the policy leaves a choice, on which a review may fall.
  func reviewDay(from first: Day, today: Day? = nil, began: Day?) -> Day {
    let today = today ?? first
    var day = today.adding(months: min(5, pack.review.months))
    if let most = pack.review.maximumMonths, let began { day = min(day, began.adding(months: most)) }
    while !pack.review.allows(day), day > first { day = day.adding(days: -1) }
    return day > first ? day : today.adding(days: 1)
  }

  /// The coming moments at which something could change by itself: each of the case's deadlines, and the end of a time to appeal.
  func moments(in life: Life) -> [Instant] {
    var moments = Array(life.file.deadlines(under: pack).values)
    if let told = life.file.toldAt(of: .plan), let end = life.file.appealWindowEnd(toldAt: told, pack) { moments.append(end) }
    return Set(moments).filter { $0 > life.now }.sorted()
  }
}
