extension Mustache {
  /// Reads a template.
  ///
  /// - Throws: every fault with file and line: a tag or a section that is not closed or is closed out of order, a tag without a name,
  ///   delimiters that are none, and a source that is too long or nested too deep.
  package static func read(_ source: String, file: String) throws(PackFaults) -> Mustache {
    guard source.utf8.count <= sourceLimit else {
      throw PackFaults(faults: ["\(file): must have at most \(sourceLimit / 1024) KiB"])
    }
    var reader = MustacheReader(source, file: file)
    let nodes = reader.read()
    guard reader.faults.isEmpty else { throw PackFaults(faults: reader.faults) }
    return Mustache(file: file, nodes: nodes, source: source)
  }

  /// The same with that before each of its lines.
  func indented(by indentation: String) throws(PackFaults) -> Mustache {
    guard !indentation.isEmpty else { return self }
    var result = ""
    var isLineStart = true
    for scalar in source.unicodeScalars {
      if isLineStart { result += indentation }
      result.unicodeScalars.append(scalar)
      isLineStart = scalar == "\n"
    }
    return try .read(result, file: file)
  }
}

/// Reads one source, tag by tag.
///
/// A tag that stands alone on its line, but for one that writes a value, takes the whole line with it, and its end.
private struct MustacheReader {
  let file: String
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var frames = [Frame(name: "", isInverted: false, line: 0)]
  private(set) var faults: [String] = []

  private struct Frame {
    let name: String
    let isInverted: Bool
    let line: Int
    var nodes: [Mustache.Node] = []
  }

  init(_ source: String, file: String) {
    (self.file, bytes) = (file, Array(source.utf8))
  }

  mutating func read() -> [Mustache.Node] {
    while let start = find(opening, from: index) {
      guard let tag = tag(at: start) else { break }
      let place = line + lines(in: index..<start)
      let bounds = tag.isStandalone ? wholeLine(of: tag) : nil
      literal(upTo: bounds?.lowerBound ?? start)
      let end = bounds?.upperBound ?? tag.range.upperBound
      let indentation = bounds.map { text($0.lowerBound..<start) } ?? ""
      take(tag, indentation: indentation, line: place)
      line = place + lines(in: start..<end)
      index = end
    }
    literal(upTo: bytes.count)
    for frame in frames.dropFirst() {
      faults.append("\(file):\(frame.line): {{\(frame.isInverted ? "^" : "#")\(frame.name)}} is never closed")
    }
    return frames[0].nodes
  }

  private struct Tag {
    let sigil: UInt8?
    let content: String
    let range: Range<Int>

    /// Whether it can have a line of its own.
    var isStandalone: Bool { sigil.map { "#^/!>=".utf8.contains($0) } ?? false }
  }

  /// The tag that begins there; nil, with a fault, where it never ends.
  private mutating func tag(at start: Int) -> Tag? {
    var position = start + opening.count
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
    let sigil = position < bytes.count && "#^/!>={&".utf8.contains(bytes[position]) ? bytes[position] : nil
    if sigil != nil { position += 1 }
    let end: [UInt8]
    switch sigil {
    case UInt8(ascii: "{"): end = [UInt8(ascii: "}")] + closing
    case UInt8(ascii: "="): end = [UInt8(ascii: "=")] + closing
    default: end = closing
    }
    guard let close = find(end, from: position) else {
      fault(line + lines(in: index..<start), "\(String(decoding: opening, as: UTF8.self)) is never closed")
      return nil
    }
    return Tag(sigil: sigil, content: text(position..<close), range: start..<close + end.count)
  }

  /// The line that the tag has to itself, with its end; nil where anything else is on it.
  private func wholeLine(of tag: Tag) -> Range<Int>? {
    var (start, end) = (tag.range.lowerBound, tag.range.upperBound)
    while start > 0, Self.isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\n") {
      end += 1
    }
    guard end < bytes.count else { return start..<end }
    return bytes[end] == UInt8(ascii: "\n") ? start..<end + 1 : nil
  }

  private mutating func take(_ tag: Tag, indentation: String, line: Int) {
    switch tag.sigil {
    case UInt8(ascii: "!"): return
    case UInt8(ascii: "="): return setDelimiters(tag.content, line)
    default: break
    }
    let words = tag.content.utf8.split(whereSeparator: {
      Self.isBlank($0) || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    })
    guard words.count == 1, let name = words.first.map({ String(decoding: $0, as: UTF8.self) }) else {
      return fault(line, "a tag needs one name, without a space in it")
    }
    switch tag.sigil {
    case UInt8(ascii: "#"), UInt8(ascii: "^"): open(name, isInverted: tag.sigil == UInt8(ascii: "^"), line)
    case UInt8(ascii: "/"): close(name, line)
    case UInt8(ascii: ">"): add(.partial(name, indentation: indentation, line: line))
    default: add(.value(MustacheName(name), keepsLines: tag.sigil != nil, line: line))
    }
  }

  private mutating func setDelimiters(_ content: String, _ line: Int) {
    let words = content.utf8.split(whereSeparator: { Self.isBlank($0) || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    guard words.count == 2, words.allSatisfy({ !$0.contains(UInt8(ascii: "=")) }) else {
      return fault(line, "delimiters are two, with a space between them and without =")
    }
    (opening, closing) = (Array(words[0]), Array(words[1]))
  }

  private mutating func open(_ name: String, isInverted: Bool, _ line: Int) {
    if frames.count > Mustache.depthLimit {
      fault(line, "sections may be nested \(Mustache.depthLimit) deep at most")
    }
    frames.append(Frame(name: name, isInverted: isInverted, line: line))
  }

  private mutating func close(_ name: String, _ line: Int) {
    guard frames.count > 1, let frame = frames.last, frame.name == name else {
      return fault(line, "{{/\(name)}} has no open section to close")
    }
    frames.removeLast()
    let named = MustacheName(name)
    add(frame.isInverted ? .inverted(named, frame.nodes, line: frame.line) : .section(named, frame.nodes, line: frame.line))
  }

  private mutating func literal(upTo end: Int) {
    if end > index { add(.literal(text(index..<end))) }
  }

  private mutating func add(_ node: Mustache.Node) { frames[frames.count - 1].nodes.append(node) }

  private mutating func fault(_ line: Int, _ words: String) { faults.append("\(file):\(line): \(words)") }

  private func find(_ sought: [UInt8], from start: Int) -> Int? {
    guard start + sought.count <= bytes.count else { return nil }
    return (start...bytes.count - sought.count).first { place in
      bytes[place] == sought[0] && bytes[place..<place + sought.count].elementsEqual(sought)
    }
  }

  private func lines(in range: Range<Int>) -> Int { bytes[range].count { $0 == UInt8(ascii: "\n") } }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
