private import Foundation

/// What has to be settled before a word of another script is written in Latin letters.
enum Script {
  /// A word in which Latin letters are mixed with Cyrillic or Greek ones that look the same, as if it were Latin throughout.
  static func unmixed(_ word: String) -> String {
    let scalars = word.unicodeScalars
    guard scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }),
      scalars.contains(where: { (0x370...0x52F).contains($0.value) })
    else { return word }
    return String(String.UnicodeScalarView(scalars.map { lookalikes[$0] ?? $0 }))
  }

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let (others, latin) = (
      "авекмнорстухіјѕАВЕКМНОРСТУХІЈЅαβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abekmhopctyxijsABEKMHOPCTYXIJSabeikvoptuxABEZHIKMNOPTYX"
    )
    return Dictionary(zip(others.unicodeScalars, latin.unicodeScalars)) { first, _ in first }
  }()

  /// An Arabic word without its article, its vowel signs and the different forms of a letter; a Chinese, Japanese or Korean one without its honorific.
  static func withoutArticle(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return word }
    if (0x600...0x6FF).contains(first.value) { return plainArabic(word) }
    for honorific in honorifics where word.hasSuffix(honorific) && word.count > honorific.count {
      return String(word.dropLast(honorific.count))
    }
    return word
  }

  private static let honorifics = ["先生", "女士", "小姐", "太太", "さん", "さま", "様", "くん", "씨", "님"]

  private static func plainArabic(_ word: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\u{622}", "\u{623}", "\u{625}", "\u{671}": scalars.append("\u{627}")
      case "\u{629}", "\u{6C1}", "\u{6BE}": scalars.append("\u{647}")
      case "\u{649}", "\u{6CC}", "\u{626}": scalars.append("\u{64A}")
      case "\u{6A9}": scalars.append("\u{643}")
      case "\u{624}": scalars.append("\u{648}")
      case "\u{621}", "\u{640}": continue
      default: if scalar.properties.generalCategory != .nonspacingMark { scalars.append(scalar) }
      }
    }
    if scalars.count > 4, scalars[0] == "\u{627}", scalars[1] == "\u{644}" { scalars.removeFirst(2) }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether a name is written without spaces between its parts, and in either order.
  static func isUnspaced(_ name: String) -> Bool {
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
    return !letters.isEmpty && letters.allSatisfy { isEastern($0) }
  }

  /// Chinese, Japanese and Korean letters.
  static func isEastern(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

extension Script {
  /// The letters of a name that is written without spaces, each a syllable, without its honorific.
  static func syllables(of name: String) -> String {
    let parts = name.precomposedStringWithCompatibilityMapping.split { !$0.isLetter && $0 != "ー" }
    return parts.map { withoutArticle(String($0)) }.joined()
  }
}
