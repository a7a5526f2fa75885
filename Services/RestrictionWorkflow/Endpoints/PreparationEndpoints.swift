import Contracts
import Policy
import ServiceKit

/// What a manager prepares: criteria, adjustments considered, the draft.
extension RestrictionWorkflow {
  func answerCriterion(_ exchange: Exchange) throws -> Reply {
    try command(exchange, AnswerCriterion.self) { body in
      .answerCriterion(code: body.criterion, answer: body.answer, evidence: body.evidence)
    }
  }

  func reopenCriterion(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReopenCriterion.self) { .reopenCriterion(code: $0.criterion, reasons: $0.reasons) }
  }

  func confirmAdjustmentsConsidered(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ConfirmAdjustmentsConsidered.self) { .confirmAdjustmentsConsidered($0.consideration) }
  }

  func draftPlan(_ exchange: Exchange) throws -> Reply {
    try command(exchange, DraftPlan.self) { try drafting($0) }
  }

  /// Changes what is named of the draft, and nothing else.
  func amendDraft(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let patch = try exchange.mergePatch()
    return try give(exchange, to: id, expecting: try exchange.requireVersion()) { loaded in
      guard case .checklist(let checklist)? = loaded.state.proceeding, let draft = checklist.draft else {
        throw Problem.conflict("the case has no draft of a plan")
      }
      let amended = try patch.applied(to: DraftPlan(draft.wire)) { amended in
        try Problem.faults { _ = try drafting(amended) }
      }
      return try drafting(amended)
    }
  }

  private func drafting(_ body: DraftPlan) throws -> Command {
    let faults = Restriction.faults(of: body.restrictions ?? [])
    if !faults.isEmpty {
      throw Problem.invalidFields(faults.map { FieldProblem(field: $0.field, code: "malformed", detail: $0.detail) })
    }
    return .draftPlan(
      PlanDraft(
        id: identifiers.next(), organisations: body.organisations ?? [],
        restrictions: try Restriction.list(body.restrictions ?? []),
        howToContact: body.howToContact ?? "", serviceToExpect: body.serviceToExpect ?? "", reasons: body.reasons ?? "",
        proportionality: body.proportionality ?? "", startsOn: body.startsOn, endsOn: body.endsOn, reviewOn: body.reviewOn,
        severeReason: body.severeReason))
  }

  func withdraw(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .withdraw(reasons: $0.reasons, notice: identifiers.next()) }
  }

  func submit(_ exchange: Exchange) throws -> Reply {
    try command(exchange, NothingToSay.self) { _ in .submit }
  }
}
