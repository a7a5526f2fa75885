import Contracts
import Policy
import ServiceKit
import Storage

/// The commands beside the ordinary road to a plan: further warnings or none, what is under way with those who decide, breaches, referrals,
/// reviews, variations, appeals and death.
extension RestrictionWorkflow {
  func warnAgain(_ exchange: Exchange) throws -> Reply {
    try command(exchange, WarnAgain.self) {
      .warnAgain(incidents: $0.incidents, reasons: $0.reasons, notice: identifiers.next())
    }
  }

  func skipWarning(_ exchange: Exchange) throws -> Reply {
    try command(exchange, SkipWarning.self) { .skipWarning($0.ground, reasons: $0.reasons) }
  }

  func reopenCriterion(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReopenCriterion.self) { .reopenCriterion(code: $0.criterion, reasons: $0.reasons) }
  }

  func recordConsultation(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordConsultation.self) { .recordConsultation(consultee: $0.consultee, view: $0.view) }
  }

  func declareConflict(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .declareConflict(reasons: $0.reasons) }
  }

  /// Whoever broke a condition is seen by the front line, who do not see the case: what they get back names it and no more.
  func recordBreach(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordBreach.self, answer: { .json($0.receipt, etag: $0.version) }) { body in
      .recordBreach(
        Breach(id: identifiers.next(), occurredAt: body.occurredAt, account: body.account, response: body.response))
    }
  }

  /// By the reference that the contact check gives with a plan. It rests on nothing that somebody has seen of the case, so it names no
  /// version, and joins whatever version there is.
  func reportBreach(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(ReportBreach.self)
    let breach = Breach(id: identifiers.next(), occurredAt: body.occurredAt, account: body.account, response: body.response)
    return .write { tx in
      guard let id = try CaseStore.find(reference: body.plan, in: tx) else { throw Problem.notFound }
      let loaded = try visible(id, to: exchange, in: tx)
      let after = try perform(.recordBreach(breach), on: loaded, by: CaseActor(exchange.actor), at: exchange.now, in: tx)
      return .json(after.receipt, status: 201, etag: after.version)
    }
  }

  func refer(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReferCase.self) { body in
      .refer(
        Referral(id: identifiers.next(), to: body.to, reference: body.reference ?? "", reasons: body.reasons))
    }
  }

  func recordReferralOutcome(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordReferralOutcome.self) { .recordReferralOutcome($0.referral, outcome: $0.outcome) }
  }

  func reconsider(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReconsiderPlan.self) { .reconsider(ReviewCause($0.cause), reasons: $0.reasons) }
  }

  func concludeReview(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ConcludeReview.self) { body in
      .concludeReview(
        try ReviewOutcome(asked: body.outcome, reviewOn: body.reviewOn), reasons: body.reasons, notice: identifiers.next())
    }
  }

  func openVariation(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .openVariation(reasons: $0.reasons) }
  }

  func lodgeAppeal(_ exchange: Exchange) throws -> Reply {
    try command(exchange, LodgeAppeal.self) { body in
      .lodgeAppeal(
        AppealLodging(
          id: identifiers.next(), against: body.against, channel: body.channel,
          receivedAt: body.receivedAt ?? exchange.now, grounds: body.grounds ?? [], statement: body.statement,
          lateReason: body.lateReason))
    }
  }

  func acknowledgeAppeal(_ exchange: Exchange) throws -> Reply {
    try command(exchange, AcknowledgeAppeal.self) { .acknowledgeAppeal($0.appeal, notice: identifiers.next()) }
  }

  func decideAppeal(_ exchange: Exchange) throws -> Reply {
    try command(exchange, DecideAppeal.self) { body in
      .decideAppeal(
        body.appeal, body.outcome, reasons: body.reasons, remedy: body.remedy, notice: identifiers.next())
    }
  }

  func recordDeath(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .recordDeath(reasons: $0.reasons) }
  }
}

extension RestrictionWorkflow.LoadedCase {
  /// What somebody learns who does not see the case.
  var receipt: CaseReceipt { CaseReceipt(reference: origin.reference, version: version) }
}

extension ReviewOutcome {
  /// The outcome that somebody asks for; a plan that goes on has its next review (8.1).
  init(asked finding: ReviewFinding, reviewOn: Day?, field: String = "reviewOn") throws {
    guard let outcome = ReviewOutcome(finding, reviewOn: reviewOn) else {
      throw Problem.invalidFields([FieldProblem(field: field, code: "missing", detail: "is needed unless the plan is lifted")])
    }
    self = outcome
  }
}
