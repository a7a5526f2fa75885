import Foundation
import Testing

@Suite("Every row of the policy that intake and the workflow implement has a test")
struct PolicyCoverageTests {
  private static let paragraphs = [
    "1.1", "1.3", "1.4", "1.5", "2.2", "3.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6.1",
    "6.2", "7.1",
    "8.1", "8.2",
    "decision 5", "decision 6", "decision 7", "decision 8",
  ]
  /// The faults found in public bodies that a workflow can make.
  private static let faults = [
    "LGSCO 24 000 202", "LGSCO 21 001 276", "Anglesey", "LGSCO 24 016 135", "LGSCO 21 014 359", "LGSCO 18 000 293",
    "LGSCO 20 000 880", "LGSCO 18 008 389", "IOPC, Durham", "NZ Ombudsman, 2026", "R (Harvey) v Ledbury TC",
  ]

  private struct Row {
    let name: String
    let what: String
    let tests: [(file: String, sentence: String)]
  }

  private func rows() throws -> [Row] {
    try Sources.lines("Tests/policy-coverage.md").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| row ") }.map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      try #require(cells.count == 3, "\(line)")
      let tests = try cells[2].split(separator: "; ").map { test in
        let parts = test.components(separatedBy: ": \"")
        try #require(parts.count == 2 && parts[1].hasSuffix("\""), "\(test)")
        return (file: parts[0], sentence: String(parts[1].dropLast()))
      }
      return Row(name: cells[0], what: cells[1], tests: tests)
    }
  }

  @Test("every paragraph and every fault has a row")
  func complete() throws {
    let rows = try rows()
    for paragraph in Self.paragraphs { #expect(rows.contains { $0.name == paragraph }, "\(paragraph)") }
    for fault in Self.faults { #expect(rows.contains { $0.name.hasPrefix("fault: ") && $0.what == fault }, "\(fault)") }
  }

  @Test("every row names tests, and each of them exists under that sentence")
  func named() throws {
    for row in try rows() {
      #expect(!row.tests.isEmpty, "\(row.name)")
      for test in row.tests {
        let text = try Sources.text("Tests/\(test.file).swift")
        // A test's sentence is on the line of its attribute, or on a line of its own.
        let isThere = text.contains("@Test(\"\(test.sentence)") || text.contains("\n    \"\(test.sentence)")
        #expect(isThere, "\(row.name): \(test.file) has no test \"\(test.sentence)\"")
      }
    }
  }
}
