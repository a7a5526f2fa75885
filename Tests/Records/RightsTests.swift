import Contracts
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

/// Issue 14, the rights of the person: what they ask about their data has a clock, an answer with reasons, and a log of what was given (UK GDPR, articles 12 to 21).
@Suite("What people ask about the data that is held about them")
struct RightsTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town.whole()
    person = try town.register()
    try town.settle()
  }

  private func ask(_ right: DataRight = .access, _ more: JSON = [:]) throws -> Answer {
    guard case .object(let more) = more else { return try town.get(.records, "/", as: People.rory) }
    let body: [String: JSON] = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "right": .text(right.rawValue), "channel": "email",
      "request": "Everything you hold about me.",
    ]
    return try town.send(.records, "/rights-requests", as: People.rory, .object(body.merging(more) { $1 }))
  }

  private func step(_ name: String, _ request: RightsRequest, _ body: JSON) throws -> Answer {
    try town.send(
      .records, "/rights-requests/\(request.id)/\(name)", as: People.rory, body, version: request.version)
  }

  @Test(
    "whose data is only stored, as they asked, is said to whoever checks a contact with them, by any record, until that is lifted (article 18)"
  )
  func said() throws {
    func sentences(_ telephone: String = "07700 900001") throws -> String {
      try town.settle()
      let answer: ContactCheckAnswer = try town.send(
        .intake, "/contact-checks", as: People.rita,
        ["organisation": "opfcc", "channel": "telephone", "telephone": .text(telephone)]
      ).decode()
      return answer.sentences.joined(separator: " ")
    }
    let request: RightsRequest = try ask(.restriction).decode()
    #expect(try !sentences().contains("only stored"))
    let answered: RightsRequest = try step(
      "answer", request, ["outcome": "complied", "reasons": "He disputes two of the calls."]
    )
    .decode()
    #expect(try sentences().contains("Robin Quist asked that their data is only stored (\(request.reference))"))
    let second = try town.register("Rob Quist", telephone: "07700 900002")
    let merge: JSON = ["other": .text(second.id.text), "reasons": "One voice.", "evidence": "The recording."]
    #expect(try town.send(.intake, "/service-users/\(person.id)/merges", as: People.mara, merge).status == 201)
    #expect(try sentences("07700 900002").contains("only stored"))
    _ = try step("lifting", answered, ["reasons": "What was disputed is corrected."])
    #expect(try !sentences().contains("only stored") && !sentences("07700 900002").contains("only stored"))
    #expect(try town.differences(in: .intake) == [])
  }

  private static let reasons: JSON = ["reasons": "There are records of four years in three services."]

  @Test(
    "are answered within a month of the day on which they came, counted to the same day of the month, and to a working day where that is none (article 12)",
    arguments: [
      ("2026-10-23", "2026-11-23"), ("2026-08-31", "2026-09-30"), ("2026-10-15", "2026-11-16"), ("2025-11-25", "2025-12-29"),
      ("2026-01-31", "2026-03-02"),
    ])
  func month(received: String, due: String) throws {
    let request: RightsRequest = try ask(.access, ["receivedOn": .text(received)]).decode()
    #expect(request.dueOn.text == due && request.state == .open && request.reference == "DR-2026-000001")
  }

  @Test("have two more months, once, where that is decided with reasons before the first is over (article 12)")
  func extended() throws {
    let request: RightsRequest = try ask().decode()
    #expect(try step("extension", request, ["reasons": "Busy."]).status == 422)
    let extended: RightsRequest = try step("extension", request, Self.reasons).decode()
    #expect(extended.dueOn.text == "2027-02-23")
    let again = try step("extension", extended, Self.reasons)
    #expect(again.status == 409 && again.text.contains("cannot be again"))
    let late: RightsRequest = try ask(.access, ["receivedOn": "2026-10-01"]).decode()
    let refused = try step("extension", late, Self.reasons)
    #expect(refused.status == 409 && refused.text.contains("only before that"), "\(refused.text)")
    // Asked who they are, the person has the clock stand still.
    let waiting: RightsRequest = try step("identity", try ask().decode(), ["confirmed": false]).decode()
    town.advance(days: 60)
    let after: RightsRequest = try step("extension", waiting, Self.reasons).decode()
    #expect(after.extended != nil && after.state == .waitingForIdentity)
  }

  @Test(
    "wait while the person is asked who they are, and the days count for nothing; until it is known nothing is given (article 12)"
  )
  func identity() throws {
    let asked: RightsRequest = try step("identity", try ask().decode(), ["confirmed": false]).decode()
    #expect(asked.state == .waitingForIdentity && asked.identityAskedOn?.text == "2026-11-23")
    let early = try step(
      "answer", asked, ["outcome": "complied", "reasons": "Everything was sent by e-mail.", "given": "A page."])
    #expect(early.status == 409 && early.text.contains("who asks"))
    town.advance(days: 7)
    let known: RightsRequest = try step("identity", asked, ["confirmed": true]).decode()
    #expect(known.state == .open && known.pausedDays == 7 && known.dueOn.text == "2026-12-30")
    #expect(try step("identity", known, ["confirmed": true]).status == 409)
  }

  @Test(
    "are answered with reasons; what is given is in the log of disclosures, the register, and what is held (articles 15 and 30)")
  func answered() throws {
    let request: RightsRequest = try ask().decode()
    let without = try step("answer", request, ["outcome": "complied", "reasons": "Everything was sent by e-mail."])
    #expect(without.status == 422 && without.text.contains("given"))
    let answered: RightsRequest = try step(
      "answer", request,
      ["outcome": "partly-complied", "reasons": "What is about other people is left out.", "given": "A page of 14 records."]
    ).decode()
    #expect(answered.state == .answered && answered.answer?.by == "rory")
    #expect(try step("answer", answered, ["outcome": "refused", "reasons": "It was answered before, in full."]).status == 409)
    let log = try town.get(.records, "/disclosures?serviceUser=\(person.id)", as: People.rory).decode(Page<Disclosure>.self).items
    #expect(log.map(\.given) == ["A page of 14 records."] && log[0].request == request.id)
    let other = try town.send(
      .records, "/disclosures", as: People.rory,
      [
        "serviceUser": .text(person.id.text), "organisation": "opfcc", "recipient": "A county court", "given": "Three dates.",
        "basis": "A witness summons of 1 December 2026",
      ])
    #expect(other.status == 201, "\(other.text)")
    let register = try town.get(.records, "/register?serviceUser=\(person.id)", as: People.rory).decode(Page<RegisterEntry>.self)
    #expect(Set(register.items.map(\.kind)) == [.dataRight, .disclosure] && register.items.count == 3)
    let held = try town.get(.records, "/held/\(person.id)?audience=person", as: People.rory)
    #expect(held.text.contains("A page of 14 records.") && held.text.contains("A county court") && !held.text.contains("rory"))
    let list = try town.get(.records, "/rights-requests?serviceUser=\(person.id)&state=answered", as: People.rory)
    #expect(try list.decode(Page<RightsRequest>.self).items.map(\.id) == [request.id])
  }

  @Test("that are overdue are listed, and `/readyz` says so (article 12)")
  func overdue() throws {
    let request: RightsRequest = try ask(.access, ["receivedOn": "2026-10-01"]).decode()
    _ = try ask()
    let list = try town.get(.records, "/rights-requests?overdue=true", as: People.rory).decode(Page<RightsRequest>.self)
    #expect(list.items.map(\.id) == [request.id])
    #expect(try town.ask(.records, Request(.get, "/readyz")).text.contains("a request about a person's data is overdue"))
  }

  @Test(
    "keep everything of the person from being destroyed until they are answered, and restriction until it is lifted (9.1, article 18)"
  )
  func keeps() throws {
    try town.move(to: "2035-06-01T10:00:00Z")
    try town.settle()
    let propose: JSON = ["organisation": "opfcc"]
    let request: RightsRequest = try ask(.restriction).decode()
    #expect(try town.send(.records, "/disposals", as: People.rory, propose).status == 409)
    let listed = try town.get(.records, "/aggregates", as: People.rory).decode(Page<RetainedAggregate>.self).items
    #expect(
      !listed.isEmpty && listed.allSatisfy { $0.because.hasSuffix("A request of the person about their data is not answered.") })
    let answered: RightsRequest = try step(
      "answer", request, ["outcome": "complied", "reasons": "The record is disputed, and is stored until that is settled."]
    ).decode()
    #expect(try town.send(.records, "/disposals", as: People.rory, propose).status == 409)
    let lifted: RightsRequest = try step("lifting", answered, Self.reasons).decode()
    #expect(lifted.lifted != nil)
    #expect(try step("lifting", lifted, Self.reasons).status == 409)
    #expect(try town.send(.records, "/disposals", as: People.rory, propose).status == 201)
  }

  @Test("are for people who are known, of one's own organisation, and days that have come")
  func faults() throws {
    #expect(try ask(.access, ["serviceUser": "01a207ee-0000-7000-8000-000000000001"]).text.contains("not a person known here"))
    #expect(try ask(.access, ["receivedOn": "2026-11-24"]).text.contains("in the future"))
    #expect(try ask(.access, ["organisation": "voice"]).status == 403)
    let request: RightsRequest = try ask(.access, ["receivedOn": "2026-11-01"]).decode()
    #expect(try step("identity", request, ["confirmed": false, "on": "2026-10-01"]).text.contains("comes before the request"))
    let refused = try step(
      "answer", request, ["outcome": "refused", "reasons": "It repeats one of last week.", "given": "Nothing."])
    #expect(refused.status == 422)
  }

  @Test("are destroyed with the person, and their tables are what the journal says (9.1)")
  func destroyed() throws {
    let request: RightsRequest = try ask().decode()
    _ = try step("answer", request, ["outcome": "complied", "reasons": "Everything was sent by e-mail.", "given": "A page."])
    try town.move(to: "2035-06-01T10:00:00Z")
    try town.settle()
    let disposal: Disposal = try town.send(.records, "/disposals", as: People.rory, ["organisation": "opfcc"]).decode()
    let approved = try town.send(
      .records, "/disposals/\(disposal.id)/approval",
      as: Actor(subject: "roy", name: "roy", offices: [.recordsOfficer], organisations: ["opfcc"]), Self.reasons,
      version: disposal.version)
    #expect(approved.status == 200, "\(approved.text)")
    town.advance(days: 40)
    try town.settle()
    #expect(try town.get(.records, "/rights-requests/\(request.id)", as: People.rory).status == 404)
    #expect(try town.get(.records, "/disclosures", as: People.rory).decode(Page<Disclosure>.self).items.isEmpty)
    #expect(try town.differences(in: .records).isEmpty)
    let verified = try town.platform(.records).database.read {
      try Journal(cryptography: LibCrypto()).verifyWithDisposals(in: $0)
    }
    #expect(verified.fault == nil)
  }
}
