import Contracts

/// The end of a case.
package enum EndingFact: CaseChapter {
  /// Someone recorded that the person has died: a second person has to confirm it.
  case deathReported(evidence: String)
  /// The second person found that it was not right.
  case deathReportRejected(reasons: String)
  /// The case is over, and any plan with it.
  case closed(CaseOutcome, reasons: String)
}

extension EndingFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .deathReported(let evidence): return file.whileOpen { $0.deathReport = event.signed(evidence) }
    case .deathReportRejected: return file.whileOpen { $0.deathReport = nil }
    case .closed(let outcome, let reasons):
      return file.whileOpen { file in
        file.deathReport = nil
        if outcome == .deceased { file.letters = [] }
        file.stage = .closed(Closure(outcome: outcome, reasons: event.signed(reasons)))
      }
    }
  }

  /// A closed case still owes the answer to an appeal, and a letter that failed; but not to a person who has died.
  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .deathReported: return [aftermath.open(.confirmDeath)]
    case .deathReportRejected: return [.close(.confirmDeath)]
    case .closed(let outcome, _):
      var kept: Set<CaseTask> = []
      if outcome != .deceased, aftermath.file.appeals.contains(where: \.isOpen) {
        kept.formUnion([.acknowledgeAppeal, .decideAppeal])
      }
      if aftermath.file.hasFailedLetter { kept.insert(.sendNoticeAgain) }
      return CaseTask.allCases.filter { !kept.contains($0) }.map { .close($0) }
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .deathReported(let evidence): DeathReported(evidence: evidence)
    case .deathReportRejected(let reasons): DeathReportRejected(reasons: reasons)
    case .closed(let outcome, let reasons):
      CaseClosed(outcome: outcome.rawValue, reasons: reasons, serviceUser: origin.serviceUser)
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .deathReported(let evidence): RegisteredDecision(.death, "Death reported", .death, evidence)
    case .deathReportRejected(let reasons): RegisteredDecision(.death, "Report of a death rejected", .death, reasons)
    case .closed(let outcome, let reasons): RegisteredDecision(outcome.decisionKind, outcome.words, outcome.rule, reasons)
    }
  }
}

extension EndingFact {
  init(_ reported: DeathReported) { self = .deathReported(evidence: reported.evidence) }

  init(_ rejected: DeathReportRejected) { self = .deathReportRejected(reasons: rejected.reasons) }

  init(_ closed: CaseClosed) throws(WireFault) {
    guard let outcome = CaseOutcome(rawValue: closed.outcome) else {
      throw WireFault(field: "outcome", detail: "is not an outcome of a case")
    }
    self = .closed(outcome, reasons: closed.reasons)
  }
}

/// How a case ended.
package enum CaseOutcome: String, CaseIterable, Sendable {
  case notUnacceptable = "not-unacceptable"
  case noAction = "no-action"
  case adapted, withdrawn, refused, expired, lapsed, lifted, deceased
  case withdrawnOnAppeal = "withdrawn-on-appeal"
  case warningWithdrawn = "warning-withdrawn"
  case mistakenWarning = "mistaken-warning"

  /// The rule under which a case ends this way, wherever it is cited.
  var rule: Rule {
    switch self {
    case .notUnacceptable: .triage
    case .noAction: .noFurtherAction
    case .adapted, .mistakenWarning: .warnings
    case .withdrawn: .withdrawal
    case .refused: .authorisation
    case .expired: .planDuration
    case .lapsed: .reviews
    case .lifted: .reconsideration
    case .withdrawnOnAppeal, .warningWithdrawn: .appeals
    case .deceased: .death
    }
  }

  fileprivate var decisionKind: DecisionKind {
    switch self {
    case .notUnacceptable, .noAction: .triage
    case .adapted, .mistakenWarning: .warning
    case .withdrawn: .proposal
    case .refused: .refusal
    case .expired, .lapsed, .lifted: .lifting
    case .withdrawnOnAppeal, .warningWithdrawn: .appeal
    case .deceased: .death
    }
  }

  /// As the register of decisions has it.
  package var words: String {
    switch self {
    case .notUnacceptable: "Closed: not unacceptable behaviour"
    case .noAction: "Closed: no action"
    case .adapted: "Closed: the behaviour has stopped"
    case .withdrawn: "Closed: withdrawn"
    case .refused: "Plan refused"
    case .expired: "Plan ended on its last day"
    case .lapsed: "Plan lapsed: not extended by its review date"
    case .lifted: "Plan lifted on review"
    case .withdrawnOnAppeal: "Plan withdrawn on appeal"
    case .warningWithdrawn: "Warning withdrawn on appeal"
    case .mistakenWarning: "Warning withdrawn: it was a mistake"
    case .deceased: "Closed: the person has died"
    }
  }
}
