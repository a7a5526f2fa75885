/// Reads JSON (RFC 8259) strictly, and says where it fails: no duplicate names, valid UTF-8 only, limits on depth and size (decision 0005).
///
/// It builds a tree, or is asked for one piece after another by a caller that needs no tree.
package struct JSONReader {
  /// Deepest nesting that is read.
  package static let depthLimit = 16

  /// What is wrong, before the line is worked out.
  struct Fault: Error {
    var detail: String
    var offset: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  private let depthLimit: Int
  private var depth = 0
  private var valuesLeft: Int

  /// The tree of that text.
  ///
  /// - Parameter valueLimit: most values and names together.
  package static func tree(_ bytes: [UInt8], valueLimit: Int) throws(JSONFault) -> JSON {
    try whole(bytes, valueLimit: valueLimit) { reader in try reader.value() }
  }

  /// What `body` reads, which throws nothing of its own.
  static func whole<T>(
    _ bytes: [UInt8], valueLimit: Int = .max, depthLimit: Int = JSONReader.depthLimit, _ body: (inout JSONReader) throws -> T
  ) throws(JSONFault) -> T {
    do {
      return try read(bytes, valueLimit: valueLimit, depthLimit: depthLimit, body)
    } catch let fault as JSONFault {
      throw fault
    } catch {
      throw JSONFault(detail: "it cannot be read", position: TextPosition(offset: 0, in: []))
    }
  }

  /// Has `body` read the whole of a text, piece by piece. The reader must not be used once `body` has ended.
  ///
  /// - Throws: `JSONFault`, or what else `body` throws.
  package static func read<T>(
    _ bytes: [UInt8], valueLimit: Int = .max, depthLimit: Int = JSONReader.depthLimit, _ body: (inout JSONReader) throws -> T
  ) throws -> T {
    do {
      return try bytes.withUnsafeBufferPointer { buffer in
        var reader = JSONReader(bytes: buffer, depthLimit: depthLimit, valuesLeft: valueLimit)
        let result = try body(&reader)
        reader.skipSpace()
        guard reader.position == buffer.count else { throw reader.fault("more follows the end of the JSON text") }
        return result
      }
    } catch let fault as Fault {
      throw JSONFault(detail: fault.detail, position: TextPosition(offset: fault.offset, in: bytes))
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, valuesLeft: Int) {
    (self.bytes, self.depthLimit, self.valuesLeft) = (bytes, depthLimit, valuesLeft)
  }

  /// How many bytes were read.
  package var offset: Int { position }

  /// The value that comes next, whole.
  package mutating func value() throws -> JSON {
    try beginValue()
    switch next {
    case UInt8(ascii: "{"):
      var members: [String: JSON] = [:]
      try eachMember { reader, name, offset in
        guard members.updateValue(try reader.value(), forKey: name) == nil else {
          throw Fault(detail: Self.repeatedName, offset: offset)
        }
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSON] = []
      try eachElement { reader in elements.append(try reader.value()) }
      return .list(elements)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"):
      try word("true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .flag(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    case UInt8(ascii: "-"): return .number(String(decoding: bytes[try number()], as: UTF8.self))
    case let digit? where Self.decimalDigits.contains(digit): return .number(String(decoding: bytes[try number()], as: UTF8.self))
    case nil: throw fault("it ends too early")
    default: throw fault("a value is expected")
    }
  }

  /// Calls `body` before each element of the list that comes next; it has to read exactly that element.
  package mutating func eachElement(_ body: (inout JSONReader) throws -> Void) throws {
    guard try begin("[", "a list is expected", end: UInt8(ascii: "]")) else { return }
    repeat { try body(&self) } while try another(before: UInt8(ascii: "]"))
  }

  /// Calls `body` after each name of the object that comes next, with the offset of the name; it has to read exactly the member's value.
  package mutating func eachMember(_ body: (inout JSONReader, String, Int) throws -> Void) throws {
    guard try begin("{", "an object is expected", end: UInt8(ascii: "}")) else { return }
    repeat {
      var (name, offset) = ("", 0)
      try beginMember { reader in
        offset = reader.position
        name = try reader.text()
      }
      try body(&self, name, offset)
    } while try another(before: UInt8(ascii: "}"))
  }

  /// Has `readName` read the name of the member that comes next, and goes on to its value.
  @inline(__always)
  mutating func beginMember(_ readName: (inout JSONReader) throws -> Void) throws {
    skipSpace()
    guard next == UInt8(ascii: "\"") else {
      throw fault(next == nil ? "it ends too early" : "a name in quotation marks is expected")
    }
    try readName(&self)
    skipSpace()
    guard next == UInt8(ascii: ":") else { throw fault("a colon is expected") }
    position += 1
  }

  static let repeatedName = "the same name appears twice in one object"

  // MARK: Structure

  func fault(_ detail: String) -> Fault { Fault(detail: detail, offset: position) }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  mutating func beginValue() throws {
    skipSpace()
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw fault("too many values") }
    guard depth <= depthLimit else { throw fault("nested deeper than \(depthLimit)") }
  }

  /// Begins a list or an object; false when it has ended at once.
  mutating func begin(_ first: Unicode.Scalar, _ expectation: String, end: UInt8) throws -> Bool {
    skipSpace()
    guard next == UInt8(ascii: first) else { throw fault(next == nil ? "it ends too early" : expectation) }
    position += 1
    skipSpace()
    if next == end {
      position += 1
      return false
    }
    depth += 1
    return true
  }

  /// Whether another element or member comes before the list or object ends.
  mutating func another(before end: UInt8) throws -> Bool {
    skipSpace()
    guard let byte = next else { throw fault("it ends too early") }
    guard byte == end || byte == UInt8(ascii: ",") else { throw fault("a comma or the end of the list or object is expected") }
    position += 1
    if byte == end { depth -= 1 }
    return byte != end
  }
}
