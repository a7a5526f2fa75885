import Contracts
import Policy
import ServiceKit
import Storage

/// What carriers say after a letter was handed over: by receipts, which come early, twice and in any order, or when they are asked.
extension Notification {
  /// The kind of due row for a delivery whose carrier is asked what became of it.
  static let asking = "ask"

  /// Hours after handing over at which the carrier is asked, until it has said what cannot change: receipts get lost.
  private static let hours = [1, 6, 24, 48, 72, 96, 144]

  func askAgain(_ notice: Identifier, handedOver: Instant, at now: Instant, in tx: Transaction) throws {
    guard let next = Self.hours.map({ handedOver.adding(seconds: $0 * 3600) }).first(where: { $0 > now }) else { return }
    try DueRows.set(DueRow(stream: Self.stream(notice), version: -1, kind: Self.asking, due: next), in: tx)
  }

  /// Asks the carrier that has a letter what became of it.
  func askForNews(_ history: NoticeHistory) throws -> DueLoop.Change {
    guard let handedOver = history.handedOver, history.returned == nil,
      handedOver.postBy == nil ? history.delivered == nil : history.postedAt == nil
    else { return { _ in } }
    let (id, now) = (history.request.notice, clock.now)
    let name = Self.name(of: history.request, by: handedOver.channel)
    let news = try channel(handedOver.channel).news(of: name)
    return { tx in
      if let news, news.meaning != .onItsWay {
        _ = try hear(news, of: id, by: handedOver.channel, name: name.text, at: now, in: tx)
      }
      try askAgain(id, handedOver: handedOver.handedOverAt, at: now, in: tx)
    }
  }

  /// Notes what a carrier says, once, and what follows from it. It may come before what we note of handing over: then it is that, too.
  ///
  /// A failure counts in whatever order it comes with a delivery, since a mailbox can take a message and send it back.
  /// - Parameter name: what the delivery, or the enclosure, was called.
  /// - Returns: false where it was known, or there is no such notice.
  func hear(
    _ news: DeliveryNews, of id: Identifier, by channel: NoticeChannel, name: String, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let stream = Self.stream(id)
    guard let before = try NoticeHistory(try journal.entries(of: stream, in: tx)) else { return false }
    let request = before.request
    let receipt = NoticeReceipt(
      of: request, channel: channel, delivery: name, reference: news.reference, status: news.status, at: news.at)
    guard !before.receipts.contains(NoticeHistory.key(receipt)) else { return false }
    try note(receipt, of: id, at: now, in: tx)
    guard channel != .sms else { return true }
    let isLetter = name == Self.name(of: request, by: channel).text
    if isLetter, let attempt = before.attempt, attempt.channel == channel, before.handedOver == nil {
      try hasGone(attempt, request, news.reference, at: now, in: tx)
    }
    guard let history = try NoticeHistory(try journal.entries(of: stream, in: tx)) else { return true }
    let earliest = history.handedOver?.handedOverAt ?? history.requestedAt
    let moment = min(now, max(earliest, news.at?.adding(seconds: clock.offset) ?? now))
    switch news.meaning {
    case .onItsWay: break
    case .posted:
      guard isLetter, history.postedAt == nil, history.returned == nil, history.handedOver?.postBy != nil else { break }
      try note(NoticePosted(of: request, postedAt: moment), of: id, at: now, in: tx)
    case .delivered:
      guard isLetter, history.delivered == nil, history.returned == nil else { break }
      try note(NoticeDelivered(of: request, deliveredAt: moment), of: id, at: now, in: tx)
    case .returned(let why):
      guard history.returned == nil, history.handedOver?.channel == channel else { break }
      try DueRows.clear(stream: stream, kind: Self.telling, in: tx)
      try note(NoticeReturned(of: request, returnedAt: moment, why: why), of: id, at: now, in: tx)
    }
    try countAsTold(id, at: now, in: tx)
    return true
  }
}
