import Contracts
import Policy
import ServiceKit

/// What those who decide do with a proposal.
extension RestrictionWorkflow {
  func recordConsultation(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordConsultation.self) { .recordConsultation(consultee: $0.consultee, view: $0.view) }
  }

  func declareConflict(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .declareConflict(reasons: $0.reasons) }
  }

  func authorise(_ exchange: Exchange) throws -> Reply {
    try command(exchange, AuthorisePlan.self) { body in
      .authorise(
        confirming: body.confirmedCriteria, reasons: body.reasons, notice: identifiers.next(), beforeNotice: body.beforeNotice)
    }
  }

  func refuse(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .refuse(reasons: $0.reasons, notice: identifiers.next()) }
  }

  func returnToManager(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReturnToManager.self) { .returnToManager(missing: $0.missing) }
  }
}
