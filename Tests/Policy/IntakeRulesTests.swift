import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("What a pack asks of intake")
struct IntakeRulesTests {
  @Test(
    "what is wrong in it is found, with its place",
    arguments: [
      (
        #""code": "other", "words": "Anything else""#, #""code": "fire", "words": "Fire""#,
        "$.intake.matterTypes[6].code: fire appears twice"
      ),
      (
        #""alwaysOpen": "police-complaint""#, #""alwaysOpen": "police""#,
        "$.intake.matterTypes[0].alwaysOpen: is not always open here"
      ),
      (#""remedy": "fire""#, #""remedy": "water""#, "$.intake.matterTypes[1].remedy: is not the code of an external remedy"),
      (
        #""readingWorkingDays": 5"#, #""readingWorkingDays": 0"#,
        "$.intake.readingWorkingDays: must be a whole number from 1 to 60"
      ),
      (#""diagnos*""#, #""*""#, "$.intake.wordsOfHealth[0]: must be a word or several"),
      (#""intake": {"#, #""intakes": {"#, "$.intake: must be an object"),
      (#""repeated-complaints": "4.3","#, "", "$.paragraphs.repeated-complaints: is missing"),
    ])
  func faults(phrase: String, replacement: String, fault: String) throws {
    let found = try Packs.faults("opfcc-northamptonshire", in: "policy.json") { text in
      try Packs.replacing(phrase, with: replacement, in: text)
    }
    #expect(found.contains { $0.hasPrefix(fault) }, "\(found)")
  }

  @Test("an earlier version that says nothing of it is still read")
  func earlier() throws {
    let pack = try Packs.load("york", changing: "policy.json", asEarlierVersion: true) { text in
      let without = try Packs.replacing(#"    "repeated-complaints": "none",\#n"#, with: "", in: text)
      let start = try #require(without.range(of: #"  "intake": {"#)?.lowerBound)
      let end = try #require(without.range(of: #"  "serviceStandardDays""#)?.lowerBound)
      return without.replacingCharacters(in: start..<end, with: "")
    }
    #expect(pack.intake == .none && pack.citations[.repeatedComplaints] == "repeated complaints")
  }

  @Test("every pack has types of matter, and words about health that are found in a sentence (1.3)", arguments: Packs.names)
  func packs(name: String) throws {
    let pack = try Packs.load(name)
    #expect(pack.intake.matterTypes.contains { $0.alwaysOpen == "data-protection" })
    #expect(
      pack.wordsOfHealth(in: "Write, since Robin is Autistic and has a learning disability.") == [
        "disab*", "autis*", "learning disab*",
      ])
    #expect(pack.wordsOfHealth(in: "Write by e-mail, in short sentences, and allow ten minutes more.").isEmpty)
  }
}
