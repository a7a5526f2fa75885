import Contracts
import Testing

@testable import Policy

@Suite("The ground for ending a call")
struct EndedCallTests {
  private func faults(_ pack: PolicyPack, _ codes: String...) -> [String] {
    pack.faults(ofBehavioursEndingCall: codes).map { "\($0.field) \($0.code)" }
  }

  @Test("a call may be ended over behaviour under a heading that the pack gives as a ground, and over no other (6.1)")
  func grounds() throws {
    for name in Packs.names {
      let pack = try Packs.load(name)
      let grounds = Set(pack.headings.filter(\.endsCalls).map(\.code))
      #expect(!grounds.isEmpty)
      for behaviour in pack.behaviours {
        let expected = grounds.contains(behaviour.heading) ? [] : ["behaviours[0] notAllowed"]
        #expect(faults(pack, behaviour.code) == expected, "\(name): \(behaviour.code)")
        #expect(pack.faults(ofBehaviours: [behaviour.code]).isEmpty)
      }
    }
  }

  @Test(
    "the paragraph that the policy gives it makes no difference (6.1; fault: a body whose abuse is not 3.2 could not end a call)")
  func anotherParagraph() throws {
    let pack = try Packs.load("york", changing: "policy.json") {
      $0.replacing(#""paragraph": "3(a)""#, with: #""paragraph": "2.7""#)
    }
    #expect(pack.behaviour("threats")?.paragraph == "2.7")
    #expect(faults(pack, "threats").isEmpty)
    let other = try #require(pack.behaviours.first { $0.heading == "unreasonable" })
    #expect(faults(pack, "threats", other.code, "unheard-of") == ["behaviours[1] notAllowed", "behaviours[2] notAllowed"])
  }

  @Test("the ground is the heading that the policy gives, not the one that other bodies use (6.1)")
  func anotherHeading() throws {
    let pack = try Packs.load("york", changing: "policy.json") { text in
      let text = try Packs.replacing(#", "endsCalls": true"#, with: "", in: text)
      return try Packs.replacing(
        #""name": "Unreasonable", "paragraph": "3(b)""#, with: #""name": "Unreasonable", "paragraph": "3(b)", "endsCalls": true"#,
        in: text)
    }
    let other = try #require(pack.behaviours.first { $0.heading == "unreasonable" })
    #expect(faults(pack, other.code).isEmpty && faults(pack, "threats") == ["behaviours[0] notAllowed"])
    #expect(pack.explain().contains("Staff may end a call over behaviour under: Unreasonable (5(a))."))
  }

  @Test("a code that is not a behaviour of the policy is reported as unknown, and not as no ground")
  func unknown() throws {
    let found = try Sample.pack().faults(ofBehavioursEndingCall: ["unheard-of", "incivility"])
    #expect(found.map(\.detail).map { $0.hasPrefix("is not a behaviour") } == [true, false])
  }

  @Test(
    "an earlier version of a pack need not say what ends a call: open cases continue under it, but no call is ended under it (6.1)"
  )
  func earlier() throws {
    let pack = try Packs.load("york", changing: "policy.json", asEarlierVersion: true) {
      try Packs.replacing(#", "endsCalls": true"#, with: "", in: $0)
    }
    #expect(!pack.headings.contains { $0.endsCalls })
  }
}
