/// What people write, in the one form in which it is kept, whatever the browser, word processor or paste it came from.
///
/// Every end of a line is a line feed, and in a text of one line a space. Control and format characters are dropped, and so is each that
/// overrides the direction of writing; the zero-width joiner stays between two letters or pictures. White space around it all is removed.
package enum WrittenText {
  /// The text in that form; empty when nothing in it can be seen.
  ///
  /// - Parameter isOneLine: whether it is a text of one line.
  package static func kept(_ text: String, isOneLine: Bool) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, isVisible(first), isVisible(last) else { return bytes.isEmpty }
      return bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == lineFeed && !isOneLine }
    }
    return isPlain ? text : rewritten(text, isOneLine: isOneLine)
  }

  /// Whether nothing in it can be seen.
  package static func isInvisible(_ text: String) -> Bool {
    if let first = text.utf8.first, isVisible(first) { return false }
    return text.unicodeScalars.allSatisfy { !isSeen($0) }
  }

  /// What a text in which something can be seen has, as a regular expression: any character but those that cannot be seen.
  package static let visiblePattern =
    #"[^\s\u0000-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E"#
    + #"\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]"#

  private static let lineFeed = UInt8(ascii: "\n")

  private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  private static func rewritten(_ text: String, isOneLine: Bool) -> String {
    var kept = String.UnicodeScalarView()
    var (isAnySeen, hasReturned) = (false, false)
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      defer { hasReturned = scalar == "\r" }
      switch kind(of: scalar) {
      case .lineEnd:
        // A carriage return and the line feed after it are one.
        if hasReturned, scalar == "\n" { continue }
        kept.append(isOneLine ? " " : "\n")
      case .tab: kept.append(isOneLine ? " " : "\t")
      case .joiner:
        let next = scalars.index(after: index)
        if next < scalars.endIndex, let last = kept.last, joins(last), joins(scalars[next]) { kept.append(scalar) }
      case .dropped: continue
      case .other:
        isAnySeen = isAnySeen || isSeen(scalar)
        kept.append(scalar)
      }
    }
    guard isAnySeen, let first = kept.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = kept.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(kept[first...last])
  }

  private enum Kind {
    case lineEnd, tab, joiner, dropped, other
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: return .lineEnd
    case 0x09: return .tab
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: return .other
    case 0x200D: return .joiner
    default:
      switch scalar.properties.generalCategory {
      case .control: return .dropped
      // The signs that Arabic and Syriac write before a number are format characters that can be seen.
      case .format: return scalar.properties.isDefaultIgnorableCodePoint || isAnnotation(scalar) ? .dropped : .other
      default: return .other
      }
    }
  }

  private static func isAnnotation(_ scalar: Unicode.Scalar) -> Bool { (0xFFF9...0xFFFB).contains(scalar.value) }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isVisible(UInt8(scalar.value)) }
    let properties = scalar.properties
    // The blank of braille is a symbol by its category, and empty to the eye.
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800 { return false }
    return properties.generalCategory != .control && !isAnnotation(scalar)
  }

  /// Whether the joiner next to it means something: it joins letters, their marks, and the pictures of one picture.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
      .enclosingMark, .otherSymbol, .modifierSymbol:
      true
    default: false
    }
  }
}
