import Contracts
import Policy
import ServiceKit
import Storage

/// What notification does about the workflow's events: it takes on the letters that they ask for.
extension Notification {
  /// The kind of the due row under which a letter waits to be sent.
  static let sending = "send"

  func follow(workflow type: WorkflowEvent, _ event: FeedEvent, in tx: Transaction) throws {
    // The case was destroyed before its letter was taken on: there is nobody left to write to.
    guard event.data != nil else { return }
    switch type {
    case .warningDecided: try take(on: try event.decode(WarningDecided.self).notice, in: tx)
    case .caseNoticeRequestedAgain: try take(on: try event.decode(CaseNoticeRequestedAgain.self).notice, in: tx)
    case .planAuthorised: try take(on: try event.decode(PlanAuthorised.self).notice, in: tx)
    case .reviewConcluded: try take(on: try event.decode(ReviewConcluded.self).notice, in: tx)
    case .appealAcknowledged: try take(on: try event.decode(AppealAcknowledged.self).notice, in: tx)
    case .appealDecided: try take(on: try event.decode(AppealDecided.self).notice, in: tx)
    case .caseLetterRequested: try take(on: try event.decode(CaseLetterRequested.self).notice, in: tx)
    // These ask for no letter.
    case .caseOpened, .caseIncidentAdded, .caseAdjustmentsNoted, .incidentRead, .referralMade, .referralConcluded,
      .warningSkipped, .caseWarned, .warningPeriodEnded, .behaviourContinued, .criterionAnswered, .criterionReopened,
      .adjustmentsConsidered, .planDrafted, .planSubmitted, .consulteeHeard, .conflictDeclared, .planVoted, .planReturned,
      .planNoticeDispatched, .planTookEffect, .planSuspended, .planBreached, .variationOpened, .variationClosed, .reviewCameUp,
      .reviewFellDue, .reviewOpened, .appealLodged, .caseLetterDispatched, .caseNoticeFailed, .caseClosed:
      break
    }
  }

  private func take(on request: LetterRequest, in tx: Transaction) throws {
    let now = clock.now
    let notice = Notice(
      id: request.notice, caseID: request.caseID, caseReference: request.caseReference, serviceUser: request.serviceUser,
      organisation: request.organisation, letter: request.letter, state: .pending, requestedAt: now, settledAt: nil, why: nil)
    let stream = Self.stream(notice.id)
    try NoticeStore.insert(notice, in: tx)
    try journal.append(NoticeRequested(request: request), to: stream, expecting: 0, by: Self.author, at: now, in: tx)
    try DueRows.set(DueRow(stream: stream, version: 1, kind: Self.sending, due: now), in: tx)
  }
}
