import Contracts
import Policy
import ServiceKit
import Storage

/// How notification handles the events of others: it accepts the letters that they request.
extension Notification {
  /// The kind of due row for a letter waiting to be sent.
  static let sending = "send"

  /// Accepts the letter of an event that requests one. An event that does declares it in its contract; notification acts on no others.
  func accept(_ type: some EventCatalogue, _ event: FeedEvent, in tx: Transaction) throws {
    // What the letter is about was destroyed before the letter was accepted: there is no one left to write to.
    guard event.data != nil, let letter = type.payload as? any CarriesLetter.Type else { return }
    try take(on: try event.decode(letter).notice, in: tx)
  }

  private func take(on request: LetterRequest, in tx: Transaction) throws {
    let now = clock.now
    let notice = Notice(
      id: request.notice, case: request.caseID, caseReference: request.caseReference, serviceUser: request.serviceUser,
      organisation: request.organisation, letter: request.letter, state: .accepted, requestedAt: now)
    let stream = Self.stream(notice.id)
    // A journal that is read again requests nothing again.
    guard try journal.version(of: stream, in: tx) == 0 else { return }
    try NoticeStore.insert(notice, in: tx)
    try journal.append(NoticeRequested(request: request), to: stream, expecting: 0, by: Self.author, at: now, in: tx)
    try DueRows.set(DueRow(stream: stream, version: -1, kind: Self.sending, due: now), in: tx)
  }
}
