import Contracts
import Policy
import ServiceKit

/// A decision about a restriction, as the register shows it (8.1).
struct Decision: Sendable, Equatable {
  var words: String
  var paragraph: String
  var reasons: String?

  private init(_ words: String, _ paragraph: String, _ reasons: String?) {
    (self.words, self.paragraph, self.reasons) = (words, paragraph, reasons)
  }

  /// The decision that an event of the workflow is; nil when it is none.
  ///
  /// - Throws: what the decoder throws, for an event of a known type that cannot be read.
  init?(_ event: FeedEvent, under pack: PolicyPack) throws {
    guard event.data != nil else { return nil }
    switch event.type {
    case WarningDecided.type: self.init("Warning decided", "5.2", try event.decode(WarningDecided.self).reasons)
    case CaseWarned.type: self.init("Warning dispatched", "5.2", nil)
    case BehaviourContinued.type:
      self.init("Found that the behaviour continued", "5.3", try event.decode(BehaviourContinued.self).reasons)
    case CriterionAnswered.type:
      let answered = try event.decode(CriterionAnswered.self)
      self.init("Criterion (\(answered.criterion)) answered: \(answered.answer.rawValue)", "5.3", answered.evidence)
    case AdjustmentsConsidered.type:
      self.init("Adjustments considered", "5.9", try event.decode(AdjustmentsConsidered.self).consideration)
    case PlanDrafted.type: self.init("Plan drafted", "5.4", try event.decode(PlanDrafted.self).plan.reasons)
    case PlanSubmitted.type: self.init("Plan proposed to a senior manager", "6.2", nil)
    case PlanReturned.type:
      self.init("Plan returned to the manager", "6.2", try event.decode(PlanReturned.self).missing.joined(separator: "; "))
    case PlanAuthorised.type: self.init("Plan authorised", "6.2", try event.decode(PlanAuthorised.self).reasons)
    case PlanNoticeDispatched.type: self.init("Person told of the plan", "5.1", nil)
    case PlanTookEffect.type: self.init("Plan in force", "5.1", nil)
    case CaseClosed.type:
      let closed = try event.decode(CaseClosed.self)
      let (words, paragraph) = Self.ending(CaseOutcome(rawValue: closed.outcome))
      self.init(words, paragraph, closed.reasons)
    default: return nil
    }
  }

  private static func ending(_ outcome: CaseOutcome?) -> (words: String, paragraph: String) {
    switch outcome {
    case .notUnacceptable: ("Closed: not unacceptable behaviour", "3.1")
    case .noAction: ("Closed: no action", "5.1")
    case .adapted: ("Closed: the behaviour has stopped", "5.2")
    case .withdrawn: ("Closed: withdrawn", "5.3")
    case .refused: ("Plan refused", "6.2")
    case .expired: ("Plan ended on its last day", "5.7")
    case nil: ("Closed", "8.1")
    }
  }
}
