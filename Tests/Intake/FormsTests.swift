import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import IntakeService

@Suite("Forms as data, drawn and posted by any front end")
struct FormsTests {
  private let town: Town
  private let person: ServiceUser
  private let client: FormsClient

  init() throws {
    town = try Town([.intake])
    person = try town.register()
    _ = try town.logIncident(of: person)
    client = FormsClient(town: town, actor: People.rita)
  }

  /// A record without what differs each time.
  private func record(_ answer: Answer) throws -> JSON {
    try #require(answer.status == 201, "\(answer.text)")
    return alike(try JSONReader.tree(answer.response.body, valueLimit: 1000))
  }

  private func alike(_ value: JSON) -> JSON {
    guard case .object(let members) = value else { return value }
    return .object(members.filter { !["id", "reference", "incident"].contains($0.key) }.mapValues(alike))
  }

  /// The first choice of options that the form takes, and what was answered.
  private func accepted(_ form: FormView, as encoding: FormsClient.Encoding) throws -> Answer {
    let most = form.fields.compactMap(\.options?.count).max() ?? 1
    var answer = try client.post(form, client.filled(form), as: encoding)
    for choice in 1..<max(2, most) where answer.status != 201 {
      answer = try client.post(form, client.filled(form, choice: choice), as: encoding)
    }
    return answer
  }

  @Test("the list names every form, and each is found where the list says")
  func list() throws {
    let outlines = try town.get(.intake, "/forms", as: People.rita).decode(Page<FormOutline>.self).items
    #expect(outlines.map(\.name) == Intake.forms.map(\.name))
    for outline in outlines {
      let form: FormView = try town.get(.intake, outline.path, as: People.rita).decode()
      #expect(form.title == outline.title && form.path == outline.path && !form.fields.isEmpty)
    }
    #expect(try town.get(.intake, "/forms/nothing", as: People.rita).status == 404)
    #expect(try town.get(.intake, "/forms", as: nil).status == 401)
  }

  @Test(
    "a form drawn from nothing but its data and filled in is taken, and is the same record by each encoding",
    arguments: ["contact", "held-call", "ended-call", "incident", "report", "adjustment-request", "matter"])
  func drawn(name: String) throws {
    let form = try client.form(name)
    let records = try FormsClient.Encoding.allCases.map { try record(try accepted(form, as: $0)) }
    #expect(records[0] == records[1] && records[1] == records[2])
  }

  @Test("a person registered by any encoding of the form is the same person", arguments: FormsClient.Encoding.allCases)
  func personByForm(encoding: FormsClient.Encoding) throws {
    let form = try client.form("service-user")
    let answer = try client.post(
      form, [("name", "Sam Example"), ("organisation", "opfcc"), ("aliases", "Sammy"), ("aliases", "Samuel")], as: encoding)
    let made: ServiceUser = try answer.decode()
    #expect(made.name == "Sam Example" && made.aliases == ["Sammy", "Samuel"])
    #expect(answer.response.header("Location") == "/service-users/\(made.id)")
  }

  @Test("every form has each field of its contract, in the contract's order, with words of help and every code to choose from")
  func fields() throws {
    let contact = try client.form("contact")
    #expect(
      contact.fields.map(\.name) == [
        "serviceUser", "caller", "organisation", "channel", "direction", "at", "endedAt", "handler", "about", "matter", "summary",
        "outcome", "files", "filesDescribed",
      ])
    #expect(contact.fields.filter(\.isRequired).map(\.name) == ["organisation", "channel", "summary"])
    let channel = try #require(contact.fields.first { $0.name == "channel" })
    #expect(channel.options?.map(\.code) == Channel.allCases.map(\.rawValue) && channel.type == .choice)
    for form in Intake.forms {
      let view = try client.form(form.name)
      let names = view.fields.map(\.name)
      #expect(view.fields.allSatisfy { $0.help != nil && !$0.label.isEmpty && ($0.type != .choice || $0.options != nil) })
      #expect(form.conditions.keys.allSatisfy(names.contains), "a condition of \(form.name) is of a field that is not there")
      #expect(view.fields.allSatisfy { $0.type != .record || $0.recordsFrom != nil }, "records of \(form.name) are not found")
    }
  }

  @Test(
    "a form that is not right comes back whole: all faults at once, each with its field, and everything that was typed",
    arguments: FormsClient.Encoding.allCases)
  func faulty(encoding: FormsClient.Encoding) throws {
    let form = try client.form("contact")
    let typed = [
      ("serviceUser", person.id.text), ("organisation", "nowhere"), ("channel", "pigeon"), ("outcome", "To be called back."),
      ("colour", "blue"),
    ]
    let problem = try client.post(form, typed, as: encoding).problem()
    #expect(problem.status == 422 && problem.type == "urn:managed-contact:problem:invalidFields")
    let back = try #require(problem.form)
    #expect(back.fields.filter { $0.faults != nil }.map(\.name) == ["organisation", "channel", "summary"])
    #expect(back.faults?.map(\.field) == ["colour"] && back.otherTyped == [FormValue(name: "colour", value: "blue")])
    let kept = back.fields.flatMap { $0.typed ?? [] }
    #expect(kept.map(\.name) == ["serviceUser", "organisation", "channel", "outcome"])
    #expect(kept.map(\.value) == typed.dropLast().map(\.1))
    // What comes back draws the same form again.
    #expect(back.fields.map(\.name) == form.fields.map(\.name) && back.fields.map(\.options) == form.fields.map(\.options))
  }

  @Test(
    "what is found wrong only while it is written comes back with the form too: a likely duplicate, with the name that was typed")
  func faultyInWriting() throws {
    let form = try client.form("service-user")
    let problem = try client.post(
      form, [("name", person.name), ("organisation", "opfcc")] + person.telephoneNumbers.map { ("telephoneNumbers", $0) },
      as: .urlencoded
    ).problem()
    let back = try #require(problem.form)
    #expect(problem.status == 422 && back.fields.first?.typed?.map(\.value) == [person.name])
    #expect(back.fields.filter { $0.faults != nil }.map(\.name) == ["notTheSameAs"])
    #expect(try town.get(.intake, "/service-users", as: People.rita).decode(Page<ServiceUser>.self).items.count == 1)
  }

  @Test("a browser is sent on to the record, a program is answered 201, and both are told where it is")
  func browser() throws {
    let form = try client.form("contact")
    let html = "text/html,application/xhtml+xml,*/*;q=0.8"
    let answer = try client.post(form, try client.filled(form), as: .multipart, accept: html)
    let place = try #require(answer.response.header("Location"))
    #expect(answer.status == 303 && answer.text.isEmpty && place.hasPrefix("/contacts/"))
    #expect(try town.get(.intake, place, as: People.rita).decode(ContactRecord.self).organisation == "opfcc")
    #expect(try client.post(form, try client.filled(form), as: .json).status == 201)
  }

  @Test(
    "what browsers send is read as it is meant: line ends, empty fields, a box with its hidden field, and times by the body's clock"
  )
  func browsersWays() throws {
    let call = try client.form("ended-call")
    let values = [
      ("serviceUser", person.id.text), ("organisation", "opfcc"), ("caller", ""), ("startedAt", "2026-11-23T08:15"),
      ("reason", "Would not stop."), ("whatHappened", "Swore.\r\nAgain."), ("behaviours", "swearing-or-threatening"),
      ("heldFirst", "false"), ("heldFirst", "true"), ("matter", " "),
    ]
    let kept: ContactRecord = try client.post(call, values, as: .multipart).decode()
    #expect(kept.summary.contains("Swore.\nAgain.") && kept.heldFirst == true && kept.matter == nil && kept.caller == nil)
    #expect(kept.at.text == "2026-11-23T08:15:00.000Z")
  }

  @Test("a time that the body's clock skips is a fault of its field, and one by summer time is read as such")
  func clockChanges() throws {
    let form = try client.form("contact")
    func post(_ at: String) throws -> Answer {
      try client.post(form, try client.filled(form) + [("at", at)], as: .urlencoded)
    }
    #expect(try post("2026-07-01T10:00").decode(ContactRecord.self).at.text == "2026-07-01T09:00:00.000Z")
    #expect(try post("2026-10-25T01:30").decode(ContactRecord.self).at.text == "2026-10-25T00:30:00.000Z")
    for wrong in ["2026-03-29T01:30", "2026-07-01T25:00", "2026-07-01T1:00", "2026-07-01 10:00"] {
      #expect(try post(wrong).problem().errors?.map(\.field) == ["at"], "\(wrong)")
    }
  }
}
