import Contracts

/// How old a reader of English has to be to follow a text: the Flesch-Kincaid grade level (Kincaid and others, 1975), and five years.
///
/// Headings and the signature are no sentences, and are left out, as are numbers, telephone numbers and addresses on the net. Syllables are
/// counted by rule, so the figure is good to about half a year.
package enum ReadingAge {
  /// What letters are to be read by, in years: the figure that a template is held to.
  package static let target = 11.5

  /// The age for a letter, in years; nil where it has no sentence.
  package static func years(of blocks: [LetterBlock]) -> Double? {
    var (words, sentences, syllables) = (0, 0, 0)
    for text in blocks.flatMap(\.sentenceText) {
      for sentence in Self.sentences(text) {
        let counted = sentence.split(separator: " ").compactMap { Self.word(String($0)) }
        // "Call 01632 960001." is a line to look things up in, and would pass for a very easy sentence.
        guard counted.count > 2 else { continue }
        sentences += 1
        words += counted.count
        syllables += counted.map(Self.syllables).reduce(0, +)
      }
    }
    guard sentences > 0 else { return nil }
    let grade = 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
    return grade + 5
  }

  /// Each ends with a full stop, a question mark or an exclamation mark before a space, or where the text does.
  static func sentences(_ text: String) -> [String] {
    var result = [""]
    for word in text.split(separator: " ") {
      result[result.count - 1] += (result[result.count - 1].isEmpty ? "" : " ") + word
      if let last = word.last(where: { $0 != ")" && $0 != "\"" && $0 != "'" }), ".!?".contains(last) { result.append("") }
    }
    return result.filter { !$0.isEmpty }
  }

  /// The letters of a word in lower case; nil for what is no word.
  static func word(_ text: String) -> String? {
    if text.contains(where: { $0.isNumber || $0 == "@" }) || text.contains("://") { return nil }
    let letters = text.lowercased().filter { $0.isLetter && $0.isASCII }
    return letters.isEmpty ? nil : letters
  }

  /// At least one: as many as there are groups of vowels, but for an e that is not spoken at the end.
  static func syllables(_ word: String) -> Int {
    let letters = Array(word)
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    func ends(_ ending: String, after letters: String) -> Bool {
      guard word.hasSuffix(ending), let before = word.dropLast(ending.count).last else { return false }
      return letters.contains(before)
    }
    let consonants = "bcdfghjklmnpqrstvwxz"
    if ends("le", after: consonants) { return max(count, 1) }
    if ends("e", after: consonants) || ends("ed", after: "bcfghjklmnpqrsvwxz") || ends("es", after: "bdfhjklmnpqrtvw") {
      count -= 1
    }
    return max(count, 1)
  }
}

extension LetterBlock {
  /// The texts in it that are made of sentences.
  fileprivate var sentenceText: [String] {
    switch self {
    case .heading, .signature: []
    case .paragraph(let lines): lines
    case .list(let entries): entries.map { $0.joined(separator: " ") }
    }
  }
}
