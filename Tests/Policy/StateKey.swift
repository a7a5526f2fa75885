import Contracts

@testable import Policy

/// What tells two states of a small world apart: all that a rule can use, and nothing that only a reader sees.
///
/// Left out are texts, identifiers of letters, who answered or prepared where no rule uses it, and what only grows for the record.
struct StateKey: Hashable {
  private var bytes: [UInt8] = []

  init(_ life: Life) {
    let file = life.file
    bytes.reserveCapacity(96)
    add(life.now)
    for incident in file.incidents {
      add(incident.occurredAt)
      mark(file.settled.incidents.contains(incident.id) ? 7 : 8)
    }
    mark(0)
    add(file.adjustments)
    for warning in file.warnings { add(warning.dispatchedAt) }
    mark(1)
    add(file.stage)
    for appeal in file.appeals { add(appeal) }
    mark(2)
    mark(file.breaches.count * 4 + file.consideredBreaches)
    for referral in file.referrals { mark(referral.outcome == nil ? 1 : 2) }
    mark(3)
    for letter in file.letters {
      mark(letter.request.letter.rawValue.utf8.count)
      add(letter.delivery)
    }
    mark(4)
    for counts in [\Part.barsDeciding, \.barsReviewing] {
      add(Set(file.parts.filter { $1.contains { $0[keyPath: counts] } }.keys))
    }
    add(Set(file.parts.filter { $1.contains(where: \.barsHearing) }.keys))
    mark(file.deathReport == nil ? 5 : 6)
  }

  private mutating func mark(_ number: Int) { bytes.append(UInt8(truncatingIfNeeded: number)) }

  private mutating func add(_ instant: Instant) {
    let minutes = instant.milliseconds / 60_000
    bytes.append(UInt8(truncatingIfNeeded: minutes))
    bytes.append(UInt8(truncatingIfNeeded: minutes >> 8))
    bytes.append(UInt8(truncatingIfNeeded: minutes >> 16))
  }

  private mutating func add(_ day: Day?) {
    guard let day else { return mark(255) }
    mark(day.year)
    mark(day.month)
    mark(day.day)
  }

  private mutating func add(_ names: Set<String>) {
    for (index, name) in World.names.enumerated() where names.contains(name) { mark(100 + index) }
    mark(99)
  }

  private mutating func add(_ known: Adjustments) { mark(known.openRequests.count * 16 + known.neededChannels.count) }

  private mutating func add(_ delivery: PendingNotice.Delivery) {
    switch delivery {
    case .requested: mark(10)
    case .failed: mark(11)
    case .dispatched(let at, let from, let until):
      mark(12)
      add(at)
      add(from)
      if let until { add(until) }
    }
  }

  private mutating func add(_ stage: Stage) {
    switch stage {
    case .reported: mark(20)
    case .warningPending(let pending, let index):
      mark(21 + index * 16)
      add(pending.delivery)
    case .warned(let warning): mark((warning.endedAt == nil ? 22 : 23) + warning.stage * 16)
    case .checklist(let checklist): add(Proceeding.checklist(checklist))
    case .awaitingAuthorisation(let proposal): add(Proceeding.awaitingAuthorisation(proposal))
    case .noticePending(let authorised): add(Proceeding.noticePending(authorised))
    case .inForce(let plan): add(plan)
    case .closed(let closure):
      mark(24)
      mark(CaseOutcome.allCases.firstIndex(of: closure.outcome) ?? 0)
    }
  }

  private mutating func add(_ proceeding: Proceeding) {
    switch proceeding {
    case .checklist(let checklist):
      mark(30)
      add(checklist)
    case .awaitingAuthorisation(let proposal):
      mark(31)
      add(proposal)
    case .noticePending(let authorised):
      mark(32)
      add(authorised.proposal)
      add([authorised.authorisation.by])
      mark(authorised.authorisation.confirmed.count)
      add(authorised.notice.delivery)
    }
  }

  private mutating func add(_ checklist: Checklist) {
    switch checklist.way {
    case .continuedAfterWarning: mark(40)
    case .withoutWarning(let ground, _): mark(41 + (NoWarningGround.allCases.firstIndex(of: ground) ?? 0))
    case .variation(.proposed, _): mark(46)
    case .variation(.review, _): mark(47)
    case .variation(.appeal, _): mark(48)
    }
    for code in ["a", "b", "c", "d", "e", "f"] { mark(checklist.answers[code].map { $0.answer == .met ? 1 : 2 } ?? 0) }
    if let considered = checklist.adjustmentsConsidered { add(considered.known) } else { mark(9) }
    if let draft = checklist.draft { add(draft) } else { mark(9) }
  }

  private mutating func add(_ proposal: Proposal) {
    add(proposal.checklist)
    add([proposal.proposedBy])
    for vote in proposal.votes { add([(vote.by)]) }
    for vote in proposal.votes { mark(vote.approves ? 1 : 0) }
    mark(proposal.views.count)
    add(Set(proposal.conflicts.map(\.by)))
  }

  private mutating func add(_ plan: Plan) {
    mark(plan.howToContact.utf8.first.map { Int($0) } ?? 0)
    mark(plan.version)
    add(plan.startsOn)
    add(plan.endsOn)
    add(plan.reviewOn)
  }

  private mutating func add(_ plan: PlanInForce) {
    mark(50)
    add(plan.enforced.plan)
    add(plan.enforced.from)
    add([plan.proposal.proposedBy])
    if let told = plan.toldAt { add(told) } else { mark(0) }
    add(plan.began)
    add(plan.reviewOn)
    switch plan.review {
    case .scheduled: mark(51)
    case .comingUp: mark(52)
    case .opened: mark(53)
    case .overdue: mark(54)
    }
    if let variation = plan.variation { add(variation) } else { mark(55) }
    mark((plan.suspendedBy == nil ? 56 : 57) + (plan.isUntold ? 100 : 0))
  }

  private mutating func add(_ appeal: Appeal) {
    mark(appeal.lodging.against == .warning ? 60 : 61)
    mark(appeal.lodging.planVersion ?? 0)
    mark(appeal.owed?.plan.version ?? 0)
    mark(appeal.isFulfilled ? 1 : 0)
    switch appeal.standing {
    case .lodged: mark(62)
    case .acknowledged: mark(63)
    case .decided: mark(64)
    }
  }
}
