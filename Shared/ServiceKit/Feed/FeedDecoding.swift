private import Contracts
private import Foundation
import Storage

/// Reads a batch of CloudEvents in one pass, checks that they are what the journal holds, one after the other, and leaves each event's data as the bytes
/// it is: most events are of no concern to a follower, and those that are decode it as their own contract.
struct FeedDecoding {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let source: String
  private var chain: JournalChain
  private var seq: Int64
  private var index = 0

  /// The events of a batch in any valid JSON: those of `source` that come after the number `seq`, with which `chain` ends.
  static func events(
    _ body: [UInt8], source: String, after seq: Int64, chain: JournalChain
  ) throws(FeedFault) -> [FeedEvent] {
    let result: Result<[FeedEvent], FeedFault> = body.withUnsafeBufferPointer { bytes in
      Result { () throws(FeedFault) in
        var decoding = FeedDecoding(bytes: bytes, source: source, chain: chain, seq: seq)
        return try decoding.batch()
      }
    }
    return try result.get()
  }

  private mutating func batch() throws(FeedFault) -> [FeedEvent] {
    var events: [FeedEvent] = []
    try expect(UInt8(ascii: "["))
    if skip(UInt8(ascii: "]")) { return try end(events) }
    repeat { events.append(try event()) } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return try end(events)
  }

  private mutating func end(_ events: [FeedEvent]) throws(FeedFault) -> [FeedEvent] {
    skipSpace()
    guard index == bytes.count else { throw fault("something after the batch") }
    return events
  }

  private mutating func event() throws(FeedFault) -> FeedEvent {
    var (seq, version): (Int64?, Int?) = (nil, nil)
    var (origin, stream, type, actor, time) = ("", "", "", "", "")
    var (hash, digest): ([UInt8], [UInt8]) = ([], [])
    var (salt, data): ([UInt8]?, [UInt8]?) = (nil, nil)
    try expect(UInt8(ascii: "{"))
    repeat {
      let name = try string()
      try expect(UInt8(ascii: ":"))
      switch name {
      case "id": seq = Int64(try string())
      case "source": origin = try string()
      case "subject": stream = try string()
      case "type": type = try string()
      case "actor": actor = try string()
      case "time": time = try string()
      case "hash": hash = try hexadecimal()
      case "digest": digest = try hexadecimal()
      case "salt": salt = try hexadecimal()
      case "streamversion": version = Int(String(decoding: bytes[try value()], as: UTF8.self))
      case "data": data = Array(bytes[try value()])
      default: _ = try value()
      }
    } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    guard let seq, let version, let instant = FeedTime.instant(time), !stream.isEmpty, !type.isEmpty, hash.count == 32,
      digest.count == 32
    else { throw fault("an event without id, streamversion, time, subject, type, hash or digest") }
    let event = FeedEvent(
      source: source, seq: seq, stream: stream, version: version, type: type, instant: instant, actor: actor, hash: hash,
      data: data)
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

  private mutating func hexadecimal() throws(FeedFault) -> [UInt8] {
    guard let decoded = Hexadecimal.bytes(try string().utf8) else { throw fault("not hexadecimal") }
    return decoded
  }

  /// The place of a value of any kind. It is delimited here, and checked by whoever decodes it.
  private mutating func value() throws(FeedFault) -> Range<Int> {
    skipSpace()
    let start = index
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        try passString()
        if depth == 0 { return start..<index }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return try scalar(from: start) }
        depth -= 1
        if depth == 0 {
          index += 1
          return start..<index
        }
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        if depth == 0 { return try scalar(from: start) }
      default: break
      }
      index += 1
    }
    throw fault("the batch ends too soon")
  }

  private func scalar(from start: Int) throws(FeedFault) -> Range<Int> {
    guard index > start else { throw fault("a value is missing") }
    return start..<index
  }

  private mutating func string() throws(FeedFault) -> String {
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw fault("a string is missing") }
    let start = index
    let hasEscape = try passString()
    if !hasEscape {
      guard let text = String(validating: bytes[(start + 1)..<(index - 1)], as: UTF8.self) else { throw fault("not UTF-8") }
      return text
    }
    // Escapes are rare; Foundation knows them all, and why it refuses one is of no use.
    guard let text = try? JSONDecoder().decode(String.self, from: Data(bytes[start..<index])) else {
      throw fault("a string with a faulty escape")
    }
    return text
  }

  /// Passes over the string that begins here; true when it has escapes.
  @discardableResult
  private mutating func passString() throws(FeedFault) -> Bool {
    var hasEscape = false
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return hasEscape
      case UInt8(ascii: "\\"):
        hasEscape = true
        index += 2
      default: index += 1
      }
    }
    throw fault("a string without end")
  }

  private mutating func expect(_ byte: UInt8) throws(FeedFault) {
    guard skip(byte) else { throw fault("\(Character(Unicode.Scalar(byte))) is missing") }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
      default: return
      }
    }
  }

  private func fault(_ what: String) -> FeedFault { .malformed(offset: min(index, bytes.count), what: what) }
}
