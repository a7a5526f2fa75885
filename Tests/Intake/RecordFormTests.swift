import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

/// Forms about a record that is there (decision 0024; the forms of issue 12).
@Suite("Forms that take a record on")
struct RecordFormTests {
  private let scene: PlanScene
  private let client: FormsClient
  private var town: Town { scene.town }

  init() throws {
    scene = try PlanScene([PlanScene.filed])
    client = FormsClient(town: scene.town, actor: People.rita)
  }

  private func matter() throws -> Matter {
    let answer: MatterAnswer = try town.send(
      .intake, "/matters", as: People.rita,
      [
        "serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter", "kind": "complaint",
        "type": "service", "summary": "The letter of May was not answered.",
      ]
    ).decode()
    return try #require(answer.matter)
  }

  private func item() throws -> FiledItem {
    try town.send(
      .intake, "/filed-items", as: People.rita,
      [
        "serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter",
        "namedReader": .text(People.rita.subject), "what": "A letter of two pages.",
      ]
    ).decode()
  }

  @Test("a matter is closed by any encoding of the form, drawn from its data for that matter, with the same record")
  func closed() throws {
    let records = try FormsClient.Encoding.allCases.map { encoding in
      let matter = try matter()
      let form = try client.form("matter-closed", of: matter.id)
      let hidden = try #require(form.fields.first { $0.name == "version" })
      #expect(hidden.inputType == "hidden" && hidden.value == "1")
      let answer = try client.post(form, try client.filled(form), as: encoding)
      #expect(answer.status == 200 && answer.version == 2, "\(answer.text)")
      #expect(answer.response.header("Location") == "/matters/\(matter.id)")
      return try answer.decode(Matter.self)
    }
    #expect(records.map(\.state) == [.decided, .decided, .decided])
    #expect(Set(records.map { "\($0.steps.map(\.words)) \($0.steps.map(\.on)) \($0.steps.map(\.by))" }).count == 1)
  }

  @Test("what came of reading a letter is said by any encoding of the form, and a matter is opened where that is the outcome")
  func outcome() throws {
    let results = try FormsClient.Encoding.allCases.map { encoding in
      let form = try client.form("filed-item-outcome", of: try item().id)
      let values = try client.filled(form).map { $0.0 == "outcome" ? ($0.0, "new-matter") : $0 }
      let answer = try client.post(form, values + [("kind", "complaint"), ("type", "service")], as: encoding)
      return try #require(try answer.decode(FiledItem.self).result)
    }
    #expect(results.allSatisfy { $0.outcome == .newMatter && $0.opened != nil && $0.readBy == People.rita.subject })
    #expect(Set(results.map(\.words)).count == 1)
  }

  @Test(
    "a form about a version that has passed comes back as a conflict, with what has changed and all that was typed, and can be sent again",
    arguments: FormsClient.Encoding.allCases)
  func stale(encoding: FormsClient.Encoding) throws {
    let matter = try matter()
    let form = try client.form("matter-closed", of: matter.id)
    let typed = [
      ("record", matter.id.text), ("version", "1"), ("step", "finalise"), ("words", "Nothing more is to be done."),
      ("on", "2026-11-23"),
    ]
    let decided: JSON = ["step": "decide", "words": "It is done."]
    _ = try town.send(.intake, "/matters/\(matter.id)/steps", as: People.rita, decided, version: 1).decode(Matter.self)
    let problem = try client.post(form, typed, as: encoding).problem()
    #expect(problem.status == 409 && problem.type == "urn:managed-contact:problem:staleForm")
    let back = try #require(problem.form)
    let state = try #require(back.changes?.first { $0.field == "state" })
    #expect(state.before == ["open"] && state.after == ["decided"] && back.changes?.map(\.field) == ["state", "steps"])
    let kept = back.fields.filter { $0.name != "version" }.flatMap { $0.typed ?? [] }
    #expect(Set(kept.map(\.value)) == Set(typed.filter { $0.0 != "version" }.map(\.1)) && back.otherTyped == nil)
    #expect(back.fields.first { $0.name == "version" }?.value == "2")
    let again = typed.map { $0.0 == "version" ? ($0.0, "2") : $0 }
    #expect(try client.post(form, again, as: encoding).decode(Matter.self).state == .finalised)
  }

  @Test("all that is wrong is said together: the record, its version, what the route takes, and what nothing asks for")
  func faults() throws {
    let form = try client.form("matter-closed")
    #expect(form.fields.map(\.name) == ["record", "version", "step", "on", "words"] && form.fields[1].value == nil)
    for encoding in FormsClient.Encoding.allCases {
      let faulty = try client.post(form, [("record", "7"), ("step", "sleep"), ("colour", "blue")], as: encoding)
      #expect(
        try faulty.faults() == ["colour unknown", "record malformed", "step notAllowed", "version missing", "words missing"])
      let zero = [("record", try matter().id.text), ("version", "0"), ("step", "decide"), ("words", "It is decided.")]
      #expect(try client.post(form, zero, as: encoding).faults() == ["version outOfRange"])
    }
    let other = try item()
    let unknown = [("record", other.id.text), ("version", "1"), ("step", "decide"), ("words", "It is decided.")]
    #expect(try client.post(form, unknown, as: .urlencoded).faults() == ["record unknown"])
    #expect(try town.get(.intake, "/forms/matter-closed?record=\(other.id)", as: People.rita).status == 404)
    #expect(try town.get(.intake, "/forms/matter-closed?record=7", as: People.rita).status == 422)
  }

  @Test("a browser is sent on to the record")
  func browser() throws {
    let matter = try matter()
    let form = try client.form("matter-closed", of: matter.id)
    let html = "text/html,application/xhtml+xml,*/*;q=0.8"
    let answer = try client.post(form, try client.filled(form), as: .multipart, accept: html)
    #expect(answer.status == 303 && answer.response.header("Location") == "/matters/\(matter.id)", "\(answer.text)")
  }
}
