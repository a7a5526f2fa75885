private import Foundation

/// What is written in the place of a number, taken apart: runs of digits, and what is between them.
struct TelephoneText {
  /// Digits that may be one number, without what is written between them.
  struct Run {
    /// The digits in pieces, as spaces and dashes separate them; the first may begin with a plus.
    var words: [String]
    var digits: String { words.joined() }
  }

  /// Runs with no more than a separator between them, together: they may be one number, or several.
  private(set) var groups: [[Run]] = []
  /// Whether it is a number that a spreadsheet has rounded (44E+10, say): its digits are lost.
  let isRounded: Bool
  private let words: Set<String>
  private let hasDigits: Bool

  init(_ text: String) {
    let bytes = Self.digitsForLetters(Self.plain(text))
    isRounded = Self.isRounded(bytes)
    var reader = RunReader()
    for byte in bytes { reader.take(byte) }
    reader.endGroup()
    groups = reader.groups
    words = Set(String(decoding: bytes, as: UTF8.self).split { !$0.isLetter }.map { $0.lowercased() })
    hasDigits = bytes.contains { $0 > UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// Whether the text says that there is no number to know.
  var saysThereIsNone: Bool {
    if !hasDigits && words.isSubset(of: ["n", "a"]) { return true }
    return !words.isDisjoint(with: Self.wordsForNone)
  }

  /// Whether it is the letters of ANONYMOUS on a telephone's keys, which some exchanges send.
  var isAnonymousInDigits: Bool {
    groups.count == 1 && groups[0].count == 1 && ["266696687", "+266696687"].contains(groups[0][0].digits)
  }

  /// The digits of a text that has nothing else, from 3 to 15: a number that is dialled only here.
  var onlyDigits: String? {
    guard words.isEmpty, groups.count == 1, groups[0].count == 1, !isRounded else { return nil }
    let digits = groups[0][0].digits
    return (3...15).contains(digits.utf8.count { $0 != UInt8(ascii: "+") }) ? digits : nil
  }

  private static let wordsForNone: Set<String> = [
    "withheld", "anonymous", "unknown", "private", "unavailable", "restricted", "blocked", "hidden", "none", "no", "not", "na",
    "nil",
    "null", "undisclosed", "refused", "declined", "unlisted", "directory", "payphone", "international", "area", "withhold",
    "without",
  ]

  /// Text in ASCII: digits of every script, dashes and spaces of every kind, without what is not seen. A letter of another script is `z`, which
  /// no label or word here has.
  private static func plain(_ text: String) -> [UInt8] {
    var text = text
    if text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }) {
      for (code, meant) in encoded { text = text.replacingOccurrences(of: code, with: meant, options: .caseInsensitive) }
    }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if scalar.isASCII {
        if scalar.value >= 0x20 && scalar.value != 0x7F {
          bytes.append(UInt8(scalar.value))
        } else if properties.isWhitespace {
          bytes.append(scalar.value == 0x09 ? UInt8(ascii: " ") : UInt8(ascii: "\n"))
        }
      } else if (0xFF01...0xFF5E).contains(scalar.value) {
        bytes.append(UInt8(scalar.value - 0xFEE0))
      } else if properties.numericType == .decimal || properties.numericType == .digit, let value = properties.numericValue {
        bytes.append(UInt8(ascii: "0") + UInt8(value))
      } else {
        switch properties.generalCategory {
        case .format, .control, .nonspacingMark, .enclosingMark, .unassigned, .privateUse: continue
        case .dashPunctuation: bytes.append(UInt8(ascii: "-"))
        case .spaceSeparator: bytes.append(UInt8(ascii: " "))
        case .lineSeparator, .paragraphSeparator: bytes.append(UInt8(ascii: "\n"))
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
          bytes.append("\u{41E}\u{43E}\u{39F}\u{3BF}".unicodeScalars.contains(scalar) ? UInt8(ascii: "o") : UInt8(ascii: "z"))
        default: bytes.append(UInt8(ascii: "."))
        }
      }
    }
    return bytes
  }

  private static let encoded = [
    ("%2B", "+"), ("%20", " "), ("%28", "("), ("%29", ")"), ("%2D", "-"), ("&nbsp;", " "), ("&#160;", " "), ("&#43;", "+"),
    ("&plus;", "+"), ("&#8209;", "-"), ("&amp;", "&"),
  ]

  /// The letters O, l and I within digits are the digits 0 and 1.
  private static func digitsForLetters(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for (index, byte) in bytes.enumerated() {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "o"), UInt8(ascii: "O"): digit = UInt8(ascii: "0")
      case UInt8(ascii: "l"), UInt8(ascii: "I"): digit = UInt8(ascii: "1")
      default: continue
      }
      let before = result[..<index].last { $0 != UInt8(ascii: " ") }
      let after = bytes[(index + 1)...].first { !" OoIl".utf8.contains($0) }
      let isAfterDigit = before.map(isDigit) ?? true
      if isAfterDigit, after.map(isDigit) ?? (index > 0 && isDigit(result[index - 1])) { result[index] = digit }
    }
    return result
  }

  private static func isRounded(_ bytes: [UInt8]) -> Bool {
    let shown = bytes.filter { $0 != UInt8(ascii: " ") }
    return shown.indices.dropFirst().dropLast(2).contains { index in
      shown[index] | 0x20 == UInt8(ascii: "e") && isDigit(shown[index - 1]) && shown[index + 1] == UInt8(ascii: "+")
        && isDigit(shown[index + 2])
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

/// Puts the runs of digits together, a byte at a time.
private struct RunReader {
  private(set) var groups: [[TelephoneText.Run]] = []
  private var group: [TelephoneText.Run] = []
  private var words: [String] = []
  private var word = ""
  private var label = ""
  private var isExtension = false
  private var isHost = false

  mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if !label.isEmpty {
        isExtension = Self.extensions.contains(label) && (groups.joined() + group).contains { $0.digits.utf8.count >= 6 }
        label = ""
      }
      word.unicodeScalars.append(Unicode.Scalar(byte))
    case UInt8(ascii: "+"):
      // A second plus in front is a slip; one after digits begins another number.
      if (words + [word]).contains(where: { !$0.isEmpty && $0 != "+" }) { endRun() }
      if words.isEmpty && word.isEmpty { word = "+" }
    case UInt8(ascii: "#"):
      endGroup()
      label = "#"
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      if label.isEmpty || label == "#" { endGroup() }
      label = (label == "#" ? "" : label) + String(Unicode.Scalar(byte | 0x20))
    case UInt8(ascii: "@"):
      endGroup()
      isHost = true
    case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
      UInt8(ascii: "\n"), UInt8(ascii: ":"), UInt8(ascii: "="):
      endRun()
    default:
      endWord()
    }
  }

  private mutating func endWord() {
    // A plus alone goes before the digits that follow it.
    if !word.isEmpty && word != "+" {
      words.append(word)
      word = ""
    }
  }

  private mutating func endRun() {
    endWord()
    if !words.isEmpty && !isExtension && !isHost { group.append(TelephoneText.Run(words: words)) }
    (words, word, isExtension) = ([], "", false)
  }

  mutating func endGroup() {
    endRun()
    if !group.isEmpty { groups.append(group) }
    group = []
  }

  private static let extensions: Set<String> = ["x", "ext", "extn", "xtn", "extension", "#"]
}
