import Contracts

/// A template asks for more than a letter can be.
package struct MustacheLimit: Error, Sendable, Equatable {
  /// The file and line at which it went too far.
  package let place: String
}

extension Mustache {
  /// The template with its values in place.
  ///
  /// A name is looked up from the innermost section outwards; one that is not found writes nothing, and is a section that is left out.
  ///
  /// - Parameters:
  ///   - value: what the names are looked up in first.
  ///   - partials: the partials by name; one that is not there writes nothing.
  /// - Throws: ``MustacheLimit`` where it becomes too long, or partials include each other too deep.
  package func expand(_ value: LetterValue, partials: [String: Mustache] = [:]) throws(MustacheLimit) -> [LetterPiece] {
    var expansion = MustacheExpansion(partials: partials, stack: [value])
    try expansion.write(nodes, of: file)
    return expansion.pieces
  }
}

extension LetterValue {
  /// What a section is written for: once for each of a list, once for what is there, and not at all for nothing.
  fileprivate var elements: [LetterValue] {
    switch self {
    case .text(let text): WrittenText.isInvisible(text) ? [] : [self]
    case .list(let elements): elements
    case .entry: [self]
    }
  }
}

private struct MustacheExpansion {
  let partials: [String: Mustache]
  var stack: [LetterValue]
  var pieces: [LetterPiece] = []
  private var size = 0
  private var steps = 0
  private var depth = 0

  /// The most bytes of text, the most tags written, and how deep partials may include each other.
  private static let (sizeLimit, stepLimit, depthLimit) = (1024 * 1024, 200_000, 32)

  init(partials: [String: Mustache], stack: [LetterValue]) { (self.partials, self.stack) = (partials, stack) }

  mutating func write(_ nodes: [Mustache.Node], of file: String) throws(MustacheLimit) {
    for node in nodes {
      steps += 1
      switch node {
      case .literal(let text): try add(.literal(text), file, line: 0)
      case .value(let name, let keepsLines, let line):
        if case .text(let text) = find(name) {
          try add(.value(text, keepsLines: keepsLines), file, line: line)
        } else {
          try add(.value("", keepsLines: keepsLines), file, line: line)
        }
      case .section(let name, let inner, _):
        for element in find(name)?.elements ?? [] {
          stack.append(element)
          defer { stack.removeLast() }
          try write(inner, of: file)
        }
      case .inverted(let name, let inner, _):
        if (find(name)?.elements ?? []).isEmpty { try write(inner, of: file) }
      case .partial(let name, let indentation, let line): try include(name, indentation, file, line: line)
      }
    }
  }

  private mutating func include(_ name: String, _ indentation: String, _ file: String, line: Int) throws(MustacheLimit) {
    guard let partial = partials[name] else { return }
    depth += 1
    defer { depth -= 1 }
    // Indented, a partial that includes itself becomes longer at every level.
    guard depth <= Self.depthLimit, let indented = try? partial.indented(by: indentation) else {
      throw MustacheLimit(place: "\(file):\(line)")
    }
    try write(indented.nodes, of: partial.file)
  }

  private mutating func add(_ piece: LetterPiece, _ file: String, line: Int) throws(MustacheLimit) {
    size += piece.text.utf8.count
    guard size <= Self.sizeLimit, steps <= Self.stepLimit else { throw MustacheLimit(place: "\(file):\(line)") }
    pieces.append(piece)
  }

  /// The first of a chain of names is looked up in everything around it, each further one only in what was found.
  private func find(_ name: MustacheName) -> LetterValue? {
    guard let first = name.parts.first else { return stack.last }
    let found = stack.reversed().lazy.compactMap { value in
      if case .entry(let entries) = value { entries[first] } else { nil }
    }.first
    return name.parts.dropFirst().reduce(found) { value, part in
      if case .entry(let entries) = value { entries[part] } else { nil }
    }
  }
}
