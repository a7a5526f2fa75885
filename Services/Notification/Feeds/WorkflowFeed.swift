import Contracts
import Policy
import ServiceKit
import Storage

/// What notification does about the workflow's events: it takes on the letters that they ask for.
extension Notification {
  static let workflowTypes: Set<String> = [
    WarningDecided.type, CaseNoticeRequestedAgain.type, PlanAuthorised.type, ReviewConcluded.type, AppealAcknowledged.type,
    AppealDecided.type, CaseLetterRequested.type,
  ]

  /// The kind of the due row under which a letter waits to be sent.
  static let sending = "send"

  func follow(workflow event: FeedEvent, in tx: Transaction) throws {
    // The case was destroyed before its letter was taken on: there is nobody left to write to.
    guard event.data != nil else { return }
    switch event.type {
    case WarningDecided.type: try take(on: try event.decode(WarningDecided.self).notice, in: tx)
    case CaseNoticeRequestedAgain.type: try take(on: try event.decode(CaseNoticeRequestedAgain.self).notice, in: tx)
    case PlanAuthorised.type: try take(on: try event.decode(PlanAuthorised.self).notice, in: tx)
    case ReviewConcluded.type: try take(on: try event.decode(ReviewConcluded.self).notice, in: tx)
    case AppealAcknowledged.type: try take(on: try event.decode(AppealAcknowledged.self).notice, in: tx)
    case AppealDecided.type: try take(on: try event.decode(AppealDecided.self).notice, in: tx)
    case CaseLetterRequested.type: try take(on: try event.decode(CaseLetterRequested.self).notice, in: tx)
    default: break
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
