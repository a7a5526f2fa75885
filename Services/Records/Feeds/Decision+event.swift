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
    default: try self.init(besidePlan: event)
    }
  }

  /// The decisions beside the ordinary road to a plan.
  private init?(besidePlan event: FeedEvent) throws {
    switch event.type {
    case WarningSkipped.type:
      let skipped = try event.decode(WarningSkipped.self)
      let paragraph = skipped.ground == .threatToSafety ? "5.8" : "5.2"
      self.init("No warning, on the ground: \(skipped.ground.rawValue)", paragraph, skipped.reasons)
    case CriterionReopened.type:
      let reopened = try event.decode(CriterionReopened.self)
      self.init("Criterion (\(reopened.criterion)) reopened", "5.3", reopened.reasons)
    case ConsulteeHeard.type:
      let heard = try event.decode(ConsulteeHeard.self)
      self.init("Heard: \(heard.consultee)", "6.2", heard.view)
    case ConflictDeclared.type: self.init("Conflict declared", "6.2", try event.decode(ConflictDeclared.self).reasons)
    case PlanVoted.type:
      let voted = try event.decode(PlanVoted.self)
      self.init(voted.approves ? "Voice for the plan" : "Voice against the plan", "6.2", voted.reasons)
    case PlanSuspended.type: self.init("Plan suspended until the appeal is decided", "7.1", nil)
    case PlanBreached.type: self.init("Condition broken", "5.8", try event.decode(PlanBreached.self).account)
    case ReferralMade.type:
      let made = try event.decode(ReferralMade.self)
      self.init("Referred to: \(made.to.rawValue)", "5.8", made.reasons)
    case ReferralConcluded.type:
      self.init("Outcome of the referral", "5.8", try event.decode(ReferralConcluded.self).outcome)
    case VariationOpened.type:
      self.init("Change of the plan begun", "8.2", try event.decode(VariationOpened.self).reasons)
    case VariationClosed.type:
      let closed = try event.decode(VariationClosed.self)
      self.init("Change of the plan ended: \(closed.ending.rawValue)", "8.2", closed.reasons)
    default: try self.init(reviewOrAppeal: event)
    }
  }

  private init?(reviewOrAppeal event: FeedEvent) throws {
    switch event.type {
    case ReviewFellDue.type: self.init("Review overdue", "8.1", nil)
    case ReviewOpened.type: self.init("Reconsidered early", "8.2", try event.decode(ReviewOpened.self).reasons)
    case ReviewConcluded.type:
      let concluded = try event.decode(ReviewConcluded.self)
      self.init("Review concluded: \(concluded.outcome.rawValue)", "8.2", concluded.reasons)
    case AppealLodged.type:
      let lodged = try event.decode(AppealLodged.self)
      self.init("Appeal lodged against the \(lodged.against.rawValue)", "7.1", lodged.statement)
    case AppealDecided.type:
      let decided = try event.decode(AppealDecided.self)
      self.init("Appeal decided: \(decided.outcome.rawValue)", "7.1", decided.reasons)
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
    case .lapsed: ("Plan lapsed: nobody continued it by its review", "8.1")
    case .lifted: ("Plan lifted on review", "8.2")
    case .withdrawnOnAppeal: ("Plan withdrawn on appeal", "7.1")
    case .warningWithdrawn: ("Warning withdrawn on appeal", "7.1")
    case .deceased: ("Closed: the person has died", "2.2")
    case nil: ("Closed", "8.1")
    }
  }
}
