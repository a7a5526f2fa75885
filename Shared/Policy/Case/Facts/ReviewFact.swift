package import Contracts

/// Reviews of a plan in force.
package enum ReviewFact: CaseChapter {
  /// The review is coming up, within the notice that the manager is given.
  case cameUp
  /// The review date has passed.
  case fellDue
  /// The plan is being reconsidered early.
  case opened(ReviewCause, reasons: String)
  /// The review was concluded, and its letter requested.
  case concluded(ReviewOutcome, reasons: String, notice: NoticeRequest)
}

extension ReviewFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .cameUp: return file.enforce { $0.review = .comingUp }
    case .fellDue: return file.enforce { $0.review = .overdue }
    case .opened(let cause, let reasons): return file.enforce { $0.review = .opened(cause, event.signed(reasons)) }
    case .concluded(let outcome, let reasons, let notice):
      file.reviews.append(ConcludedReview(outcome: outcome, reasons: event.signed(reasons), notice: notice.notice))
      file.keep(notice, at: event.at)
      return file.enforce { plan in
        plan.review = .scheduled
        if let day = outcome.reviewOn { plan.reviewOn = day }
      }
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .cameUp:
      [aftermath.open(.review, due: aftermath.file.inForce.map { aftermath.file.reviewDeadline(of: $0, aftermath.pack) })]
    case .fellDue: [.close(.review), aftermath.open(.overdueReview)]
    case .opened: [aftermath.open(.review)]
    case .concluded: [.close(.review), .close(.overdueReview)]
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .cameUp: ReviewCameUp()
    case .fellDue: ReviewFellDue()
    case .opened(let cause, let reasons): ReviewOpened(cause: cause, reasons: reasons)
    case .concluded(let outcome, let reasons, let notice):
      ReviewConcluded(outcome: outcome.finding, reviewOn: outcome.reviewOn, reasons: reasons, notice: notice.wire(of: origin))
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .cameUp: nil
    case .fellDue: RegisteredDecision(.review, "Review overdue", .reviews)
    case .opened(_, let reasons): RegisteredDecision(.review, "Reconsidered early", .reconsideration, reasons)
    case .concluded(let outcome, let reasons, _):
      RegisteredDecision(outcome.finding.decisionKind, "Review concluded: \(outcome.finding.rawValue)", .reconsideration, reasons)
    }
  }
}

extension ReviewFact {
  init(_ opened: ReviewOpened) { self = .opened(opened.cause, reasons: opened.reasons) }

  init(_ concluded: ReviewConcluded) throws(WireFault) {
    guard let outcome = ReviewOutcome(concluded.outcome, reviewOn: concluded.reviewOn) else {
      throw WireFault(field: "reviewOn", detail: "is missing, although the plan continues")
    }
    self = .concluded(outcome, reasons: concluded.reasons, notice: try NoticeRequest(concluded.notice))
  }
}

extension ReviewOutcome {
  /// The outcome for that finding; nil when the plan continues without a next review.
  package init?(_ finding: ReviewFinding, reviewOn: Day?) {
    switch (finding, reviewOn) {
    case (.continues, let day?): self = .continues(reviewOn: day)
    case (.vary, let day?): self = .vary(reviewOn: day)
    case (.lift, _): self = .lift
    case (.continues, nil), (.vary, nil): return nil
    }
  }

  /// The outcome, without the day.
  package var finding: ReviewFinding {
    switch self {
    case .continues: .continues
    case .vary: .vary
    case .lift: .lift
    }
  }

  /// The day by which the plan is reviewed again; nil when it ends.
  package var reviewOn: Day? {
    switch self {
    case .continues(let day), .vary(let day): day
    case .lift: nil
    }
  }
}

extension ReviewFinding {
  fileprivate var decisionKind: DecisionKind {
    switch self {
    case .continues: .continuation
    case .vary: .variation
    case .lift: .lifting
    }
  }
}
