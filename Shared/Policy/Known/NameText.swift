private import Foundation

/// A name as it is written, brought to plain Latin letters: the same letters for every way of writing the same name.
enum NameText {
  /// The words of a text, and what follows "formerly", "known as" or a bracket as texts of their own.
  static func readings(of text: String) -> [[NameWord]] {
    let parts = text.utf8.allSatisfy(isPlain) ? [text[...]] : cleaned(text).split { "()[]{}".contains($0) }
    var readings: [[NameWord]] = []
    for part in parts {
      var words: [NameWord] = []
      for word in surnameLast(part).flatMap({ Self.words(of: $0) }) {
        if alsoKnown.contains(word.letters) {
          if !words.isEmpty { readings.append(words) }
          words = []
        } else {
          words.append(word)
        }
      }
      if !words.isEmpty { readings.append(words) }
    }
    return readings
  }

  static let alsoKnown: Set<String> = ["nee", "formerly", "aka", "alias", "previously", "or"]

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: " ")
  }

  /// "SURNAME, First" and "SURNAME First" in the order in which they are spoken. A word after a comma that is no name stays where it is.
  private static func surnameLast(_ part: Substring) -> [Substring] {
    // Most names: nothing separates their words but spaces, and the first is not in capitals.
    let first = part.utf8.prefix { $0 != UInt8(ascii: " ") }
    if part.utf8.allSatisfy(isPlain), first.contains(where: { $0 >= UInt8(ascii: "a") }) {
      return [part]
    }
    let pieces = part.split { ",;\u{60C}\u{FF0C}\u{3001}".contains($0) }
    if pieces.count > 1 {
      let following = pieces.dropFirst().filter { piece in !words(of: piece).allSatisfy { NameWords.isSuffix($0.letters) } }
      return following.isEmpty ? pieces : following + [pieces[0]]
    }
    let spaced = part.split { $0.isWhitespace }
    let capitals = spaced.prefix {
      $0.allSatisfy { !$0.isLetter || $0.isUppercase } && $0.contains { $0.isCased } && !isInitials($0)
    }
    guard !capitals.isEmpty, capitals.count < spaced.count, !NameWords.titles.contains(capitals[0].lowercased()),
      spaced[capitals.count...].allSatisfy({ $0.contains { $0.isLowercase } })
    else { return [part] }
    return Array(spaced[capitals.count...]) + capitals
  }

  /// Letters that stand alone, as in "H" and "J.R.".
  private static func isInitials(_ word: Substring) -> Bool { word.split(separator: ".").allSatisfy { $0.count == 1 } }

  /// Without what is not seen, and with plain signs for those that stand for them.
  private static func cleaned(_ text: String) -> String {
    var text = text
    if text.utf8.contains(UInt8(ascii: "&")) {
      for (code, meant) in encoded { text = text.replacingOccurrences(of: code, with: meant, options: .caseInsensitive) }
    }
    text = text.replacingOccurrences(
      of: #"\b(a\.k\.a\.|a/k/a|known as|also known as|now known as)"#, with: " aka ",
      options: [.regularExpression, .caseInsensitive])
    var scalars = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\u{200B}" || scalar == "\u{2060}": scalars.append(" ")
      case .format, .enclosingMark, .unassigned, .privateUse: continue
      case .control: scalars.append(" ")
      default: if !scalar.properties.isVariationSelector { scalars.append(scalar) }
      }
    }
    return String(scalars)
  }

  private static let encoded = [
    ("&#39;", "'"), ("&#039;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&rsquo;", "'"), ("&lsquo;", "'"), ("&#8217;", "'"),
    ("&quot;", "\""), ("&nbsp;", " "),
    ("&amp;", "&"), ("&#45;", "-"),
  ]

  private static let apostrophes = Set("'’‘ʼʻʹ`´′ˈ＇‛\\ʽˊ\u{5F3}\u{55A}".unicodeScalars)

  /// The words of a piece of text, each in lower case Latin letters. Words of a language that does not separate them stay whole.
  private static func words(of text: Substring) -> [NameWord] {
    var words: [NameWord] = []
    var word = String.UnicodeScalarView()
    func end() {
      if !word.isEmpty { words += latin(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if apostrophes.contains(scalar) { continue }
      if properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark || scalar == "$"
        || scalar == "\u{30FC}"
      {
        word.append(scalar)
      } else {
        end()
      }
    }
    end()
    return words
  }

  private static func latin(_ word: String) -> [NameWord] {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return named(lettersForSigns(word.lowercased()), isForeign: false) }
    let plain = Script.withoutArticle(Script.unmixed(word)).lowercased(with: Locale(identifier: "en"))
    guard let text = plain.applyingTransform(toLatin, reverse: false) else { return [] }
    // Syllables that the transliteration separates are one word.
    let letters = text.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "$" }
    let isForeign = plain.unicodeScalars.contains { $0.value >= 0x370 && !(0x1E00...0x1EFF).contains($0.value) }
    return named(lettersForSigns(String(String.UnicodeScalarView(letters))), isForeign: isForeign)
  }

  private static func named(_ letters: String, isForeign: Bool) -> [NameWord] {
    letters.isEmpty ? [] : [NameWord(letters, isForeign: isForeign)]
  }

  private static let toLatin = StringTransform("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower")

  /// Digits and signs in the place of letters, and digits that are no part of a name.
  private static func lettersForSigns(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 < UInt8(ascii: "a") }) else { return word }
    let isSign: (Character) -> Bool = { !$0.isLetter }
    let core = word.drop { $0.isNumber }
    let trimmed = String(core.reversed().drop { $0.isNumber }.reversed())
    return String(trimmed.compactMap { isSign($0) ? signs[$0] : $0 })
  }

  private static let signs: [Character: Character] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "$": "s"]
}

extension Character {
  fileprivate var isCased: Bool { isUppercase || isLowercase }
}
