import Contracts
import Policy
import ServiceKit
import Storage

/// The commands by which people move a case on. Each names the version it was decided on with `If-Match`, and answers with the case.
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

  func sendNoticeAgain(_ exchange: Exchange) throws -> Reply {
    try command(exchange, NothingToSay.self) { _ in .sendNoticeAgain(notice: identifiers.next()) }
  }

  func closeAsAdapted(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .closeAsAdapted(reasons: $0.reasons) }
  }

  func recordContinued(_ exchange: Exchange) throws -> Reply {
    try command(exchange, RecordContinued.self) { .recordContinued(incidents: $0.incidents, reasons: $0.reasons) }
  }

  func answerCriterion(_ exchange: Exchange) throws -> Reply {
    try command(exchange, AnswerCriterion.self) { body in
      .answerCriterion(code: body.criterion, answer: CriterionAnswer(body.answer), evidence: body.evidence)
    }
  }

  func confirmAdjustmentsConsidered(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ConfirmAdjustmentsConsidered.self) { .confirmAdjustmentsConsidered($0.consideration) }
  }

  func draftPlan(_ exchange: Exchange) throws -> Reply {
    try command(exchange, DraftPlan.self) { body in
      .draftPlan(
        PlanDraft(
          id: identifiers.next(), organisations: body.organisations ?? [],
          restrictions: try Restriction.list(body.restrictions ?? []),
          howToContact: body.howToContact ?? "", serviceToExpect: body.serviceToExpect ?? "", reasons: body.reasons ?? "",
          startsOn: body.startsOn, endsOn: body.endsOn, reviewOn: body.reviewOn, severeReason: body.severeReason))
    }
  }

  func withdraw(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .withdraw(reasons: $0.reasons) }
  }

  func submit(_ exchange: Exchange) throws -> Reply {
    try command(exchange, NothingToSay.self) { _ in .submit }
  }

  func authorise(_ exchange: Exchange) throws -> Reply {
    try command(exchange, AuthorisePlan.self) { body in
      .authorise(confirming: body.confirmedCriteria, reasons: body.reasons, notice: identifiers.next())
    }
  }

  func refuse(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReasonedDecision.self) { .refuse(reasons: $0.reasons) }
  }

  func returnToManager(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReturnToManager.self) { .returnToManager(missing: $0.missing) }
  }

  private func command<Body: Decodable>(
    _ exchange: Exchange, _ type: Body.Type, _ make: (Body) throws -> Command
  ) throws -> Reply {
    let id = try exchange.identifier("id")
    // A command without content may come without a body, and then without a content type.
    let body = exchange.request.body.isEmpty && type == NothingToSay.self ? NothingToSay() as? Body : try exchange.body(type)
    guard let body else { throw Problem.malformedRequest("a body is needed") }
    let expected = try exchange.requireVersion()
    let command = try make(body)
    // Read and decided here, on one of many threads, so that the writer, of which there is one, has only to append: that expects the version
    // which was decided on. A refusal waits for the writer too, where the answer to the same request may be found.
    let decided = Result {
      let loaded = try database.read { try visible(id, to: exchange, in: $0) }
      guard loaded.version == expected else { throw Problem.staleVersion(expected: expected, found: loaded.version) }
      let events = try loaded.state.decide(command, by: CaseActor(exchange.actor), at: exchange.now, under: pack)
      let entries = try events.map { try NewEntry($0, of: loaded.origin) }
      let after = loaded.following(events)
      let response = Response.json(CaseView(after, under: pack), etag: after.version)
      return (loaded: loaded, events: events, entries: entries, response: response)
    }
    return .write { tx in
      let (loaded, events, entries, response) = try decided.get()
      try record(events, as: entries, into: loaded, in: tx)
      return response
    }
  }
}

extension CaseActor {
  /// Whoever asks, as the policy sees them.
  init(_ actor: ServiceKit.Actor) {
    self.init(subject: actor.subject, roles: actor.roles, organisations: actor.organisations)
  }
}

extension Problem {
  /// The policy's refusal as it is answered: 403 when it is the person, 409 when it is the stage, 422 when something is missing.
  static func refusal(_ refusal: Refusal) -> Problem {
    let status =
      switch refusal.kind {
      case .notEntitled: 403
      case .wrongStage: 409
      case .incomplete: 422
      }
    return .refused(
      PolicyRefusal(
        code: refusal.code, paragraph: refusal.paragraph, detail: refusal.sentence, missing: refusal.missing, status: status))
  }

  /// What the workflow's own errors are answered with.
  static func workflow(_ error: any Error) -> Problem? {
    switch error {
    case let refused as Refusal: refusal(refused)
    case let fault as WireFault: .invalidFields([FieldProblem(field: fault.field, code: "malformed", detail: fault.detail)])
    default: nil
    }
  }
}
