package import Contracts

/// What a manager prepares: criteria, adjustments considered, the draft.
package enum PreparationFact: CaseChapter {
  /// A criterion was answered, or answered anew.
  case criterionAnswered(code: String, answer: CriterionAnswer, evidence: String)
  /// An answer was withdrawn.
  case criterionReopened(code: String, reasons: String)
  /// Adjustments were considered.
  case adjustmentsConsidered(String)
  /// A complete plan was drafted.
  case planDrafted(Plan)
  /// The draft went to those who decide.
  case submitted
}

extension PreparationFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .criterionAnswered(let code, let answer, let evidence):
      return file.prepare {
        $0.answers[code] = AnsweredCriterion(answer: answer, evidence: evidence, by: event.by, at: event.at)
      }
    case .criterionReopened(let code, _): return file.prepare { $0.answers[code] = nil }
    case .adjustmentsConsidered(let text):
      let known = file.adjustments
      return file.prepare { $0.adjustmentsConsidered = ConsideredAdjustments(statement: event.signed(text), known: known) }
    case .planDrafted(let plan):
      return file.prepare { $0.draft = plan }
    case .submitted:
      guard var checklist = file.checklist, let plan = checklist.draft else { return false }
      // What it was returned for was done, or those who decide will say so again.
      checklist.returnedFor = []
      return file.proceed(
        to: .awaitingAuthorisation(Proposal(checklist: checklist, plan: plan, proposedBy: event.by, proposedAt: event.at)))
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .submitted: [.close(.prepareProposal), aftermath.open(.decideProposal)]
    case .criterionAnswered, .criterionReopened, .adjustmentsConsidered, .planDrafted: []
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .criterionAnswered(let code, let answer, let evidence):
      CriterionAnswered(criterion: code, answer: answer, evidence: evidence)
    case .criterionReopened(let code, let reasons): CriterionReopened(criterion: code, reasons: reasons)
    case .adjustmentsConsidered(let text): AdjustmentsConsidered(consideration: text)
    case .planDrafted(let plan): PlanDrafted(plan: plan.wire)
    case .submitted: PlanSubmitted()
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .criterionAnswered(let code, let answer, let evidence):
      RegisteredDecision(.preparation, "Criterion (\(code)) answered: \(answer.rawValue)", .criteria, evidence)
    case .criterionReopened(let code, let reasons):
      RegisteredDecision(.preparation, "Criterion (\(code)) reopened", .criteria, reasons)
    case .adjustmentsConsidered(let text):
      RegisteredDecision(.preparation, "Adjustments considered", .adjustmentsConsidered, text)
    case .planDrafted(let plan): RegisteredDecision(.proposal, "Plan drafted", .plans, plan.reasons)
    case .submitted: RegisteredDecision(.proposal, "Plan proposed", .authorisation)
    }
  }
}

extension PreparationFact {
  init(_ answered: CriterionAnswered) {
    self = .criterionAnswered(code: answered.criterion, answer: answered.answer, evidence: answered.evidence)
  }

  init(_ reopened: CriterionReopened) { self = .criterionReopened(code: reopened.criterion, reasons: reopened.reasons) }

  init(_ considered: AdjustmentsConsidered) { self = .adjustmentsConsidered(considered.consideration) }

  init(_ drafted: PlanDrafted) throws(WireFault) { self = .planDrafted(try Plan(drafted.plan)) }
}
