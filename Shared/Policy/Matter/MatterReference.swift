private import Foundation

/// References of matters as people write them: `MAT 1`, `mat-1`, `MAT/001` and "our ref. MAT1" are one.
package enum MatterReference {
  /// What is the same for every writing of a reference; empty for a text with no letter and no digit, which is no reference.
  ///
  /// Case, accents, marks, spaces and what is not seen do not count, nor do zeros before a number, nor words such as "ref" before it.
  package static func key(_ text: String) -> String {
    var words = PlanWords.words(of: text).flatMap(runs)
    while words.count > 1, let first = words.first, introductions.contains(first), words.contains(where: isNumber) {
      words.removeFirst()
    }
    var key = ""
    for word in words {
      // Two numbers in a row are not one number.
      if isNumber(word), key.last.map({ $0.isNumber }) == true { key += "-" }
      key += isNumber(word) ? trimmed(word) : word
    }
    return key
  }

  /// Whether they are writings of one reference: one of ours is also meant without its year.
  package static func same(_ left: String, _ right: String) -> Bool {
    if left == right { return !left.isEmpty }
    let (key, other) = (key(left), self.key(right))
    guard !key.isEmpty, !other.isEmpty else { return false }
    return key == other || withoutYear(key) == other || withoutYear(other) == key
  }

  /// What a reference is found by: its key and, of one of ours, that of its number alone, `MT 1` for `MT-2026-000001`.
  package static func keys(of text: String) -> Set<String> {
    let key = key(text)
    return Set([key, withoutYear(key) ?? ""].filter { !$0.isEmpty })
  }

  /// The key of a text in which there is a number; nil of any other, which names nothing.
  package static func numbered(_ text: String) -> String? {
    let key = key(text)
    return key.contains(where: isDigit) ? key : nil
  }

  /// `mt1` of `mt2026-1`, the key of a reference of ours; nil of any other key.
  private static func withoutYear(_ key: String) -> String? {
    let parts = key.split(separator: "-", omittingEmptySubsequences: false)
    guard key.hasPrefix("mt"), parts.count == 2, parts[0].count == 6, parts[0].dropFirst(2).allSatisfy(isDigit),
      parts[1].allSatisfy(isDigit)
    else { return nil }
    return "mt\(parts[1])"
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static let introductions: Set<String> = [
    "our", "your", "my", "the", "ref", "refs", "reference", "no", "nr", "number", "case", "matter", "complaint", "re",
  ]

  /// The word in runs of digits and of other letters: `mat1` is `mat` and `1`.
  private static func runs(_ word: String) -> [String] {
    var runs: [String] = []
    for character in word.compactMap(plain) {
      if let last = runs.last?.last, last.isNumber == character.isNumber {
        runs[runs.count - 1].append(character)
      } else {
        runs.append(String(character))
      }
    }
    return runs
  }

  /// A digit of any script as ours; anything else as it is.
  private static func plain(_ character: Character) -> Character? {
    character.wholeNumberValue.flatMap { (0...9).contains($0) ? String($0).first : nil } ?? character
  }

  private static func isNumber(_ word: String) -> Bool { word.first?.isNumber == true }

  private static func trimmed(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }
}

extension Restriction {
  /// Whether it names that matter, however either is written.
  package func names(_ matter: String) -> Bool { matters.contains { MatterReference.same($0, matter) } }
}
