import Contracts
import ServiceKit
import Storage

/// Requests for reasonable adjustments: taken down, consulted about, decided (1.4, 1.5).
extension Intake {
  func requestAdjustment(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RequestAdjustment.self)
    try refuse(organisationFaults(request.organisation))
    try exchange.requireOrganisation(request.organisation)
    var consultations: [AdjustmentConsultation] = []
    for department in request.departments where !consultations.contains(where: { $0.isOf(department) }) {
      consultations.append(AdjustmentConsultation(department: department))
    }
    let (id, now, author, asked) = (identifiers.next(), exchange.now, exchange.author, consultations)
    return .write { tx in
      try requirePerson(request.serviceUser, in: tx)
      let adjustment = AdjustmentRequest(
        id: id, reference: try ReferenceNumbers.next("AR", at: now, in: tx), version: 1, serviceUser: request.serviceUser,
        organisation: request.organisation, channel: request.channel, request: request.request, state: .requested,
        consultations: asked, takenBy: exchange.actor.subject, at: now)
      try AdjustmentStore.insert(adjustment, in: tx)
      try journal.append(
        AdjustmentRequested(adjustment: adjustment), to: "adjustment/\(id)", expecting: 0, by: author, at: now, in: tx)
      return .json(adjustment, status: 201, etag: 1, location: "/adjustment-requests/\(id)")
    }
  }

  func adjustmentRequest(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let adjustment = try database.read { try visibleAdjustment(id, to: exchange, in: $0) }
    return .now(.json(adjustment, etag: adjustment.version))
  }

  func adjustmentRequests(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    let state = try exchange.query("state").map { text in
      guard let state = AdjustmentState(rawValue: text) else {
        throw Problem.malformedRequest("the query's state is no state of a request")
      }
      return state
    }
    let filter = AdjustmentStore.Filter(
      serviceUser: try exchange.identifier(inQuery: "serviceUser"), state: state, after: page.after, limit: page.limit + 1,
      organisations: exchange.actor.organisations)
    let found = try database.read { reader in
      try AdjustmentStore.list(filter, in: reader).compactMap { try storedAdjustment($0, in: reader) }
    }
    return .now(.json(page.cut(found, by: \.id.text)))
  }

  /// A department may answer anew until the request is decided; the journal keeps every answer.
  func answerConsultation(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let answer = try exchange.body(AnswerConsultation.self)
    let (now, author) = (exchange.now, exchange.author)
    return .write { tx in
      var adjustment = try undecidedAdjustment(id, to: exchange, in: tx)
      guard let index = adjustment.consultations.firstIndex(where: { $0.isOf(answer.department) }) else {
        let known = adjustment.consultations.map(\.department).joined(separator: ", ")
        throw Problem.invalidFields([
          FieldProblem(
            field: "department", code: "notAllowed", detail: "is not consulted about this request; these are: \(known)")
        ])
      }
      adjustment.consultations[index].view = answer.view
      adjustment.consultations[index].answeredBy = exchange.actor.subject
      adjustment.consultations[index].answeredAt = now
      adjustment.version += 1
      try journal.append(
        AdjustmentConsulted(adjustment: adjustment), to: "adjustment/\(id)", expecting: adjustment.version - 1, by: author,
        at: now, in: tx)
      return .json(adjustment, etag: adjustment.version)
    }
  }

  func decideAdjustment(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let decision = try exchange.body(DecideAdjustment.self)
    let expected = try exchange.requireVersion()
    try refuse(decision.faults)
    // Whoever decides has this role, and perhaps lesser ones too.
    let (now, author) = (exchange.now, exchange.actor.journalName(as: .customerServiceManager))
    return .write { tx in
      let found = try visibleAdjustment(id, to: exchange, in: tx)
      guard found.version == expected else { throw Problem.staleVersion(expected: expected, found: found.version) }
      var adjustment = try undecidedAdjustment(id, to: exchange, in: tx)
      let silent = adjustment.consultations.filter { $0.view == nil }.map(\.department)
      guard silent.isEmpty || decision.consultationWaived != nil else {
        throw Problem.refused(
          PolicyRefusal(
            code: "consultation-open", paragraph: "1.5",
            detail: "The manager of every department whose service would change is heard first, unless a reason is recorded.",
            missing: silent.map { "the view of \($0)" }, status: 422))
      }
      adjustment.state = AdjustmentState(decision.outcome)
      adjustment.decision = AdjustmentDecision(
        outcome: decision.outcome, explanation: decision.explanation, agreed: decision.agreed,
        neededChannels: Set(decision.neededChannels ?? []).sorted(),
        unusableChannels: Set(decision.unusableChannels ?? []).sorted(), consultationWaived: decision.consultationWaived,
        decidedBy: exchange.actor.subject, decidedAt: now)
      adjustment.version += 1
      try AdjustmentStore.decide(adjustment, in: tx)
      try journal.append(
        AdjustmentDecided(adjustment: adjustment), to: "adjustment/\(id)", expecting: expected, by: author, at: now, in: tx)
      return .json(adjustment, etag: adjustment.version)
    }
  }

  /// The request, if whoever asks works for its organisation; otherwise there is nothing there.
  private func visibleAdjustment(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> AdjustmentRequest {
    guard let adjustment = try storedAdjustment(id, in: reader), exchange.actor.sees(adjustment.organisation) else {
      throw Problem.notFound
    }
    return adjustment
  }

  /// The same, if nobody has decided it: a decision is not made twice, and a new need is a new request.
  private func undecidedAdjustment(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> AdjustmentRequest {
    let adjustment = try visibleAdjustment(id, to: exchange, in: reader)
    guard adjustment.state == .requested else {
      throw Problem.refused(
        PolicyRefusal(code: "already-decided", paragraph: "1.5", detail: "This request has been decided; ask with a new one."))
    }
    return adjustment
  }

  private func storedAdjustment(_ id: Identifier, in reader: Reader) throws -> AdjustmentRequest? {
    let entry = try journal.entries(of: "adjustment/\(id)", in: reader).last
    return switch entry?.type {
    case AdjustmentRequested.type: try entry?.decode(AdjustmentRequested.self).adjustment
    case AdjustmentConsulted.type: try entry?.decode(AdjustmentConsulted.self).adjustment
    case AdjustmentDecided.type: try entry?.decode(AdjustmentDecided.self).adjustment
    default: nil
    }
  }
}

extension AdjustmentConsultation {
  /// Whether it is that department's, however it is capitalised.
  fileprivate func isOf(_ department: String) -> Bool { self.department.lowercased() == department.lowercased() }
}

extension DecideAdjustment {
  /// What is granted is said in words that everybody may read; what is refused brings nothing; no channel is both needed and unusable.
  fileprivate var faults: [FieldProblem] {
    var faults: [FieldProblem] = []
    let channels = [("neededChannels", neededChannels ?? []), ("unusableChannels", unusableChannels ?? [])]
    switch outcome {
    case .granted, .partlyGranted:
      if agreed == nil {
        faults.append(FieldProblem(field: "agreed", code: "missing", detail: "say what is done for the person from now on"))
      }
    case .refused:
      let given = (agreed == nil ? [] : ["agreed"]) + channels.filter { !$0.1.isEmpty }.map(\.0)
      faults += given.map { FieldProblem(field: $0, code: "notAllowed", detail: "nothing is agreed where a request is refused") }
    }
    for channel in Set(neededChannels ?? []).intersection(unusableChannels ?? []).sorted() {
      faults.append(
        FieldProblem(
          field: "unusableChannels", code: "notAllowed", detail: "\(channel.rawValue) cannot be both needed and unusable"))
    }
    return faults
  }
}
