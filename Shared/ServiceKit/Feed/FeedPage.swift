import Contracts
import Storage

/// One answer of a feed: some events, and what they are part of.
struct FeedPage: Sendable {
  /// The headers that say what the events are part of.
  enum Header {
    /// The journal's identity.
    static let identity = "Journal-Identity"
    /// The sequence number of its newest event; 0 when it has none.
    static let newest = "Journal-Newest"
    /// The journal's hash at the event asked after, in hexadecimal; absent when there is no such event.
    static let hashAfter = "Journal-Hash-After"
  }

  let position: (identity: Identifier, newest: Int64)
  let hashAfter: [UInt8]?
  let events: [FeedEvent]

  /// Reads an answer of the feed of `source`.
  init(_ answer: ClientAnswer, source: String) throws(FeedFault) {
    guard let identity = answer.headers[Header.identity.lowercased()].flatMap(Identifier.init) else {
      throw .missingHeader(Header.identity)
    }
    guard let newest = answer.headers[Header.newest.lowercased()].flatMap({ Int64($0) }) else {
      throw .missingHeader(Header.newest)
    }
    position = (identity, newest)
    hashAfter = answer.headers[Header.hashAfter.lowercased()].flatMap { Hexadecimal.bytes($0.utf8) }
    events = try FeedDecoding.events(answer.body, source: source)
  }

  /// Whether the page goes on where the cursor stands, in the journal that the cursor belongs to.
  ///
  /// - Throws: `FeedBreak` when the journal is not the one followed; `FeedFault.gap` when events are missing, which a new request may mend.
  func check(against cursor: CursorPosition?) throws {
    if let cursor {
      guard cursor.identity == position.identity else { throw FeedBreak.otherIdentity }
      guard cursor.seq <= position.newest else { throw FeedBreak.shorterJournal }
      if cursor.seq > 0 {
        guard let hashAfter else { throw FeedFault.missingHeader(Header.hashAfter) }
        guard hashAfter == cursor.hash else { throw FeedBreak.otherHistory }
      }
    }
    var previous = cursor?.seq ?? 0
    for event in events {
      guard event.seq == previous + 1 else { throw FeedFault.gap(after: previous, found: event.seq) }
      previous = event.seq
    }
  }
}
