/// How a feed is getting on.
package enum FeedState: Sendable, Equatable {
  /// Not started, or stopped in good order.
  case idle
  /// Fetching and applying.
  case following
  /// The source does not answer as it should, and is tried again.
  case unreachable
  /// The handler refuses the event of that number, which is tried again and never skipped.
  case blocked(seq: Int64)
  /// Given up until somebody has looked and started the process again.
  case broken(FeedBreak)
}

/// An event that the handler threw about, and its place in the page.
struct RefusedEvent: Error {
  let index: Int
  let event: FeedEvent
  let error: any Error
}
