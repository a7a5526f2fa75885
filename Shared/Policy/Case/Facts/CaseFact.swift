package import Contracts

/// What can happen in a case, by chapter. What a fact changes, how it is journaled, what it leaves for people to do and how the register
/// tells it is in its chapter's file, and nowhere else.
package enum CaseFact: Sendable, Equatable {
  /// What the case is about: its beginning, incidents, adjustments, referrals.
  case file(FileFact)
  /// Warnings, and grounds for none (5.2, 5.8).
  case warning(WarningFact)
  /// Criteria and draft (5.3 to 5.7).
  case preparation(PreparationFact)
  /// Those who decide (6.2).
  case decision(DecisionFact)
  /// The plan, from its notice to its next version (5.1, 5.8).
  case plan(PlanFact)
  /// Reviews (8.1, 8.2).
  case review(ReviewFact)
  /// Appeals (7.1).
  case appeal(AppealFact)
  /// Letters in themselves, whatever they say.
  case letter(LetterFact)
  /// The end.
  case ending(EndingFact)

  /// The fact as its chapter has it.
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

  /// How the register of decisions tells the fact; nil where nothing is decided (8.1).
  package var decision: RegisteredDecision? { chapter.decision }
}

/// One chapter of what can happen in a case. Each requirement is a switch over the chapter's facts, without `default`: a new fact does not
/// compile until the chapter has answered for it.
protocol CaseChapter: Sendable, Equatable {
  /// Takes the fact in; false, when it does not belong where the case is. The caller then drops what was changed.
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool

  /// The tasks that the fact opens and closes, the case being as it is after it.
  func tasks(in aftermath: Aftermath) -> [TaskChange]

  /// What the fact carries in the journal and the feed.
  func payload(of origin: CaseOrigin) -> any EventPayload

  /// How the register tells it; nil where nothing is decided (8.1).
  var decision: RegisteredDecision? { get }
}

/// A decision about a restriction, as the register shows it (8.1).
package struct RegisteredDecision: Sendable, Equatable {
  /// What was decided, in a few words.
  package let words: String
  /// The paragraph of the policy behind it.
  package let paragraph: String
  /// The reasons given, where the fact carries any.
  package let reasons: String?

  init(_ words: String, _ paragraph: String, _ reasons: String? = nil) {
    (self.words, self.paragraph, self.reasons) = (words, paragraph, reasons)
  }
}

/// What the first event of a case says beside the policy's facts.
package struct CaseOrigin: Sendable, Equatable {
  /// The reference to read out (`RC-2026-000001`).
  package let reference: String
  /// The report that asked for the case.
  package let report: Identifier?
  /// What the report says the behaviour does to the work and the people.
  package let concern: String?

  package init(reference: String, report: Identifier? = nil, concern: String? = nil) {
    (self.reference, self.report, self.concern) = (reference, report, concern)
  }
}

/// A case right after an event, for the question what people have to do now.
struct Aftermath {
  let file: RestrictionCase
  let event: CaseEvent
  let pack: PolicyPack

  /// The task, for those who do it under the pack, due within its service standard unless another moment is named (2.2).
  func open(_ task: CaseTask, for role: Role? = nil, due: Instant? = nil) -> TaskChange {
    let days = pack.serviceStandards[task] ?? 0
    let voices = task == .decideProposal ? file.proposal.flatMap { pack.decision.roles(for: $0.plan).min() } : nil
    return .open(
      task, role: role ?? voices ?? pack.steps[task.action]?.min() ?? .manager,
      due: due ?? pack.zone.midnight(daysAfter: days + 1, event.at))
  }
}
