import Contracts
import Storage

/// Reads a batch of CloudEvents in one pass, checks that they are what the journal holds, one after the other, and leaves each event's data as the bytes
/// it is: most events are of no concern to a follower, and those that are decode it as their own contract.
struct FeedDecoding {
  private let source: String
  private var chain: JournalChain
  private var seq: Int64

  /// Deeper than what any request may hold, whose fields an event repeats inside its own.
  private static let depthLimit = 32

  /// The events of a batch in any valid JSON: those of `source` that come after the number `seq`, with which `chain` ends.
  ///
  /// - Throws: `FeedFault`.
  static func events(_ body: [UInt8], source: String, after seq: Int64, chain: JournalChain) throws -> [FeedEvent] {
    do {
      return try JSONReader.read(body, depthLimit: depthLimit) { reader in
        var decoding = FeedDecoding(source: source, chain: chain, seq: seq)
        var events: [FeedEvent] = []
        try reader.eachElement { reader in events.append(try decoding.event(&reader)) }
        return events
      }
    } catch let fault as JSONFault {
      throw FeedFault.malformed(offset: fault.position.offset, what: fault.detail)
    }
  }

  private mutating func event(_ reader: inout JSONReader) throws -> FeedEvent {
    var (seq, version): (Int64?, Int?) = (nil, nil)
    var (origin, stream, type, actor, time) = ("", "", "", "", "")
    var (hash, digest): ([UInt8]?, [UInt8]?) = (nil, nil)
    var (salt, data): ([UInt8]?, [UInt8]?) = (nil, nil)
    var trace: String?
    try reader.eachMember { reader, name, _ in
      switch name {
      case "id": seq = Int64(try reader.text())
      case "source": origin = try reader.text()
      case "subject": stream = try reader.text()
      case "type": type = try reader.text()
      case "actor": actor = try reader.text()
      case "time": time = try reader.text()
      case "hash": hash = Hexadecimal.bytes(try reader.text())
      case "digest": digest = Hexadecimal.bytes(try reader.text())
      case "salt": salt = Hexadecimal.bytes(try reader.text())
      case "traceparent": trace = try reader.text()
      case "streamversion": version = Int(String(decoding: try reader.passed(), as: UTF8.self))
      case "data": data = try reader.passed()
      default: try reader.pass()
      }
    }
    guard let seq, let version, let instant = Instant(time), !stream.isEmpty, !type.isEmpty, let hash, let digest else {
      throw FeedFault.malformed(
        offset: reader.offset, what: "an event without id, streamversion, time, subject, type, hash or digest")
    }
    let event = FeedEvent(
      source: source, seq: seq, stream: stream, version: version, type: type, instant: instant, actor: actor, hash: hash,
      data: data, trace: TraceContext(continuing: trace))
    try check(event, from: origin, digest: digest, salt: salt)
    return event
  }

  /// Whether the event is the one that follows in the source's journal.
  private mutating func check(_ event: FeedEvent, from origin: String, digest: [UInt8], salt: [UInt8]?) throws(FeedFault) {
    guard origin == "/" + source else { throw .otherSource(seq: event.seq) }
    guard event.seq == seq + 1 else { throw .gap(after: seq, found: event.seq) }
    seq = event.seq
    chain.add(
      seq: event.seq, stream: event.stream, version: event.version, type: event.type, instant: event.instant, actor: event.actor,
      digest: digest)
    guard chain.hash == event.hash else { throw .falseHash(seq: event.seq) }
    guard let data = event.data else { return }
    guard let salt, chain.digest(of: data, salt: salt) == digest else { throw .falseHash(seq: event.seq) }
  }
}
