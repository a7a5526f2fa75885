import Contracts
import Policy
import ServiceKit

/// Triage and warnings.
extension RestrictionWorkflow {
  func triage(_ exchange: Exchange) throws -> Reply {
    try command(exchange, TriageCase.self) { body in
      switch body.outcome {
      case .warn: .triage(.warn(notice: identifiers.next()), reasons: body.reasons)
      case .notUnacceptable: .triage(.notUnacceptable, reasons: body.reasons)
      case .noAction: .triage(.noAction, reasons: body.reasons)
      }
    }
  }

  func warnAgain(_ exchange: Exchange) throws -> Reply {
    try command(exchange, WarnAgain.self) {
      .warnAgain(incidents: $0.incidents, reasons: $0.reasons, notice: identifiers.next())
    }
  }

  func skipWarning(_ exchange: Exchange) throws -> Reply {
    try command(exchange, SkipWarning.self) { .skipWarning($0.ground, reasons: $0.reasons) }
  }

  func closeAsAdapted(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .closeAsAdapted(reasons: $0.reasons, notice: identifiers.next()) }
  }

  func withdrawWarning(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .withdrawWarning(reasons: $0.reasons, notice: identifiers.next()) }
  }

  func recordContinued(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordContinued.self) { .recordContinued(incidents: $0.incidents, reasons: $0.reasons) }
  }
}
