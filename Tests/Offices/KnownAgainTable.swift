import Foundation

/// A table of cases in `Tests/Policy/KnownAgain`: a sentence, and two texts.
package struct KnownAgainTable {
  /// One line of it.
  package struct Line: Sendable, CustomStringConvertible {
    package let sentence: String
    package let first: String
    package let second: String
    package var description: String { sentence }
  }

  /// The lines of that table.
  package static func lines(_ name: String) -> [Line] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Policy/KnownAgain").standardizedFileURL
    let text = (try? String(contentsOf: folder.appending(path: "\(name).tsv"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { meant(String($0)) }
      return Line(sentence: parts[0], first: parts[1], second: parts[2])
    }
  }

  /// The text without its escapes.
  private static func meant(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escape = rest.popFirst() else {
        scalars.append(scalar)
        continue
      }
      switch escape {
      case "n": scalars.append("\n")
      case "t": scalars.append("\t")
      case "u":
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        rest = rest.dropFirst(4)
        if let code = UInt32(digits, radix: 16), let meant = Unicode.Scalar(code) { scalars.append(meant) }
      default: scalars.append(escape)
      }
    }
    return String(scalars)
  }
}
