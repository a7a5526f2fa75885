import Contracts
import Formats
import Foundation
import ServiceKit
import TestSupport
import Testing

/// Issue 13: those who draft a plan, and those who decide on it, read its letter before that, in each format (5.5, 7.1).
@Suite("The letter of a draft")
struct DraftLetterTests {
  private let town: Town
  private static let canSetPages = LetterFormats().onOffer().missing[.pdf] == nil
  private static let canEmboss = LetterFormats().onOffer().missing[.braille] == nil

  init() throws {
    town = try Town.whole()
    town.settings["MC_LETTER_PROGRAMS"] = ""
    try town.restart(.notification)
  }

  private func letter(_ file: CaseView, as actor: Actor = People.mara) throws -> Answer {
    try town.get(.notification, "/cases/\(file.id)/draft-letter", as: actor)
  }

  private func document(_ file: CaseView, _ query: String, as actor: Actor = People.sana) throws -> Answer {
    try town.get(.notification, "/cases/\(file.id)/draft-letter/document?\(query)", as: actor)
  }

  /// A case with a draft that waits for a decision.
  private func proposed(_ changes: [String: JSON?] = [:]) throws -> (person: ServiceUser, file: CaseView) {
    let person = try town.register()
    return (person, try town.bring(person, to: "awaiting-authorisation", draft: Town.draft.with(changes)))
  }

  @Test("the letter of a plan that waits for a decision is, word for word, the one that goes out when it is authorised (5.5)")
  func same() throws {
    let (_, file) = try proposed()
    let drafted = try document(file, "format=text").text
    try town.give("authorise", file, Town.authorisation, as: People.sana)
    try town.settle()
    let notices: Page<Notice> = try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode()
    let sent = try #require(notices.items.last)
    #expect(sent.letter == "plan")
    #expect(try town.get(.notification, "/notices/\(sent.id)/letter.txt", as: People.mara).text == drafted)
  }

  @Test("a draft says that it is one, and a letter in training that it is an exercise")
  func marked() throws {
    let town = try Town(Service.allCases, mode: .production)
    let file = try town.bring(try town.register(), to: "checklist")
    try town.prepare(file)
    let text = try town.get(.notification, "/cases/\(file.id)/draft-letter/document?format=text", as: People.mara).text
    #expect(text.contains("Draft: this letter has not been decided on."))
    #expect(try document(try proposed().file, "format=text").text.contains("Training: this letter is an exercise."))
  }

  @Test("how it would go is told before it is decided: channel, formats and pages; and that it cannot, where there is no address")
  func way() throws {
    let (person, file) = try proposed()
    let draft: DraftLetter = try letter(file).decode()
    #expect(draft.channel == .post && draft.why == nil && draft.letter == "plan" && draft.caseReference == file.reference)
    let names = Set(draft.documents.map(\.name))
    #expect(names == ["plan", "policy-in-plain-words"])
    if Self.canSetPages { #expect(draft.documents.contains { $0.format == .pdf && $0.pages.map { $0 > 0 } == true }) }
    let version = try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode(ServiceUser.self).version
    _ = try town.send(
      .intake, "/service-users/\(person.id)", as: People.rita, ["postalAddress": "No fixed abode"], method: .patch,
      version: version)
    let unreachable: DraftLetter = try letter(file).decode()
    #expect(unreachable.channel == nil && unreachable.why?.contains("give the letter by hand") == true)
    #expect(try document(file, "format=text").text.contains("Dear Robin Quist"))
  }

  @Test("it can be read in each format that can be made here, and with what goes with it", .enabled(if: canSetPages && canEmboss))
  func formats() throws {
    let (_, file) = try proposed()
    #expect(try document(file, "format=pdf").response.body.starts(with: Array("%PDF-".utf8)))
    #expect(try document(file, "format=large-print").response.body.starts(with: Array("%PDF-".utf8)))
    #expect(try document(file, "format=braille").status == 200)
    let answer = try document(file, "format=html&name=policy-in-plain-words").response
    #expect(answer.header("Content-Disposition")?.contains("draft-policy-in-plain-words.html") == true)
    #expect(answer.header("Content-Type") == "application/octet-stream")
    #expect(try document(file, "name=../secret").status == 404)
    #expect(try document(file, "format=papyrus").status == 422)
  }

  @Test(
    "without a draft there is nothing to read: not before one is written, nor once it is decided, and the refusal names the paragraph"
  )
  func none() throws {
    let file = try town.bring(try town.register(), to: "checklist")
    let refused = try letter(file)
    let problem = try refused.problem()
    #expect(refused.status == 409 && problem.refusal == "no-draft" && problem.paragraph == "5.6")
    let decided = try town.bring(try town.register("Kim Lee"), to: "in-force")
    #expect(try letter(decided).status == 409)
    #expect(try document(decided, "format=text").status == 409)
  }

  @Test(
    "nobody reads it who may not read the case: the desk, another organisation, a stranger; and a case that is none is not there")
  func doors() throws {
    let (_, file) = try proposed()
    #expect(try letter(file, as: People.rita).status == 403)
    #expect(try letter(file, as: People.viktor).status == 404)
    #expect(try document(file, "format=text", as: People.violet).status == 404)
    let none = "00000000-0000-7000-8000-00000000000f"
    #expect(try town.get(.notification, "/cases/\(none)/draft-letter", as: People.mara).status == 404)
    #expect(try town.get(.notification, "/cases/x/draft-letter", as: People.mara).status == 422)
  }

  @Test("where the workflow or intake does not answer, it says which, and that it is for the moment")
  func away() throws {
    let (_, file) = try proposed()
    for service in [Service.workflow, .intake] {
      town.reach(service, false)
      let answer = try letter(file)
      #expect(answer.status == 503)
      #expect(try answer.problem().detail?.contains(service.rawValue) == true)
      town.reach(service, true)
    }
    #expect(try letter(file).status == 200)
  }
}
