private import Foundation

/// How numbers, addresses and names are brought into one form, so that two ways of writing the same compare equal.
package enum PersonKeys {
  /// `07700 900001`, `+44 7700 900001` and `0044 (0)7700 900001` are one number: `+447700900001`. Nil when it has fewer than 3 or
  /// more than 15 digits, or anything that is not part of a number's notation.
  package static func telephone(_ text: String) -> String? {
    var digits = ""
    var plus = false
    let bare = text.utf8.contains(UInt8(ascii: "(")) ? text.replacing("(0)", with: "") : text
    for character in bare.unicodeScalars {
      switch character {
      case "0"..."9": digits.unicodeScalars.append(character)
      case "+" where digits.isEmpty && !plus: plus = true
      case " ", "-", ".", "(", ")", "/", "\u{A0}": continue
      default: return nil
      }
    }
    if !plus, digits.hasPrefix("00") {
      (plus, digits) = (true, String(digits.dropFirst(2)))
    } else if !plus, digits.hasPrefix("0") {
      (plus, digits) = (true, "44" + digits.dropFirst())
    } else if !plus, digits.hasPrefix("44"), digits.count == 12 {
      // Telephone systems leave the plus out, and a form that is not encoded with care turns it into a space.
      plus = true
    }
    guard (3...15).contains(digits.count) else { return nil }
    return plus ? "+" + digits : digits
  }

  /// Lower case, without white space around it. Nil when it has no `@` with something on both sides, or white space within.
  package static func email(_ text: String) -> String? {
    let address = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254,
      !address.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 })
    else { return nil }
    return address
  }

  /// The words of a name without case, accents, punctuation or title.
  package static func words(ofName name: String) -> [String] {
    let words = plainWords(ofName: name) ?? anyWords(ofName: name)
    let named = words.filter { !titles.contains($0) }
    return named.isEmpty ? words : named
  }

  /// The words of a name that is all ASCII, as most are, without Unicode's tables: a contact check compares two names. Nil for any other.
  private static func plainWords(ofName name: String) -> [String]? {
    var words: [String] = []
    var word = ""
    var isInside = false
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
        isInside = true
      case UInt8(ascii: "'"): isInside = true
      case 0x80...: return nil
      default:
        if isInside { words.append(word) }
        (word, isInside) = ("", false)
      }
    }
    if isInside { words.append(word) }
    return words
  }

  private static func anyWords(ofName name: String) -> [String] {
    let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return folded.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map { word in
      String(word.unicodeScalars.filter { $0 != "'" && $0 != "’" })
    }
  }

  /// The last word of a name: what a caller is looked up by when nothing better is known.
  package static func surname(of name: String) -> String { words(ofName: name).last ?? "" }

  /// Whether a name given now can be the person known by that name: the same surname, and no first name that differs.
  package static func canBe(_ given: String, knownAs name: String) -> Bool {
    let (given, known) = (words(ofName: given), words(ofName: name))
    guard let surname = given.last else { return true }
    guard surname == known.last else { return given.count == 1 && known.contains(surname) }
    guard given.count > 1, known.count > 1, let first = given.first, let knownFirst = known.first else { return true }
    return first == knownFirst || (min(first.count, knownFirst.count) == 1 && first.first == knownFirst.first)
  }

  /// Whether two names on record can be one person's: one of them can be given for the other.
  package static func areLike(_ one: String, _ other: String) -> Bool {
    // A name without a word would go with any.
    if words(ofName: one).isEmpty || words(ofName: other).isEmpty { return one == other }
    return canBe(one, knownAs: other) || canBe(other, knownAs: one)
  }

  private static let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "lady", "lord"]
}
