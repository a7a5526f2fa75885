/// What can be wrong with a feed. But for `disposed` it is an answer of the source that is not taken; the next one may be.
package enum FeedFault: Error, Equatable, Sendable {
  /// The event's data was destroyed under the retention schedule.
  case disposed(seq: Int64)
  /// The page is not a batch of CloudEvents of ours; the offset is in bytes.
  case malformed(offset: Int, what: String)
  /// A header of the page is missing or unreadable.
  case missingHeader(String)
  /// An event names another source than the one that was asked.
  case otherSource(seq: Int64)
  /// The events do not follow one another.
  case gap(after: Int64, found: Int64)
  /// The event's hash does not follow from the one before it and what the event says, or its data is not what its digest is of.
  case falseHash(seq: Int64)
  /// The cursor is not where it was when the page was asked for: another program follows the same feed into the same database.
  case cursorMoved

  /// The fault as the end of a sentence that begins with the feed.
  package var words: String {
    switch self {
    case .disposed(let seq): "the data of event \(seq) is destroyed"
    case .malformed(let offset, let what): "the source's answer is no batch of events, at byte \(offset): \(what)"
    case .missingHeader(let name): "the source's answer has no readable header \(name)"
    case .otherSource(let seq): "event \(seq) names another source: is the address that of the right service?"
    case .gap(let after, let found): "event \(found) comes after event \(after)"
    case .falseHash(let seq): "event \(seq) is not what its hash says: prove the source's journal with managed-contact verify"
    case .cursorMoved: "another program follows it into the same database: stop one of them"
    }
  }
}

/// Why a feed is followed no further until somebody has looked.
package enum FeedBreak: String, Error, Sendable {
  /// The source now has another journal.
  case otherIdentity = "the source has another journal than the one followed"
  /// The source's journal ends before the cursor: it was restored from an older backup.
  case shorterJournal = "the source's journal ends before the cursor"
  /// The source's journal says something else at the cursor: it was restored, and written on.
  case otherHistory = "the source's journal has another history than the one followed"
}
