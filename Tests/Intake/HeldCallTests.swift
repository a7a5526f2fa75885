import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("Calls that are held, and callers who are not identified")
struct HeldCallTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town([.intake, .workflow, .records])
    person = try town.register()
  }

  private var heldCall: JSON {
    [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "reason": "Would not stop shouting.",
      "whatHappened": "Shouted at the person who answered.", "behaviours": ["shouting-or-intimidation"], "outcome": "resumed",
    ]
  }

  private func hold(_ change: [String: JSON?] = [:]) throws -> ContactRecord {
    try town.send(.intake, "/held-calls", as: People.rita, heldCall.with(change)).decode()
  }

  private func incident(of contact: ContactRecord) throws -> Incident {
    try town.get(.intake, "/incidents/\(try #require(contact.incident))", as: People.rita).decode()
  }

  private func tasks(_ query: String = "", as actor: Actor = People.mara) throws -> [CaseTaskView] {
    try town.settle()
    return try town.get(.workflow, "/tasks\(query)", as: actor).decode(Page<CaseTaskView>.self).items
  }

  @Test("a held call is a contact and, with behaviour, an incident that reaches the manager, as an ended call is (6.1)")
  func held() throws {
    let kept = try hold(["startedAt": "2026-11-23T09:40:00Z", "endedAt": "2026-11-23T10:00:00Z"])
    #expect(kept.heldBecause == "Would not stop shouting." && kept.holdOutcome == .resumed && kept.heldFirst == true)
    #expect(kept.endedBecause == nil && kept.at == Instant("2026-11-23T09:40:00Z") && kept.endedAt == Town.morning)
    let logged = try incident(of: kept)
    #expect(logged.heldCall == kept.id && logged.endedCall == nil && logged.targets == ["rita"])
    #expect(try tasks().map(\.reference) == [logged.reference])
    let journal = try town.platform(.intake)
    let types = try journal.database.read { try journal.journal.page(after: 1, limit: 10, in: $0) }.map(\.type)
    #expect(types == [CallHeld.type, IncidentLogged.type])
  }

  @Test("a call that was held over nothing that is unacceptable is a contact and no incident (3.1, 6.1)")
  func withoutBehaviour() throws {
    let kept = try hold(["behaviours": nil, "reason": "Was crying, and asked for a moment."])
    #expect(kept.incident == nil)
    #expect(try tasks().isEmpty)
  }

  @Test("a call that staff ended after holding it is an ended call, with a reason of its own (6.1)")
  func endedAfterwards() throws {
    let kept = try hold(["outcome": "ended-by-staff", "endedBecause": "Went on shouting after the hold."])
    #expect(kept.endedBecause == "Went on shouting after the hold." && kept.heldBecause == "Would not stop shouting.")
    #expect(try incident(of: kept).endedCall == kept.id && incident(of: kept).heldCall == nil)
    let journal = try town.platform(.intake)
    let types = try journal.database.read { try journal.journal.page(after: 1, limit: 10, in: $0) }.map(\.type)
    #expect(types == [CallEnded.type, IncidentLogged.type])
  }

  @Test(
    "a held call is refused without a reason, for behaviour that is no ground, and with an end that is not explained or did not happen (6.1)",
    arguments: [
      (["reason": nil], "reason missing"), (["reason": "..."], "reason missing"), (["outcome": nil], "outcome missing"),
      (["behaviours": ["incivility"]], "behaviours[0] notAllowed"),
      (["outcome": "ended-by-staff"], "endedBecause missing"),
      (["outcome": "ended-by-staff", "endedBecause": "Went on.", "behaviours": []], "behaviours missing"),
      (["endedBecause": "Went on shouting."], "endedBecause notAllowed"),
      (["outcome": "ended-by-caller", "endedBecause": "Went on shouting."], "endedBecause notAllowed"),
      (["at": "2026-11-23T10:06:00Z"], "at outOfRange"), (["startedAt": "2026-11-23T10:01:00Z"], "at outOfRange"),
      (["endedAt": "2026-11-23T09:59:00Z"], "endedAt outOfRange"), (["startedAt": "2026-11-22T09:00:00Z"], "at outOfRange"),
      (["serviceUser": nil], "serviceUser missing"), (["serviceUser": nil, "caller": "?"], "serviceUser missing"),
    ] as [([String: JSON?], String)])
  func faults(change: [String: JSON?], fault: String) throws {
    #expect(try town.send(.intake, "/held-calls", as: People.rita, heldCall.with(change)).faults() == [fault])
    #expect(try tasks().isEmpty)
  }

  @Test(
    "the abuse of a caller who is not identified reaches a manager at once, and the person's case when it is known who it was; what was recorded stays (6.1)"
  )
  func identified() throws {
    let kept = try hold(["serviceUser": nil, "caller": "Withheld number; said 'it is me again'."])
    let logged = try incident(of: kept)
    #expect(kept.serviceUser == nil && logged.serviceUser == nil && logged.caller == kept.caller)
    let task = try #require(try tasks().first)
    #expect(task.serviceUser == nil && task.reference == logged.reference)
    let report: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "incidents": .texts([logged.id.text]),
      "concern": "It goes on.",
    ]
    #expect(try town.send(.intake, "/reports", as: People.rita, report).faults() == ["incidents[0] unknown"])

    let path = "/contacts/\(kept.id)/identification"
    let body: JSON = ["serviceUser": .text(person.id.text), "because": "Gave the reference of a letter to them."]
    #expect(try town.send(.intake, path, as: People.rita, body).status == 428)
    let answer = try town.send(.intake, path, as: People.rita, body, version: 1)
    #expect(try answer.decode(ContactRecord.self).serviceUser == person.id && answer.version == 2)
    #expect(try incident(of: kept).serviceUser == person.id)
    #expect(try tasks().map(\.serviceUser) == [person.id])
    let journal = try town.platform(.intake)
    let entries = try journal.database.read { try journal.journal.entries(of: "contact/\(kept.id)", in: $0) }
    #expect(entries.map(\.type) == [CallHeld.type, ContactIdentified.type])
    #expect(try entries[0].decode(CallHeld.self).contact == kept)
    // What is an incident of one person does not become another's.
    #expect(try town.send(.intake, path, as: People.rita, body, version: 2).status == 409)
    #expect(try town.send(.intake, "/reports", as: People.rita, report).status == 201)
  }

  @Test("what a caller did joins the open case of the person when it is known who it was (6.1)")
  func joinsCase() throws {
    let kept = try hold(["serviceUser": nil, "caller": "A man, number withheld."])
    let file = try town.bring(person, to: "reported")
    let body: JSON = ["serviceUser": .text(person.id.text), "because": "The voice, and what it was about."]
    _ = try town.send(.intake, "/contacts/\(kept.id)/identification", as: People.rita, body, version: 1)
    try town.settle()
    #expect(try town.current(file).incidents.map(\.id).contains(try #require(kept.incident)))
    #expect(try tasks().allSatisfy { $0.kind != "read-incident" })
  }

  @Test(
    "a contact that was given to the wrong person can be given to the right one, as long as it is no incident; another's is not there (1.1)"
  )
  func corrected() throws {
    let contact: JSON = [
      "caller": "Gave no name.", "organisation": "opfcc", "channel": "web-chat", "summary": "Asked for a form.",
    ]
    let kept: ContactRecord = try town.send(.intake, "/contacts", as: People.rita, contact).decode()
    #expect(try town.get(.intake, "/contacts?identified=false", as: People.mara).decode(Page<ContactRecord>.self).items == [kept])
    let other = try town.register("Alex Marsh", telephone: "07700 900002")
    let path = "/contacts/\(kept.id)/identification"
    let stranger: JSON = ["serviceUser": .text(kept.id.text), "because": "They said so."]
    #expect(try town.send(.intake, path, as: People.rita, stranger, version: 1).faults() == ["serviceUser unknown"])
    for (version, person) in [(1, other), (2, person)] {
      let body: JSON = ["serviceUser": .text(person.id.text), "because": "They said so."]
      #expect(try town.send(.intake, path, as: People.vera, body, version: version).status == 404)
      #expect(try town.send(.intake, path, as: People.rita, body, version: version).status == 200)
    }
    let theirs = try town.get(.intake, "/contacts?serviceUser=\(person.id)", as: People.rita).decode(Page<ContactRecord>.self)
    #expect(theirs.items.map(\.id) == [kept.id])
    #expect(
      try town.get(.intake, "/contacts?serviceUser=\(other.id)", as: People.rita).decode(Page<ContactRecord>.self).items.isEmpty)
  }

  @Test(
    "the task to read an incident, or to triage a report, is in the hands of the line manager who is named, until someone acts (6.1)"
  )
  func lineManagers() throws {
    let kept = try hold(["lineManagers": ["milo", "mara"], "handler": "tom"])
    #expect(try incident(of: kept).targets == ["tom"] && incident(of: kept).lineManagers == ["milo", "mara"])
    #expect(try tasks("?responsible=me", as: People.milo).map(\.inHandsOf) == ["milo"])
    #expect(try tasks("?responsible=me").isEmpty && tasks().count == 1)
    let report: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "incidents": .texts([try incident(of: kept).id.text]),
      "concern": "Colleagues are afraid.", "lineManagers": ["mara"],
    ]
    #expect(try town.send(.intake, "/reports", as: People.rita, report).status == 201)
    #expect(try tasks("?responsible=me").map(\.kind) == ["triage"] && tasks("?responsible=me", as: People.milo).isEmpty)
    let misspelt = heldCall.with(["lineManagers": ["Milo Ash"]])
    #expect(
      try town.send(.intake, "/held-calls", as: People.rita, misspelt).problem().errors?.map(\.field) == ["lineManagers[0]"])
  }
}
