/// One field line of a head or a trailer (RFC 9112, 5), without its end.
struct FieldLine {
  let name: UnsafeRawBufferPointer
  /// Without the white space around it.
  let value: UnsafeRawBufferPointer

  /// Reads a line that has no control character but tabs; throws for one that goes on from the line before, or has no name.
  init(_ line: UnsafeRawBufferPointer) throws(MessageFault) {
    guard let first = line.first, first != Byte.space, first != Byte.tab else { throw .foldedLine }
    var colon = 0
    while colon < line.count, Byte.isToken(line[colon]) { colon += 1 }
    guard colon > 0, colon < line.count, line[colon] == Byte.colon else { throw .fieldName }
    var (start, end) = (colon + 1, line.count)
    while start < end, Self.isBlank(line[start]) { start += 1 }
    while end > start, Self.isBlank(line[end - 1]) { end -= 1 }
    name = UnsafeRawBufferPointer(rebasing: line[..<colon])
    value = UnsafeRawBufferPointer(rebasing: line[start..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

  /// The fields that have one value, so that two of them would leave each reader to choose.
  enum Single: Int, CaseIterable {
    case contentLength, transferEncoding, host, authorization, contentType, idempotencyKey, expect

    var name: StaticString {
      switch self {
      case .contentLength: "content-length"
      case .transferEncoding: "transfer-encoding"
      case .host: "host"
      case .authorization: "authorization"
      case .contentType: "content-type"
      case .idempotencyKey: "idempotency-key"
      case .expect: "expect"
      }
    }
  }

  /// Which of those it is; nil for any other field.
  var single: Single? { Single.allCases.first { hasName($0.name) } }

  /// Whether it has that name, in lower case.
  func hasName(_ wanted: StaticString) -> Bool { Self.equal(name, wanted) }

  /// Whether those bytes are that text, in lower case, without regard to case.
  static func equal(_ bytes: some Collection<UInt8>, _ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    var wanted = text.utf8Start
    for byte in bytes {
      let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      guard lower == wanted.pointee else { return false }
      wanted += 1
    }
    return true
  }
}
