extension LetterTemplate {
  /// Reads a template.
  ///
  /// - Throws: every fault with file and line: a section not closed, closed out of order, or a malformed placeholder.
  package static func parse(_ source: String, file: String) throws(PackFaults) -> LetterTemplate {
    var parser = TemplateParser(file: file)
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      parser.take(String(line), number: index + 1)
    }
    let blocks = parser.finish()
    guard parser.faults.isEmpty else { throw PackFaults(faults: parser.faults) }
    return LetterTemplate(file: file, blocks: blocks)
  }

  /// Every use of a name that the letter may not use, with file and line.
  func faults(for letter: LetterName) -> [String] {
    let allowed = Self.placeholders(for: letter)
    return faults(in: blocks, texts: allowed.texts, lists: allowed.lists)
  }

  private func faults(in blocks: [Block], texts: Set<String>, lists: [String: Set<String>]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let spans, let line), .paragraph(let spans, let line), .item(let spans, let line):
        return spans.compactMap { span in
          guard case .value(let name) = span, !texts.contains(name) else { return nil }
          return "\(file):\(line): {{\(name)}} is not a value of this letter"
        }
      case .each(let name, let inner, let line):
        guard let entry = lists[name] else { return ["\(file):\(line): {{#each \(name)}} is not a list of this letter"] }
        return faults(in: inner, texts: texts.union(entry), lists: lists)
      case .ifPresent(let name, let inner, let line):
        let unknown =
          texts.contains(name) || lists[name] != nil ? [] : ["\(file):\(line): {{#if \(name)}} is not a value of this letter"]
        return unknown + faults(in: inner, texts: texts, lists: lists)
      }
    }
  }
}

/// Builds the blocks of one template, a line at a time.
private struct TemplateParser {
  let file: String
  var faults: [String] = []
  private var open: [Section] = [Section(kind: "", name: "", line: 0)]
  private var paragraph = ""
  private var paragraphLine = 0

  private struct Section {
    let kind: String
    let name: String
    let line: Int
    var blocks: [LetterTemplate.Block] = []
  }

  init(file: String) { self.file = file }

  mutating func take(_ raw: String, number: Int) {
    let line = raw.trimmed
    if line.hasPrefix("{{#") || line.hasPrefix("{{/") {
      endParagraph()
      section(line, number)
    } else if line.isEmpty {
      endParagraph()
    } else if line.hasPrefix("# ") {
      endParagraph()
      add(.heading(spans(String(line.dropFirst(2)), number), line: number))
    } else if line.hasPrefix("- ") {
      endParagraph()
      add(.item(spans(String(line.dropFirst(2)), number), line: number))
    } else {
      if paragraph.isEmpty { paragraphLine = number }
      paragraph += (paragraph.isEmpty ? "" : " ") + line
    }
  }

  mutating func finish() -> [LetterTemplate.Block] {
    endParagraph()
    for section in open.dropFirst() { fault(section.line, "{{#\(section.kind) \(section.name)}} is never closed") }
    return open[0].blocks
  }

  private mutating func section(_ line: String, _ number: Int) {
    guard line.hasSuffix("}}") else { return fault(number, "a section needs a line of its own") }
    let inner = line.dropFirst(3).dropLast(2)
    if line.hasPrefix("{{/") { return close(String(inner).trimmed, number) }
    let words = inner.split(separator: " ")
    guard words.count == 2, words[0] == "each" || words[0] == "if", String(words[1]).isPlaceholderName else {
      return fault(number, "a section is {{#each name}} or {{#if name}}")
    }
    open.append(Section(kind: String(words[0]), name: String(words[1]), line: number))
  }

  private mutating func close(_ kind: String, _ number: Int) {
    guard open.count > 1, let section = open.last, section.kind == kind else {
      return fault(number, "{{/\(kind)}} has no open section to close")
    }
    open.removeLast()
    add(
      kind == "each"
        ? .each(name: section.name, section.blocks, line: section.line)
        : .ifPresent(name: section.name, section.blocks, line: section.line))
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    let text = paragraph
    paragraph = ""
    add(.paragraph(spans(text, paragraphLine), line: paragraphLine))
  }

  private mutating func add(_ block: LetterTemplate.Block) { open[open.count - 1].blocks.append(block) }

  private mutating func fault(_ line: Int, _ words: String) { faults.append("\(file):\(line): \(words)") }

  private mutating func spans(_ text: String, _ line: Int) -> [LetterTemplate.Span] {
    var spans: [LetterTemplate.Span] = []
    var rest = Substring(text)
    while let start = rest.firstRange(of: "{{") {
      if start.lowerBound > rest.startIndex { spans.append(.text(String(rest[..<start.lowerBound]))) }
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "}}"), String(rest[..<end.lowerBound]).trimmed.isPlaceholderName else {
        fault(line, "{{ is not followed by a name and }}")
        return spans
      }
      spans.append(.value(name: String(rest[..<end.lowerBound]).trimmed))
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { spans.append(.text(String(rest))) }
    return spans
  }
}

extension String {
  /// Without white space at either end.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }

  fileprivate var isPlaceholderName: Bool { !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}
