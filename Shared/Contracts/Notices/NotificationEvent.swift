/// Every type of event in the journal of notification, by the text that the journal and the feed carry.
package enum NotificationEvent: String, EventCatalogue {
  case noticeDispatched = "notice.dispatched.v1"
  case noticeFailed = "notice.failed.v1"
  case noticeRequested = "notice.requested.v1"
  case clockMoved = "clock.moved.v1"

  package var payload: any EventPayload.Type {
    switch self {
    case .noticeDispatched: NoticeDispatched.self
    case .noticeFailed: NoticeFailed.self
    case .noticeRequested: NoticeRequested.self
    case .clockMoved: ClockMoved.self
    }
  }
}
