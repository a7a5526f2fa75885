import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("Contacts, ended calls, incidents and reports")
struct ContactTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town([.intake])
    person = try town.register()
  }

  private var endedCall: JSON {
    [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "reason": "Would not stop swearing.",
      "whatHappened": "Swore for ten minutes.", "behaviours": ["swearing-or-threatening"], "heldFirst": true,
    ]
  }

  private var contact: JSON {
    [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "email", "summary": "Asked about a letter.",
      "matter": "M-1",
    ]
  }

  private var incident: JSON {
    [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone",
      "behaviours": ["decision-not-accepted"], "whatHappened": "Asked politely for the ninth time.", "targets": ["tom"],
    ]
  }

  private func incidents(as actor: Actor = People.rita) throws -> [Incident] {
    try town.get(.intake, "/incidents?serviceUser=\(person.id)", as: actor).decode(Page<Incident>.self).items
  }

  @Test(
    "someone an incident was aimed at, or who handled the matter, is named by their account in its one form, or refused with the place: another spelling would bar no one (6.2)",
    arguments: [
      "Tom.Rivers", "tom rivers", "tom.rivers\u{200B}", "t\u{043E}m.rivers", "the woman on the desk", "t", "tom@example.org",
      "TOM",
    ])
  func spellings(name: String) throws {
    let town = try Town([.intake])
    let person = try town.register()
    let incident = try town.logIncident(of: person)
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone",
      "behaviours": ["swearing-or-threatening"], "whatHappened": "Swore.", "targets": ["tom", .text(name)],
    ]
    #expect(try town.send(.intake, "/incidents", as: People.rita, body).problem().errors?.map(\.field) == ["targets[1]"])
    let report: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "incidents": .texts([incident.id.text]),
      "concern": "Colleagues are afraid.", "handledBy": [.text(name)],
    ]
    let problem = try town.send(.intake, "/reports", as: People.rita, report).problem()
    #expect(problem.errors?.map(\.field) == ["handledBy[0]"] && problem.errors?[0].detail.contains("a to z") == true)
  }

  @Test("a contact is recorded with who took it, and read again")
  func record() throws {
    let answer = try town.send(.intake, "/contacts", as: People.rita, contact)
    let kept = try answer.decode(ContactRecord.self)
    #expect(answer.status == 201 && kept.reference == "CT-2026-000001" && kept.takenBy == "rita" && kept.at == Town.morning)
    #expect(try town.get(.intake, "/contacts/\(kept.id)", as: People.tom).decode(ContactRecord.self) == kept)
    #expect(try town.get(.intake, "/contacts/\(kept.id)", as: People.vera).status == 404)
    #expect(try incidents().isEmpty)
  }

  @Test("a form is taken as JSON is")
  func form() throws {
    let fields = [
      ("serviceUser", person.id.text), ("organisation", "opfcc"), ("channel", "email"), ("summary", "Asked about a letter."),
      ("matter", "M-1"),
    ]
    var posted: ContactRecord = try town.sendForm(.intake, "/contacts", as: People.rita, fields).decode()
    let sent: ContactRecord = try town.send(.intake, "/contacts", as: People.rita, contact).decode()
    (posted.id, posted.reference) = (sent.id, sent.reference)
    #expect(posted == sent)
  }

  @Test("a call that was ended is a contact and an incident at once, and the one who ended it was its target (6.1)")
  func endedCallIsBoth() throws {
    let kept: ContactRecord = try town.send(.intake, "/ended-calls", as: People.rita, endedCall).decode()
    #expect(kept.endedBecause == "Would not stop swearing." && kept.heldFirst == true && kept.channel == .telephone)
    let logged = try incidents()
    #expect(logged.map(\.id) == [kept.incident])
    #expect(logged.first?.endedCall == kept.id && logged.first?.targets == ["rita"] && logged.first?.reportedBy == "rita")
    #expect(try town.get(.intake, "/contacts/\(kept.id)", as: People.rita).decode(ContactRecord.self) == kept)
    let journal = try town.platform(.intake)
    let types = try journal.database.read { try journal.journal.page(after: 1, limit: 10, in: $0) }.map(\.type)
    #expect(types == [CallEnded.type, IncidentLogged.type])
  }

  @Test("a call ended by form is taken as by JSON")
  func endedCallForm() throws {
    let fields = [
      ("serviceUser", person.id.text), ("organisation", "opfcc"), ("reason", "Would not stop swearing."),
      ("whatHappened", "Swore for ten minutes."), ("behaviours", "swearing-or-threatening"), ("heldFirst", "true"),
    ]
    var posted: ContactRecord = try town.sendForm(.intake, "/ended-calls", as: People.rita, fields).decode()
    let sent: ContactRecord = try town.send(.intake, "/ended-calls", as: People.rita, endedCall).decode()
    (posted.id, posted.reference, posted.incident) = (sent.id, sent.reference, sent.incident)
    #expect(posted == sent)
  }

  @Test(
    "an ended call is refused without a reason, without a behaviour, and for anything but aggression or abuse (6.1)",
    arguments: [
      (["reason": nil], "reason missing"), (["reason": ""], "reason missing"), (["reason": "r"], "reason missing"),
      (["reason": "...r..."], "reason missing"), (["behaviours": nil], "behaviours missing"),
      (["behaviours": []], "behaviours tooFew"), (["behaviours": ["incivility"]], "behaviours[0] notAllowed"),
      (["behaviours": ["threats", "decision-not-accepted"]], "behaviours[1] notAllowed"),
      (["behaviours": ["loudness"]], "behaviours[0] notAllowed"),
    ] as [([String: JSON?], String)])
  func endedCallFaults(change: [String: JSON?], fault: String) throws {
    let answer = try town.send(.intake, "/ended-calls", as: People.rita, endedCall.with(change))
    #expect(answer.status == 422)
    #expect(try answer.faults() == [fault])
    #expect(try incidents().isEmpty)
  }

  @Test(
    "a call is ended over abuse under whatever paragraph the policy has it (6.1; fault: a body whose abuse was not 3.2 could not)"
  )
  func anotherParagraph() throws {
    let pack = try PackFolder(replacing: [#""paragraph": "3.2""#: #""paragraph": "2.7""#])
    let town = try Town([.intake], pack: pack.path)
    let person = try town.register()
    let call = endedCall.with(["serviceUser": .text(person.id.text)])
    #expect(try town.send(.intake, "/ended-calls", as: People.rita, call).status == 201)
    let other = call.with(["behaviours": ["incivility"]])
    #expect(try town.send(.intake, "/ended-calls", as: People.rita, other).faults() == ["behaviours[0] notAllowed"])
  }

  @Test("a reason of nothing but spaces is no reason (6.1)")
  func blankReason() throws {
    let answer = try town.send(.intake, "/ended-calls", as: People.rita, endedCall.with(["reason": "   "]))
    #expect(answer.status == 422)
    #expect(try incidents().isEmpty)
  }

  @Test("polite persistence is recorded as persistence (4.2)")
  func politePersistence() throws {
    let kept: Incident = try town.send(.intake, "/incidents", as: People.rita, incident).decode()
    #expect(kept.behaviours == ["decision-not-accepted"] && kept.reportedBy == "rita" && kept.reference == "IN-2026-000001")
    #expect(try town.get(.intake, "/incidents/\(kept.id)", as: People.rita).decode(Incident.self) == kept)
    #expect(try incidents() == [kept])
  }

  @Test(
    "an incident needs a behaviour that the policy names, and what was done or said (3.1)",
    arguments: [
      (["behaviours": nil], "behaviours missing"), (["behaviours": []], "behaviours tooFew"),
      (["behaviours": ["angry"]], "behaviours[0] notAllowed"), (["whatHappened": nil], "whatHappened missing"),
      (["whatHappened": ""], "whatHappened missing"), (["organisation": "council"], "organisation notAllowed"),
      (["at": "2026-11-24T10:00:00Z"], "at outOfRange"),
      (["serviceUser": "01890000-0000-7000-8000-000000000000"], "serviceUser unknown"),
    ] as [([String: JSON?], String)])
  func incidentFaults(change: [String: JSON?], fault: String) throws {
    let answer = try town.send(.intake, "/incidents", as: People.rita, incident.with(change))
    #expect(answer.status == 422)
    #expect(try answer.faults() == [fault])
    #expect(try incidents().isEmpty)
  }

  @Test("what was said may not be only spaces (3.1)")
  func blankAccount() throws {
    let answer = try town.send(.intake, "/incidents", as: People.rita, incident.with(["whatHappened": " \n "]))
    #expect(answer.status == 422)
    #expect(try incidents().isEmpty)
  }

  @Test("what has not happened yet is not recorded; clocks may differ by five minutes", arguments: ["contacts", "ended-calls"])
  func future(list: String) throws {
    let body = list == "contacts" ? contact : endedCall
    let late = try town.send(.intake, "/\(list)", as: People.rita, body.with(["at": "2026-11-23T10:05:01Z"]))
    #expect(late.status == 422)
    #expect(try late.faults() == ["at outOfRange"])
    #expect(try town.send(.intake, "/\(list)", as: People.rita, body.with(["at": "2026-11-23T10:05:00Z"])).status == 201)
    #expect(try town.send(.intake, "/\(list)", as: People.rita, body.with(["at": "2025-01-01T00:00:00Z"])).status == 201)
  }

  @Test("a person's incidents are listed for their own organisation only, in pages")
  func incidentList() throws {
    for _ in 1...3 { _ = try town.logIncident(of: person) }
    let first: Page<Incident> = try town.get(.intake, "/incidents?serviceUser=\(person.id)&limit=2", as: People.rita).decode()
    let rest: Page<Incident> = try town.get(
      .intake, "/incidents?serviceUser=\(person.id)&limit=2&after=\(first.next ?? "")", as: People.rita
    ).decode()
    #expect(first.items.count == 2 && rest.items.count == 1 && rest.next == nil)
    #expect(Set((first.items + rest.items).map(\.id)).count == 3)
    #expect(try incidents(as: People.vera).isEmpty)
    #expect(try town.get(.intake, "/incidents", as: People.rita).faults() == ["serviceUser missing"])
  }

  @Test("a report carries the incidents it names, each once, and is shown to its organisation")
  func report() throws {
    let logged = try town.logIncident(of: person)
    let kept = try town.report([logged, logged], of: person)
    #expect(kept.incidents == [logged] && kept.reportedBy == "rita" && kept.handledBy == ["hana"])
    #expect(try town.get(.intake, "/reports/\(kept.id)", as: People.mara).decode(Report.self) == kept)
    #expect(try town.get(.intake, "/reports/\(kept.id)", as: People.viktor).status == 404)
  }

  @Test("a report names no other person's incident: nobody answers for a relative (decision 8)")
  func relatives() throws {
    let relative = try town.register("Alex Quist", telephone: "07700 900002")
    let theirs = try town.logIncident(of: relative)
    let own = try town.logIncident(of: person)
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "incidents": .texts([own.id.text, theirs.id.text]),
      "concern": "Colleagues are afraid.",
    ]
    let answer = try town.send(.intake, "/reports", as: People.rita, body)
    #expect(answer.status == 422)
    #expect(try answer.faults() == ["incidents[1] unknown"])
    #expect(try town.send(.intake, "/reports", as: People.rita, body.with(["incidents": []])).faults() == ["incidents tooFew"])
  }

  @Test("the behaviours on offer are the policy's own, under its three headings (3.2, 3.3, 4.1)")
  func behaviours() throws {
    let policy: PolicyView = try town.get(.intake, "/policy", as: People.rita).decode()
    #expect(policy.behaviours.count == 25)
    #expect(Set(policy.behaviours.map(\.paragraph)) == ["3.2", "3.3", "4.1"])
    let contact: ContactRecord = try town.send(.intake, "/contacts", as: People.rita, contact).decode()
    for entry in policy.behaviours {
      let change: [String: JSON?] = [
        "behaviours": [.text(entry.code)], "contacts": entry.isMadeOfContacts ? [.text(contact.reference)] : nil,
      ]
      let answer = try town.send(.intake, "/incidents", as: People.rita, incident.with(change))
      #expect(answer.status == 201, "\(entry.code)")
    }
  }
}
