import Contracts

/// What those who decide do with a proposal.
package enum DecisionFact: CaseChapter {
  /// Someone who must be consulted was.
  case consulted(consultee: String, view: String)
  /// Someone who could decide declared a conflict, and does not decide.
  case conflictDeclared(reasons: String)
  /// One of several voted.
  case voted(approves: Bool, reasons: String)
  /// The plan was authorised, and its letter requested.
  case authorised(confirmed: [String], reasons: String, notice: NoticeRequest, beforeNotice: String? = nil)
  /// The draft was sent back.
  case returned(missing: [String])
}

extension DecisionFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .consulted(let consultee, let view): return file.weigh { $0.views[consultee] = event.signed(view) }
    case .conflictDeclared(let reasons): return file.weigh { $0.conflicts.append(event.signed(reasons)) }
    case .voted(let approves, _):
      return file.weigh { $0.votes.append(Vote(by: event.by, approves: approves)) }
    case .authorised(let confirmed, let reasons, let notice, let beforeNotice):
      guard let proposal = file.proposal else { return false }
      return file.proceed(
        to: .noticePending(
          AuthorisedPlan(
            proposal: proposal,
            authorisation: Authorisation(
              by: event.by, office: event.office, at: event.at, confirmed: confirmed, reasons: reasons,
              beforeNotice: beforeNotice),
            notice: PendingNotice(request: notice, requestedAt: event.at, delivery: .requested))))
    case .returned(let missing):
      guard let proposal = file.proposal ?? file.authorised?.proposal else { return false }
      return file.proceed(to: .checklist(proposal.returned(for: missing)))
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .conflictDeclared:
      // Where several decide, the task stays open for the others.
      guard aftermath.pack.decision.kind == .single, let fallback = aftermath.pack.decision.fallbackOffices.first else {
        return []
      }
      return [.close(.decideProposal), aftermath.open(.decideProposal, for: fallback)]
    case .authorised: return [.close(.decideProposal)]
    case .returned: return [.close(.decideProposal), aftermath.open(.prepareProposal)]
    case .consulted, .voted: return []
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .consulted(let consultee, let view): ConsulteeHeard(consultee: consultee, view: view)
    case .conflictDeclared(let reasons): ConflictDeclared(reasons: reasons)
    case .voted(let approves, let reasons): PlanVoted(approves: approves, reasons: reasons)
    case .authorised(let confirmed, let reasons, let notice, let beforeNotice):
      PlanAuthorised(
        confirmed: confirmed, reasons: reasons, notice: notice.wire(of: origin), beforeNotice: beforeNotice)
    case .returned(let missing): PlanReturned(missing: missing)
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .consulted(let consultee, let view): RegisteredDecision(.proposal, "Consulted: \(consultee)", .consultation, view)
    case .conflictDeclared(let reasons): RegisteredDecision(.proposal, "Conflict declared", .impartialDecision, reasons)
    case .voted(let approves, let reasons):
      RegisteredDecision(.proposal, approves ? "Vote for the plan" : "Vote against the plan", .authorisation, reasons)
    case .authorised(_, let reasons, _, nil): RegisteredDecision(.restriction, "Plan authorised", .authorisation, reasons)
    case .authorised(_, let reasons, _, let why?):
      RegisteredDecision(
        .restriction, "Plan authorised, to bind before its letter has gone out", .authorisation,
        "\(reasons) Before its letter: \(why)")
    case .returned(let missing):
      RegisteredDecision(.proposal, "Plan returned to be completed", .authorisation, missing.joined(separator: "; "))
    }
  }
}

extension DecisionFact {
  init(_ heard: ConsulteeHeard) { self = .consulted(consultee: heard.consultee, view: heard.view) }

  init(_ declared: ConflictDeclared) { self = .conflictDeclared(reasons: declared.reasons) }

  init(_ voted: PlanVoted) { self = .voted(approves: voted.approves, reasons: voted.reasons) }

  init(_ authorised: PlanAuthorised) throws(WireFault) {
    self = .authorised(
      confirmed: authorised.confirmed, reasons: authorised.reasons, notice: try NoticeRequest(authorised.notice),
      beforeNotice: authorised.beforeNotice)
  }

  init(_ returned: PlanReturned) { self = .returned(missing: returned.missing) }
}
