/// A letter of the pack: one source, from which notification makes HTML and plain text.
///
/// The format, a line at a time: `# heading`; `- list item`; a blank line ends a paragraph; `{{name}}` is replaced by a value;
/// `{{#each name}}` ... `{{/each}}` repeats for each entry of a list, whose own values are named inside; `{{#if name}}` ...
/// `{{/if}}` stays only when the value is there and not empty. The four that begin or end a section each need a line of their own.
package struct LetterTemplate: Sendable, Equatable {
  /// The file's name, for faults.
  package let file: String
  /// What it consists of, in order.
  package let blocks: [Block]

  package init(file: String, blocks: [Block]) { (self.file, self.blocks) = (file, blocks) }

  /// A piece of a letter.
  package indirect enum Block: Sendable, Equatable {
    case heading([Span], line: Int)
    case paragraph([Span], line: Int)
    /// Consecutive items are one list.
    case item([Span], line: Int)
    case each(name: String, [Block], line: Int)
    case ifPresent(name: String, [Block], line: Int)
  }

  /// A piece of a line.
  package enum Span: Sendable, Equatable {
    case text(String)
    case value(name: String)
  }

  /// What a letter may name: single values, and lists with the values of each entry.
  package struct Placeholders: Sendable, Equatable {
    /// Names of single values.
    package let texts: Set<String>
    /// Names of lists, with the names that their entries have.
    package let lists: [String: Set<String>]
  }
}

/// The values of a letter, by placeholder.
package typealias LetterValues = [String: LetterValue]

/// What replaces a placeholder.
package enum LetterValue: Sendable, Equatable {
  case text(String)
  /// Entries of a list, each with its own values.
  case list([[String: LetterValue]])
}
