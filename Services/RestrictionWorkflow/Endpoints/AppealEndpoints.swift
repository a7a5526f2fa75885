import Contracts
import Policy
import ServiceKit
import Storage

/// Appeals.
extension RestrictionWorkflow {
  /// Appeals are taken down by front-line staff too, who may not see the case: the answer gives its reference and no more.
  func lodgeAppeal(_ exchange: Exchange) throws -> Reply {
    try command(exchange, LodgeAppeal.self, answer: { .json($0.receipt, etag: $0.version) }) { body in
      .lodgeAppeal(
        AppealLodging(
          id: identifiers.next(), against: body.against, channel: body.channel,
          receivedAt: body.receivedAt ?? exchange.now, grounds: body.grounds ?? [], statement: body.statement,
          lateReason: body.lateReason, planVersion: body.planVersion, takenBy: body.takenBy))
    }
  }

  /// By the reference in the person's letter. It does not depend on what someone has seen of the case, so it gives no version, and
  /// applies to the current one.
  func takeDownAppeal(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(TakeDownAppeal.self)
    let lodging = AppealLodging(
      id: identifiers.next(), against: body.against, channel: body.channel, receivedAt: body.receivedAt ?? exchange.now,
      grounds: body.grounds ?? [], statement: body.statement, lateReason: body.lateReason, planVersion: body.planVersion,
      takenBy: body.takenBy)
    return .write { tx in
      let loaded = try visible(body.reference, named: "reference", to: exchange, in: tx)
      let after = try perform(.lodgeAppeal(lodging), on: loaded, by: CaseActor(exchange.actor), at: exchange.now, in: tx)
      return .json(after.receipt, status: 201, etag: after.version)
    }
  }

  func acknowledgeAppeal(_ exchange: Exchange) throws -> Reply {
    try command(exchange, AcknowledgeAppeal.self) { .acknowledgeAppeal($0.appeal, notice: identifiers.next()) }
  }

  func decideAppeal(_ exchange: Exchange) throws -> Reply {
    try command(exchange, DecideAppeal.self) { body in
      .decideAppeal(
        body.appeal, body.outcome, reasons: body.reasons, remedy: body.remedy,
        changes: try RequiredChanges(body.changes, endsBy: body.endsBy, behaviours: body.behaviours), notice: identifiers.next())
    }
  }
}
