import Contracts
import Policy
import ServiceKit
import Storage

/// What intake does about notification's events: it keeps what became of its own letters. The letters of cases are the workflow's.
extension Intake {
  func follow(notification type: NotificationEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    switch type {
    case .noticeFailed:
      let failed = try event.decode(NoticeFailed.self)
      guard failed.caseID == nil else { return }
      try note(failed.notice, at: clock.now, in: tx) { ($0.state, $0.why) = (.failed, failed.why) }
    case .noticeReturned:
      let returned = try event.decode(NoticeReturned.self)
      guard returned.caseID == nil else { return }
      try note(returned.notice, at: clock.now, in: tx) { ($0.state, $0.why, $0.toldAt) = (.returned, returned.why, nil) }
    case .noticeTold:
      let told = try event.decode(NoticeTold.self)
      guard told.caseID == nil else { return }
      try note(told.notice, at: clock.now, in: tx) { letter in
        (letter.state, letter.why, letter.toldAt) = (.told, nil, told.toldAt)
        letter.channel = letter.channel ?? told.channel
      }
    // On its way, no one is told yet; none of intake's letters is from before letters were told of so.
    case .noticeDispatched, .noticeRequested, .noticeAttempted, .noticeNotTaken, .noticeHandedOver, .noticeUncertain,
      .noticeDecided, .noticePrinted, .noticePosted, .noticeDelivered, .noticeReceipt, .noticeText, .disposalCarriedOut,
      .clockMoved:
      break
    }
  }
}
