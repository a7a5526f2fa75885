package import Contracts

/// Why a letter is no real one.
package enum LetterMark: Sendable {
  /// It was made in training.
  case exercise
  /// Nobody has decided on it yet.
  case draft
}

/// A language that letters are written in.
package enum LetterLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case welsh = "cy"

  /// Its tag in a document.
  package var tag: String {
    switch self {
    case .english: "en-GB"
    case .welsh: "cy"
    }
  }

  /// The language of that tag; English for one that letters are not written in.
  package init(tag: String) { self = LetterLanguage.allCases.first { $0.tag == tag } ?? .english }

  /// How a letter names its reference.
  package func reference(_ reference: String) -> String {
    switch self {
    case .english: "Our reference: \(reference)"
    case .welsh: "Ein cyfeirnod: \(reference)"
    }
  }

  /// Between clauses that all hold.
  var nextOfSeveral: String {
    switch self {
    case .english: ", and "
    case .welsh: "; hefyd, "
    }
  }

  /// Between words, any one of which holds.
  var oneOfSeveral: String {
    switch self {
    case .english: " or "
    case .welsh: " neu "
    }
  }

  /// What a letter begins with.
  package func salutation(of name: String) -> String {
    switch self {
    case .english: "Dear \(name)"
    case .welsh: "Annwyl \(name)"
    }
  }

  /// What a letter says first that is no real one.
  package func words(for mark: LetterMark) -> String {
    switch (mark, self) {
    case (.exercise, .english):
      "Training: this letter is an exercise. It is not about a real person, and must not be sent."
    case (.exercise, .welsh): "Hyfforddiant: ymarfer yw'r llythyr hwn. Nid yw am berson go iawn, ac ni ddylid ei anfon."
    case (.draft, .english): "Draft: this letter has not been decided on. It was not sent, and must not be."
    case (.draft, .welsh): "Drafft: nid oes penderfyniad ar y llythyr hwn. Nid yw wedi'i anfon, ac ni ddylid ei anfon."
    }
  }

  /// What a letter about a breach says of it where staff have no words for the person.
  var notAllowedByPlan: String {
    switch self {
    case .english: "You contacted us in a way that your plan does not allow."
    case .welsh: "Fe wnaethoch gysylltu â ni mewn ffordd nad yw eich cynllun yn ei chaniatáu."
    }
  }

  /// The file of a pack in this language: `plan.letter`, `plan.cy.letter`.
  func file(_ name: String) -> String {
    guard self != .english else { return name }
    let stem = name.hasSuffix(".letter") ? String(name.dropLast(".letter".count)) : name
    return "\(stem).\(rawValue).letter"
  }

  fileprivate var months: [String] {
    switch self {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
      ]
    case .welsh:
      [
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
      ]
    }
  }
}

extension Day {
  /// The day as a letter writes it: "23 November 2026".
  package var words: String { words(in: .english) }

  /// The day as a letter in that language writes it.
  package func words(in language: LetterLanguage) -> String { "\(day) \(language.months[month - 1]) \(year)" }
}

extension YearDay {
  /// The day as a sentence writes it: "1 April".
  package var words: String { "\(day) \(LetterLanguage.english.months[month - 1])" }
}
