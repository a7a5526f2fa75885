import Contracts
import ServiceKit
import Storage

/// What intake does about the workflow's events: a plan that takes effect is enforced, in place of the version before it;
/// one that is suspended is not until it takes effect again (7.1), and one whose case is closed never.
extension Intake {
  func follow(workflow event: FeedEvent, in tx: Transaction) throws {
    guard let caseID = event.streamIdentifier("case") else { return }
    switch event.type {
    case PlanTookEffect.type:
      guard event.data != nil else { return try PlanStore.remove(caseID: caseID, in: tx) }
      try PlanStore.put(try event.decode(PlanTookEffect.self), caseID: caseID, in: tx)
    case ReviewConcluded.type:
      guard event.data != nil, let day = try event.decode(ReviewConcluded.self).reviewOn else { return }
      try PlanStore.review(caseID: caseID, on: day, in: tx)
    case PlanSuspended.type, CaseClosed.type:
      try PlanStore.remove(caseID: caseID, in: tx)
    default:
      break
    }
  }

  /// The types that ``follow(workflow:in:)`` does anything about.
  static let workflowTypes: Set<String> = [PlanTookEffect.type, ReviewConcluded.type, PlanSuspended.type, CaseClosed.type]
}
