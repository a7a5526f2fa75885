/// A table as spreadsheets read it (RFC 4180): lines end with CRLF, and a first line names the columns.
///
/// It begins with a byte order mark, without which Excel takes UTF-8 for another encoding. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe, telephone numbers in international form among them: text that people send is not to be run where it is read.
package struct CSV: Sendable {
  /// The table as it is sent.
  package private(set) var text = "\u{FEFF}"

  /// A table with those columns.
  package init(columns: [String]) { add(columns) }

  /// Adds a line; a cell that is nil is empty.
  package mutating func add(_ cells: [String?]) {
    text += Self.line(cells)
  }

  /// One line, as ``add(_:)`` adds it.
  package static func line(_ cells: [String?]) -> String { cells.map { cell($0 ?? "") }.joined(separator: ",") + "\r\n" }

  /// One cell, harmless and quoted where it has to be.
  static func cell(_ value: String) -> String {
    let harmless = isFormula(value) ? "'" + value : value
    guard harmless.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return harmless }
    return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
  }

  /// Whether a spreadsheet may take a text for a formula. Some leave out spaces before it, and read full-width signs like others.
  private static func isFormula(_ value: String) -> Bool {
    if let first = value.unicodeScalars.first, first.value < 0x20 { return true }
    let first = value.unicodeScalars.first { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
    return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }
}
