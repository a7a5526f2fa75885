package import Contracts
package import Storage

extension Journal {
  /// Appends one event to a stream that must be at `version` (0: it does not exist yet).
  ///
  /// - Parameter actor: `office:subject`.
  /// - Throws: `JournalError`, when the stream is elsewhere or disposed.
  @discardableResult
  package func append<Payload: EventPayload>(
    _ payload: Payload, to stream: String, expecting version: Int, by actor: String, at instant: Instant, in tx: Transaction
  ) throws -> [JournalEntry] {
    try append([NewEntry(payload)], to: stream, expecting: version, by: actor, at: instant, in: tx)
  }
}

extension NewEntry {
  /// An entry of that payload: JSON with sorted keys, whose text is what the journal's digest is of.
  package init(_ payload: some EventPayload) throws {
    self.init(type: Swift.type(of: payload).type, payload: String(decoding: try JSON.bytes(of: payload), as: UTF8.self))
  }
}

extension JournalEntry: PayloadSource {
  /// The payload as its contract; throws `JournalError.disposed` when it was destroyed.
  package func decode<Payload: EventPayload>(_ payload: Payload.Type) throws -> Payload {
    guard let text = self.payload else { throw JournalError.disposed(stream: stream) }
    return try JSON.decode(payload, from: Array(text.utf8))
  }
}

extension FeedEvent: PayloadSource {}
