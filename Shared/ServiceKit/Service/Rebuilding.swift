package import Contracts
package import Storage

/// What a service works its tables out anew with.
package struct Rebuilding {
  /// An empty one, with the service's tables.
  package let database: Database
  /// What the service answers from, as it was when this began.
  package let served: Reader
  /// Where the policy is.
  package let packFolder: String
  /// The service's journal.
  package let journal = Journal(cryptography: LibCrypto())
  private let journals: [Service: any FollowedJournal]
  private let findings: Findings

  private static let page = 500
  /// Why nothing is compared where the program does not know what is there.
  package static let otherVersion = StorageError.failed(
    reason: "another version of the program has written here; use that one")

  init(
    database: Database, served: Reader, packFolder: String, journals: [Service: any FollowedJournal], findings: Findings
  ) {
    (self.database, self.served, self.packFolder) = (database, served, packFolder)
    (self.journals, self.findings) = (journals, findings)
  }

  /// Notes what is wrong, and cannot be worked out anew.
  package func find(_ words: String) { findings.add(words) }

  /// Goes through the service's own journal, a page in each transaction.
  package func entries(_ body: (JournalEntry, Transaction) throws -> Void) throws {
    var seq: Int64 = 0
    while true {
      let entries = try journal.page(after: seq, limit: Self.page, in: served)
      guard let last = entries.last else { return }
      try database.write { tx in for entry in entries { try body(entry, tx) } }
      seq = last.seq
    }
  }

  /// Goes through the journal of a service, as far as it was followed.
  ///
  /// - Throws: `StorageError`, where it was followed and is not here; what `body` throws.
  package func events<Events: EventCatalogue>(
    of source: Service, _ events: Events.Type, _ body: (Events, FeedEvent, Transaction) throws -> Void
  ) throws {
    let end = try FeedCursor.position(of: source.rawValue, in: served)?.seq ?? 0
    guard end > 0 else { return }
    guard let journal = journals[source] else {
      throw StorageError.failed(reason: "the journal of \(source.rawValue) is not here")
    }
    var seq: Int64 = 0
    while seq < end {
      let events = try journal.events(after: seq).filter { $0.seq <= end }
      guard let last = events.last else {
        throw StorageError.failed(reason: "the journal of \(source.rawValue) ends before what was read of it")
      }
      try database.write { tx in
        for event in events {
          guard let type = Events(rawValue: event.type) else { throw Self.otherVersion }
          try body(type, event, tx)
        }
      }
      seq = last.seq
    }
  }

  /// The streams of what records has ordered to be destroyed, as far as that was followed, but what this service kept: of these nothing is worked out,
  /// though another service may not have come to it.
  package func destroyedStreams() throws -> Set<String> {
    var streams: Set<String> = []
    try events(of: .records, RecordsEvent.self) { type, event, _ in
      guard type == .disposalOrdered, event.data != nil else { return }
      streams.formUnion(try event.decode(DisposalOrdered.self).aggregates.map(\.stream))
    }
    guard !streams.isEmpty else { return streams }
    try entries { entry, _ in
      guard entry.type == DisposalCarriedOut.type, entry.payload != nil else { return }
      streams.subtract(try entry.decode(DisposalCarriedOut.self).kept?.map(\.stream) ?? [])
    }
    return streams
  }
}
