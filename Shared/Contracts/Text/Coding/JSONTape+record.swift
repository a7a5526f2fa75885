extension JSONTape {
  /// The nodes of a text that is being read.
  struct Record {
    private(set) var nodes: [Node] = []
    private(set) var unescaped: [String] = []

    init(byteCount: Int) { nodes.reserveCapacity(min(4096, byteCount / 8 + 1)) }

    /// Adds a value that contains no others, and is not a text.
    mutating func add(_ kind: Node.Kind, _ place: Range<Int>) {
      nodes.append(Node(kind: kind, start: place.lowerBound, count: place.count, next: nodes.count + 1))
    }

    /// Adds a text or a name.
    mutating func add(_ place: Range<Int>, _ unescaped: String?) {
      guard let unescaped else { return add(.text, place) }
      nodes.append(Node(kind: .unescaped, start: place.lowerBound, count: self.unescaped.count, next: nodes.count + 1))
      self.unescaped.append(unescaped)
    }

    /// Adds a list or an object, whose content is added next.
    mutating func begin(_ kind: Node.Kind, at start: Int) -> Int {
      nodes.append(Node(kind: kind, start: start, count: 0, next: 0))
      return nodes.count - 1
    }

    mutating func end(_ container: Int, count: Int) { nodes[container].end(count: count, next: nodes.count) }

    // MARK: Names

    /// Whether one name comes before another in the order of their bytes.
    func precedes(_ first: Int, _ second: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let (first, second) = (nodes[first], nodes[second])
      guard first.kind == .text, second.kind == .text else {
        return name(first, in: bytes).utf8.lexicographicallyPrecedes(name(second, in: bytes).utf8)
      }
      return bytes[first.bytes].lexicographicallyPrecedes(bytes[second.bytes])
    }

    /// The offset of the first name in that object which another member has too.
    func repeatedName(in object: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
      var (names, name) = ([Int](), object + 1)
      for _ in 0..<nodes[object].count {
        names.append(name)
        name = Int(nodes[name + 1].next)
      }
      names.sort { precedes($0, $1, in: bytes) }
      let repeated = zip(names, names.dropFirst()).filter { !precedes($0, $1, in: bytes) }.map { max($0, $1) }
      return repeated.min().map { Int(nodes[$0].start) - 1 }
    }

    private func name(_ node: Node, in bytes: UnsafeBufferPointer<UInt8>) -> String {
      node.kind == .unescaped ? unescaped[Int(node.count)] : String(decoding: bytes[node.bytes], as: UTF8.self)
    }
  }
}
