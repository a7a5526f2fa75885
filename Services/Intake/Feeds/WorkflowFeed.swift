import Contracts
import ServiceKit
import Storage

/// What intake does about the workflow's events: a plan that takes effect is enforced, and one whose case is closed no longer is.
extension Intake {
  func follow(workflow event: FeedEvent, in tx: Transaction) throws {
    guard let caseID = event.streamIdentifier("case") else { return }
    switch event.type {
    case PlanTookEffect.type:
      guard event.data != nil else { return try PlanStore.remove(caseID: caseID, in: tx) }
      try PlanStore.put(try event.decode(PlanTookEffect.self), caseID: caseID, in: tx)
    case CaseClosed.type:
      try PlanStore.remove(caseID: caseID, in: tx)
    default:
      break
    }
  }

  /// The types that ``follow(workflow:in:)`` does anything about.
  static let workflowTypes: Set<String> = [PlanTookEffect.type, CaseClosed.type]
}
