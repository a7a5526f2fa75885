import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("Records are made about people whom one may see, and a refusal does not tell whether they exist (1.1)")
struct VisibilityTests {
  private static let nowhere = "01890000-0000-7000-8000-000000000000"

  /// Each kind of record that names a person.
  private static let records: [(target: String, body: JSON)] = [
    ("/contacts", ["channel": "email", "summary": "Asked about a letter."]),
    (
      "/ended-calls",
      ["reason": "Would not stop.", "whatHappened": "Swore for ten minutes.", "behaviours": ["swearing-or-threatening"]]
    ),
    (
      "/incidents",
      ["channel": "telephone", "behaviours": ["swearing-or-threatening"], "whatHappened": "Swore.", "targets": ["tom"]]
    ),
    ("/adjustment-requests", ["channel": "telephone", "request": "Please write.", "departments": ["Casework"]]),
  ]

  @Test(
    "a contact, an ended call, an incident, a report or a request about another organisation's person is refused as about no one")
  func people() throws {
    let town = try Town([.intake])
    let theirs = try town.register("Nora Field", by: People.vera)
    let incident = try town.logIncident(of: theirs, by: People.vera)
    let report: JSON = ["incidents": .texts([incident.id.text]), "concern": "Staff are afraid."]
    for (target, body) in Self.records + [("/reports", report)] {
      let (known, unknown) = try answers(target, body, of: theirs, in: town)
      #expect(known.status == 422 && known.text == unknown.text, "\(target): \(known.text)")
      #expect(try known.faults().contains("serviceUser unknown"))
    }
    let contact = Self.records[0].body.with(["serviceUser": .text(theirs.id.text), "organisation": "opfcc"])
    #expect(try town.send(.intake, "/contacts", as: People.bea, contact).status == 201)
  }

  private func answers(_ target: String, _ body: JSON, of person: ServiceUser, in town: Town) throws -> (Answer, Answer) {
    let bodies = [person.id.text, Self.nowhere].map { body.with(["serviceUser": .text($0), "organisation": "opfcc"]) }
    return (
      try town.send(.intake, target, as: People.rita, bodies[0]), try town.send(.intake, target, as: People.rita, bodies[1])
    )
  }

  @Test("an incident of another organisation cannot be reported, and is refused as one that does not exist")
  func reported() throws {
    let town = try Town([.intake])
    let (own, theirs) = (try town.register(), try town.register("Nora Field", by: People.vera))
    let incident = try town.logIncident(of: theirs, by: People.vera)
    let texts = try [incident.id.text, Self.nowhere].map { id in
      let body: JSON = [
        "serviceUser": .text(own.id.text), "organisation": "opfcc", "incidents": .texts([id]), "concern": "Staff are afraid.",
      ]
      let answer = try town.send(.intake, "/reports", as: People.rita, body)
      #expect(answer.status == 422)
      return answer.text
    }
    #expect(texts[0] == texts[1])
  }

  @Test("what is read by its identifier is not there for another organisation, in the words for what does not exist")
  func read() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    let incident = try town.logIncident(of: person)
    let contact: ContactRecord = try town.send(
      .intake, "/contacts", as: People.rita,
      Self.records[0].body.with(["serviceUser": .text(person.id.text), "organisation": "opfcc"])
    ).decode()
    let targets: [(Service, String, String)] = [
      (.intake, "/service-users", person.id.text), (.intake, "/contacts", contact.id.text),
      (.intake, "/incidents", incident.id.text),
      (.workflow, "/cases", file.id.text),
    ]
    for (service, folder, id) in targets {
      let texts = try [id, Self.nowhere].map { try town.get(service, "\(folder)/\($0)", as: People.viktor) }
      #expect(texts.allSatisfy { $0.status == 404 } && texts[0].text == texts[1].text, "\(folder)")
    }
    for folder in ["/contacts", "/incidents"] {
      let lists = try [person.id.text, Self.nowhere].map {
        try town.get(.intake, "\(folder)?serviceUser=\($0)", as: People.viktor).text
      }
      #expect(lists[0] == lists[1])
    }
  }

  @Test("a breach of a plan, or any step, in another organisation's case is refused as in a case that does not exist")
  func breaches() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let breach: JSON = [
      "occurredAt": .text(town.clock.now.text), "account": "Called on Monday.", "response": "Ended the call.",
    ]
    let byReference = try [file.reference, "RC-2026-999999"].map {
      try town.send(.workflow, "/breaches", as: People.vera, breach.with(["plan": .text($0)]))
    }
    #expect(byReference.allSatisfy { $0.status == 422 } && byReference[0].text == byReference[1].text)
    let steps: [(String, JSON, Int)] = [
      ("record-breach", breach, file.version), ("record-breach", breach, 1), ("withdraw", ["reasons": "No need."], file.version),
      ("open-variation", ["reasons": "He asked."], 1),
    ]
    for (step, body, version) in steps {
      let answers = try [file.id.text, Self.nowhere].map {
        try town.send(.workflow, "/cases/\($0)/\(step)", as: People.viktor, body, version: version)
      }
      #expect(answers[0].status == answers[1].status && answers[0].text == answers[1].text, "\(step): \(answers[0].text)")
      #expect(answers[0].status == 404, "\(answers[0].text)")
    }
    #expect(try town.send(.workflow, "/breaches", as: People.rita, breach.with(["plan": .text(file.reference)])).status == 201)
  }
}
