/// Finds where a head ends, and refuses what no head may hold as soon as it arrives. CRLF alone ends a line.
struct HeadScan {
  /// Where the request line begins: one empty line may come before it (RFC 9112, 2.2).
  private(set) var start = 0
  private var position = 0
  private var lineStart = 0
  private var lines = 0
  private let limit: Int

  /// Most lines of a head.
  static let lineLimit = 100
  /// What a request line has besides its target.
  static let besidesTarget = 64

  /// - Parameter limit: the most bytes of a head.
  init(limit: Int) { self.limit = limit }

  /// The index after the empty line that ends the head; nil until it is there.
  ///
  /// - Parameter bytes: what has arrived, from the same byte as in the call before.
  mutating func end(in bytes: UnsafeRawBufferPointer) throws(MessageFault) -> Int? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x20 && byte != 0x7F || byte == Byte.tab {
        position += 1
      } else if byte == Byte.carriageReturn {
        guard position + 1 < bytes.count else { break }
        guard bytes[position + 1] == Byte.lineFeed else { throw .lineEnd }
        let isEmpty = position == lineStart
        position += 2
        lineStart = position
        if isEmpty, lines > 0 {
          guard position - start <= limit else { throw .headTooLarge }
          return position
        }
        if isEmpty {
          guard start == 0 else { throw .requestLine }
          start = position
        } else {
          lines += 1
        }
      } else {
        throw byte == Byte.lineFeed ? .lineEnd : .controlCharacter
      }
    }
    if lines == 0, position - start > RequestTarget.limit + Self.besidesTarget { throw .targetTooLong }
    guard position - start <= limit, lines <= Self.lineLimit else { throw .headTooLarge }
    return nil
  }
}

/// Bytes with a meaning in HTTP.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let colon = UInt8(ascii: ":")

  /// Whether it is a character of a token (RFC 9110, 5.6.2).
  static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
