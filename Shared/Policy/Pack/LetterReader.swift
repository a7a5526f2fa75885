import Contracts

/// Reads and checks the letters that a pack names.
struct LetterReader {
  /// The pack's `letters`: the file of each, by its name.
  let object: PackObject
  /// The letters of the warnings that the body gives.
  let warnings: Set<LetterName>
  let appeals: AppealRules
  /// Whether it is an earlier version of the pack: its letters are those of its time, and need not have what is asked now.
  let isEarlier: Bool
  /// The text of a file of the pack.
  let file: (String) -> Result<String, PackFaults>

  /// The templates in that language; those that have a fault, and those that the body does not use, are left out.
  func letters(in language: LetterLanguage) -> [LetterName: LetterTemplate] {
    var letters: [LetterName: LetterTemplate] = [:]
    for letter in LetterName.allCases where object.node(letter.rawValue) != nil || isNeeded(letter) {
      let name = object.text(letter.rawValue)
      guard !name.isEmpty else { continue }
      guard !name.contains("/") else {
        object.fault(letter.rawValue, "must be a file in the pack's folder")
        continue
      }
      letters[letter] = read(letter, from: language.file(name), in: language)
    }
    return letters
  }

  private func read(_ letter: LetterName, from name: String, in language: LetterLanguage) -> LetterTemplate? {
    do {
      let template = try LetterTemplate.parse(try file(name).get(), file: name, part: file)
      object.faults.add(lines: template.faults(for: letter))
      if !isEarlier { object.faults.add(lines: template.gaps(of: letter, appeals, in: language)) }
      return template
    } catch {
      for line in error.faults { object.fault(letter.rawValue, line) }
      return nil
    }
  }

  /// Whether the body sends it: a second warning only where it gives two. An earlier version knows only the letters of its time.
  private func isNeeded(_ letter: LetterName) -> Bool {
    switch letter {
    case .informalWarning: warnings.contains(letter)
    case .reviewComing, .breachNoted, .incidentAcknowledged, .adjustmentAcknowledged, .adjustmentDecided, .adjustmentEnded:
      !isEarlier
    case .warning, .plan, .reviewOutcome, .appealAcknowledgement, .appealOutcome, .planEnded, .caseClosed, .warningWithdrawn,
      .policyInPlainWords:
      true
    }
  }
}

/// A pack's letters, and its own words in them, in the further languages that it names.
struct Translations {
  private(set) var letters: [LetterLanguage: [LetterName: LetterTemplate]] = [:]
  /// The words, by the English ones.
  private(set) var words: [LetterLanguage: [String: String]] = [:]

  /// Reads `plan.cy.letter` and its like, and `words.cy.json`: an object with each text of the pack that letters use, and what it is in that language.
  ///
  /// - Parameter texts: the texts of the pack that letters use.
  init(_ root: PackObject, _ reader: LetterReader, texts: [String]) {
    let languages = root.optionalChoices("languages", of: LetterLanguage.self)
    if languages.contains(.english) { root.fault("languages", "must not name en, which every pack has") }
    if Set(languages).count < languages.count { root.fault("languages", "must not name a language twice") }
    for language in languages where language != .english {
      letters[language] = reader.letters(in: language)
      words[language] = Self.words(in: language, reader, texts.filter { !$0.isEmpty })
    }
  }

  private static func words(in language: LetterLanguage, _ reader: LetterReader, _ texts: [String]) -> [String: String] {
    let (name, faults) = ("words.\(language.rawValue).json", reader.object.faults)
    do {
      let node = try JSON.pack(Array(try reader.file(name).get().utf8), faultsOf: name)
      let object = PackObject(node, path: "\(name)$", keys: Set(texts), faults: faults)
      return Dictionary(texts.map { ($0, object.text($0)) }) { first, _ in first }
    } catch {
      faults.add(lines: error.faults)
      return [:]
    }
  }
}
