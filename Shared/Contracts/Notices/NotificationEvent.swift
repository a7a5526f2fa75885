/// Every type of event in the journal of notification, by the text that the journal and the feed carry.
package enum NotificationEvent: String, EventCatalogue {
  case noticeAttempted = "notice.attempted.v1"
  case noticeDecided = "notice.decided.v1"
  case noticeDelivered = "notice.delivered.v1"
  case noticeDispatched = "notice.dispatched.v1"
  case noticeFailed = "notice.failed.v1"
  case noticeHandedOver = "notice.handed-over.v1"
  case noticeNotTaken = "notice.not-taken.v1"
  case noticePosted = "notice.posted.v1"
  case noticePrinted = "notice.printed.v1"
  case noticeRequested = "notice.requested.v1"
  case noticeReceipt = "notice.receipt.v1"
  case noticeReturned = "notice.returned.v1"
  case noticeText = "notice.text.v1"
  case noticeTold = "notice.told.v1"
  case noticeUncertain = "notice.uncertain.v1"
  case disposalCarriedOut = "disposal.carried-out.v1"
  case clockMoved = "clock.moved.v1"

  package var payload: any EventPayload.Type {
    if let notice { return notice }
    return self == .disposalCarriedOut ? DisposalCarriedOut.self : ClockMoved.self
  }

  /// What it says of a notice; nil where it is about none.
  package var notice: (any NoticeFact.Type)? {
    switch self {
    case .noticeAttempted: NoticeAttempted.self
    case .noticeDecided: NoticeDecided.self
    case .noticeDelivered: NoticeDelivered.self
    case .noticeDispatched: NoticeDispatched.self
    case .noticeFailed: NoticeFailed.self
    case .noticeHandedOver: NoticeHandedOver.self
    case .noticeNotTaken: NoticeNotTaken.self
    case .noticePosted: NoticePosted.self
    case .noticePrinted: NoticePrinted.self
    case .noticeRequested: NoticeRequested.self
    case .noticeReceipt: NoticeReceipt.self
    case .noticeReturned: NoticeReturned.self
    case .noticeText: NoticeText.self
    case .noticeTold: NoticeTold.self
    case .noticeUncertain: NoticeUncertain.self
    case .disposalCarriedOut, .clockMoved: nil
    }
  }
}
