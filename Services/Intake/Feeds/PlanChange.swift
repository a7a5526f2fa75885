import Contracts
import Policy
import ServiceKit
import Storage

/// What an event of the workflow changes about the plans that intake enforces.
enum PlanChange {
  /// A case began, under that policy.
  case began(PolicyReference)
  /// A plan is enforced from now on, in place of the version before it.
  case tookEffect(PlanTookEffect)
  /// A plan in force is next reviewed on that day.
  case reviewed(Day)
  /// Nothing is enforced until a plan takes effect again.
  case suspended
  /// Nothing is enforced any more.
  case ended

  /// What that event changes; nil where it changes nothing.
  ///
  /// - Parameter isDestroyed: whether what the event said was destroyed.
  init?(_ type: WorkflowEvent, from source: some PayloadSource, isDestroyed: Bool) throws {
    switch type {
    case .planTookEffect: self = isDestroyed ? .suspended : .tookEffect(try source.decode(PlanTookEffect.self))
    case .reviewConcluded:
      guard !isDestroyed, let day = try source.decode(ReviewConcluded.self).reviewOn else { return nil }
      self = .reviewed(day)
    case .planSuspended, .planUntold: self = .suspended
    case .caseClosed: self = .ended
    case .caseOpened:
      guard !isDestroyed else { return nil }
      self = .began(try source.decode(CaseOpened.self).policy)
    // None of these changes what is enforced.
    case .caseIncidentAdded, .involvementAdded, .involvementCorrected, .deathReported, .deathReportRejected,
      .caseAdjustmentsNoted, .caseSettled,
      .incidentRead, .referralMade, .referralConcluded,
      .warningDecided, .warningSkipped, .caseWarned, .warningPeriodEnded, .behaviourContinued, .criterionAnswered,
      .criterionReopened,
      .adjustmentsConsidered, .planDrafted, .planSubmitted, .consulteeHeard, .conflictDeclared, .planVoted, .planAuthorised,
      .planReturned, .planNoticeDispatched, .planBreached, .breachesConsidered, .variationOpened, .variationClosed, .reviewCameUp,
      .reviewFellDue,
      .reviewOpened, .appealLodged, .appealAcknowledged, .appealDecided, .caseLetterRequested, .caseLetterDispatched,
      .caseLetterReturned, .caseNoticeFailed, .caseNoticeRequestedAgain, .disposalCarriedOut, .clockMoved:
      return nil
    }
  }

  /// Makes the change to the plans of that case.
  func make(toCase caseID: Identifier, in tx: Transaction) throws {
    switch self {
    case .began(let policy): try PlanStore.begin(caseID: caseID, under: policy, in: tx)
    case .tookEffect(let effect): try PlanStore.put(effect, caseID: caseID, in: tx)
    case .reviewed(let day): try PlanStore.review(caseID: caseID, on: day, in: tx)
    case .suspended: try PlanStore.remove(caseID: caseID, in: tx)
    case .ended: try PlanStore.end(caseID: caseID, in: tx)
    }
  }
}
