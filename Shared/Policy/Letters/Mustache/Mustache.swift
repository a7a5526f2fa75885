/// A template of the Mustache language, as its specification has it, but for lambdas; read with ``read(_:file:)``.
///
/// The language is a subset that has nothing of its own: `{{name}}`, `{{{name}}}` and `{{&name}}`, sections `{{#name}}`, inverted sections
/// `{{^name}}`, their ends `{{/name}}`, comments `{{! }}`, partials `{{>name}}` and delimiters `{{=<% %>=}}`. What it leaves to the
/// host is said in decision 34: what "escaping" means for a letter, and what counts as nothing.
package struct Mustache: Sendable, Equatable {
  /// The file's name, for faults.
  package let file: String
  /// What it consists of, in order.
  package let nodes: [Node]
  /// The text it was read from: a partial that is indented is read again with its indentation.
  let source: String

  /// The most bytes of one source.
  static let sourceLimit = 64 * 1024
  /// How deep sections may be nested.
  static let depthLimit = 32

  /// A piece of a template. Lines count from 1.
  package indirect enum Node: Sendable, Equatable {
    /// The template's own text, as it stands.
    case literal(String)
    /// `{{name}}`, or `{{{name}}}` and `{{&name}}`, which keep the value's own lines.
    case value(MustacheName, keepsLines: Bool, line: Int)
    /// `{{#name}}` ... `{{/name}}`.
    case section(MustacheName, [Node], line: Int)
    /// `{{^name}}` ... `{{/name}}`.
    case inverted(MustacheName, [Node], line: Int)
    /// `{{>name}}`; the indentation goes before each line of it, and is empty unless the tag has a line of its own.
    case partial(String, indentation: String, line: Int)
  }
}

/// What a tag names: a chain of names, each looked up in what the one before it gave.
package struct MustacheName: Sendable, Equatable {
  /// The names; none for `.`, which is what the section at hand is about.
  package let parts: [String]

  init(_ text: String) {
    parts = text == "." ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// As a template writes it.
  package var text: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}

/// What replaces a tag.
package indirect enum LetterValue: Sendable, Equatable {
  /// Words, or a number as it is to be read. One in which nothing can be seen is nothing.
  case text(String)
  /// Several, in order. An empty one is nothing.
  case list([LetterValue])
  /// Values by name.
  case entry([String: LetterValue])

  /// A list of entries.
  static func entries(_ entries: [[String: LetterValue]]) -> LetterValue { .list(entries.map(LetterValue.entry)) }
}

/// The values of a letter, by name.
package typealias LetterValues = [String: LetterValue]

/// What a template became: its own text, and that of values, which are kept apart so that no value is ever taken for structure.
package enum LetterPiece: Sendable, Equatable {
  case literal(String)
  /// A value as it was given; `keepsLines` is whether its own line breaks are kept.
  case value(String, keepsLines: Bool)

  /// The text alone.
  package var text: String {
    switch self {
    case .literal(let text), .value(let text, _): text
    }
  }
}
