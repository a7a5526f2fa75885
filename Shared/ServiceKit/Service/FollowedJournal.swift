private import Contracts
package import Storage
private import Synchronization

/// A journal that is read from its beginning.
package protocol FollowedJournal: Sendable {
  /// The events after that number, in order; none at the end.
  func events(after seq: Int64) throws -> [FeedEvent]
}

/// The journal in the database of a service.
package struct StoredJournal: FollowedJournal {
  private let service: Service
  private let database: Database
  private let journal = Journal(cryptography: LibCrypto())
  private static let page = 500

  /// The journal of that service, in its database.
  package init(of service: Service, in database: Database) { (self.service, self.database) = (service, database) }

  package func events(after seq: Int64) throws -> [FeedEvent] {
    try database.read { try journal.page(after: seq, limit: Self.page, in: $0) }.map { FeedEvent($0, of: service) }
  }
}

/// The journal of a service that answers, by its feed, each page of which is checked.
final class FedJournal: FollowedJournal {
  private let source: FeedSource
  private let position = Mutex<CursorPosition?>(nil)

  init(of service: Service, client: HTTPClient) {
    source = FeedSource(name: service.rawValue, client: client, pageSize: 500, waitSeconds: 0, transferSeconds: 30)
  }

  func events(after seq: Int64) throws -> [FeedEvent] {
    let cursor = position.withLock { $0?.seq == seq ? $0 : nil }
    guard cursor != nil || seq == 0 else { throw StorageError.failed(reason: "a journal is read from its beginning") }
    let page = try source.page(after: cursor)
    let end = page.position(afterFirst: page.events.count)
    position.withLock { $0 = end }
    return page.events
  }
}

extension FeedEvent {
  /// An entry as the feed of that service carries it.
  package init(_ entry: JournalEntry, of service: Service) {
    self.init(
      source: service.rawValue, seq: entry.seq, stream: entry.stream, version: entry.version, type: entry.type,
      instant: entry.instant, actor: entry.actor, hash: entry.hash, data: entry.payload.map { Array($0.utf8) },
      trace: TraceContext(continuing: entry.trace))
  }
}
