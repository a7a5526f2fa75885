import Foundation
import Testing

/// What is one body's own - where its policy has a rule, what its offices are called, which holidays it keeps - is in its pack, and nowhere
/// in the programs.
@Suite("No body's own paragraphs, offices or calendar in the programs")
struct OneBodyTests {
  /// What looks like a paragraph, and is a number of a standard, a version or a measure.
  private let standards = #/RFC|OpenAPI|CloudEvents|HTTP\/1|VERSION:2|specversion|openapi|font|margin|line-height/#
  private let paragraph = #/(?:^|[^\d.])[1-9]\.[1-9]\d?(?:[^\d.]|\.\s|\.?$)/#

  private func sources() throws -> [String] {
    let files = try Sources.files(under: "Shared") + Sources.files(under: "Services")
    #expect(files.count > 250)
    return files
  }

  @Test("no text or comment names a paragraph of one body's policy")
  func paragraphs() throws {
    for file in try sources() {
      for (number, line) in try Sources.lines(file).enumerated() where line.firstMatch(of: standards) == nil {
        #expect(Self.said(in: line).firstMatch(of: paragraph) == nil, "\(file):\(number + 1): \(line)")
      }
    }
  }

  @Test("no text or comment names an office of one body, by title or by code, or a division of the calendar")
  func offices() throws {
    let words = try Self.words()
    #expect(words.titles.count > 12 && words.codes.count > 20)
    // The countries that a postal address can end with have the names of divisions of the calendar.
    for file in try sources() where !file.hasSuffix("Policy/Address/PostalAddress.swift") {
      for (number, line) in try Sources.lines(file).enumerated() {
        let said = Self.said(in: line).lowercased()
        for title in words.titles { #expect(!said.contains(title), "\(file):\(number + 1): \(title)") }
        for code in words.codes { #expect(!line.contains("\"\(code)\""), "\(file):\(number + 1): \(code)") }
      }
    }
  }

  /// The texts and the comment of a line.
  private static func said(in line: Substring) -> String {
    let texts = line.matches(of: #/"(?:\\.|[^"\\])*"/#).map { String($0.output.dropFirst().dropLast()) }
    let comment = line.range(of: "//").map { String(line[$0.upperBound...]) }
    let isInLongText = !line.contains("\"") && !line.contains("//") && line.contains(". ")
    return (texts + (comment.map { [$0] } ?? []) + (isInLongText ? [String(line)] : [])).joined(separator: "\n")
  }

  /// What the packs and the calendar call things: titles of two words or more, which no one uses by chance; and all codes.
  private static func words() throws -> (titles: Set<String>, codes: Set<String>) {
    var (titles, codes): (Set<String>, Set<String>) = ([], [])
    for file in try Sources.files(under: "Shared/PolicyPacks", endingWith: ".json") {
      let tree = try JSONSerialization.jsonObject(with: Data(try Sources.text(file).utf8)) as? [String: Any]
      for office in tree?["offices"] as? [[String: Any]] ?? [] {
        // "Member of staff" is also plain English for anyone who works for a body.
        if let title = office["title"] as? String, title.contains(" "), title != "member of staff" {
          titles.insert(title.lowercased())
        }
        if let code = office["code"] as? String { codes.insert(code) }
      }
      for division in tree?["divisions"] as? [[String: Any]] ?? [] {
        if let name = division["name"] as? String { titles.insert(name.lowercased()) }
        if let code = division["code"] as? String { codes.insert(code) }
      }
    }
    return (titles, codes)
  }
}
