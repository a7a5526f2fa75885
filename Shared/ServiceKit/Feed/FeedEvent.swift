package import Contracts

/// One event of another service's journal, as its feed carries it.
package struct FeedEvent: Sendable {
  /// The feed's name, such as `intake`.
  package let source: String
  /// Its place in the journal, from 1 without gaps.
  package let seq: Int64
  /// What it happened to.
  package let stream: String
  /// Its place in the stream, from 1.
  package let version: Int
  /// The contract of its data, such as `plan.issued.v1`.
  package let type: String
  /// When it happened, by the clock of the service it happened in.
  package let instant: Instant
  /// Who did it: `office:subject`.
  package let actor: String
  /// The journal's hash at this event, 32 bytes.
  package let hash: [UInt8]
  /// The JSON of its data, undecoded; nil when the records were destroyed.
  package let data: [UInt8]?
  /// The place in its trace of what is done about it here; a trace of its own where its source kept none.
  package let trace: TraceContext

  /// An event of those parts.
  package init(
    source: String, seq: Int64, stream: String, version: Int, type: String, instant: Instant, actor: String, hash: [UInt8],
    data: [UInt8]?, trace: TraceContext
  ) {
    (self.source, self.seq, self.stream, self.version, self.type) = (source, seq, stream, version, type)
    (self.instant, self.actor, self.hash, self.data, self.trace) = (instant, actor, hash, data, trace)
  }

  /// The data as its contract.
  ///
  /// - Throws: `FeedFault.disposed` when there is none any more, or what the decoder throws.
  package func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let data else { throw FeedFault.disposed(seq: seq) }
    return try JSON.decode(type, from: data)
  }

  /// The identifier in the stream's name, when it is `kind/identifier`.
  package func streamIdentifier(_ kind: String) -> Identifier? {
    stream.hasPrefix(kind + "/") ? Identifier(String(stream.dropFirst(kind.count + 1))) : nil
  }
}
