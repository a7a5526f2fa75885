import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@Suite("What is held about a person, for a request of theirs (UK GDPR, article 15)")
struct HeldTests {
  private let town: Town

  init() throws { town = try Town.whole() }

  /// A person with something of everything.
  private func life() throws -> (ServiceUser, CaseView) {
    let person = try town.register("Zebediah Quillfeather", telephone: "07700 900987")
    let file = try town.bring(person, to: "in-force", draft: Town.filingDraft)
    let contact: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "summary": "Asked about his letter.",
    ]
    try #require(try town.send(.intake, "/contacts", as: People.rita, contact).status == 201)
    _ = try town.decide(try town.requestAdjustment(for: person))
    _ = try town.openMatter(of: person)
    _ = try town.file(of: person)
    _ = try town.get(.intake, "/service-users/\(person.id)", as: People.mara)
    try town.settle()
    return (person, file)
  }

  private func held(_ person: Identifier, _ query: String = "", as actor: Actor = People.rory) throws -> JSON {
    let answer = try town.get(.records, "/held/\(person)\(query)", as: actor)
    try #require(answer.status == 200, "\(answer.text)")
    return try JSONReader.tree(answer.response.body, valueLimit: 1_000_000)
  }

  @Test("nothing is missing: every event of any service that names the person or their case is in it, as a script finds them")
  func nothingIsMissing() throws {
    let (person, file) = try life()
    let found = try held(person.id)
    var numbers: Set<String> = []
    for record in found["records"].elements {
      for event in record["events"].elements { numbers.insert("\(record["service"].text) \(event["number"].number)") }
    }
    var expected: Set<String> = []
    for service in Service.records.follows {
      let platform = try town.platform(service)
      let rows = try platform.database.read { reader in
        try reader.all("SELECT seq, stream, payload FROM journal", as: { ($0.integer(0), $0.text(1), $0.text(2)) })
      }
      for (seq, stream, payload) in rows
      where [person.id.text, file.id.text, "Quillfeather"].contains(where: { stream.contains($0) || payload.contains($0) }) {
        expected.insert("\(service.rawValue) \(seq)")
      }
    }
    #expect(expected.count > 20 && expected.subtracting(numbers).isEmpty, "\(expected.subtracting(numbers))")
    #expect(found["looks"].elements.contains { $0["account"].text == "mara" })
    #expect(!found["decisions"].elements.isEmpty && found["references"].elements.map(\.text) == [person.reference])
  }

  @Test("the person gets it without the names of staff and what is meant for staff; each place says why")
  func forThePerson() throws {
    let (person, _) = try life()
    let answer = try town.get(.records, "/held/\(person.id)?audience=person", as: People.rory)
    for account in ["mara", "rita", "sana", "tom", "cora", "carl", "rory"] {
      #expect(!answer.text.contains("\"\(account)\""), "\(account)")
    }
    #expect(
      answer.text.contains("\"leftOut\":\"the name of a member of staff\"") && answer.text.contains("Asked about his letter."))
    // What happened is theirs to read, although the word for it is that for an account.
    #expect(answer.text.contains("\"account\":\"") && !answer.text.contains("\"account\":\"mara"))
    #expect(answer.text.contains("\"by\":\"manager\"") && answer.text.contains("\"decideBy\":\"2026-"))
  }

  @Test("it is a page that can be read alone, with contents; what was typed in it stays text")
  func page() throws {
    let (person, _) = try life()
    let contact: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone",
      "summary": "<script>alert(1)</script>",
    ]
    try #require(try town.send(.intake, "/contacts", as: People.rita, contact).status == 201)
    try town.settle()
    let headers = [try town.authorization(People.rory, for: .records), ("Accept", "text/html")]
    let page = try town.ask(.records, Request(.get, "/held/\(person.id)?audience=person", headers: headers))
    #expect(page.status == 200 && page.text.contains("Contents</h2>") && page.text.contains("<a href=\"#s0\">"))
    #expect(!page.text.contains("<script>") && page.text.contains("&lt;script&gt;"))
    #expect(page.text.contains("<dt>Summary</dt><dd>Asked about his letter.</dd>"))
    #expect(page.text.contains("Decisions</h2>") && page.text.contains("Plan in force (5.1)"))
    #expect(page.text.contains("<em>Left out: the name of a member of staff.</em>"))
  }

  @Test("letters are in it as they went out, word for word")
  func letters() throws {
    let (person, file) = try life()
    let found = try held(person.id)
    let letters = found["records"].elements.map { $0["letter"].text }.filter { !$0.isEmpty }
    let notices: Page<Notice> = try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode()
    #expect(notices.items.count > 1)
    for notice in notices.items {
      #expect(letters.contains(try town.get(.notification, "/notices/\(notice.id)/letter.txt", as: People.mara).text))
    }
  }

  @Test(
    "of a case it has the case, its letters, incidents, reports and their evidence, who the person is, and no contact or filed item that it does not name"
  )
  func ofACase() throws {
    let (person, file) = try life()
    let found = try held(file.id)
    #expect(found["case"].text == file.id.text && found["serviceUser"].text == person.id.text)
    let kinds = Set(found["records"].elements.map { $0["kind"].text })
    #expect(kinds.isSuperset(of: ["case", "incident", "report", "notice", "service-user"]), "\(kinds)")
    #expect(kinds.isDisjoint(with: ["contact", "filed-item"]), "\(kinds)")
    let ids = Set(found["records"].elements.map { $0["id"].text })
    #expect(ids.contains(file.id.text) && ids.contains(person.id.text))
    #expect(found["records"].elements.contains { !$0["letter"].text.isEmpty } && !found["decisions"].elements.isEmpty)
    #expect(found["looks"].elements.isEmpty)
    #expect(try town.get(.records, "/held/\(file.id)", as: People.violet).status == 404)
  }

  @Test("without the programs that set pages there is no PDF, which says why")
  func noPages() throws {
    let (person, _) = try life()
    let headers = [try town.authorization(People.rory, for: .records), ("Accept", "application/pdf")]
    let answer = try town.ask(.records, Request(.get, "/held/\(person.id)", headers: headers))
    #expect(answer.status == 503 && answer.text.contains("no PDF of it can be made"))
  }

  @Test(
    "it is one PDF, and so is the certificate of a disposal",
    .enabled(if: PaperPrograms.areThere, "run compose/letter-programs .build/letter-programs"))
  func pdf() throws {
    town.settings["MC_LETTER_PROGRAMS"] = PaperPrograms.folder
    try town.restart(.records)
    let (person, file) = try life()
    for id in [person.id, file.id] {
      let headers = [try town.authorization(People.rory, for: .records), ("Accept", "application/pdf")]
      let answer = try town.ask(.records, Request(.get, "/held/\(id)", headers: headers))
      #expect(answer.status == 200 && answer.response.body.starts(with: Array("%PDF-".utf8)), "\(answer.status)")
    }
  }

  @Test("only records officers get it, of their own organisation's people; someone unknown is 404, a service that is away is 503")
  func refusals() throws {
    let (person, _) = try life()
    #expect(try town.get(.records, "/held/\(person.id)", as: People.mara).status == 403)
    let other = Actor(subject: "rex", name: "rex", offices: [.recordsOfficer], organisations: ["voice"])
    #expect(try town.get(.records, "/held/\(person.id)", as: other).status == 404)
    #expect(try town.get(.records, "/held/\(Identifier(at: town.clock.now, random: []))", as: People.rory).status == 404)
    #expect(try town.get(.records, "/held/\(person.id)?audience=all", as: People.rory).faults() == ["audience notAllowed"])
    town.reach(.notification, false)
    #expect(try town.get(.records, "/held/\(person.id)", as: People.rory).status == 503)
  }
}

extension JSON {
  fileprivate subscript(name: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members[name] ?? .null
  }

  fileprivate var elements: [JSON] {
    guard case .list(let elements) = self else { return [] }
    return elements
  }

  fileprivate var text: String {
    guard case .text(let text) = self else { return "" }
    return text
  }

  fileprivate var number: String {
    guard case .number(let number) = self else { return "" }
    return number
  }
}

/// The programs that set papers as pages, where they are installed; `compose/test` sees to it.
enum PaperPrograms {
  static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/letter-programs").standardizedFileURL
    .path()
  static let areThere = FileManager.default.fileExists(atPath: "\(folder)/python/typst/__init__.py")
}
