import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("The rules of the policy, in each body's own paragraphs and offices")
struct RuleTests {
  @Test("each pack has its own notation, and a rule without a paragraph is cited in its own words")
  func notations() throws {
    let cited = try Packs.names.map { name in
      let pack = try Packs.load(name)
      return [Rule.authorisation, .death, .openChannel].map { pack.citations[$0] }
    }
    #expect(
      cited == [
        ["6.2", "2.2", "5.1"], ["7(b)", "death of the person", "8(g)"],
        ["Part E, 3", "death of the person", "a channel stays open"],
      ])
  }

  @Test("no two rules have the same words: a citation without a paragraph still says which rule it is")
  func words() {
    #expect(Set(Rule.allCases.map(\.words)).count == Rule.allCases.count)
    for rule in Rule.allCases { #expect(!rule.words.contains { $0.isNumber }, "\(rule)") }
  }

  @Test("a refusal cites the case's own pack, and names its offices with their articles", arguments: Packs.names)
  func refusals(name: String) throws {
    let pack = try Packs.load(name)
    let story = try Story(under: pack)
    let stranger = CaseActor(subject: "x", offices: [], organisations: [pack.organisations[0].code])
    for action in ActionName.allCases {
      let refusal = try #require(story.refusal(story.file.probe(action, at: story.now, under: pack), by: stranger))
      #expect(refusal.paragraph == pack.citations[action.rule], "\(action)")
      guard let offices = pack.steps[action] else { continue }
      #expect(refusal.sentence == "Only \(pack.words(anyOf: offices)) may do this.")
    }
  }

  @Test(
    "an office is named with the article that the pack gives it; a service, and an office of an earlier version, still have words"
  )
  func offices() throws {
    let york = try Packs.load("york")
    #expect(york.words(for: Office("monitoring-officer")) == "the Monitoring Officer")
    #expect(
      york.words(anyOf: [Office("independent-person"), Office("head-of-service")]) == "an Independent Person or a head of service"
    )
    #expect(york.words(for: .service) == "a service of this system" && york.words(for: Office("gone")) == "gone")
  }

  @Test("no step is given to an office that its door refuses", arguments: Packs.names)
  func doors(name: String) throws {
    let pack = try Packs.load(name)
    for (action, offices) in pack.steps {
      let (needs, door) = (try #require(action.needs), try #require(action.door))
      #expect(needs.isSubset(of: door.capabilities), "\(action)")
      #expect(Set(offices).isSubset(of: pack.offices.able(to: needs)), "\(action)")
    }
  }

  @Test("policy check says who may do what: every office, every door and every step", arguments: Packs.names)
  func explained(name: String) throws {
    let pack = try Packs.load(name)
    let lines = pack.explainOffices()
    for title in pack.officeTitles {
      #expect(lines.contains { $0.hasPrefix("  \(title.office.rawValue): \(title.title); may ") }, "\(title.office)")
    }
    for door in Door.allCases { #expect(lines.contains { $0.hasPrefix("  \(door.words): ") }, "\(door)") }
    for (action, offices) in pack.steps {
      #expect(lines.contains("  \(action.rawValue): " + offices.map(\.rawValue).joined(separator: ", ")), "\(action)")
    }
  }

  @Test("the offices that tests call by name are those of Northamptonshire's pack, and may do the same")
  func known() throws {
    #expect(try Packs.load("opfcc-northamptonshire").offices == .opfcc)
  }
}
