import Contracts
import ServiceKit
import Storage

/// The text message that says that we have written. It tells no one anything by itself, and no letter waits for it.
extension Notification {
  /// The kind of due row for a text message that is to be sent.
  static let texting = "text"

  /// Sends the text message about a letter that has gone, once: it is journalled before, and the carrier is asked after a crash.
  ///
  /// - Throws: anything that may be temporary; the row is tried again.
  func sendText(_ history: NoticeHistory, _ trace: TraceContext) throws -> DueLoop.Change {
    guard let texts, history.handedOver != nil, history.returned == nil else { return { _ in } }
    let (request, now) = (history.request, clock.now)
    let name = Self.name(of: request, by: .sms)
    switch history.text {
    case .handedOver, .notSent: return { _ in }
    case .attempted:
      if let at = history.textedAt?.adding(seconds: NotifyDesk.knowsAfterSeconds), at > now {
        return sendText(of: request.notice, at: at)
      }
      if case .known(let reference) = try texts.find(name) { return text(request, .handedOver, reference: reference) }
    case nil: break
    }
    // After a day the letter has come before it.
    guard let handedOver = history.handedOver, now < handedOver.handedOverAt.adding(seconds: 86_400) else {
      return text(request, .notSent, why: "the carrier had no time for a day")
    }
    guard case .found(let person) = try person(request.serviceUser, trace), let number = NotifyTexts.number(of: person) else {
      return text(request, .notSent, why: "there is no mobile number for it")
    }
    if history.text == nil {
      try database.write { tx in
        tx.trace = trace.header
        let event = NoticeText(of: request, outcome: .attempted)
        try note(event, of: request.notice, at: now, in: tx)
      }
    }
    switch try texts.send(name, to: number, isTraining: isTraining) {
    case .done(let reference): return text(request, .handedOver, reference: reference)
    case .refused(let why): return text(request, .notSent, why: why)
    case .tryAgain, .unknown: return sendText(of: request.notice, at: now.adding(seconds: 300))
    }
  }

  private func sendText(of notice: Identifier, at moment: Instant) -> DueLoop.Change {
    { tx in try DueRows.set(DueRow(stream: Self.stream(notice), version: -1, kind: Self.texting, due: moment), in: tx) }
  }

  private func text(
    _ request: LetterRequest, _ outcome: TextOutcome, reference: String? = nil, why: String? = nil
  ) -> DueLoop.Change {
    let event = NoticeText(of: request, outcome: outcome, reference: reference, why: why)
    let now = clock.now
    return { tx in try note(event, of: request.notice, at: now, in: tx) }
  }
}
