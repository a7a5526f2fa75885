/// JSON as it is written, piece by piece into bytes: the only place where text is escaped.
///
/// Texts come out as Foundation's encoder writes them without escaped slashes. The caller sees to it that what begins ends, and that a member's name
/// goes before its value.
package struct JSONText {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Nothing yet, with room for that many bytes.
  package init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  // MARK: Structure

  /// Begins an object.
  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  /// Ends the object that was begun last.
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  /// Begins a list.
  package mutating func beginList() { begin(UInt8(ascii: "[")) }
  /// Ends the list that was begun last.
  package mutating func endList() { end(UInt8(ascii: "]")) }

  /// The name of the member whose value comes next, which needs no escape.
  package mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  /// A text.
  package mutating func add(_ text: String) {
    separate()
    escape(text)
  }

  /// A whole number.
  package mutating func add(_ number: Int64) { add(asItIs: String(number)) }

  /// Bytes as a text of hexadecimal digits.
  package mutating func add(hexadecimal source: [UInt8]) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    Hexadecimal.append(source, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// What is JSON already.
  package mutating func add(asItIs json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  /// A tree, names sorted.
  package mutating func add(_ tree: JSON) {
    switch tree {
    case .null: add(asItIs: "null")
    case .flag(let flag): add(asItIs: flag ? "true" : "false")
    case .number(let number): add(asItIs: number)
    case .text(let text): add(text)
    case .list(let elements):
      beginList()
      for element in elements { add(element) }
      endList()
    case .object(let members):
      beginObject()
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        add(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
        add(value)
      }
      endObject()
    }
  }

  // MARK: Members

  /// A member that is a text; none when there is no value.
  package mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    self.name(name)
    add(text)
  }

  /// A member that is a list of texts.
  package mutating func member(_ name: StaticString, _ texts: [String]) {
    self.name(name)
    beginList()
    for text in texts { add(text) }
    endList()
  }

  // MARK: Bytes

  private mutating func begin(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func escape(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      // What needs no escape is copied as it is, from one escape to the next.
      var start = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case ..<0x20:
      bytes.append(contentsOf: "u00".utf8)
      Hexadecimal.append([byte], to: &bytes)
    default: bytes.append(byte)
    }
  }
}
