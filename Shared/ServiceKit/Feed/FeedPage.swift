import Contracts
import Storage

/// One answer of a feed, checked: some events, and what they are part of.
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

  /// The most bytes that the payloads of one page come to, but that one event is sent whatever its size.
  static let sourceBytes = 4_194_304

  /// The most bytes that a follower takes: four times what a source sends, for what is around the payloads, and for the largest event there can
  /// be, which is a report of fifty incidents, each of them at most twice a request's 64 KiB: under 7 MiB.
  static let mostBytes = 4 * sourceBytes

  /// Where the cursor was when the page was asked for; nil before the first.
  let after: CursorPosition?
  /// Whose journal it is.
  let identity: Identifier
  /// The sequence number of the journal's newest event.
  let newest: Int64
  /// The events after the cursor, in order, each proven by its hash.
  let events: [FeedEvent]

  /// Where the cursor is once the first `count` events are applied.
  func position(afterFirst count: Int) -> CursorPosition? {
    guard count > 0 else { return after }
    return CursorPosition(identity: identity, seq: events[count - 1].seq, hash: events[count - 1].hash)
  }

  /// Reads an answer of the feed of `source`, and checks that it goes on where the cursor is, in the journal that the cursor belongs to.
  ///
  /// - Throws: `FeedBreak` when the journal is not the one followed; `FeedFault` when the answer cannot be taken, which a new request may mend.
  init(_ answer: ClientAnswer, source: String, after: CursorPosition?) throws {
    guard let identity = answer.headers[Header.identity.lowercased()].flatMap(Identifier.init) else {
      throw FeedFault.missingHeader(Header.identity)
    }
    guard let newest = answer.headers[Header.newest.lowercased()].flatMap({ Int64($0) }) else {
      throw FeedFault.missingHeader(Header.newest)
    }
    (self.after, self.identity, self.newest) = (after, identity, newest)
    let cursor = after.flatMap { $0.seq > 0 ? $0 : nil }
    if let cursor {
      guard cursor.identity == identity else { throw FeedBreak.otherIdentity }
      guard cursor.seq <= newest else { throw FeedBreak.shorterJournal }
    }
    let claimed = try cursor.map { _ throws(FeedFault) in try Self.hashAfter(answer) }
    events = try FeedDecoding.events(
      answer.body, source: source, after: cursor?.seq ?? 0, chain: JournalChain(after: claimed, cryptography: LibCrypto()))
    guard let cursor, claimed != cursor.hash else { return }
    // One hash may be false. That events follow from another than the cursor's shows that the journal is another.
    guard events.isEmpty else { throw FeedBreak.otherHistory }
    throw FeedFault.falseHash(seq: cursor.seq)
  }

  private static func hashAfter(_ answer: ClientAnswer) throws(FeedFault) -> [UInt8] {
    guard let hash = answer.headers[Header.hashAfter.lowercased()].flatMap({ Hexadecimal.bytes($0) }), hash.count == 32
    else {
      throw .missingHeader(Header.hashAfter)
    }
    return hash
  }
}
