private import Contracts

/// Reads a body to its end, however its parts arrive (RFC 9112, 6 and 7).
struct BodyReader {
  private enum State {
    /// So many bytes, and the body is whole.
    case length(Int)
    /// The digits of a chunk's size.
    case size(value: Int, digits: Int)
    /// What follows the digits, up to CR; whether the semicolon has come.
    case extensions(hasBegun: Bool, value: Int)
    /// LF after a chunk's size.
    case sizeEnd(value: Int)
    /// So many bytes of a chunk.
    case data(Int)
    /// CR, then LF, after a chunk's bytes.
    case dataEnd
    case dataLineFeed
    /// The lines after the last chunk; they are checked and left.
    case trailer
    case whole
  }

  /// Most bytes of all chunk extensions of a body.
  static let extensionLimit = 256
  /// Most bytes of the lines after the last chunk.
  private static let trailerLimit = 4_096
  /// Hexadecimal digits of a chunk's size: more than any limit needs, and no overflow.
  private static let sizeDigits = 12

  private var state: State
  private var extensionBytes = 0
  private var trailerBytes = 0
  /// The line of the trailer that is coming.
  private var line: [UInt8] = []

  /// A reader of what that framing promises.
  init(_ framing: RequestHead.Framing) {
    state =
      switch framing {
      case .none, .length(0): .whole
      case .length(let length): .length(length)
      case .chunked: .size(value: 0, digits: 0)
      }
  }

  /// Whether everything has been read.
  var isWhole: Bool { if case .whole = state { true } else { false } }

  /// Reads on, and returns how many of the bytes belong to the body's message; the rest is the next request.
  ///
  /// - Parameter keep: called with each part of the body.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, _ keep: (UnsafeRawBufferPointer) -> Void
  ) throws(MessageFault) -> Int {
    var position = 0
    while position < bytes.count, !isWhole {
      switch state {
      case .length(let left):
        let count = min(left, bytes.count - position)
        keep(UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)]))
        position += count
        state = left == count ? .whole : .length(left - count)
      case .data(let left):
        let count = min(left, bytes.count - position)
        keep(UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)]))
        position += count
        state = left == count ? .dataEnd : .data(left - count)
      default:
        try take(bytes[position])
        position += 1
      }
    }
    return position
  }

  /// One byte of what is between the chunks.
  private mutating func take(_ byte: UInt8) throws(MessageFault) {
    switch state {
    case .size(let value, let digits): try takeSize(byte, value, digits)
    case .extensions(let hasBegun, let value): try takeExtension(byte, hasBegun, value)
    case .sizeEnd(let value):
      guard byte == Byte.lineFeed else { throw .lineEnd }
      state = value == 0 ? .trailer : .data(value)
    case .dataEnd:
      guard byte == Byte.carriageReturn else { throw byte == Byte.lineFeed ? .lineEnd : .chunk }
      state = .dataLineFeed
    case .dataLineFeed:
      guard byte == Byte.lineFeed else { throw .lineEnd }
      state = .size(value: 0, digits: 0)
    case .trailer: try takeTrailer(byte)
    case .length, .data, .whole: break
    }
  }

  private mutating func takeSize(_ byte: UInt8, _ value: Int, _ digits: Int) throws(MessageFault) {
    if let digit = Hexadecimal.value(of: byte) {
      guard digits < Self.sizeDigits else { throw .chunk }
      state = .size(value: value << 4 | Int(digit), digits: digits + 1)
      return
    }
    guard digits > 0 else { throw byte == Byte.lineFeed ? .lineEnd : .chunk }
    if byte == Byte.carriageReturn {
      state = .sizeEnd(value: value)
    } else {
      try takeExtension(byte, false, value)
    }
  }

  private mutating func takeExtension(_ byte: UInt8, _ hasBegun: Bool, _ value: Int) throws(MessageFault) {
    if byte == Byte.carriageReturn {
      guard hasBegun else { throw .chunkExtension }
      state = .sizeEnd(value: value)
      return
    }
    guard byte != Byte.lineFeed else { throw .lineEnd }
    let isBlank = byte == Byte.space || byte == Byte.tab
    let begins = hasBegun || byte == UInt8(ascii: ";")
    guard begins || isBlank else { throw .chunk }
    extensionBytes += 1
    guard extensionBytes <= Self.extensionLimit, isBlank || (byte >= 0x20 && byte != 0x7F) else { throw .chunkExtension }
    state = .extensions(hasBegun: begins, value: value)
  }

  private mutating func takeTrailer(_ byte: UInt8) throws(MessageFault) {
    if line.last == Byte.carriageReturn {
      guard byte == Byte.lineFeed else { throw .lineEnd }
      line.removeLast()
      guard !line.isEmpty else {
        state = .whole
        return
      }
      try line.withUnsafeBytes { line in Result { () throws(MessageFault) in _ = try FieldLine(line) } }.get()
      line = []
      return
    }
    guard byte != Byte.lineFeed else { throw .lineEnd }
    guard byte >= 0x20 && byte != 0x7F || byte == Byte.tab || byte == Byte.carriageReturn else { throw .controlCharacter }
    trailerBytes += 1
    guard trailerBytes <= Self.trailerLimit else { throw .headTooLarge }
    line.append(byte)
  }
}
