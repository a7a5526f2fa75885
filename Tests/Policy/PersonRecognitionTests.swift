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

  private static func recognised(_ name: String?, _ reached: [PersonCandidate]) -> PersonRecognition {
    PersonRecognition(name: name, reached: reached)
  }

  private func certain(_ person: PersonRecognition) -> [Identifier]? {
    if case .certain(let people, _) = person { people } else { nil }
  }

  @Test("a person known by their record is certain, with or without a plan")
  func known() {
    let person = PersonRecognition(known: Self.robin)
    #expect(certain(person) == [Sample.id(1)] && person.adjusted == [Sample.id(1)])
    #expect(person.match(isBound: false, isOwn: true) == .exact && person.match(isBound: true, isOwn: true) == .exact)
  }

  @Test(
    "the person's own number with their own name, however shortened, or with none, is certain",
    arguments: ["Robin Quist", "R Quist", "Mr Quist", "QUIST", "Quist, Robin", "Robyn Quist", nil])
  func own(name: String?) {
    #expect(certain(Self.recognised(name, [Self.robin])) == [Sample.id(1)])
  }

  @Test("a number and an address that find the same record find one person")
  func twiceFound() {
    #expect(certain(Self.recognised(nil, [Self.robin, Self.robin])) == [Sample.id(1)])
  }

  @Test("people who share a number are told apart by a name that only one of them can have, and otherwise not")
  func shared() {
    let both = [Self.robin, Self.alex]
    #expect(certain(Self.recognised("Alex Quist", both)) == [Sample.id(2)])
    for name in [nil, "Mx Quist", "Nora Field"] {
      let person = Self.recognised(name, both)
      #expect(person == .shared([Sample.id(1), Sample.id(2)], given: name.map { PersonName($0) }) && person.adjusted.isEmpty)
      #expect(person.searches.first == .people([Sample.id(1), Sample.id(2)]))
      #expect(person.match(isBound: true, isOwn: true) == .possible && person.match(isBound: false, isOwn: true) == .none)
    }
  }

  @Test(
    "the same person registered twice is one person, whose plans and adjustments all count",
    arguments: ["Mr Robin QUIST", "R Quist", "Quist, Robin"])
  func registeredTwice(name: String) {
    let person = Self.recognised(nil, [Self.robin, Self.person(3, name)])
    #expect(certain(person) == [Sample.id(1), Sample.id(3)] && person.adjusted == [Sample.id(1), Sample.id(3)])
  }

  @Test(
    "another name at the person's number lowers nothing by itself: the plan is kept until staff have confirmed who it is, and no adjustment is shown",
    arguments: ["Alex Marsh", "Alex Quist", "Nora Field"])
  func otherName(name: String) {
    let person = Self.recognised(name, [Self.robin])
    #expect(person == .unconfirmed([Sample.id(1)], given: PersonName(name)) && person.adjusted.isEmpty)
    #expect(person.searches == [.people([Sample.id(1)]), .named(PersonName(name))])
    #expect(person.match(isBound: true, isOwn: true) == .unconfirmed && person.match(isBound: true, isOwn: false) == .possible)
    #expect(person.match(isBound: false, isOwn: true) == .none)
  }

  @Test("a name alone is only a possible match")
  func nameAlone() {
    let person = Self.recognised("Robin Quist", [])
    #expect(person.searches == [.named(PersonName("Robin Quist"))])
    #expect(person.match(isBound: true, isOwn: false) == .possible && person.match(isBound: false, isOwn: true) == .none)
    #expect(Self.recognised(nil, []).searches.isEmpty)
  }

  @Test("a record without a plan of somebody whose whole name a person under a plan has is only possibly that person")
  func namesake() {
    let person = PersonRecognition(known: Self.robin)
    #expect(person.searches == [.people([Sample.id(1)]), .namesakes(["Robin Quist"])])
    #expect(person.match(isBound: true, isOwn: false) == .possible)
  }

  @Test("with any number of people at one number, none of them is left out, and a name that fits none lowers nothing")
  func everyGroup() {
    let names = ["Robin Quist", "Mr Robin Quist", "Alex Quist", "Robin Marsh"]
    let given: [String?] = [nil, "Quist", "Robin", "Robin Quist", "R Quist", "Alex Quist", "Marsh", "Nora Field", ""]
    var kinds: Set<String> = []
    for mask in 0..<16 {
      let group = names.indices.filter { mask & (1 << $0) != 0 }.map { Self.person($0 + 1, names[$0]) }
      for name in given {
        let meant = group.filter { person in name.map { PersonName($0).fits(person.name) } ?? true }
        switch Self.recognised(name, group) {
        case .certain(let ids, _):
          #expect(ids == meant.map(\.id) && !ids.isEmpty)
          kinds.insert("certain")
        case .shared(let ids, _):
          #expect(ids == (meant.isEmpty ? group : meant).map(\.id) && ids.count > 1)
          kinds.insert("shared")
        case .unconfirmed(let ids, _):
          #expect(meant.isEmpty && ids == group.map(\.id) && !ids.isEmpty)
          kinds.insert("unconfirmed")
        case .named:
          #expect(group.isEmpty)
          kinds.insert("named")
        }
      }
    }
    #expect(kinds.count == 4)
  }

  @Test("of ten thousand people at one number each may be meant: no limit drops the one under a plan")
  func manyAtOneNumber() {
    let people =
      (2...10_001).map { Self.person($0, "Person\(String(repeating: "x", count: $0 % 5)) Example\($0)") } + [Self.robin]
    #expect(Self.recognised("Robin Quist", people).reached == [Sample.id(1)])
  }
}
