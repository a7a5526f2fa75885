import Contracts
import Policy
import ServiceKit
import Storage

/// What intake does about the workflow's events: a plan that takes effect is enforced, in place of the version before it;
/// one that is suspended is not until it takes effect again, and one whose case is closed never.
extension Intake {
  func follow(workflow type: WorkflowEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard let caseID = event.streamIdentifier("case") else { return }
    switch type {
    case .planTookEffect:
      guard event.data != nil else { return try PlanStore.remove(caseID: caseID, in: tx) }
      try PlanStore.put(try event.decode(PlanTookEffect.self), caseID: caseID, in: tx)
    case .reviewConcluded:
      guard event.data != nil, let day = try event.decode(ReviewConcluded.self).reviewOn else { return }
      try PlanStore.review(caseID: caseID, on: day, in: tx)
    case .planSuspended: try PlanStore.remove(caseID: caseID, in: tx)
    case .caseClosed:
      try PlanStore.end(caseID: caseID, in: tx)
      guard event.data != nil else { return }
      try noteDeath(try event.decode(CaseClosed.self), at: event.instant, in: tx)
    case .caseOpened:
      guard event.data != nil else { return }
      try PlanStore.begin(caseID: caseID, under: try event.decode(CaseOpened.self).policy, in: tx)
    // None of these changes what is enforced.
    case .caseIncidentAdded, .involvementAdded, .involvementCorrected, .deathReported, .deathReportRejected,
      .caseAdjustmentsNoted,
      .incidentRead, .referralMade, .referralConcluded,
      .warningDecided, .warningSkipped, .caseWarned, .warningPeriodEnded, .behaviourContinued, .criterionAnswered,
      .criterionReopened,
      .adjustmentsConsidered, .planDrafted, .planSubmitted, .consulteeHeard, .conflictDeclared, .planVoted, .planAuthorised,
      .planReturned, .planNoticeDispatched, .planBreached, .breachesConsidered, .variationOpened, .variationClosed, .reviewCameUp,
      .reviewFellDue,
      .reviewOpened, .appealLodged, .appealAcknowledged, .appealDecided, .caseLetterRequested, .caseLetterDispatched,
      .caseNoticeFailed, .caseNoticeRequestedAgain, .clockMoved:
      break
    }
  }

  /// A death is the person's, not the case's: it is on their record from then on, and whatever follows it hears of it.
  private func noteDeath(_ closed: CaseClosed, at moment: Instant, in tx: Transaction) throws {
    guard CaseOutcome(rawValue: closed.outcome) == .deceased, let id = closed.serviceUser,
      var person = try ServiceUserStore.record(id, in: tx), person.deathConfirmedAt == nil
    else { return }
    person.version += 1
    person.deathConfirmedAt = moment
    try ServiceUserStore.replace(person, in: tx)
    try journal.append(
      ServiceUserDied(serviceUser: person), to: "service-user/\(id)", expecting: person.version - 1,
      by: Service.intake.actor.journalName(as: .service), at: moment, in: tx)
  }
}
