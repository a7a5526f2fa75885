import Contracts
private import Foundation
import Policy
private import ServiceKit

/// Text into cells, by liblouis: the tables of each language, and the check that nothing was left untranslated.
struct BrailleTranslation: Sendable {
  /// `lou_translate`.
  private let path: String
  private let seconds = 20.0
  private static let atSign: [UInt8] = [0x08, 0x01]

  init(path: String) { self.path = path }

  /// The contracted table of a language; for Welsh it has yet to be read by someone who reads Welsh braille.
  static func table(_ language: String) -> String? {
    switch language.prefix(while: { $0 != "-" }) {
    case "en": "en-ueb-g2.ctb"
    case "cy": "cy-cy-g2.ctb"
    default: nil
    }
  }

  /// Uncontracted tables for names in another script.
  private static func table(_ script: Script) -> String {
    switch script {
    case .arabic: "ar-ar-g1.utb"
    case .hebrew: "he-IL.utb"
    case .greek: "el.ctb"
    }
  }

  /// Each text as cells of six dots, one byte each: bits 0 to 5 for dots 1 to 6, a space as 0.
  func cells(of texts: [String], in language: String) throws(FormatFault) -> [[UInt8]] {
    guard let own = Self.table(language) else { throw .notOnOffer(.braille, why: "there is no table for \(language)") }
    // All of one table in one run of the program: its start takes longer than a letter.
    let runs = texts.map { ScriptRun.runs(of: $0, in: language) }
    var translated: [String: [[UInt8]]] = [:]
    for (table, scripts) in Dictionary(grouping: Set(runs.flatMap { $0.map(\.script) }), by: { $0.map(Self.table) ?? own }) {
      let lines = runs.flatMap { $0.filter { scripts.contains($0.script) }.map(\.text) }
      // Each table has its own idea of the sign in e-mail addresses, or none: it is ours, and the text is translated on either side of it.
      let parts = lines.map { $0.components(separatedBy: "@") }
      let flat = parts.flatMap { $0 }
      var cells = try translate(flat, by: table)
      if cells.contains(nil) { cells = try translate(try known(flat, by: table), by: table) }
      guard !cells.contains(nil) else { throw .noBraille([]) }
      var rest = cells.compactMap { $0 }[...]
      let joined = parts.map { part in
        defer { rest = rest.dropFirst(part.count) }
        return Array(rest.prefix(part.count).joined(separator: Self.atSign))
      }
      translated[table] = joined.reversed()
    }
    return runs.map { $0.flatMap { run in translated[run.script.map(Self.table) ?? own]?.popLast() ?? [] } }
  }

  /// The same lines with the plain letter for a letter with a mark that the table has no sign for, as transcribers do.
  ///
  /// - Throws: ``FormatFault/noBraille(_:)`` for what has no such letter.
  private func known(_ lines: [String], by table: String) throws(FormatFault) -> [String] {
    let marked = Set(lines.joined().unicodeScalars).filter { !$0.isASCII }.sorted()
    let cells = try translate(marked.map { String($0) }, by: table)
    var plain: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (scalar, cells) in zip(marked, cells) where cells == nil {
      let letter = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
      guard let letter, letter != scalar, letter.isASCII else { throw .noBraille([scalar]) }
      plain[scalar] = letter
    }
    return lines.map { line in String(String.UnicodeScalarView(line.unicodeScalars.map { plain[$0] ?? $0 })) }
  }

  /// The cells of each line; nil for one in which something has no cells.
  private func translate(_ lines: [String], by table: String) throws(FormatFault) -> [[UInt8]?] {
    // The program takes a line of up to 2,048 characters as one; longer ones are split at a space and put together again.
    let pieces = lines.map(Self.pieces)
    let input = pieces.flatMap { $0 }.map { $0.replacing("\\", with: "\\\\") + "\n" }.joined()
    let deadline = Deadline(seconds: seconds)
    let output: [UInt8]
    do throws(ChildProgram.Fault) {
      let program = try ChildProgram(path, ["unicode.dis,\(table)"])
      try program.write(Array(input.utf8), by: deadline, thenCloses: true)
      output = try program.rest(by: deadline, limit: 8 << 20)
    } catch {
      throw error == .tooSlow ? .programTooSlow("lou_translate", seconds: Int(seconds)) : .programFailed("lou_translate")
    }
    var rows = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard rows.count == pieces.reduce(1, { $0 + $1.count }) else { throw .programFailed("lou_translate") }
    return pieces.map { piece in
      defer { rows = rows.dropFirst(piece.count) }
      let scalars = rows.prefix(piece.count).joined(separator: "\u{2800}").unicodeScalars
      // What has no cells comes out as an escape, which has cells of eight dots.
      return scalars.allSatisfy { (0x2800...0x283F).contains($0.value) } ? scalars.map { UInt8($0.value - 0x2800) } : nil
    }
  }

  private static func pieces(_ line: String) -> [String] {
    guard line.utf8.count > 1000 else { return [line] }
    // A word of a thousand bytes is none: it is parted as well.
    let words = line.split(separator: " ").flatMap { word in
      word.utf8.count < 1000 ? [word] : stride(from: 0, to: word.count, by: 200).map { word.dropFirst($0).prefix(200) }
    }
    return words.reduce(into: [String]()) { pieces, word in
      if let last = pieces.last, last.utf8.count + word.utf8.count < 1000 {
        pieces[pieces.count - 1] += " " + word
      } else {
        pieces.append(String(word))
      }
    }
  }
}
