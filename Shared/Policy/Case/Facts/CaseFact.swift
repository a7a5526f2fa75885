package import Contracts

/// What can happen in a case, by chapter. How a fact changes the case, is journalled, affects people's tasks and is worded in the register
/// is in its chapter's file, and nowhere else.
package enum CaseFact: Sendable, Equatable {
  /// What the case is about: its beginning, incidents, adjustments, referrals.
  case file(FileFact)
  /// Warnings, and grounds for none.
  case warning(WarningFact)
  /// Criteria and draft.
  case preparation(PreparationFact)
  /// Votes and decisions.
  case decision(DecisionFact)
  /// The plan, from its notice to its next version.
  case plan(PlanFact)
  /// Reviews.
  case review(ReviewFact)
  /// Appeals.
  case appeal(AppealFact)
  /// Letters themselves, whatever they say.
  case letter(LetterFact)
  /// The end.
  case ending(EndingFact)

  /// The fact within its chapter.
  var chapter: any CaseChapter {
    switch self {
    case .file(let fact): fact
    case .warning(let fact): fact
    case .preparation(let fact): fact
    case .decision(let fact): fact
    case .plan(let fact): fact
    case .review(let fact): fact
    case .appeal(let fact): fact
    case .letter(let fact): fact
    case .ending(let fact): fact
    }
  }

  /// What the fact carries in the journal and the feed.
  package func payload(of origin: CaseOrigin) -> any EventPayload { chapter.payload(of: origin) }

  /// How the register of decisions words the fact; nil where nothing is decided.
  package var decision: RegisteredDecision? { chapter.decision }
}

/// One chapter of what can happen in a case. Each requirement switches over the chapter's facts, without `default`: a new fact does not
/// compile until the chapter handles it.
protocol CaseChapter: Sendable, Equatable {
  /// Applies the fact; false when it does not fit the case's present stage. The caller then discards the changes.
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool

  /// The tasks that the fact opens and closes, given the case after it.
  func tasks(in aftermath: Aftermath) -> [TaskChange]

  /// What the fact carries in the journal and the feed.
  func payload(of origin: CaseOrigin) -> any EventPayload

  /// How the register words it; nil where nothing is decided.
  var decision: RegisteredDecision? { get }
}

/// A decision, as the register of decisions words it.
package struct RegisteredDecision: Sendable, Equatable {
  /// What kind of decision it is.
  package let kind: DecisionKind
  /// What was decided, in a few words.
  package let words: String
  /// The rule it rests on.
  package let rule: Rule
  /// The reasons given, where the fact carries any.
  package let reasons: String?

  package init(_ kind: DecisionKind, _ words: String, _ rule: Rule, _ reasons: String? = nil) {
    (self.kind, self.words, self.rule, self.reasons) = (kind, words, rule, reasons)
  }
}

/// What the first event of a case carries besides the policy's facts.
package struct CaseOrigin: Sendable, Equatable {
  /// The reference to read out (`RC-2026-000001`).
  package let reference: String
  /// The report that led to the case.
  package let report: Identifier?
  /// The effect of the behaviour on the work and the people, as reported.
  package let concern: String?
  /// The person whom the case concerns.
  package let serviceUser: Identifier?

  package init(
    reference: String, report: Identifier? = nil, concern: String? = nil, serviceUser: Identifier? = nil
  ) {
    (self.reference, self.report, self.concern) = (reference, report, concern)
    self.serviceUser = serviceUser
  }
}

/// A case just after an event, to work out what people now have to do.
struct Aftermath {
  let file: RestrictionCase
  let event: CaseEvent
  let pack: PolicyPack

  /// The task, for the first office that the pack names for its step, due within its service standard unless another moment is given.
  func open(_ task: CaseTask, for office: Office? = nil, due: Instant? = nil) -> TaskChange {
    let days = pack.serviceStandards[task] ?? 0
    let voters = task == .decideProposal ? file.proposal.flatMap { pack.decision.offices(for: $0.plan).first } : nil
    return .open(
      task, office: office ?? voters ?? pack.office(for: task.action), paragraph: pack.citations[task.rule],
      due: due ?? pack.zone.midnight(daysAfter: days + 1, event.at))
  }
}
