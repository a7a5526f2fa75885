import Contracts

/// Text of a value, made harmless: it can be read, and can be taken for nothing of the letter's own.
enum LetterText {
  /// The lines of a text that people typed, without its empty lines; none where nothing in it can be seen.
  ///
  /// Characters that cannot be seen, and those that turn the direction of writing, are gone. A typed list keeps its lines, with a dash that
  /// is not that of our lists; a typed line of signs, with which a text underlines a heading or draws a rule, is left out.
  static func lines(_ text: String) -> [String] {
    WrittenText.kept(text, isOneLine: false).split(separator: "\n").compactMap { line in
      let line = collapsed(String(line))
      return line.isEmpty || isRule(line) ? nil : withoutListMark(line)
    }
  }

  /// The text in one line, such as a name; empty where nothing in it can be seen.
  static func line(_ text: String) -> String {
    let line = collapsed(WrittenText.kept(text, isOneLine: true))
    return isRule(line) ? "" : withoutListMark(line)
  }

  /// Without white space at either end, and with one space for each run of it.
  static func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isGap = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isGap = !result.isEmpty
      } else if scalar.properties.generalCategory != .privateUse {
        if isGap { result.append(" ") }
        result.append(scalar)
        isGap = false
      }
    }
    return String(result)
  }

  private static func isRule(_ line: String) -> Bool {
    line.unicodeScalars.count >= 2
      && line.unicodeScalars.allSatisfy {
        " =-_~*#+.<>|\\/^".unicodeScalars.contains($0) || (0x2010...0x2015).contains($0.value)
          || (0x2500...0x257F).contains($0.value)
      }
  }

  private static let listMarks: Set<Character> = [
    "-", "*", "+", "\u{2022}", "\u{00B7}", "\u{2010}", "\u{2011}", "\u{2043}", "\u{2219}", "\u{25AA}", "\u{25CF}", "\u{25E6}",
  ]

  private static func withoutListMark(_ line: String) -> String {
    guard let first = line.first, listMarks.contains(first), line.dropFirst().first == " " else { return line }
    return "\u{2013}" + line.dropFirst()
  }
}
