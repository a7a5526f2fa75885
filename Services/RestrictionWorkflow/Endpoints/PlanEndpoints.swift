import Contracts
import Policy
import ServiceKit
import Storage

/// What happens to a plan in force: breaches, and its next version (decision 6).
extension RestrictionWorkflow {
  /// Breaches are seen by front-line staff, who may not see the case: the answer gives its reference and no more.
  func recordBreach(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordBreach.self, answer: { .json($0.receipt, etag: $0.version) }) { body in
      .recordBreach(
        Breach(
          id: identifiers.next(), occurredAt: body.occurredAt, account: body.account, response: body.response,
          wordsForPerson: body.wordsForPerson), notice: identifiers.next())
    }
  }

  /// By the reference that the contact check gives with a plan. It does not depend on what someone has seen of the case, so it gives no
  /// version, and applies to the current one.
  func reportBreach(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(ReportBreach.self)
    let breach = Breach(
      id: identifiers.next(), occurredAt: body.occurredAt, account: body.account, response: body.response,
      wordsForPerson: body.wordsForPerson)
    let notice = identifiers.next()
    return .write { tx in
      let loaded = try visible(body.plan, named: "plan", to: exchange, in: tx)
      let after = try perform(
        .recordBreach(breach, notice: notice), on: loaded, by: CaseActor(exchange.actor), at: exchange.now, in: tx)
      return .json(after.receipt, status: 201, etag: after.version)
    }
  }

  func breaches(_ exchange: Exchange, _ query: Listed<BreachFilter>) throws -> Reply {
    let span = try query.terms.span { pack.zone.start(of: $0) }
    let found = try database.read {
      try BreachStore.list(query.filter, span, organisations: exchange.actor.organisations, journal, in: $0)
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "breaches"))
  }

  func considerBreaches(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .considerBreaches(reasons: $0.reasons) }
  }

  func openVariation(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .openVariation(reasons: $0.reasons) }
  }
}

extension RestrictionWorkflow.LoadedCase {
  /// What lists show of it.
  var summary: CaseSummary {
    CaseSummary(
      id: state.id, reference: origin.reference, stage: state.stage.name.rawValue, serviceUser: state.serviceUser,
      organisation: state.organisation, openedAt: state.openedAt, version: version)
  }

  /// What a person learns who may not see the case.
  var receipt: CaseReceipt { CaseReceipt(reference: origin.reference, version: version) }
}
