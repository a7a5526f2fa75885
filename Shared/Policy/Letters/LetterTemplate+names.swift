extension LetterTemplate {
  /// A value, list or condition that the template names, where it does, in the order in which it is read.
  struct Use {
    let name: String
    let place: String
  }

  /// What it names, its parts included where they are.
  var uses: [Use] { walk().uses }

  /// The template's own words, its parts included, in one line each.
  var literals: String { walk().literals }

  /// Every use of a name that the letter may not use, with file and line.
  func faults(for letter: LetterName) -> [String] { walk(LetterPlaceholders.of(letter)).faults }

  private func walk(_ allowed: LetterPlaceholders? = nil) -> TemplateWalk {
    var walk = TemplateWalk(parts: parts, lists: allowed?.lists)
    walk.read(body.nodes, of: body.file, texts: allowed?.texts ?? [], isText: false)
    return walk
  }
}

/// One way through a template and its parts.
private struct TemplateWalk {
  let parts: [String: Mustache]
  /// The lists that the letter has; nil where it does not matter what it has.
  let lists: [String: Set<String>]?
  private(set) var uses: [LetterTemplate.Use] = []
  private(set) var faults: [String] = []
  private(set) var literals = ""
  private var including: [String] = []

  init(parts: [String: Mustache], lists: [String: Set<String>]?) { (self.parts, self.lists) = (parts, lists) }

  /// - Parameters:
  ///   - texts: the single values that are known there.
  ///   - isText: whether the section around it is about a single value, which `.` names.
  mutating func read(_ nodes: [Mustache.Node], of file: String, texts: Set<String>, isText: Bool) {
    for node in nodes {
      switch node {
      case .literal(let text): literals += text
      case .value(let name, _, let line):
        use(name.text, file, line)
        if name.text != "." ? !texts.contains(name.text) : !isText {
          fault(name, "{{\(name.text)}} is not a value of this letter", file, line)
        }
      case .section(let name, let inner, let line):
        use(name.text, file, line)
        let entry = lists?[name.text]
        if entry == nil, !texts.contains(name.text) {
          fault(name, "{{#\(name.text)}} is not a value or a list of this letter", file, line)
        }
        read(inner, of: file, texts: texts.union(entry ?? []), isText: entry == nil)
      case .inverted(let name, let inner, let line):
        use(name.text, file, line)
        if lists?[name.text] == nil, !texts.contains(name.text) {
          fault(name, "{{^\(name.text)}} is not a value or a list of this letter", file, line)
        }
        read(inner, of: file, texts: texts, isText: isText)
      case .partial(let name, _, let line): include(name, file, line, texts: texts, isText: isText)
      }
    }
  }

  private mutating func include(_ name: String, _ file: String, _ line: Int, texts: Set<String>, isText: Bool) {
    guard let part = parts[name] else { return }
    // The values of a letter are not nested, so that a part within itself would never end.
    guard !including.contains(name) else {
      faults.append("\(file):\(line): {{>\(name)}} includes itself")
      return
    }
    including.append(name)
    read(part.nodes, of: part.file, texts: texts, isText: isText)
    including.removeLast()
  }

  private mutating func use(_ name: String, _ file: String, _ line: Int) {
    uses.append(LetterTemplate.Use(name: name, place: "\(file):\(line)"))
  }

  private mutating func fault(_ name: MustacheName, _ words: String, _ file: String, _ line: Int) {
    if lists != nil { faults.append("\(file):\(line): \(words)") }
  }
}
