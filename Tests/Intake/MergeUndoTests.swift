import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

@Suite("Merges taken back")
struct MergeUndoTests {
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 31)
    }
  }

  /// Five records, three with a plan that binds one organisation or both, and what was said of each.
  private struct Scene {
    let town: Town
    var people: [ServiceUser] = []

    init() throws {
      town = try Town([.intake])
      let names = ["Robin Quist", "Alex Marsh", "R Quist", "Kim Lowe", "Nora Field"]
      for (index, name) in names.enumerated() {
        let staff = index == 3 ? People.vera : People.rita
        // The first and the third share a number.
        let person = try town.register(name, telephone: "07700 90000\(index == 2 ? 1 : index + 1)", by: staff)
        people.append(person)
        _ = try town.logIncident(of: person, by: staff)
        guard index != 1, index != 2 else { continue }
        try PlanScene.enforce(
          [index == 0 ? PlanScene.tuesdays : PlanScene.onePerson], on: person, caseID: town.platform(.intake).identifiers.next(),
          organisations: index == 0 ? ["opfcc"] : ["opfcc", "voice"], in: town)
      }
    }

    /// What everyone is answered, whatever they ask.
    func answers() throws -> [String] {
      var found: [String] = []
      // So many checks are more than an account makes in a minute.
      town.advance(seconds: 61)
      for (actor, organisation) in [(People.mara, "opfcc"), (People.viktor, "voice"), (MergeTests.beth, "opfcc")] {
        for person in people {
          for path in ["service-users/\(person.id)", "incidents?serviceUser=\(person.id)", "reports?serviceUser=\(person.id)"] {
            found.append(try town.get(.intake, "/\(path)", as: actor).text)
          }
        }
        let desk = actor.subject == "viktor" ? People.vera : People.rita
        for details: [String: JSON] in people.flatMap({ person -> [[String: JSON]] in
          let number = JSON.text(person.telephoneNumbers[0])
          return [
            ["serviceUser": .text(person.id.text)], ["telephone": number], ["name": .text(person.name)],
            ["telephone": number, "name": "Robin Quist"],
          ]
        }) {
          let body = JSON.object(details.merging(["channel": "telephone", "organisation": .text(organisation)]) { $1 })
          let answer = try town.send(.intake, "/contact-checks", as: desk, body)
          guard answer.status == 200 else {
            found.append(answer.text)
            continue
          }
          var check: ContactCheckAnswer = try answer.decode()
          (check.id, check.at) = (people[0].id, people[0].registeredAt)
          found.append(String(decoding: try JSON.bytes(of: check), as: UTF8.self))
        }
      }
      return found
    }
  }

  @Test(
    "what is answered depends on the merges that hold, and on nothing that was taken back (decision 8)", arguments: [1, 2, 3])
  func undone(seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    let scene = try Scene()
    var active: [Set<Int>: Identifier] = [:]
    var known: [Set<Set<Int>>: [String]] = [[]: try scene.answers()]
    var (merged, again) = (0, 0)
    for _ in 0..<16 {
      if let (pair, id) = active.randomElement(using: &numbers), Bool.random(using: &numbers) || active.count > 2 {
        let target = "/service-user-merges/\(id)/undo"
        let answer = try scene.town.send(.intake, target, as: MergeTests.beth, ["reasons": "A mistake."], version: 1)
        #expect(answer.status == 200)
        active[pair] = nil
      } else {
        let pair = Array((0..<5).shuffled(using: &numbers).prefix(2))
        let body = MergeTests.why.with(["other": .text(scene.people[pair[1]].id.text)])
        let target = "/service-users/\(scene.people[pair[0]].id)/merges"
        let answer = try scene.town.send(.intake, target, as: MergeTests.beth, body)
        if answer.status == 422 { continue }
        active[Set(pair)] = try answer.decode(ServiceUserMerge.self).id
        merged += 1
      }
      let answers = try scene.answers()
      if let before = known[Set(active.keys)] {
        again += 1
        // Which of two records is kept is the choice of each merge.
        #expect(answers.map(Self.withoutKept) == before.map(Self.withoutKept), "seed \(seed)")
      }
      known[Set(active.keys)] = answers
    }
    for (_, id) in active {
      _ = try scene.town.send(
        .intake, "/service-user-merges/\(id)/undo", as: MergeTests.beth, ["reasons": "A mistake."], version: 1)
    }
    #expect(try scene.answers() == known[[]])
    #expect(merged > 2 && again > 0, "seed \(seed)")
  }

  private static func withoutKept(_ text: String) -> String {
    text.replacing("\"isKept\":true", with: "").replacing("\"isKept\":false", with: "")
  }
}
