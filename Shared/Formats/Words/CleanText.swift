private import Foundation
import Policy

extension Letter {
  /// The same letter as every format prints it: composed characters, and nothing that cannot be seen or turns the direction of what follows.
  func clean() throws(FormatFault) -> Letter {
    guard !body.isEmpty, !title.isEmpty, !sender.isEmpty else {
      throw .incomplete(body.isEmpty ? "body" : title.isEmpty ? "title" : "sender")
    }
    var letter = self
    letter.title = CleanText.line(title)
    letter.warning = warning.map(CleanText.line)
    letter.sender = sender.map(CleanText.line).filter { !$0.isEmpty }
    letter.addressee = addressee.map(CleanText.line).filter { !$0.isEmpty }
    letter.reference = CleanText.line(reference)
    letter.body = body.compactMap { block in
      switch block {
      case .heading(let text, let level): .heading(CleanText.line(text), level: min(max(level, 1), 3))
      case .paragraph(let lines): CleanText.lines(lines).map { .paragraph($0) }
      case .list(let items): .list(items.compactMap(CleanText.lines))
      case .signature(let lines): CleanText.lines(lines).map { .signature($0) }
      }
    }
    let length = letter.texts.reduce(0) { $0 + $1.utf8.count }
    guard length <= CleanText.longestLetter else { throw .tooLong(limit: CleanText.longestLetter, unit: "bytes") }
    return letter
  }

  /// Every line of the letter in the order of reading, which is the same in every format; the day and the labels are the format's.
  var texts: [String] {
    ([warning].compactMap { $0 } + sender + addressee + [reference])
      + body.flatMap { block -> [String] in
        switch block {
        case .heading(let text, _): [text]
        case .paragraph(let lines), .signature(let lines): lines
        case .list(let items): items.flatMap { $0 }
        }
      }
  }
}

/// Text as it can be printed.
enum CleanText {
  /// Bytes of UTF-8; forty pages of text in ordinary print.
  static let longestLetter = 120_000

  /// One line: composed (NFC), white space as single spaces, without what ``isDropped(_:after:)`` drops.
  static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F || $0 == 0x20 }), !text.utf8.starts(with: [0x20]), !text.contains("  ") {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var isSpaceDue = false
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      // A space that does not break is a space: where lines may break is for the format to say.
      if scalar.properties.isWhitespace {
        isSpaceDue = !scalars.isEmpty
      } else if !isDropped(scalar, after: scalars.last) {
        if isSpaceDue { scalars.append(" ") }
        isSpaceDue = false
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Lines without the empty ones at either end; nil when nothing is left.
  static func lines(_ lines: [String]) -> [String]? {
    let clean = lines.map(line)
    guard let first = clean.firstIndex(where: { !$0.isEmpty }), let last = clean.lastIndex(where: { !$0.isEmpty }) else {
      return nil
    }
    return Array(clean[first...last])
  }

  /// What has no shape of its own: controls, direction marks and overrides, soft hyphens, zero-width characters. Those that join or part
  /// letters stay within Arabic script, whose words they spell.
  private static func isDropped(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D: !(last.map { Script(of: $0) == .arabic } ?? false)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
