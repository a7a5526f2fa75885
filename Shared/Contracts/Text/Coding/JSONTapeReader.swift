/// Reads a whole JSON text into a tape: no name twice in one object, and limits on depth and number.
struct JSONTapeReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private var valuesLeft: Int
  private var lexer: JSONLexer
  private var nodes: [JSONTape.Node] = []
  private var unescaped: [String] = []

  /// The values of that text.
  ///
  /// - Parameter valueLimit: most values, not counting names.
  static func read(_ bytes: [UInt8], depthLimit: Int, valueLimit: Int) throws(TapeFault) -> JSONTape {
    guard bytes.count < UInt32.max else { throw TapeFault(detail: "it is too long", offset: 0) }
    let reader = try bytes.withUnsafeBufferPointer { buffer throws(TapeFault) in
      var reader = JSONTapeReader(bytes: buffer, depthLimit: depthLimit, valuesLeft: valueLimit)
      reader.lexer.skipSpace()
      try reader.value(depth: 0)
      reader.lexer.skipSpace()
      guard reader.lexer.next == nil else { throw reader.lexer.fault("more follows the end of the JSON text") }
      return reader
    }
    return JSONTape(nodes: reader.nodes, bytes: bytes, unescaped: reader.unescaped)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, valuesLeft: Int) {
    (self.bytes, self.depthLimit, self.valuesLeft, lexer) = (bytes, depthLimit, valuesLeft, JSONLexer(bytes: bytes))
    nodes.reserveCapacity(min(4096, bytes.count / 8 + 1))
  }

  private mutating func value(depth: Int) throws(TapeFault) {
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw lexer.fault("too many values") }
    guard depth <= depthLimit else { throw lexer.fault("nested deeper than \(depthLimit)") }
    let start = lexer.position
    guard let next = lexer.next else { throw lexer.fault("it ends too early") }
    switch next {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try list(depth: depth)
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "t"):
      try lexer.word("true")
      leaf(.yes, from: start)
    case UInt8(ascii: "f"):
      try lexer.word("false")
      leaf(.no, from: start)
    case UInt8(ascii: "n"):
      try lexer.word("null")
      leaf(.null, from: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try lexer.number()
      leaf(.number, from: start)
    default: throw lexer.fault("a value is expected")
    }
  }

  private mutating func text() throws(TapeFault) {
    let start = lexer.position + 1
    if let text = try lexer.text() {
      nodes.append(JSONTape.Node(kind: .unescaped, start: start, count: unescaped.count, next: nodes.count + 1))
      unescaped.append(text)
    } else {
      nodes.append(JSONTape.Node(kind: .text, start: start, count: lexer.position - 1 - start, next: nodes.count + 1))
    }
  }

  private mutating func leaf(_ kind: JSONTape.Node.Kind, from start: Int) {
    nodes.append(JSONTape.Node(kind: kind, start: start, count: lexer.position - start, next: nodes.count + 1))
  }

  private mutating func object(depth: Int) throws(TapeFault) {
    let own = nodes.count
    nodes.append(JSONTape.Node(kind: .object, start: lexer.position, count: 0, next: 0))
    var (count, last, isInOrder) = (0, own, true)
    var goesOn = try !isEmpty(before: UInt8(ascii: "}"))
    while goesOn {
      lexer.skipSpace()
      guard lexer.next == UInt8(ascii: "\"") else {
        throw lexer.fault(lexer.next == nil ? "it ends too early" : "a name in quotation marks is expected")
      }
      let name = nodes.count
      try text()
      if count > 0, isInOrder { isInOrder = precedes(last, name) }
      (count, last) = (count + 1, name)
      lexer.skipSpace()
      guard lexer.next == UInt8(ascii: ":") else { throw lexer.fault("a colon is expected") }
      lexer.step()
      lexer.skipSpace()
      try value(depth: depth + 1)
      goesOn = try another(before: UInt8(ascii: "}"))
    }
    nodes[own].end(count: count, next: nodes.count)
    if !isInOrder { try refuseRepeatedName(in: own) }
  }

  private mutating func list(depth: Int) throws(TapeFault) {
    let own = nodes.count
    nodes.append(JSONTape.Node(kind: .list, start: lexer.position, count: 0, next: 0))
    var count = 0
    var goesOn = try !isEmpty(before: UInt8(ascii: "]"))
    while goesOn {
      lexer.skipSpace()
      try value(depth: depth + 1)
      count += 1
      goesOn = try another(before: UInt8(ascii: "]"))
    }
    nodes[own].end(count: count, next: nodes.count)
  }

  /// Passes over the beginning of a container, and its end where that follows at once.
  private mutating func isEmpty(before end: UInt8) throws(TapeFault) -> Bool {
    lexer.step()
    lexer.skipSpace()
    guard lexer.next == end else { return false }
    lexer.step()
    return true
  }

  private mutating func another(before end: UInt8) throws(TapeFault) -> Bool {
    lexer.skipSpace()
    guard let byte = lexer.next else { throw lexer.fault("it ends too early") }
    guard byte == end || byte == UInt8(ascii: ",") else {
      throw lexer.fault("a comma or the end of the list or object is expected")
    }
    lexer.step()
    return byte != end
  }

  /// Names that are in the order of their bytes, as we write them, cannot be the same; others are compared here.
  private func refuseRepeatedName(in object: Int) throws(TapeFault) {
    var (names, name) = ([Int](), object + 1)
    for _ in 0..<nodes[object].count {
      names.append(name)
      name = Int(nodes[name + 1].next)
    }
    names.sort { precedes($0, $1) }
    let repeated = zip(names, names.dropFirst()).filter { !precedes($0, $1) }.map { max($0, $1) }
    if let first = repeated.min() { throw JSONTape.repeatedName(at: nodes[first]) }
  }

  private func precedes(_ first: Int, _ second: Int) -> Bool {
    let (first, second) = (nodes[first], nodes[second])
    guard first.kind == .text, second.kind == .text else { return said(first).utf8.lexicographicallyPrecedes(said(second).utf8) }
    return bytes[first.bytes].lexicographicallyPrecedes(bytes[second.bytes])
  }

  private func said(_ name: JSONTape.Node) -> String {
    name.kind == .unescaped ? unescaped[Int(name.count)] : String(decoding: bytes[name.bytes], as: UTF8.self)
  }
}
