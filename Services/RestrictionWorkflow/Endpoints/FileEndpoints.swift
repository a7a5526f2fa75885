import Contracts
import Policy
import ServiceKit

/// What is recorded at any stage: who was involved, letters sent again, referrals, a death.
extension RestrictionWorkflow {
  func sendNoticeAgain(_ exchange: Exchange) throws -> Reply {
    try command(exchange, SendNoticeAgain.self) { body in
      .sendNoticeAgain(failed: body.notice, notice: identifiers.next(), by: body.channel, reasons: body.reasons)
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

  func recordDeath(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordDeath.self) { .recordDeath(evidence: $0.evidence) }
  }

  func confirmDeath(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ConfirmDeath.self) { .confirmDeath($0.confirmed, reasons: $0.reasons) }
  }

  func correctInvolvement(_ exchange: Exchange) throws -> Reply {
    try command(exchange, CorrectInvolvement.self) { body in
      .correctInvolvement(
        InvolvementCorrection(incident: body.incident, named: body.named, person: body.person), reasons: body.reasons)
    }
  }
}
