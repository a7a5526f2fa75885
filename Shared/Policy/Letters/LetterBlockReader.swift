/// Makes the blocks of a letter from an expanded template.
///
/// Structure is the template's own, line by line of its literal text: `# `, `## ` and `### ` begin a heading of that level, `- ` an entry of a
/// list, `~ ` a line of the signature; a blank line ends a paragraph; lines next to each other are one paragraph; `\` at the end of a line
/// breaks it there. A value is never read for any of this: it is part of the line that its tag is on, whatever it contains.
struct LetterBlockReader {
  private(set) var blocks: [LetterBlock] = []
  private var open: Open?

  private struct Open {
    let kind: Kind
    var parts: [Part]
  }

  private enum Kind: Equatable {
    case paragraph, entry, signature
    case heading(Int)
  }

  private enum Part {
    case literal(String)
    case value([String])
    case lineBreak
  }

  /// The blocks of those pieces; a block in which nothing can be seen is left out.
  static func blocks(_ pieces: [LetterPiece]) -> [LetterBlock] {
    var reader = LetterBlockReader()
    for line in lines(pieces) { reader.take(line) }
    reader.close()
    return reader.blocks
  }

  /// The template's lines. Literal text next to literal text is one: a section may begin in the middle of a word.
  private static func lines(_ pieces: [LetterPiece]) -> [[Part]] {
    var lines: [[Part]] = [[]]
    func add(_ text: Substring) {
      if case .literal(let before) = lines[lines.count - 1].last {
        lines[lines.count - 1][lines[lines.count - 1].count - 1] = .literal(before + text)
      } else if !text.isEmpty {
        lines[lines.count - 1].append(.literal(String(text)))
      }
    }
    for piece in pieces {
      switch piece {
      case .literal(let text):
        // Swift takes a carriage return with its line feed for one character, which is a newline.
        for (index, part) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
          if index > 0 { lines.append([]) }
          add(part)
        }
      case .value(let text, let keepsLines):
        lines[lines.count - 1].append(.value(keepsLines ? LetterText.lines(text) : [LetterText.line(text)]))
      }
    }
    return lines
  }

  private static let markers: [(mark: String, kind: Kind)] = [
    ("# ", .heading(1)), ("## ", .heading(2)), ("### ", .heading(3)), ("- ", .entry), ("~ ", .signature),
  ]

  private mutating func take(_ line: [Part]) {
    guard let first = line.first else { return close() }
    var rest = line
    if case .literal(let text) = first {
      let start = text.drop { $0 == " " || $0 == "\t" }
      if line.count == 1, start.isEmpty { return close() }
      if let (mark, kind) = Self.markers.first(where: { start.hasPrefix($0.mark) }) {
        rest[0] = .literal(String(start.dropFirst(mark.count)))
        return begin(kind, Self.broken(rest))
      }
    }
    switch open?.kind {
    case .paragraph, .entry: open?.parts += [.literal(" ")] + Self.broken(rest)
    case .heading, .signature, nil: begin(.paragraph, Self.broken(rest))
    }
  }

  /// With a break for a backslash at its end.
  private static func broken(_ line: [Part]) -> [Part] {
    guard case .literal(let text) = line.last, text.hasSuffix("\\") else { return line }
    return line.dropLast() + [.literal(String(text.dropLast())), .lineBreak]
  }

  private mutating func begin(_ kind: Kind, _ parts: [Part]) {
    close()
    open = Open(kind: kind, parts: parts)
  }

  private mutating func close() {
    guard let block = open else { return }
    open = nil
    let lines = Self.written(block.parts)
    guard !lines.isEmpty else { return }
    switch (block.kind, blocks.last) {
    case (.heading(let level), _): blocks.append(.heading(lines.joined(separator: " "), level: level))
    case (.paragraph, _): blocks.append(.paragraph(lines))
    case (.entry, .list(let entries)): blocks[blocks.count - 1] = .list(entries + [lines])
    case (.entry, _): blocks.append(.list([lines]))
    case (.signature, .signature(let before)): blocks[blocks.count - 1] = .signature(before + lines)
    case (.signature, _): blocks.append(.signature(lines))
    }
  }

  /// The lines of those parts: each value's own, and those that a break makes.
  private static func written(_ parts: [Part]) -> [String] {
    var lines = [""]
    for part in parts {
      switch part {
      case .literal(let text): lines[lines.count - 1] += text
      case .lineBreak: lines.append("")
      case .value(let values):
        for (index, text) in values.enumerated() {
          if index > 0 { lines.append("") }
          lines[lines.count - 1] += text
        }
      }
    }
    return lines.map(LetterText.collapsed).filter { !$0.isEmpty }
  }
}
