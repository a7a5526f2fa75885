private import Foundation

/// Text that people typed, in a header: one line, of what can be seen, and encoded (RFC 2047) where it is more than plain ASCII.
package enum MailText {
  /// As many characters as are kept of a name or a subject.
  private static let most = 200

  /// A header's text.
  ///
  /// - Parameter used: how many characters of its first line are used.
  static func unstructured(_ text: String, after used: Int) -> String {
    let line = oneLine(text)
    guard isPlain(line), used + line.utf8.count <= 76 else { return encoded(line, after: used) }
    return line
  }

  /// A name before an address; empty where there is none.
  static func phrase(_ text: String) -> String {
    let line = name(text)
    guard isPlain(line) else { return encoded(line, after: 6) }
    guard !line.isEmpty else { return "" }
    return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// As much of a name as goes before an address: programs differ in how they join what is encoded in two words.
  static func name(_ text: String) -> String {
    let line = oneLine(text)
    let most = isPlain(line) ? 60 : 39
    var (name, count) = ("", 0)
    for scalar in line.unicodeScalars {
      count += String(scalar).utf8.count
      if count > most { break }
      name.unicodeScalars.append(scalar)
    }
    return oneLine(name)
  }

  /// One line without anything that is not seen: no control, no change of direction, no joiner of zero width.
  package static func oneLine(_ text: String) -> String {
    var line = ""
    for character in text.unicodeScalars {
      switch character.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: line.unicodeScalars.append(" ")
      case .format, .surrogate, .privateUse, .unassigned: break
      default: line.unicodeScalars.append(character)
      }
    }
    return String(line.split(separator: " ").joined(separator: " ").prefix(most))
  }

  /// What looks like an encoded word would be read as one.
  private static func isPlain(_ line: String) -> Bool {
    line.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !line.contains("=?")
  }

  /// Encoded words of at most 75 characters, a line each, none of which splits a character.
  private static func encoded(_ line: String, after used: Int) -> String {
    var (words, word): ([String], [UInt8]) = ([], [])
    // 45 bytes are 60 characters of base64; with `=?UTF-8?B?` and `?=` they are 72.
    func room() -> Int { words.isEmpty ? max(9, 45 - used) : 45 }
    func end() {
      if !word.isEmpty { words.append("=?UTF-8?B?\(Data(word).base64EncodedString())?=") }
      word = []
    }
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if word.count + bytes.count > room() { end() }
      word += bytes
    }
    end()
    return words.joined(separator: "\r\n ")
  }
}
