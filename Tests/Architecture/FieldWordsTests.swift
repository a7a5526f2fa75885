import Foundation
import Testing

@Suite("The words of fields")
struct FieldWordsTests {
  /// A contract, its field and what the comment before it says.
  private struct Field {
    let key: String
    let words: String
  }

  @Test("what a description says of a field is what the comment in the source says")
  func table() throws {
    let files = try Sources.files(under: "Shared/Contracts") + Sources.files(under: "Shared/ServiceKit")
    let fields = try files.flatMap(Self.fields).sorted { $0.key < $1.key }
    #expect(fields.count > 400)
    let written = """
      // swift-format-ignore-file

      extension FieldWords {
        static let table = #\"""
      \(fields.map { "    \($0.key) \($0.words)" }.joined(separator: "\n"))
          \"""#
      }

      """
    let file = URL(filePath: "\(Sources.root)/Shared/ServiceKit/OpenAPI/FieldWords+table.swift")
    if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1" { try Data(written.utf8).write(to: file) }
    #expect(
      String(decoding: try Data(contentsOf: file), as: UTF8.self) == written, "stale: run the tests once with MC_WRITE_TABLES=1")
  }

  private static func fields(of file: String) throws -> [Field] {
    var (fields, comment, types): ([Field], [Substring], [(indent: Int, name: Substring)]) = ([], [], [])
    for line in try Sources.lines(file) {
      let indent = line.prefix { $0 == " " }.count
      let code = line.dropFirst(indent)
      if code.hasPrefix("/// ") {
        comment.append(code.dropFirst(4))
        continue
      }
      // A type that ended before this line has no more fields.
      if !code.isEmpty { types.removeAll { $0.indent >= indent } }
      if let type = code.firstMatch(of: #/^package (?:struct|enum|final class) (\w+)/#) {
        types.append((indent, type.1))
      } else if let field = code.firstMatch(of: #/^package (?:var|let) `?(\w+)`?: /#), !types.isEmpty, !comment.isEmpty,
        !code.contains("{")
      {
        let words = comment.prefix { !$0.isEmpty }.joined(separator: " ").replacing("``", with: "`")
          .replacing(#/ \(decision \d+\)/#, with: "")
        fields.append(Field(key: "\(types.map(\.name).joined()).\(field.1)", words: words))
      }
      comment = []
    }
    return fields
  }
}
