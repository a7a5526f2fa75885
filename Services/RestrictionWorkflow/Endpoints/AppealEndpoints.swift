import Contracts
import Policy
import ServiceKit

/// Appeals.
extension RestrictionWorkflow {
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
}
