import Contracts
import Foundation
import ServiceKit

/// A table about lines of an import, for a spreadsheet, which is written line by line: a run that goes on keeps what one that died has written
/// about the lines that are in.
struct ImportReport {
  private let file: FileHandle

  /// - Parameter before: the number of the last line that is in before. What an earlier run said about later ones is said again.
  init(path: String, columns: [String], before: Int) throws {
    var table = CSV(columns: columns)
    // What cannot be read is no table of an earlier run: then this one begins its own.
    if before > 0, let content = FileManager.default.contents(atPath: path), var old = try? CSVFile(Array(content)) {
      _ = try? old.next()
      // A line that was cut off cannot be read, and is of one that is not in.
      while let line = try? old.next() {
        if let number = line.cells.first.flatMap({ Int($0) }), number <= before { table.add(line.cells) }
      }
    }
    // For the owner alone.
    guard FileManager.default.createFile(atPath: path, contents: Data(table.text.utf8), attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw ImportStop(code: 66, words: "cannot write \(path)") }
    try file.seekToEnd()
    self.file = file
  }

  func add(_ cells: [String?]) throws { try file.write(contentsOf: Data(CSV.line(cells).utf8)) }
}

/// The lines that were not taken, in a table that a spreadsheet opens: mended, it is imported as a file of its own.
struct RejectedLines {
  private let report: ImportReport
  /// Those of the file's own, where it is itself one of rejected lines.
  private let columns: [Int]

  init(path: String, headings: [String], before: Int = 0) throws {
    columns = headings.indices.filter { !ImportKind.besides.contains(headings[$0]) }
    report = try ImportReport(path: path, columns: ImportKind.besides + columns.map { headings[$0] }, before: before)
  }

  func add(_ line: CSVLine, _ faults: [FieldProblem]) throws {
    let words = faults.map { "\($0.field) \($0.detail)" }.joined(separator: "; ")
    try report.add(["\(line.number)", words] + columns.map { line.cells.indices.contains($0) ? line.cells[$0] : nil })
  }
}
