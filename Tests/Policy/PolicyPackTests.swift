import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("The policy pack")
struct PolicyPackTests {
  @Test("the pack holds every example of 3.2, 3.3 and 4.1, six criteria and seven kinds of restriction")
  func content() throws {
    let pack = try Sample.pack()
    func count(_ paragraph: String) -> Int { pack.behaviours.filter { $0.paragraph == paragraph }.count }
    #expect(["3.2", "3.3", "4.1"].map(count).map(String.init) == ["5", "14", "3"])
    #expect(pack.criteria.map(\.code) == ["a", "b", "c", "d", "e", "f"])
    #expect(Set(pack.restrictions.map(\.kind)) == Set(RestrictionKind.allCases))
    #expect(pack.reviewMonths == 12 && pack.retentionYears == 6 && pack.warningPeriodDays == 28)
    for action in [ActionName.authorise, .refuse, .returnToManager] { #expect(pack.steps[action] == [.seniorManager]) }
  }

  @Test("the pack explains itself in sentences that name who decides (6.2) and the review (8.1)")
  func explanation() throws {
    let sentences = try Sample.pack().explain()
    #expect(sentences.contains { $0.hasPrefix("A senior manager authorises") })
    #expect(sentences.contains("A plan is reviewed at least every 12 months (8.1)."))
    #expect(sentences.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("?") })
  }

  @Test(
    "a fault names its path, and stops the pack",
    arguments: [
      (#""version": "1.0""#, #""version": """#, "$.version: must be a text"),
      (#""reviewMonths": 12"#, #""reviewMonths": 13"#, "$.reviewMonths: must be a whole number from 1 to 12"),
      (#""retentionYears": 6"#, #""retentionYears": true"#, "$.retentionYears: must be a whole number"),
      (#""timeZone": "Europe/London""#, #""timeZone": "Mars/London""#, "$.timeZone: must be a time zone"),
      (#""inForceFrom": "2026-01-01""#, #""inForceFrom": "2026-02-30""#, "$.inForceFrom: must be a day"),
      (#""warningPeriodDays": 28"#, #""warningDays": 28"#, "$.warningPeriodDays: is missing"),
      (#""warningPeriodDays": 28"#, #""warningPeriodDays": 28, "surprise": 1"#, "$.surprise: is not a key known here"),
      (#""authorise": ["senior-manager"]"#, #""authorise": ["boss"]"#, "$.steps.authorise[0]: must be one of"),
      (
        #""authorise": ["senior-manager"]"#, #""authorise": ["administrator"]"#, "$.steps.authorise: cannot be a step of the role"
      ),
      (
        #""code": "incivility", "heading": "unreasonable""#, #""code": "incivility", "heading": "rude""#,
        "$.behaviours[5].heading: is not the code"
      ),
      (#""code": "threats""#, #""code": "incivility""#, "$.behaviours[5].code: incivility stands twice"),
      (#""code": "read-and-file""#, #""code": "read-and-burn""#, "$.restrictions[4].code: must be one of"),
      (#""paragraph": "4.1""#, #""paragraph": "four""#, ".paragraph: must be a paragraph such as 3.2"),
      (#""warning": "warning.letter""#, #""warning": "other.letter""#, "$.letters.warning: other.letter: cannot be read"),
      (
        #""warning": "warning.letter""#, #""warning": "../warning.letter""#,
        "$.letters.warning: must be a file in the pack's folder"
      ),
      (#""accepts": ["met"]"#, #""accepts": ["not-met"]"#, "$.criteria[0].accepts: must not name not-met"),
    ])
  func faults(from: String, to: String, expected: String) throws {
    let faults = try faults(of: "policy.json") { text in
      let range = try #require(text.range(of: from), "the pack has no \(from)")
      return text.replacingCharacters(in: range, with: to)
    }
    #expect(faults.contains { $0.contains(expected) }, "\(faults)")
  }

  @Test("all faults of a pack are reported together, and what is not JSON is said to be so")
  func together() throws {
    let several = try faults(of: "policy.json") {
      $0.replacingOccurrences(of: "\"reviewMonths\": 12", with: "\"reviewMonths\": 0")
        .replacingOccurrences(of: "\"retentionYears\": 6", with: "\"retentionYears\": 0")
    }
    #expect(several.count == 2)
    #expect(try faults(of: "policy.json") { _ in "{" } == ["$: is not well-formed JSON"])
  }

  @Test("a template with an unknown value or an open section stops the pack, with file and line")
  func templateFaults() throws {
    let unknown = try faults(of: "warning.letter") { "First line\n\n{{howToContact}}\n" + $0 }
    #expect(unknown == ["warning.letter:3: {{howToContact}} is not a value of this letter"])
    let open = try faults(of: "plan.letter") { "{{#if endsOn}}\n" + $0 }
    #expect(open == ["$.letters.plan: plan.letter:1: {{#if endsOn}} is never closed"])
  }

  /// The faults of a copy of the pack in which one file was changed.
  private func faults(of file: String, _ change: (String) throws -> String) throws -> [String] {
    let copy = FileManager.default.temporaryDirectory.appending(path: "pack-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: URL(filePath: Sample.packFolder), to: copy)
    defer {
      do { try FileManager.default.removeItem(at: copy) } catch { Issue.record(error) }
    }
    let path = copy.appending(path: file)
    let text = try change(String(decoding: try Data(contentsOf: path), as: UTF8.self))
    try Data(text.utf8).write(to: path)
    do throws(PackFaults) {
      _ = try PolicyPack.load(folder: copy.path())
      return []
    } catch { return error.faults }
  }
}
