import Contracts
import Policy
import ServiceKit
import Storage

/// What is recorded about a notice, and from when the person counts as told.
extension Notification {
  /// The kind of due row for a letter by which the person counts as told at that moment.
  static let telling = "tell"

  /// Appends a fact, and brings the table of notices up to date.
  ///
  /// - Returns: all that is known then; nil for a stream that does not begin with a request.
  @discardableResult
  func note(
    _ event: some EventPayload, on version: Int? = nil, of id: Identifier, by author: String = Notification.author,
    at now: Instant, in tx: Transaction
  ) throws -> NoticeHistory? {
    let stream = Self.stream(id)
    let found = try journal.version(of: stream, in: tx)
    try journal.append(event, to: stream, expecting: version ?? found, by: author, at: now, in: tx)
    let history = try NoticeHistory(try journal.entries(of: stream, in: tx))
    if let history { try NoticeStore.update(history.view, in: tx) }
    return history
  }

  /// Sets when the person counts as told by what is known now, or says so where that has come.
  func countAsTold(_ id: Identifier, at now: Instant, in tx: Transaction) throws {
    let stream = Self.stream(id)
    guard let history = try NoticeHistory(try journal.entries(of: stream, in: tx)), history.told == nil,
      history.returned == nil, let moment = try packs.moment(of: history)
    else { return }
    guard moment <= now else {
      return try DueRows.set(DueRow(stream: stream, version: -1, kind: Self.telling, due: moment), in: tx)
    }
    try DueRows.clear(stream: stream, kind: Self.telling, in: tx)
    try note(
      NoticeTold(of: history.request, toldAt: moment, channel: history.handedOver?.channel ?? .byHand), of: id, at: now, in: tx)
  }

  /// What is due when the moment has come.
  func tell(_ history: NoticeHistory) -> DueLoop.Change {
    let (id, now) = (history.request.notice, clock.now)
    return { tx in try countAsTold(id, at: now, in: tx) }
  }
}

extension Packs {
  /// When the person of a letter counts as told, by what is known of it; nil while that cannot be said.
  func moment(of history: NoticeHistory) throws -> Instant? {
    let pack = try of(PackReference(history.request.policy))
    let handedOver = history.handedOver
    // What a carrier sends by itself is sent when it has it.
    let sent = history.postedAt ?? (handedOver?.postBy == nil ? handedOver?.handedOverAt : nil)
    return pack.told.moment(
      by: handedOver?.channel ?? .byHand, handedOver: handedOver?.handedOverAt, sent: sent,
      delivered: history.delivered?.deliveredAt, under: pack)
  }
}
