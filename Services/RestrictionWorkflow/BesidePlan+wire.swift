import Contracts
import Policy
import ServiceKit
import Storage

/// What happens beside the road to a plan: breaches, referrals, reviews, variations, appeals and their letters.
extension NewEntry {
  init(besidePlan fact: CaseFact, of origin: CaseOrigin) throws {
    switch fact {
    case .planSuspended(let appeal): try self.init(PlanSuspended(appeal: appeal))
    case .breachRecorded(let breach):
      try self.init(
        PlanBreached(
          breach: breach.id, occurredAt: breach.occurredAt, account: breach.account, response: breach.response))
    case .referred(let referral):
      try self.init(
        ReferralMade(
          referral: referral.id, to: referral.to, reference: referral.reference, reasons: referral.reasons,
          outcome: referral.outcome))
    case .referralConcluded(let id, let outcome): try self.init(ReferralConcluded(referral: id, outcome: outcome))
    case .reviewCameUp: try self.init(ReviewCameUp())
    case .reviewFellDue: try self.init(ReviewFellDue())
    case .reviewOpened(let cause, let reasons): try self.init(ReviewOpened(cause: cause, reasons: reasons))
    case .reviewConcluded(let outcome, let reasons, let notice):
      try self.init(
        ReviewConcluded(
          outcome: ReviewFinding(outcome), reviewOn: outcome.reviewOn, reasons: reasons,
          notice: notice.wire(reference: origin.reference)))
    case .variationOpened(let cause, let reasons):
      try self.init(VariationOpened(origin: VariationOrigin(cause), appeal: cause.appeal, reasons: reasons))
    case .variationClosed(let end, let reasons): try self.init(VariationClosed(ending: end, reasons: reasons))
    case .appealLodged(let lodging, let replyBy):
      try self.init(
        AppealLodged(
          appeal: lodging.id, against: lodging.against, channel: lodging.channel, receivedAt: lodging.receivedAt,
          grounds: lodging.grounds, statement: lodging.statement, lateReason: lodging.lateReason, replyBy: replyBy))
    case .appealAcknowledged(let id, let notice):
      try self.init(AppealAcknowledged(appeal: id, notice: notice.wire(reference: origin.reference)))
    case .appealDecided(let id, let outcome, let reasons, let notice):
      try self.init(
        AppealDecided(
          appeal: id, outcome: outcome, reasons: reasons, notice: notice.wire(reference: origin.reference)))
    case .letterRequested(let notice):
      try self.init(CaseLetterRequested(notice: notice.wire(reference: origin.reference)))
    case .letterDispatched(let notice, let at): try self.init(CaseLetterDispatched(notice: notice, dispatchedAt: at))
    case .opened, .incidentAdded, .adjustmentsNoted, .warningDecided, .warningSkipped, .noticeFailed, .noticeRequestedAgain,
      .warned, .warningPeriodEnded, .continued, .criterionAnswered, .criterionReopened, .adjustmentsConsidered, .planDrafted,
      .submitted, .consulted, .conflictDeclared, .voted, .authorised, .returned, .planNoticeDispatched, .tookEffect, .closed:
      preconditionFailure("a fact of the road to a plan")
    }
  }
}

extension CaseFact {
  init(besidePlan entry: JournalEntry) throws {
    switch entry.type {
    case PlanSuspended.type: self = .planSuspended(appeal: try entry.decode(PlanSuspended.self).appeal)
    case PlanBreached.type:
      let breached = try entry.decode(PlanBreached.self)
      self = .breachRecorded(
        Breach(
          id: breached.breach, occurredAt: breached.occurredAt, account: breached.account, response: breached.response))
    case ReferralMade.type:
      let made = try entry.decode(ReferralMade.self)
      self = .referred(
        Referral(
          id: made.referral, to: made.to, reference: made.reference, reasons: made.reasons, outcome: made.outcome))
    case ReferralConcluded.type:
      let concluded = try entry.decode(ReferralConcluded.self)
      self = .referralConcluded(concluded.referral, outcome: concluded.outcome)
    case ReviewCameUp.type: self = .reviewCameUp
    case ReviewFellDue.type: self = .reviewFellDue
    case ReviewOpened.type:
      let opened = try entry.decode(ReviewOpened.self)
      self = .reviewOpened(opened.cause, reasons: opened.reasons)
    case ReviewConcluded.type:
      let concluded = try entry.decode(ReviewConcluded.self)
      guard let outcome = ReviewOutcome(concluded.outcome, reviewOn: concluded.reviewOn) else {
        throw UnreadableCase(type: entry.type)
      }
      self = .reviewConcluded(outcome, reasons: concluded.reasons, notice: try NoticeRequest(concluded.notice))
    case VariationOpened.type:
      let opened = try entry.decode(VariationOpened.self)
      guard let cause = VariationCause(opened.origin, appeal: opened.appeal) else { throw UnreadableCase(type: entry.type) }
      self = .variationOpened(cause, reasons: opened.reasons)
    case VariationClosed.type:
      let closed = try entry.decode(VariationClosed.self)
      self = .variationClosed(closed.ending, reasons: closed.reasons)
    case CaseLetterRequested.type:
      self = .letterRequested(try NoticeRequest(try entry.decode(CaseLetterRequested.self).notice))
    case CaseLetterDispatched.type:
      let dispatched = try entry.decode(CaseLetterDispatched.self)
      self = .letterDispatched(notice: dispatched.notice, at: dispatched.dispatchedAt)
    default: try self.init(aboutAppeal: entry)
    }
  }

  private init(aboutAppeal entry: JournalEntry) throws {
    switch entry.type {
    case AppealLodged.type:
      let lodged = try entry.decode(AppealLodged.self)
      self = .appealLodged(
        AppealLodging(
          id: lodged.appeal, against: lodged.against, channel: lodged.channel,
          receivedAt: lodged.receivedAt, grounds: lodged.grounds, statement: lodged.statement, lateReason: lodged.lateReason),
        replyBy: lodged.replyBy)
    case AppealAcknowledged.type:
      let acknowledged = try entry.decode(AppealAcknowledged.self)
      self = .appealAcknowledged(acknowledged.appeal, notice: try NoticeRequest(acknowledged.notice))
    case AppealDecided.type:
      let decided = try entry.decode(AppealDecided.self)
      self = .appealDecided(
        decided.appeal, decided.outcome, reasons: decided.reasons, notice: try NoticeRequest(decided.notice))
    default: throw UnreadableCase(type: entry.type)
    }
  }
}

extension ReviewFinding {
  init(_ outcome: ReviewOutcome) {
    switch outcome {
    case .continues: self = .continues
    case .vary: self = .vary
    case .lift: self = .lift
    }
  }
}

extension ReviewOutcome {
  /// Nil, when the plan goes on without a next review (8.1).
  init?(_ finding: ReviewFinding, reviewOn: Day?) {
    switch (finding, reviewOn) {
    case (.continues, let day?): self = .continues(reviewOn: day)
    case (.vary, let day?): self = .vary(reviewOn: day)
    case (.lift, _): self = .lift
    case (.continues, nil), (.vary, nil): return nil
    }
  }

  /// The day by which the plan is reviewed again; nil when it ends.
  var reviewOn: Day? {
    switch self {
    case .continues(let day), .vary(let day): day
    case .lift: nil
    }
  }
}

extension VariationOrigin {
  init(_ cause: VariationCause) {
    switch cause {
    case .proposed: self = .proposed
    case .review: self = .review
    case .appeal: self = .appeal
    }
  }
}

extension VariationCause {
  /// Nil, when an appeal led to it and is not named.
  init?(_ origin: VariationOrigin, appeal: Identifier?) {
    switch (origin, appeal) {
    case (.proposed, _): self = .proposed
    case (.review, _): self = .review
    case (.appeal, let appeal?): self = .appeal(appeal)
    case (.appeal, nil): return nil
    }
  }

  /// The appeal that led to it.
  var appeal: Identifier? {
    switch self {
    case .appeal(let appeal): appeal
    case .proposed, .review: nil
    }
  }
}
