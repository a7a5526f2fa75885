import Contracts

extension PolicyPack {
  /// The letters, and how old a reader of each has to be, one line each: of those that go out in several ways, for the hardest.
  ///
  /// The age is measured in a letter to an invented person, in English alone, for which alone the formula is made.
  package func explainLetters() -> [String] {
    let ages = readingAges
    var lines = ["Letters, and the age from which each can be read (aim: about 11 years)"]
    lines += LetterName.allCases.compactMap { letter in
      guard let template = letters[letter], let age = ages[letter] else { return nil }
      let tenths = Int((age * 10).rounded())
      return "  \(template.file): \(tenths / 10).\(tenths % 10) years"
        + (age > ReadingAge.target ? ", too hard: shorter sentences and words" : "")
    }
    for language in LetterLanguage.allCases where translations[language] != nil {
      lines.append("  In \(language.tag) too: \(translations[language]?.count ?? 0) letters")
    }
    return lines
  }

  /// The reading age of each letter, in years.
  package var readingAges: [LetterName: Double] {
    var ages: [LetterName: Double] = [:]
    for specimen in LetterSpecimen.all(under: self) {
      guard let letter = try? specimen.letter(under: self), let age = ReadingAge.years(of: letter.body) else { continue }
      ages[specimen.request.letter] = max(age, ages[specimen.request.letter] ?? 0)
    }
    return ages
  }
}
