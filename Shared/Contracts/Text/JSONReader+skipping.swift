/// Going past what is not needed.
extension JSONReader {
  /// Skips the value that comes next, and returns its bytes. Only its end is found; its content is not checked.
  package mutating func passed() throws -> [UInt8] { Array(bytes[try pass()]) }

  /// Skips the value that comes next, and returns its place, in bytes.
  @discardableResult
  package mutating func pass() throws -> Range<Int> {
    skipSpace()
    let start = position
    switch next {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try passStructure()
    case UInt8(ascii: "\""): try passText()
    default: while let byte = next, !Self.scalarEnds.contains(byte) { position += 1 }
    }
    guard position > start else { throw fault(next == nil ? "it ends too early" : "a value is expected") }
    return start..<position
  }

  private static let scalarEnds = Array(",]} \n\r\t".utf8)

  private mutating func passStructure() throws {
    var open = 0
    repeat {
      switch next {
      case nil: throw fault("it ends too early")
      case UInt8(ascii: "\""):
        try passText()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      default: break
      }
      position += 1
    } while open > 0
  }

  /// Skips the text that begins here, whatever its content.
  private mutating func passText() throws {
    position += 1
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { position += 1 }
    }
    throw fault("a text does not end")
  }
}
