import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Requests for reasonable adjustments")
struct AdjustmentTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town([.intake])
    person = try town.register()
  }

  private func body(_ changes: [String: JSON?] = [:]) -> JSON {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "letter", "request": .text(Town.need),
      "departments": ["Casework", "Records", "casework"],
    ]
    return body.with(changes)
  }

  private func answer(_ request: AdjustmentRequest, _ department: String, as actor: Actor = People.mara) throws -> Answer {
    let body: JSON = ["department": .text(department), "view": "It can be done."]
    return try town.send(.intake, "/adjustment-requests/\(request.id)/consultations", as: actor, body)
  }

  private func stored(_ request: AdjustmentRequest) throws -> AdjustmentRequest {
    try town.get(.intake, "/adjustment-requests/\(request.id)", as: People.cora).decode()
  }

  private func listed(_ query: String, as actor: Actor = People.cora) throws -> [Identifier] {
    try town.get(.intake, "/adjustment-requests\(query)", as: actor).decode(Page<AdjustmentRequest>.self).items.map(\.id)
  }

  @Test("a request by whatever channel gets a reference, and waits in the Customer Service Team's queue (1.4)")
  func requested() throws {
    for channel in Channel.allCases {
      let answer = try town.send(
        .intake, "/adjustment-requests", as: People.rita, body(["channel": .text(channel.rawValue)]))
      let request = try answer.decode(AdjustmentRequest.self)
      #expect(answer.status == 201 && answer.version == 1 && request.state == .requested && request.channel == channel)
      #expect(answer.response.header("Location") == "/adjustment-requests/\(request.id)")
      #expect(request.consultations.map(\.department) == ["Casework", "Records"])
      #expect(request.takenBy == "rita" && request.at == Town.morning && request.decision == nil)
      #expect(try stored(request) == request)
      #expect(try listed("?state=requested").last == request.id)
    }
    let items = try town.get(.intake, "/adjustment-requests", as: People.cora).decode(Page<AdjustmentRequest>.self).items
    #expect(items.map(\.reference) == (1...Channel.allCases.count).map { "AR-2026-00000\($0)" })
  }

  @Test("a form is taken as JSON is")
  func form() throws {
    let fields = [
      ("serviceUser", person.id.text), ("organisation", "opfcc"), ("channel", "letter"), ("request", Town.need),
      ("departments", "Casework"), ("departments", "Records"),
    ]
    var posted: AdjustmentRequest = try town.sendForm(.intake, "/adjustment-requests", as: People.rita, fields).decode()
    let sent: AdjustmentRequest = try town.send(.intake, "/adjustment-requests", as: People.rita, body()).decode()
    (posted.id, posted.reference) = (sent.id, sent.reference)
    #expect(posted == sent)
  }

  @Test("a request names a known person, an organisation and a department, or nothing is kept")
  func faults() throws {
    func faults(_ changes: [String: JSON?]) throws -> [String] {
      try town.send(.intake, "/adjustment-requests", as: People.rita, body(changes)).faults()
    }
    #expect(try faults(["departments": []]) == ["departments tooFew"])
    #expect(try faults(["organisation": "council"]) == ["organisation notAllowed"])
    #expect(try faults(["serviceUser": "0192f0c0-0000-7000-8000-000000000000"]) == ["serviceUser unknown"])
    #expect(try faults(["request": " "]) == ["request missing"])
    #expect(try listed("").isEmpty)
  }

  @Test("no decision while a department has not answered: the refusal names each of them (1.5)")
  func consulted() throws {
    let request = try town.requestAdjustment(for: person, departments: ["Casework", "Records"])
    let early = try town.askToDecide(request).problem()
    #expect(early.status == 422 && early.refusal == "consultation-open" && early.paragraph == "1.5")
    #expect(early.missing == ["the view of Casework", "the view of Records"])
    #expect(try answer(request, "RECORDS").version == 2)
    #expect(try town.askToDecide(request).problem().missing == ["the view of Casework"])
    #expect(try answer(request, "Housing").faults() == ["department notAllowed"])
    #expect(try stored(request).state == .requested)
    #expect(try answer(request, "Casework").version == 3)
    let decided: AdjustmentRequest = try town.askToDecide(request).decode()
    #expect(decided.state == .granted && decided.version == 4 && decided.decision?.decidedBy == "cora")
    #expect(decided.consultations.map(\.answeredBy) == ["mara", "mara"] && decided.decision?.consultationWaived == nil)
    #expect(try stored(request) == decided)
  }

  @Test("with a recorded reason it is decided before every department has answered (1.5)")
  func waived() throws {
    let request = try town.requestAdjustment(for: person)
    let decided: AdjustmentRequest = try town.askToDecide(request, ["consultationWaived": "It is urgent."]).decode()
    #expect(decided.decision?.consultationWaived == "It is urgent." && decided.consultations.first?.view == nil)
  }

  @Test("every decision has an explanation; a grant says what is done, and a refusal agrees nothing (1.5)")
  func decisions() throws {
    let request = try town.requestAdjustment(for: person)
    func faults(_ changes: [String: JSON?]) throws -> [String] { try town.askToDecide(request, changes).faults() }
    #expect(try faults(["explanation": nil]) == ["explanation missing"])
    #expect(try faults(["agreed": nil]) == ["agreed missing"])
    #expect(try faults(["outcome": "partly-granted", "agreed": nil]) == ["agreed missing"])
    #expect(
      try faults(["outcome": "refused"]) == ["agreed notAllowed", "neededChannels notAllowed", "unusableChannels notAllowed"])
    #expect(try faults(["unusableChannels": ["email", "letter"]]) == ["unusableChannels notAllowed"])
    #expect(try stored(request) == request)
    let refused = try town.decide(
      request, ["outcome": "refused", "agreed": nil, "neededChannels": nil, "unusableChannels": nil])
    #expect(refused.state == .refused && refused.decision?.explanation == "Writing costs us nothing.")
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode(ServiceUser.self).adjustments == [])
  }

  @Test("a decision names the version that was seen, and is made once")
  func once() throws {
    let request = try town.requestAdjustment(for: person)
    _ = try answer(request, "Casework")
    let target = "/adjustment-requests/\(request.id)/decision"
    #expect(try town.send(.intake, target, as: People.cora, Town.grant).status == 428)
    #expect(try town.askToDecide(request, version: 1).status == 412)
    #expect(try town.askToDecide(request).status == 200)
    let again = try town.askToDecide(request).problem()
    #expect(again.status == 409 && again.refusal == "already-decided" && again.paragraph == "1.5")
    #expect(try answer(request, "Casework").problem().refusal == "already-decided")
  }

  @Test("only the Customer Service Team Manager decides, and another organisation's finds nothing (1.1, 1.5)")
  func roles() throws {
    let request = try town.requestAdjustment(for: person)
    for actor in [People.rita, People.mara, People.sana, People.rory, People.ada] {
      #expect(try town.askToDecide(request, as: actor).status == 403, "\(actor.subject)")
    }
    let theirs = People.person("carl", .customerServiceManager, of: "voice")
    #expect(try town.askToDecide(request, ["consultationWaived": "It is urgent."], as: theirs).status == 404)
    #expect(try town.get(.intake, "/adjustment-requests/\(request.id)", as: theirs).status == 404)
    #expect(try answer(request, "Casework", as: People.viktor).status == 404)
    #expect(try answer(request, "Casework", as: People.rita).status == 403)
    #expect(try listed("", as: theirs).isEmpty)
    #expect(try town.send(.intake, "/adjustment-requests", as: People.vera, body()).status == 403)
    #expect(try stored(request) == request)
  }

  @Test("requests are listed by person and state, in pages; an unknown state is refused")
  func list() throws {
    let first = try town.requestAdjustment(for: person)
    let second = try town.requestAdjustment(for: try town.register("Alex Marsh"))
    let third = try town.requestAdjustment(for: person)
    _ = try town.decide(first)
    #expect(try listed("?serviceUser=\(person.id)") == [first.id, third.id])
    #expect(try listed("?state=requested") == [second.id, third.id])
    #expect(try listed("?state=granted&serviceUser=\(person.id)") == [first.id])
    #expect(try listed("?limit=1&after=\(first.id)") == [second.id])
    #expect(try town.get(.intake, "/adjustment-requests?state=lost", as: People.cora).faults() == ["state notAllowed"])
  }
}
