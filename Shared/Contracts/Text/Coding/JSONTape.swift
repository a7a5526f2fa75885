/// A JSON text that has been read once: a flat list of its values in the order of the text, each as its place in the bytes.
///
/// A value is known by its node; that of the whole text is 0.
package final class JSONTape {
  /// One value, or the name of a member, which comes before its value.
  struct Node {
    enum Kind: UInt8 {
      case null, no, yes, number, list, object
      /// A text whose bytes are all plain or beyond ASCII.
      case text
      /// A text with escapes, kept as what it says.
      case unescaped
    }

    let kind: Kind
    /// Where it begins; of a text, after the quotation mark.
    let start: UInt32
    /// Bytes of a text or number, elements of a list, or members of an object; for a text with escapes, its index in `unescaped`.
    private(set) var count: UInt32
    /// The node after this value and all that is in it.
    private(set) var next: UInt32

    /// The reader refuses a text with more bytes, and so more nodes, than 32 bits can count.
    init(kind: Kind, start: Int, count: Int, next: Int) {
      (self.kind, self.start) = (kind, UInt32(truncatingIfNeeded: start))
      (self.count, self.next) = (UInt32(truncatingIfNeeded: count), UInt32(truncatingIfNeeded: next))
    }

    /// The place of a text or number.
    var bytes: Range<Int> { Int(start)..<Int(start) + Int(count) }

    /// Notes where a container ends.
    mutating func end(count: Int, next: Int) {
      (self.count, self.next) = (UInt32(truncatingIfNeeded: count), UInt32(truncatingIfNeeded: next))
    }
  }

  let nodes: [Node]
  private let bytes: [UInt8]
  private let unescaped: [String]
  /// The members of large objects by name, so that finding them all takes time in proportion to their number.
  private var indexes: [Int: [String: Int]] = [:]
  private static let searchedMembers = 64

  init(_ record: Record, bytes: [UInt8]) {
    (nodes, self.bytes, unescaped) = (record.nodes, bytes, record.unescaped)
  }

  /// What a value is, in words.
  package func kind(_ index: Int) -> String {
    switch nodes[index].kind {
    case .null: "null"
    case .yes, .no: "true or false"
    case .number: "a number"
    case .text, .unescaped: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  // MARK: Leaves

  /// Whether it is an explicit null.
  package func isNull(_ index: Int) -> Bool { nodes[index].kind == .null }

  /// True or false; nil for any other value.
  package func flag(_ index: Int) -> Bool? {
    switch nodes[index].kind {
    case .yes: true
    case .no: false
    case .null, .number, .text, .unescaped, .list, .object: nil
    }
  }

  /// The first byte of a text; nil for one that is empty or has escapes, and for any other value.
  package func firstByte(_ index: Int) -> UInt8? {
    let node = nodes[index]
    return node.kind == .text && node.count > 0 ? bytes[Int(node.start)] : nil
  }

  /// The text of a node that is one; nil for any other.
  package func text(_ index: Int) -> String? {
    switch nodes[index].kind {
    case .text: characters(index)
    case .unescaped: unescaped[Int(nodes[index].count)]
    case .null, .no, .yes, .number, .list, .object: nil
    }
  }

  /// The texts of a list that holds only texts; nil for any other node.
  func texts(_ index: Int) -> [String]? {
    guard nodes[index].kind == .list else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(Int(nodes[index].count))
    // A list of nothing but texts has as many nodes as elements.
    for element in index + 1..<Int(nodes[index].next) {
      guard let text = text(element) else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The characters of a number; nil for anything else.
  package func numeral(_ index: Int) -> String? { nodes[index].kind == .number ? characters(index) : nil }

  private func characters(_ index: Int) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[nodes[index].bytes]), as: UTF8.self) }
  }

  /// The number, where it is written as a whole one and that type holds it; nil for anything else.
  func whole<I: FixedWidthInteger>(_ index: Int, as type: I.Type) -> I? {
    guard nodes[index].kind == .number else { return nil }
    var value: I = 0
    let digits = bytes[nodes[index].bytes]
    let isNegative = digits.first == UInt8(ascii: "-")
    for byte in digits.dropFirst(isNegative ? 1 : 0) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let digit = I(truncatingIfNeeded: byte - UInt8(ascii: "0"))
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, overflows) = isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      if overflow || overflows { return nil }
      value = next
    }
    return value
  }

  // MARK: Content

  /// Whether it is an object.
  package func isObject(_ index: Int) -> Bool { nodes[index].kind == .object }

  /// The elements of a list; nil for any other value.
  package func elements(_ index: Int) -> [Int]? {
    guard nodes[index].kind == .list else { return nil }
    var (elements, element) = ([Int](), index + 1)
    elements.reserveCapacity(Int(nodes[index].count))
    for _ in 0..<nodes[index].count {
      elements.append(element)
      element = Int(nodes[element].next)
    }
    return elements
  }

  /// How many members an object has.
  package func memberCount(_ object: Int) -> Int { Int(nodes[object].count) }

  /// The value of that member of an object.
  package func member(_ name: String, of object: Int) -> Int? {
    let count = Int(nodes[object].count)
    if count > Self.searchedMembers { return index(of: object)[name] }
    return name.withBytes { name in
      bytes.withUnsafeBufferPointer { bytes in
        nodes.withUnsafeBufferPointer { nodes in
          var member = object + 1
          for _ in 0..<count {
            let node = nodes[member]
            if node.kind == .unescaped {
              if unescaped[Int(node.count)].utf8.elementsEqual(name) { return member + 1 }
            } else if node.count == name.count, JSONScan.isEqual(UnsafeBufferPointer(rebasing: bytes[node.bytes]), name) {
              return member + 1
            }
            member = Int(nodes[member + 1].next)
          }
          return nil
        }
      }
    }
  }

  /// The names of an object's members, each the node before its value.
  package func names(of object: Int) -> [Int] {
    var names: [Int] = []
    var member = object + 1
    for _ in 0..<nodes[object].count {
      names.append(member)
      member = Int(nodes[member + 1].next)
    }
    return names
  }

  private func index(of object: Int) -> [String: Int] {
    if let known = indexes[object] { return known }
    var index: [String: Int] = [:]
    for name in names(of: object) { index[text(name) ?? ""] = name + 1 }
    indexes[object] = index
    return index
  }

  // MARK: Places

  /// The path to a node.
  func path(to target: Int) -> [any CodingKey] {
    var (path, node): ([any CodingKey], Int) = ([], 0)
    while node < target {
      // In an object a name comes before each value.
      let ahead = nodes[node].kind == .object ? 1 : 0
      var (child, index) = (node + 1 + ahead, 0)
      while nodes[child].next <= target { (child, index) = (Int(nodes[child].next) + ahead, index + 1) }
      path.append(ahead == 1 ? JSONStep(stringValue: text(child - 1) ?? "") : JSONStep(intValue: index))
      node = child
    }
    return path
  }
}
