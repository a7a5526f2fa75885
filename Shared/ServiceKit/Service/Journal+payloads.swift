package import Contracts
private import Foundation
package import Storage

extension Journal {
  /// Appends one event to a stream that must be at `version` (0: it does not exist yet).
  ///
  /// - Parameter actor: `role:subject`.
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
    self.init(type: Swift.type(of: payload).type, payload: String(decoding: try Self.encoder.encode(payload), as: UTF8.self))
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}

extension JournalEntry: PayloadSource {
  /// The payload as its contract; throws `JournalError.disposed` when it was destroyed.
  package func decode<Payload: EventPayload>(_ payload: Payload.Type) throws -> Payload {
    guard let text = self.payload else { throw JournalError.disposed(stream: stream) }
    return try JSONDecoder().decode(payload, from: Data(text.utf8))
  }
}

extension FeedEvent: PayloadSource {}

extension FeedEvent {
  /// The identifier in the stream's name, when it is `kind/identifier`.
  package func streamIdentifier(_ kind: String) -> Identifier? {
    stream.hasPrefix(kind + "/") ? Identifier(String(stream.dropFirst(kind.count + 1))) : nil
  }
}
