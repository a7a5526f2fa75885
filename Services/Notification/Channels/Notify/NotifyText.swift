import Formats

/// A letter's plain text in the Markdown of GOV.UK Notify, with nothing in it that is not ours.
enum NotifyText {
  /// A subject: one line.
  static func line(_ text: String) -> String { escaped(MailText.oneLine(text)[...]) }

  /// The text with its headings and lists as Notify writes them.
  ///
  /// What people typed is set in where it looks like an underline or an entry of a list, so what is not set in is ours.
  static func markdown(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    var written: [String] = []
    for line in lines {
      if let level = underline(line), let title = written.last, !title.isEmpty {
        written[written.count - 1] = (level == 1 ? "# " : "## ") + title
      } else if line.hasPrefix("- ") {
        written.append("* " + escaped(line.dropFirst(2)))
      } else {
        written.append(escaped(line.drop { $0 == " " }))
      }
    }
    return written.joined(separator: "\n")
  }

  private static func underline(_ line: Substring) -> Int? {
    guard let sign = line.first, line.allSatisfy({ $0 == sign }) else { return nil }
    return sign == "=" ? 1 : sign == "-" ? 2 : nil
  }

  /// With a backslash before every sign that would be markup, and at the beginning of a line before every sign that would begin a block.
  private static func escaped(_ line: Substring) -> String {
    var text = ""
    for (index, sign) in line.unicodeScalars.enumerated() {
      if inner.contains(sign) || index == 0 && leading.contains(sign) { text += "\\" }
      text.unicodeScalars.append(sign)
    }
    // `1.` would begin a numbered list.
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    return !digits.isEmpty && (rest.hasPrefix(".") || rest.hasPrefix(")")) ? digits + "\\" + rest : text
  }

  private static let inner = Set("\\`*_[]()".unicodeScalars)
  private static let leading = Set("#>+-=^~|!".unicodeScalars)
}
