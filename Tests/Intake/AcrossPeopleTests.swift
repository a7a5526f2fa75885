import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("Lists across people")
struct AcrossPeopleTests {
  private let town: Town
  private let robin: ServiceUser
  private let alex: ServiceUser

  init() throws {
    town = try Town([.intake, .workflow, .notification])
    robin = try town.register()
    alex = try town.register("Alex Marsh", telephone: "07700 900002")
  }

  @discardableResult
  private func contact(
    _ person: ServiceUser, _ change: [String: JSON?] = [:], as actor: Actor = People.rita
  ) throws -> ContactRecord {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "summary": "Asked for a form.",
    ]
    return try town.send(.intake, "/contacts", as: actor, body.with(change)).decode()
  }

  private func incident(_ person: ServiceUser, _ change: [String: JSON?] = [:]) throws -> Incident {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "whatHappened": "Shouted.",
      "behaviours": ["shouting-or-intimidation"],
    ]
    return try town.send(.intake, "/incidents", as: People.rita, body.with(change)).decode()
  }

  private func listed(_ target: String, as actor: Actor = People.mara) throws -> [String] {
    struct Found: Codable, Sendable { var reference: String }
    return try town.get(.intake, target, as: actor).decode(Page<Found>.self).items.map(\.reference)
  }

  private func table(_ target: String, of service: Service = .intake, as actor: Actor = People.mara) throws -> Answer {
    try town.ask(
      service, Request(.get, target, headers: [try town.authorization(actor, for: service), ("Accept", "text/csv")]))
  }

  @Test("those who oversee the work list across people; the desk names the person or the reference, as before (1.1)")
  func doors() throws {
    let kept = try contact(robin)
    for list in ["contacts", "incidents", "reports"] {
      #expect(try town.get(.intake, "/\(list)", as: People.rita).faults() == ["serviceUser missing"])
      #expect(try town.get(.intake, "/\(list)?organisation=opfcc", as: People.rita).faults() == ["serviceUser missing"])
      for reader in [People.mara, People.sana, People.rory, People.ada] {
        #expect(try town.get(.intake, "/\(list)", as: reader).status == 200)
      }
    }
    #expect(try listed("/contacts?serviceUser=\(robin.id)", as: People.rita) == [kept.reference])
    #expect(try town.get(.workflow, "/breaches", as: People.rita).status == 403)
    #expect(try town.get(.intake, "/contacts?chanel=email", as: People.mara).status == 400)
  }

  @Test("contacts are narrowed by organisation, channel, direction, handler, matter, days, and whether the person is known")
  func contacts() throws {
    let call = try contact(robin, ["matter": "MAT-0012"])
    let mail = try contact(alex, ["channel": "email", "direction": "outgoing", "at": "2026-11-20T10:00:00Z"], as: People.tom)
    let chat = try contact(
      robin, ["channel": "web-chat", "handler": "tom", "serviceUser": nil, "caller": "A guest of the chat."])
    let theirs: JSON = ["serviceUser": .text(robin.id.text), "organisation": "voice", "channel": "email", "summary": "Theirs."]
    let other: ContactRecord = try town.send(.intake, "/contacts", as: People.bea, theirs).decode()
    let all = [call, mail, chat].map(\.reference)
    #expect(try listed("/contacts") == all)
    #expect(try listed("/contacts?order=newest-first") == all.reversed())
    #expect(
      try listed("/contacts?channel=email") == [mail.reference] && listed("/contacts?direction=outgoing") == [mail.reference])
    #expect(try listed("/contacts?handler=tom") == [mail.reference, chat.reference])
    #expect(try listed("/contacts?handler=tom&identified=true") == [mail.reference])
    #expect(try listed("/contacts?identified=false") == [chat.reference])
    for matter in ["MAT-0012", "mat%200012", "Mat0012"] { #expect(try listed("/contacts?matter=\(matter)") == [call.reference]) }
    #expect(try listed("/contacts?to=2026-11-22") == [mail.reference] && listed("/contacts?from=2026-11-21") == [all[0], all[2]])
    #expect(
      try listed("/contacts?organisation=voice").isEmpty
        && listed("/contacts?organisation=voice", as: People.viktor) == [other.reference])
    #expect(try listed("/contacts?reference=\(other.reference)").isEmpty)
    #expect(try town.get(.intake, "/contacts?channel=fax", as: People.mara).faults() == ["channel notAllowed"])
  }

  @Test("incidents are narrowed by behaviour and by heading, with all the rest (3.2, 3.3, 4.1)")
  func incidents() throws {
    let abuse = try incident(robin)
    let both = try incident(alex, ["behaviours": ["threats", "incivility"], "channel": "counter", "matter": "M-2"])
    let polite = try incident(robin, ["behaviours": ["decision-not-accepted"]])
    let all = [abuse, both, polite].map(\.reference)
    #expect(try listed("/incidents") == all && listed("/incidents?heading=aggressive-or-abusive") == [all[0], all[1]])
    #expect(try listed("/incidents?heading=unreasonable") == [all[1]] && listed("/incidents?behaviour=threats") == [all[1]])
    #expect(try listed("/incidents?behaviour=threats&heading=unreasonable&channel=counter&matter=m2&handler=rita") == [all[1]])
    #expect(try listed("/incidents?behaviour=threats&heading=unreasonably-persistent").isEmpty)
    for query in ["behaviour=unheard-of", "heading=unheard-of", "organisation=unheard-of"] {
      #expect(
        try town.get(.intake, "/incidents?\(query)", as: People.mara).faults() == ["\(query.prefix { $0 != "=" }) notAllowed"])
    }
    #expect(try listed("/incidents?heading=aggressive-or-abusive&serviceUser=\(robin.id)") == [all[0]])
    #expect(try listed("/incidents?heading=aggressive-or-abusive&order=newest-first") == [all[1], all[0]])
    let report = try town.report([abuse], of: robin)
    #expect(try listed("/reports?handler=rita") == [report.reference] && listed("/reports?handler=tom").isEmpty)
  }

  @Test(
    "a list is a table for spreadsheets by Accept: a byte order mark, CRLF, quotes, and the next page in Link (RFC 4180, RFC 8288)"
  )
  func csv() throws {
    let first = try contact(robin, ["summary": "Said \"no\", twice,\r\nand rang off.", "matter": "A&B 1"])
    try contact(robin)
    let answer = try table("/contacts?limit=1&channel=telephone")
    #expect(answer.response.header("Content-Type") == "text/csv; charset=utf-8; header=present")
    #expect(answer.response.header("Content-Disposition") == "attachment; filename=\"contacts.csv\"")
    #expect(answer.response.header("Link") == "</contacts?after=\(first.id)&channel=telephone&limit=1>; rel=\"next\"")
    let lines = answer.text.components(separatedBy: "\r\n")
    #expect(lines[0].hasPrefix("\u{FEFF}reference,id,serviceUser,caller,organisation,channel,direction,at,"))
    #expect(answer.text.contains(",A&B 1,\"Said \"\"no\"\", twice,\nand rang off.\",") && answer.text.hasSuffix("\r\n"))
    let rest = try table("/contacts?after=\(first.id)&channel=telephone&limit=1")
    #expect(rest.response.header("Link") == nil && rest.text.components(separatedBy: "\r\n").count == 3)
    for accept in ["application/json", "*/*", "text/csv;q=0.1, application/json", "text/*;q=0", "nonsense;;,"] {
      let json = try town.ask(
        .intake, Request(.get, "/contacts", headers: [try town.authorization(People.mara, for: .intake), ("Accept", accept)]))
      #expect(json.response.header("Content-Type") == "application/json", "\(accept)")
    }
    for list in ["incidents", "reports"] { #expect(try table("/\(list)").text.hasPrefix("\u{FEFF}reference,id,")) }
  }

  @Test(
    "what a spreadsheet would run as a formula is harmless in a table, telephone numbers included",
    arguments: [
      "=HYPERLINK(\"http://example.org\")", "+441632960001", "-2+3", "@SUM(A1)", "＝1+1",
    ])
  func formulas(text: String) throws {
    try contact(robin, ["serviceUser": nil, "caller": "Someone", "summary": .text(text)])
    let sheet = try table("/contacts").text
    let shown = text.replacing("\"", with: "\"\"")
    #expect(sheet.contains(",'\(shown),") || sheet.contains(",\"'\(shown)\","), "\(sheet)")
  }

  @Test("breaches are listed across people by those who oversee the work, and as a table (5.8)")
  func breaches() throws {
    let file = try town.bring(robin, to: "in-force")
    let body: JSON = [
      "plan": .text(file.reference), "occurredAt": .text(town.clock.now.text), "account": "=Rang on a Friday.",
      "response": "Told so.",
    ]
    #expect(try town.send(.workflow, "/breaches", as: People.rita, body).status == 201)
    let found = try town.get(.workflow, "/breaches", as: People.mara).decode(Page<RecordedBreach>.self).items
    #expect(
      found.map(\.account) == ["=Rang on a Friday."] && found[0].reference == file.reference && found[0].recordedBy == "rita")
    for query in ["serviceUser=\(robin.id)", "handler=rita", "reference=\(file.reference)", "organisation=opfcc"] {
      #expect(try town.get(.workflow, "/breaches?\(query)", as: People.mara).decode(Page<RecordedBreach>.self).items == found)
    }
    for query in ["serviceUser=\(alex.id)", "handler=tom", "organisation=voice"] {
      #expect(try town.get(.workflow, "/breaches?\(query)", as: People.mara).decode(Page<RecordedBreach>.self).items.isEmpty)
    }
    #expect(try town.get(.workflow, "/breaches", as: People.viktor).decode(Page<RecordedBreach>.self).items.isEmpty)
    #expect(try table("/breaches", of: .workflow).text.contains(",'=Rang on a Friday.,Told so.,rita,"))
  }

  @Test(
    "a behaviour that consists of contacts names them, by identifier or reference: of the same person, and seen by the one who writes it down (4.2)"
  )
  func madeOfContacts() throws {
    let (first, second, other) = (try contact(robin), try contact(robin), try contact(alex))
    func logged(_ contacts: JSON?, _ behaviour: JSON = "excessive-demands") throws -> Answer {
      let body: JSON = [
        "serviceUser": .text(robin.id.text), "organisation": "opfcc", "channel": "telephone", "whatHappened": "Rang all day.",
      ]
      return try town.send(.intake, "/incidents", as: People.rita, body.with(["behaviours": [behaviour], "contacts": contacts]))
    }
    #expect(try logged(nil).faults() == ["contacts missing"] && logged([]).faults() == ["contacts missing"])
    let kept: Incident = try logged([.text(first.reference.lowercased()), .text(second.id.text), .text(first.id.text)]).decode()
    #expect(kept.contacts == [first.id, second.id])
    #expect(
      try logged([.text(other.reference), "CT-2026-999999", "the last one"]).faults() == (0...2).map { "contacts[\($0)] unknown" }
    )
    // Any incident may name them.
    #expect(try logged([.text(first.id.text)], "incivility").status == 201 && logged(nil, "incivility").status == 201)
  }

  @Test("people write down who handled a contact, when it began and ended, and what came of it; what cannot be is refused")
  func times() throws {
    let kept = try contact(
      robin,
      [
        "at": "2026-11-23T09:00:00Z", "endedAt": "2026-11-23T09:20:00Z", "handler": "tom", "outcome": "To be called back.",
        "direction": "outgoing",
      ])
    #expect(
      kept.handler == "tom" && kept.takenBy == "rita" && kept.outcome == "To be called back." && kept.direction == .outgoing)
    let body: JSON = ["serviceUser": .text(robin.id.text), "organisation": "opfcc", "channel": "sms", "summary": "Asked."]
    for (change, fault) in [
      (["endedAt": "2026-11-23T09:59:59Z"], "endedAt outOfRange"), (["endedAt": "2026-11-23T10:06:00Z"], "endedAt outOfRange"),
      (["at": "2026-11-21T09:00:00Z", "endedAt": "2026-11-22T09:00:01Z"], "endedAt outOfRange"),
      (["direction": "sideways"], "direction notAllowed"),
      (["serviceUser": nil], "serviceUser missing"), (["channel": "fax"], "channel notAllowed"),
    ] as [([String: JSON?], String)] {
      #expect(try town.send(.intake, "/contacts", as: People.rita, body.with(change)).faults() == [fault], "\(change)")
    }
  }
}
