/// JSON as it is written, piece by piece into bytes: where no contract says what it is.
///
/// Texts come out as Foundation's encoder writes them without escaped slashes. The caller sees to it that what begins ends, and that a member's name
/// goes before its value.
package struct JSONText: ~Copyable {
  private var output: JSONOutput
  private var needsComma = false

  /// Nothing yet, with room for that many bytes.
  package init(capacity: Int = 256) { output = JSONOutput(capacity: capacity) }

  /// What has been written so far.
  package var bytes: [UInt8] { output.bytes }

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
    output.append(UInt8(ascii: "\""))
    output.append(name)
    output.append("\":")
    needsComma = false
  }

  // MARK: Values

  /// A text.
  package mutating func add(_ text: String) {
    separate()
    output.append(quoted: text)
  }

  /// A whole number.
  package mutating func add(_ number: Int64) { add(asItIs: String(number)) }

  /// Bytes as a text of hexadecimal digits.
  package mutating func add(hexadecimal source: [UInt8]) {
    separate()
    output.append(UInt8(ascii: "\""))
    for byte in source { output.append(hexadecimal: byte) }
    output.append(UInt8(ascii: "\""))
  }

  /// What is JSON already.
  package mutating func add(asItIs json: String) {
    separate()
    json.withBytes { output.append($0) }
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
        output.append(UInt8(ascii: ":"))
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

  /// A member that is a whole number.
  package mutating func member(_ name: StaticString, _ number: Int) {
    self.name(name)
    add(Int64(number))
  }

  /// A member that is a list of texts.
  package mutating func member(_ name: StaticString, _ texts: [String]) {
    self.name(name)
    beginList()
    for text in texts { add(text) }
    endList()
  }

  /// A member that is a list of objects, each with the members that `write` gives it; none when there is no list.
  package mutating func member<Item>(_ name: StaticString, _ items: [Item]?, _ write: (Item, inout JSONText) -> Void) {
    guard let items else { return }
    self.name(name)
    beginList()
    for item in items {
      beginObject()
      write(item, &self)
      endObject()
    }
    endList()
  }

  // MARK: Bytes

  private mutating func begin(_ byte: UInt8) {
    separate()
    output.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    output.append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { output.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
