import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

@Suite("Matters at intake")
struct MatterTests {
  private let scene: PlanScene
  private var town: Town { scene.town }

  init() throws { scene = try PlanScene([]) }

  /// From now on the person's plan keeps `MAT 1` closed.
  private func enforce() throws {
    try PlanScene.enforce(
      [PlanScene.restriction("no-reopening", matters: ["MAT 1"])], on: scene.person, caseID: scene.caseID, in: town)
  }

  private func body(_ changes: [String: JSON?] = [:]) -> JSON {
    let body: JSON = [
      "serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter", "kind": "complaint",
      "type": "service", "summary": "Nobody answered my letter of May.",
    ]
    return body.with(changes)
  }

  private func ask(_ changes: [String: JSON?] = [:], as actor: Actor = People.rita) throws -> Answer {
    try town.send(.intake, "/matters", as: actor, body(changes))
  }

  private func open(_ changes: [String: JSON?] = [:]) throws -> Matter {
    try #require(try ask(changes).decode(MatterAnswer.self).matter)
  }

  private func move(_ matter: Matter, _ step: MatterStep, as actor: Actor = People.rita) throws -> Answer {
    let body: JSON = ["step": .text(step.rawValue), "words": "It is done."]
    return try town.send(.intake, "/matters/\(matter.id)/steps", as: actor, body, version: matter.version)
  }

  private func listed(_ query: String, as actor: Actor = People.rita) throws -> [Identifier] {
    try town.get(.intake, "/matters\(query)", as: actor).decode(Page<Matter>.self).items.map(\.id)
  }

  /// `MAT 1`, with its review exhausted, and the plan in force that keeps it closed.
  private func exhausted() throws -> Matter {
    var matter = try open(["elsewhere": "MAT 1"])
    try enforce()
    for step in [MatterStep.decide, .openReview, .exhaustReview] { matter = try move(matter, step).decode() }
    return matter
  }

  @Test("a matter is opened with a reference of its own, taken on step by step, and final on a day (4.3, 9.1)")
  func life() throws {
    let answer = try ask(["elsewhere": "HOUSING-204"])
    var matter = try #require(try answer.decode(MatterAnswer.self).matter)
    #expect(answer.status == 201 && answer.version == 1 && matter.reference == "MT-2026-000001" && matter.state == .open)
    #expect(answer.response.header("Location") == "/matters/\(matter.id)")
    for (step, state) in [
      (MatterStep.decide, MatterState.decided), (.openReview, .reviewOpen), (.exhaustReview, .reviewExhausted),
    ] {
      matter = try move(matter, step).decode()
      #expect(matter.state == state && matter.finalisedOn == nil)
    }
    #expect(try move(matter, .openReview).problem().refusal == "wrong-step")
    matter = try move(matter, .finalise).decode()
    #expect(matter.state == .finalised && matter.finalisedOn == Day("2026-11-23") && matter.version == 5)
    #expect(try town.get(.intake, "/matters/\(matter.id)", as: People.rita).decode() == matter)
    let events = try town.platform(.intake).database.read { reader in
      try town.platform(.intake).journal.entries(of: "matter/\(matter.id)", in: reader)
    }
    #expect(try events.last?.decode(MatterFinalised.self).matter.finalisedOn == matter.finalisedOn)
  }

  @Test("a step names the version that was seen, and says what was done")
  func step() throws {
    let matter = try open()
    let target = "/matters/\(matter.id)/steps"
    #expect(try town.send(.intake, target, as: People.rita, ["step": "decide", "words": "Upheld."]).status == 428)
    #expect(try town.send(.intake, target, as: People.rita, ["step": "decide", "words": "Upheld."], version: 2).status == 412)
    #expect(
      try town.send(.intake, target, as: People.rita, ["step": "close", "words": " "], version: 1).faults()
        == ["step notAllowed", "words missing"])
  }

  @Test("matters are listed by person, state, kind, type, and by a reference however it is written (4.3)")
  func lists() throws {
    let first = try open(["elsewhere": "HOUSING-204"])
    let second = try open(["kind": "query", "type": "fire"])
    _ = try move(first, .decide)
    #expect(try listed("?serviceUser=\(scene.person.id)") == [first.id, second.id])
    #expect(try listed("?state=decided") == [first.id] && listed("?kind=query") == [second.id])
    #expect(try listed("?type=fire") == [second.id] && listed("?type=fire&state=decided") == [])
    for writing in ["housing%20204", "HOUSING/0204", "mt-2026-1"] { #expect(try listed("?reference=\(writing)") == [first.id]) }
    #expect(try listed("?order=newest-first&limit=1") == [second.id])
    #expect(try listed("?reference=mt-2026-1", as: People.vera) == [])
    #expect(try town.get(.intake, "/matters/\(first.id)", as: People.vera).status == 404)
    #expect(try move(first, .openReview, as: People.vera).status == 404)
    try town.refuseSlowStatements()
  }

  @Test("a matter has a type of the policy, a known person, and what it says")
  func faults() throws {
    #expect(try ask(["type": "weather"]).faults() == ["type notAllowed"])
    #expect(try ask(["serviceUser": "0192f0c0-0000-7000-8000-000000000000"]).faults() == ["serviceUser unknown"])
    #expect(try ask(["kind": "wish", "newInformation": "-"]).faults() == ["kind notAllowed", "newInformation missing"])
    #expect(try ask(as: People.vera).status == 403)
    #expect(try listed("").isEmpty)
  }

  @Test("a repeat of an exhausted matter is logged as a contact and not opened, and staff are told why (4.3)")
  func repeated() throws {
    let before = try exhausted()
    for about in ["MAT/001", before.reference.lowercased()] {
      let answer = try ask(["about": .text(about)])
      let told = try answer.decode(MatterAnswer.self)
      #expect(answer.status == 201 && !told.opened && told.matter == nil && told.paragraph == "4.3")
      #expect(told.why?.hasPrefix("\(before.reference) is closed and its review exhausted") == true)
      let contact = try #require(told.contact)
      #expect(answer.response.header("Location") == "/contacts/\(contact.id)" && contact.matter == before.reference)
      #expect(try town.get(.intake, "/contacts/\(contact.id)", as: People.rita).decode() == contact)
    }
    #expect(try listed("") == [before.id])
  }

  @Test("a repeat is known by the reference that it has elsewhere, too (4.3)")
  func repeatedElsewhere() throws {
    _ = try exhausted()
    #expect(try ask(["elsewhere": "mat1"]).decode(MatterAnswer.self).opened == false)
  }

  @Test("a matter that is not recorded here is as closed as the plan that names it says (4.3)")
  func unrecorded() throws {
    try enforce()
    let told: MatterAnswer = try ask(["about": "mat-1"]).decode()
    #expect(!told.opened && told.contact?.matter == "mat-1" && told.paragraph == "4.3")
  }

  @Test("staff overrule with a reason, which is recorded with the matter and its case (4.3)")
  func overruled() throws {
    let before = try exhausted()
    #expect(try ask(["about": "MAT 1", "overruledBecause": "-"]).faults() == ["overruledBecause missing"])
    let matter = try open(["about": "MAT 1", "overruledBecause": "It is about another year."])
    #expect(matter.overruledBecause == "It is about another year." && matter.overruledCase == scene.caseID)
    #expect(try listed("") == [before.id, matter.id])
    // Nothing was in the way of this one.
    let other = try open(["overruledBecause": "To be on the safe side."])
    #expect(other.overruledBecause == nil && other.overruledCase == nil)
  }

  @Test("new information, another matter and what the law always opens are opened (4.3)")
  func opened() throws {
    _ = try exhausted()
    #expect(try open(["about": "MAT 1", "newInformation": "A letter that was lost."]).newInformation != nil)
    #expect(try open(["about": "MAT 2"]).about == "MAT 2")
    #expect(try open(["about": "MAT 1", "type": "police-complaint"]).type == "police-complaint")
    #expect(try open(["about": "MAT 1", "type": "information-rights"]).overruledCase == nil)
    #expect(try open(["about": "MAT 1", "kind": "request"]).kind == .request)
  }

  @Test("while the review of a matter is open, a complaint about it is opened (4.3)")
  func reviewOpen() throws {
    var matter = try open(["elsewhere": "MAT 1"])
    try enforce()
    for step in [MatterStep.decide, .openReview] { matter = try move(matter, step).decode() }
    #expect(try ask(["about": "MAT 1"]).decode(MatterAnswer.self).opened)
    #expect(try move(matter, .exhaustReview).status == 200)
    #expect(try ask(["about": "MAT 1"]).decode(MatterAnswer.self).opened == false)
  }

  @Test("the contact check takes a reference as people write it (4.3)")
  func check() throws {
    try enforce()
    for writing in ["MAT 1", "mat-1", "MAT/001", "our ref. Mat1"] {
      let answer = try scene.check(["serviceUser": .text(scene.person.id.text), "matter": .text(writing)])
      #expect(answer.sentences.first?.hasPrefix("That matter is closed") == true, "\(writing)")
    }
  }
}
