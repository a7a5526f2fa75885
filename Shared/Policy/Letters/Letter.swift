package import Contracts

/// A letter with every value in place: what each format (PDF, HTML, text, braille, audio) is made from, so that all say the same.
package struct Letter: Sendable, Equatable {
  /// The language of the letter as a BCP 47 tag: `en-GB`, `cy`.
  package var language: String
  /// The title of the document, one line: the first heading and the reference.
  package var title: String
  /// What has to be seen before anything else, such as that the letter is an exercise.
  package var warning: String?
  /// Who writes: the name of the office, then its postal address and how to reach it, a line each.
  package var sender: [String]
  /// Who it is for: the name, then the postal address, a line each; at most seven lines where it goes by post.
  package var addressee: [String]
  /// The reference a person can read out.
  package var reference: String
  /// The day on the letter.
  package var dated: Day
  /// From the salutation to the sign-off.
  package var body: [LetterBlock]

  package init(
    language: String, title: String, warning: String?, sender: [String], addressee: [String], reference: String, dated: Day,
    body: [LetterBlock]
  ) {
    (self.language, self.title, self.warning, self.sender) = (language, title, warning, sender)
    (self.addressee, self.reference, self.dated, self.body) = (addressee, reference, dated, body)
  }
}

/// A piece of a letter. Every string in it is one line of plain text: no markup, no line break, no control character.
package enum LetterBlock: Sendable, Equatable {
  /// The level is 1 for the heading of the letter, 2 for a section, 3 for a part of a section.
  case heading(String, level: Int)
  /// One paragraph; more than one line where the text was typed with line breaks.
  case paragraph([String])
  /// A list without numbers; each entry is its lines.
  case list([[String]])
  /// The sign-off with name and office, a line each; kept on one page with the paragraph before it.
  case signature([String])
}
