/// Reads JSON (RFC 8259) strictly, and says where it fails: no duplicate names, valid UTF-8 alone, limits on depth and size.
///
/// Foundation's decoder stops at the first field that is wrong, keeps the last of two members of one name, and gives no position that can
/// be relied upon.
struct JSONReader {
  /// Deepest nesting that is read.
  static let depthLimit = 16

  private static let decimalDigits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var valuesLeft: Int

  private struct Fault: Error {
    var detail: String
    var offset: Int
  }

  /// The tree of that text; throws `Problem.malformedBody` with the position of the fault.
  ///
  /// - Parameter valueLimit: most values and names together.
  static func read(_ bytes: [UInt8], valueLimit: Int) throws(Problem) -> JSONValue {
    do {
      return try bytes.withUnsafeBufferPointer { buffer in
        var reader = JSONReader(bytes: buffer, valuesLeft: valueLimit)
        reader.skipSpace()
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == buffer.count else { throw reader.fault("more follows the end of the JSON text") }
        return value
      }
    } catch let fault as Fault {
      throw .malformedBody("the JSON text is not right: " + fault.detail, at: BodyPosition(offset: fault.offset, in: bytes))
    } catch {
      throw .malformedBody("the JSON text is not right", at: nil)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, valuesLeft: Int) {
    (self.bytes, self.valuesLeft) = (bytes, valuesLeft)
  }

  private func fault(_ detail: String) -> Fault { Fault(detail: detail, offset: position) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func value(depth: Int) throws -> JSONValue {
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw fault("too many values") }
    guard depth <= Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"): return .number(try number())
    case let digit? where Self.decimalDigits.contains(digit): return .number(try number())
    case nil: throw fault("it ends too early")
    default: throw fault("a value is expected")
    }
  }

  private mutating func object(depth: Int) throws -> [String: JSONValue] {
    position += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return members
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else {
        throw fault(next == nil ? "it ends too early" : "a name in quotation marks is expected")
      }
      let start = position
      let name = try text()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw fault("a colon is expected") }
      position += 1
      skipSpace()
      guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
        throw Fault(detail: "the same name stands twice in one object", offset: start)
      }
      skipSpace()
      guard try another(before: UInt8(ascii: "}")) else { return members }
    }
  }

  private mutating func list(depth: Int) throws -> [JSONValue] {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return elements
    }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      guard try another(before: UInt8(ascii: "]")) else { return elements }
    }
  }

  private mutating func another(before end: UInt8) throws -> Bool {
    guard let byte = next else { throw fault("it ends too early") }
    guard byte == end || byte == UInt8(ascii: ",") else { throw fault("a comma or the end of the list or object is expected") }
    position += 1
    return byte != end
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw fault("a value is expected") }
      position += 1
    }
    return value
  }

  private mutating func number() throws -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    guard position - start <= 40 else { throw Fault(detail: "a number is longer than 40 characters", offset: start) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws {
    let start = position
    while let byte = next, Self.decimalDigits.contains(byte) { position += 1 }
    guard position > start else { throw fault("a digit is expected") }
  }

  private mutating func text() throws -> String {
    let start = position
    position += 1
    let first = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    var decoded: [UInt8]?
    if next != UInt8(ascii: "\"") {
      var unescaped = Array(bytes[first..<position])
      try escapes(into: &unescaped)
      decoded = unescaped
    }
    let text = decoded.map { String(validating: $0, as: UTF8.self) } ?? String(validating: bytes[first..<position], as: UTF8.self)
    position += 1
    guard let text else { throw Fault(detail: "a text is not valid UTF-8", offset: start) }
    return text
  }

  /// The rest of a text from its first escape, up to its closing quotation mark.
  private mutating func escapes(into text: inout [UInt8]) throws {
    while true {
      guard let byte = next else { throw fault("a text does not end") }
      guard byte >= 0x20 else { throw fault("a control character stands in a text") }
      if byte == UInt8(ascii: "\"") { return }
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escape = next else { throw fault("a text does not end") }
      position += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try scalar())).utf8)
      default:
        position -= 1
        throw fault("an escape is not known")
      }
    }
  }

  private mutating func scalar() throws -> Unicode.Scalar {
    let high = try fourDigits()
    if let scalar = Unicode.Scalar(high) { return scalar }
    if (0xD800...0xDBFF).contains(high), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try fourDigits()
      if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) {
        return scalar
      }
    }
    throw fault("an escape is half of a surrogate pair")
  }

  private mutating func fourDigits() throws -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("an escape has not four digits")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
