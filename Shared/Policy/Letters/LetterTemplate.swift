/// A letter of the pack: a Mustache template with the parts that it includes, from which a letter's blocks are made.
///
/// It begins with the salutation and ends with the signature: who writes, to whom, when and under which reference is set by each format.
/// ``LetterBlockReader`` says what its lines mean. A part is a file `NAME.part.letter` in the pack's folder, for `{{>NAME}}`.
package struct LetterTemplate: Sendable, Equatable {
  /// The file's name, for faults.
  package let file: String
  let body: Mustache
  /// The parts that it includes, and those that these include, by name.
  let parts: [String: Mustache]

  /// Reads a template and its parts.
  ///
  /// - Parameter part: the text of a part, by the name of its file.
  /// - Throws: every fault, with file and line.
  static func parse(
    _ source: String, file: String,
    part: (String) -> Result<String, PackFaults> = { _ in .failure(PackFaults(faults: ["has no parts"])) }
  ) throws(PackFaults) -> LetterTemplate {
    let body = try Mustache.read(source, file: file)
    var parts: [String: Mustache] = [:]
    var waiting = body.includes
    while let include = waiting.popLast() {
      guard parts[include.name] == nil else { continue }
      guard include.name.allSatisfy({ $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
        throw PackFaults(faults: ["\(include.place): {{>\(include.name)}} is not the name of a part"])
      }
      let name = partFile(include.name, of: file)
      guard case .success(let text) = part(name) else {
        throw PackFaults(faults: ["\(include.place): {{>\(include.name)}} needs a file \(name), which cannot be read"])
      }
      let read = try Mustache.read(text, file: name)
      parts[include.name] = read
      waiting += read.includes
    }
    return LetterTemplate(file: file, body: body, parts: parts)
  }

  /// The part's file, in the language of the template's: `dispute.part.letter`, `dispute.part.cy.letter`.
  private static func partFile(_ name: String, of file: String) -> String {
    let words = file.split(separator: ".")
    return words.count > 2 ? "\(name).part.\(words[words.count - 2]).letter" : "\(name).part.letter"
  }

  /// The letter's blocks with those values in place.
  ///
  /// - Throws: ``MustacheLimit`` where it becomes longer than a letter can be.
  package func blocks(_ values: LetterValues) throws(MustacheLimit) -> [LetterBlock] {
    LetterBlockReader.blocks(try body.expand(.entry(values), partials: parts))
  }
}

extension Mustache {
  /// The parts that it includes, each with file and line.
  fileprivate var includes: [(name: String, place: String)] { includes(in: nodes) }

  private func includes(in nodes: [Node]) -> [(name: String, place: String)] {
    nodes.flatMap { node -> [(name: String, place: String)] in
      switch node {
      case .literal, .value: []
      case .section(_, let inner, _), .inverted(_, let inner, _): includes(in: inner)
      case .partial(let name, _, let line): [(name, "\(file):\(line)")]
      }
    }
  }
}
