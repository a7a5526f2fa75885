package import Contracts

/// A document that is read alone, such as everything that is held about a person: a title, contents, and sections. It is in British English.
package struct Paper: Sendable, Equatable {
  /// What it is.
  package let title: String
  /// What it is known by, at the foot of each page.
  package let reference: String
  /// The day on which it was put together, which comes first.
  package let dated: Day
  /// What comes before the contents, a paragraph each.
  package let introduction: [String]
  /// Its sections, each with a line in the contents.
  package let sections: [PaperSection]

  package init(title: String, reference: String, dated: Day, introduction: [String], sections: [PaperSection]) {
    (self.title, self.reference, self.dated) = (title, reference, dated)
    (self.introduction, self.sections) = (introduction, sections)
  }
}

/// A section of a paper.
package struct PaperSection: Sendable, Equatable {
  /// What it is about.
  package let title: String
  /// What it says, in order.
  package let blocks: [PaperBlock]

  package init(_ title: String, _ blocks: [PaperBlock]) { (self.title, self.blocks) = (title, blocks) }
}

/// A piece of a section.
package enum PaperBlock: Sendable, Equatable {
  /// What comes next within the section.
  case heading(String)
  /// A text, whose lines stay lines.
  case text(String)
  /// Something that is left out, with why.
  case leftOut(String)
  /// Texts in a list.
  case list([String])
  /// Names, each with what it is.
  case pairs([PaperPair])
}

/// A name, with what it is.
package struct PaperPair: Sendable, Equatable {
  /// The name.
  package let name: String
  /// What it is: one block or several.
  package let values: [PaperBlock]

  package init(_ name: String, _ values: [PaperBlock]) { (self.name, self.values) = (name, values) }
}
