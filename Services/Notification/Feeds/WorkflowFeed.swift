import Contracts
import Policy
import ServiceKit
import Storage

/// How notification handles the workflow's events: it accepts the letters that they request.
extension Notification {
  /// The kind of due row for a letter waiting to be sent.
  static let sending = "send"

  func follow(workflow type: WorkflowEvent, _ event: FeedEvent, in tx: Transaction) throws {
    // The case was destroyed before its letter was accepted: there is no one left to write to.
    guard event.data != nil else { return }
    // An event that requests a letter declares it in its contract; notification acts on no others.
    guard let letter = type.payload as? any CarriesLetter.Type else { return }
    try take(on: try event.decode(letter).notice, in: tx)
  }

  private func take(on request: LetterRequest, in tx: Transaction) throws {
    let now = clock.now
    let notice = Notice(
      id: request.notice, case: request.caseID, caseReference: request.caseReference, serviceUser: request.serviceUser,
      organisation: request.organisation, letter: request.letter, state: .pending, requestedAt: now, settledAt: nil, why: nil)
    let stream = Self.stream(notice.id)
    try NoticeStore.insert(notice, in: tx)
    try journal.append(NoticeRequested(request: request), to: stream, expecting: 0, by: Self.author, at: now, in: tx)
    try DueRows.set(DueRow(stream: stream, version: 1, kind: Self.sending, due: now), in: tx)
  }
}
