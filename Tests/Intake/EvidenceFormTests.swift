import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import IntakeService

/// Issue 12, Forms API and Evidence: `POST /forms/{name}` takes multipart with files.
@Suite("Files in forms")
struct EvidenceFormTests {
  private let town: Town
  private let person: ServiceUser
  private let client: FormsClient

  init() throws {
    town = try Town([.intake])
    person = try town.register()
    _ = try town.logIncident(of: person)
    client = FormsClient(town: town, actor: People.rita)
  }

  private func evidence(of record: Identifier, as actor: Actor = People.cora) throws -> [Evidence] {
    try town.get(.intake, "/evidence?record=\(record)", as: actor).decode(Page<Evidence>.self).items
  }

  private struct Made: Codable, Sendable {
    var id: Identifier?
    var matter: Matter?
  }

  @Test(
    "a form drawn from its data takes files, and they belong to the record that it makes",
    arguments: [
      ("contact", EvidenceOwner.contact), ("held-call", .contact), ("ended-call", .contact), ("incident", .incident),
      ("report", .report), ("adjustment-request", .adjustmentRequest), ("matter", .matter),
    ])
  func drawn(name: String, owner: EvidenceOwner) throws {
    let form = try client.form(name)
    let field = try #require(form.fields.first { $0.type == .file })
    #expect(!field.isRequired && field.repeats && field.most == 10 && field.largest == EvidenceVault.fileLimit)
    let files = [
      FormsClient.Chosen(field: field.name), FormsClient.Chosen(field: field.name, name: "note.txt", bytes: Array("note".utf8)),
    ]
    let answers = try (0..<20).lazy.map { choice in
      try client.post(form, client.filled(form, choice: choice) + [("filesDescribed", "Two pages.")], files, as: .multipart)
    }
    let answer = try #require(answers.first { $0.status == 201 })
    let made: Made = try answer.decode()
    let kept = try evidence(of: try #require(made.id ?? made.matter?.id))
    #expect(
      kept.map(\.fileName) == ["scan.pdf", "note.txt"] && kept.allSatisfy { $0.owner == owner && $0.description == "Two pages." })
    #expect(kept.map(\.serviceUser) == [person.id, person.id] || owner == .contact)
  }

  @Test("a form that is not right comes back whole, with the files that have to be chosen again, and nothing is kept")
  func comesBack() throws {
    let form = try client.form("contact")
    let values = [("organisation", "nowhere"), ("channel", "letter"), ("summary", "A letter."), ("filesDescribed", "One page.")]
    let bad = FormsClient.Chosen(name: "../evil\u{202E}.exe", bytes: Array("MZ\u{0}".utf8))
    let problem = try client.post(form, values, [FormsClient.Chosen(), bad], as: .multipart).problem()
    let back = try #require(problem.form)
    #expect(problem.errors?.map(\.field).sorted() == ["files[1]", "organisation", "serviceUser"])
    let files = try #require(back.fields.first { $0.name == "files" })
    #expect(files.note == "Nothing has been kept yet. Choose again: scan.pdf, evil.exe." && files.faults?.count == 1)
    #expect(back.fields.first { $0.name == "filesDescribed" }?.typed?.map(\.value) == ["One page."])
    #expect(back.fields.first { $0.name == "summary" }?.typed?.map(\.value) == ["A letter."])
    #expect(
      try town.get(.intake, "/contacts?serviceUser=\(person.id)", as: People.rita).decode(Page<ContactRecord>.self).items.isEmpty)
  }

  @Test(
    "in other encodings a file is refused with the way to add it, and empty fields for files are none",
    arguments: FormsClient.Encoding.allCases)
  func otherEncodings(encoding: FormsClient.Encoding) throws {
    let form = try client.form("contact")
    let values = try client.filled(form)
    let problem = try client.post(form, values + [("files", "scan.pdf")], as: encoding).problem()
    #expect(problem.errors?.map { "\($0.field) \($0.code)" } == ["files notAllowed"])
    #expect(problem.errors?.first?.detail.contains("POST /evidence") == true)
    if encoding != .json {
      #expect(try client.post(form, values + [("files", ""), ("filesDescribed", "")], as: encoding).status == 201)
    }
    #expect(try client.post(form, values + [("filesDescribed", "x")], as: encoding).faults() == ["filesDescribed notAllowed"])
  }

  @Test("a form that takes no files says so of its field, and eleven files are too many")
  func counted() throws {
    let form = try client.form("service-user")
    #expect(!form.fields.contains { $0.type == .file })
    let values = [("name", "Sam Example"), ("organisation", "opfcc")]
    #expect(try client.post(form, values, [FormsClient.Chosen()], as: .multipart).faults() == ["files notAllowed"])
    let contact = try client.form("contact")
    let many = (0..<11).map { FormsClient.Chosen(name: "\($0).pdf") }
    #expect(try client.post(contact, client.filled(contact), many, as: .multipart).faults() == ["files tooMany"])
  }

  @Test("a browser that chose a file is sent on to the record")
  func browser() throws {
    let form = try client.form("contact")
    let answer = try client.post(form, client.filled(form), [FormsClient.Chosen()], as: .multipart, accept: "text/html")
    let place = try #require(answer.response.header("Location"))
    #expect(answer.status == 303)
    let contact: ContactRecord = try town.get(.intake, place, as: People.rita).decode()
    #expect(try evidence(of: contact.id).count == 1)
  }
}
