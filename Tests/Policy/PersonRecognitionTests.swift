import Contracts
import Testing

@testable import Policy

@Suite("Who a contact is from (decision 8: one person, one decision)")
struct PersonRecognitionTests {
  private static func person(_ number: Int, _ name: String) -> PersonCandidate {
    PersonCandidate(id: Sample.id(number), name: name)
  }

  private static let robin = person(1, "Robin Quist")
  private static let alex = person(2, "Alex Quist")

  private func plan(of organisation: String = "opfcc") throws -> EnforcedPlan {
    let draft = Sample.draft()
    let plan = Plan(
      id: draft.id, version: 1, serviceUser: Sample.person, organisations: [organisation], restrictions: draft.restrictions,
      howToContact: "x", serviceToExpect: "x", reasons: "It is so.", startsOn: try Sample.day("2027-01-11"), endsOn: nil,
      reviewOn: try Sample.day("2027-06-01"))
    return EnforcedPlan(plan: plan, from: try Sample.at("2027-01-11T00:00:00Z"), until: try Sample.at("2027-07-11T00:00:00Z"))
  }

  private func match(
    _ person: PersonRecognition, _ plans: [EnforcedPlan], at: String = "2027-02-01T12:00:00Z"
  ) throws -> ContactMatch {
    let question = ContactQuestion(channel: .telephone, organisation: "opfcc", at: try Sample.at(at))
    return person.match(plans, for: question, under: try Sample.pack())
  }

  @Test("a person known by their record is certain, with or without a plan")
  func known() throws {
    let person = PersonRecognition(known: Sample.id(1))
    #expect(person == .certain([Sample.id(1)]) && person.searches == [.people([Sample.id(1)])])
    #expect(try match(person, []) == .exact && match(person, [plan()]) == .exact)
    #expect(person.adjusted == [Sample.id(1)])
  }

  @Test(
    "the person's own number with their own name, however shortened, or with none, is certain",
    arguments: ["Robin Quist", "R Quist", "Mr Quist", "QUIST", nil])
  func own(name: String?) {
    #expect(PersonRecognition(name: name, reached: [Self.robin]) == .certain([Sample.id(1)]))
  }

  @Test("a number and an address that find the same record find one person")
  func twiceFound() {
    #expect(PersonRecognition(name: nil, reached: [Self.robin, Self.robin]) == .certain([Sample.id(1)]))
  }

  @Test("people who share a number are told apart by a name that only one of them can have, and otherwise not")
  func shared() throws {
    let both = [Self.robin, Self.alex]
    #expect(PersonRecognition(name: "Alex Quist", reached: both) == .certain([Sample.id(2)]))
    for name in [nil, "Mx Quist"] {
      let person = PersonRecognition(name: name, reached: both)
      #expect(person == .shared([Sample.id(1), Sample.id(2)]) && person.adjusted.isEmpty)
      #expect(person.searches == [.people([Sample.id(1), Sample.id(2)])])
      #expect(try match(person, [plan()]) == .possible && match(person, []) == .none)
    }
  }

  @Test("the same person registered twice is one person, whose plans and adjustments all count")
  func registeredTwice() {
    let person = PersonRecognition(name: nil, reached: [Self.robin, Self.person(3, "Mr Robin QUIST")])
    #expect(person == .certain([Sample.id(1), Sample.id(3)]) && person.adjusted == [Sample.id(1), Sample.id(3)])
  }

  @Test("someone of another name at the number may be a relative: only a possible match, and no adjustment is shown")
  func relative() throws {
    let person = PersonRecognition(name: "Alex Marsh", reached: [Self.robin])
    #expect(person == .named(surname: "marsh", reached: [Sample.id(1)]))
    #expect(person.searches == [.people([Sample.id(1)]), .surname("marsh")] && person.adjusted.isEmpty)
    #expect(try match(person, [plan()]) == .possible)
  }

  @Test("a name alone is only a possible match")
  func nameAlone() throws {
    let person = PersonRecognition(name: "Robin Quist", reached: [])
    #expect(person.searches == [.people([]), .surname("quist")])
    #expect(try match(person, [plan()]) == .possible && match(person, []) == .none)
    let unknown = PersonRecognition(name: nil, reached: [])
    #expect(unknown.searches == [.people([])])
    #expect(try match(unknown, []) == .none)
  }

  @Test("a person who is only possibly under a plan is flagged only where and while the plan binds")
  func onNeed() throws {
    let person = PersonRecognition(name: "Quist", reached: [])
    #expect(try match(person, [plan(of: "voice")]) == .none)
    #expect(try match(person, [plan(of: "voice"), plan()]) == .possible)
    #expect(try match(person, [plan()], at: "2027-01-10T23:59:59Z") == .none)
    #expect(try match(person, [plan()], at: "2027-07-11T00:00:00Z") == .none)
  }

  @Test("with any number of people at one number, the match is certain exactly when all who can be meant have one name")
  func everyGroup() {
    let names = ["Robin Quist", "Mr Robin Quist", "Alex Quist", "Robin Marsh"]
    let given: [String?] = [nil, "Quist", "Robin", "Robin Quist", "R Quist", "Alex Quist", "Marsh", "Nora Field", ""]
    var kinds: Set<String> = []
    for mask in 0..<16 {
      let group = names.indices.filter { mask & (1 << $0) != 0 }.map { Self.person($0 + 1, names[$0]) }
      for name in given {
        let meant = group.filter { person in name.map { PersonKeys.canBe($0, knownAs: person.name) } ?? true }
        let person = PersonRecognition(name: name, reached: group)
        switch person {
        case .certain(let ids):
          #expect(ids == meant.map(\.id) && Set(meant.map { PersonKeys.words(ofName: $0.name) }).count == 1)
          kinds.insert("certain")
        case .shared(let ids):
          #expect(ids == meant.map(\.id) && Set(meant.map { PersonKeys.words(ofName: $0.name) }).count > 1)
          kinds.insert("shared")
        case .named(let surname, let ids):
          #expect(meant.isEmpty && ids == group.map(\.id) && (surname == nil) == (name == nil))
          kinds.insert("named")
        }
      }
    }
    #expect(kinds.count == 3)
  }
}
