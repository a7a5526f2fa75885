/// How a feed is getting on.
package enum FeedState: Sendable, Equatable {
  /// Not started, or stopped in good order.
  case idle
  /// Fetching and applying.
  case following
  /// The source does not answer, or says that it cannot now, and is tried again.
  case unreachable
  /// An event cannot be applied. It is tried again and never passed over.
  case blocked(FeedBlock)
  /// What the source answers is not taken, or this service's own database takes nothing: why, in a sentence. It is tried again.
  case halted(String)
  /// Given up until someone has looked and started the process again.
  case broken(FeedBreak)

  /// What the metrics call it.
  enum Name: String, CaseIterable {
    case idle, following, unreachable, blocked, halted, broken
  }

  var name: Name {
    switch self {
    case .idle: .idle
    case .following: .following
    case .unreachable: .unreachable
    case .blocked: .blocked
    case .halted: .halted
    case .broken: .broken
    }
  }

  /// What an error makes of a feed.
  init(after error: any Error) {
    self =
      switch error {
      case let reason as FeedBreak: .broken(reason)
      case let refused as RefusedEvent: .blocked(FeedBlock(refused))
      case let fault as FeedFault: .halted(fault.words)
      case ClientError.tooLarge(let limit): .halted("the source's answer goes on beyond \(limit) bytes")
      case ClientError.unproven: .halted("the source's address does not prove to be the source")
      case ClientError.problem(let status, _) where status == 401 || status == 403:
        .halted("the source does not take this service's token (\(status)): do both have the same secret?")
      case ClientError.problem(let status, _) where (400..<500).contains(status) && ![408, 429].contains(status):
        .halted("the source answers \(status) where its journal should be: is the address that of the right service?")
      case ClientError.undecodable(let what): .halted("the source's answer is not what was agreed: \(what)")
      case is ClientError: .unreachable
      default: .halted("the database does not take it: the log says why")
      }
  }
}

/// The event at which a feed is blocked, and why.
package struct FeedBlock: Sendable, Equatable {
  /// What keeps the event from being applied.
  package enum Cause: Sendable {
    /// The event's type, or its version of it, is not in this program's catalogue: a newer program wrote it.
    case unknown
    /// The handler threw.
    case refused
  }

  /// The event's number in the source's journal.
  package let seq: Int64
  /// The event's type.
  package let type: String
  /// Why it is not applied.
  package let cause: Cause

  /// Whatever `apply` throws that is not `UnknownEvent` is the handler's refusal.
  init(_ refused: RefusedEvent) {
    (seq, type, cause) = (refused.event.seq, refused.event.type, refused.error is UnknownEvent ? .unknown : .refused)
  }

  /// The block in a sentence, for `/readyz`.
  package var words: String {
    switch cause {
    case .unknown:
      "blocked at event \(seq): this program does not know \(type.prefix(100)); start a version of it that does"
    case .refused: "blocked at event \(seq), \(type), which cannot be applied: the log says why"
    }
  }
}

/// The type of an event is not in the catalogue that the follower was given.
struct UnknownEvent: Error {}

/// An event that the handler threw about, and its place in the page.
struct RefusedEvent: Error {
  let index: Int
  let event: FeedEvent
  let error: any Error
}
