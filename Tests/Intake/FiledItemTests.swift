import Contracts
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

@Suite("Read and file (5.5)")
struct FiledItemTests {
  private let scene: PlanScene
  private var town: Town { scene.town }
  private static let hana = People.person("hana", .staff)

  init() throws { scene = try PlanScene([PlanScene.filed]) }

  private func ask(_ changes: [String: JSON?] = [:], as actor: Actor = People.rita) throws -> Answer {
    let body: JSON = [
      "serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter", "namedReader": "hana",
      "what": "A letter of two pages.",
    ]
    return try town.send(.intake, "/filed-items", as: actor, body.with(changes))
  }

  private func file(_ changes: [String: JSON?] = [:]) throws -> FiledItem { try ask(changes).decode() }

  private func give(
    _ item: FiledItem, _ outcome: FiledItemOutcome, _ changes: [String: JSON?] = [:], as actor: Actor = hana
  ) throws -> Answer {
    let body: JSON = ["outcome": .text(outcome.rawValue), "words": "As said on page two."]
    return try town.send(
      .intake, "/filed-items/\(item.id)/outcome", as: actor, body.with(changes), version: item.version)
  }

  private func stored(_ item: FiledItem) throws -> FiledItem {
    try town.get(.intake, "/filed-items/\(item.id)", as: People.rita).decode()
  }

  private func listed(_ query: String, as actor: Actor = People.rita) throws -> [Identifier] {
    try town.get(.intake, "/filed-items\(query)", as: actor).decode(Page<FiledItem>.self).items.map(\.id)
  }

  @Test("an item is filed with a named reader, a due date and the plan that says so (5.5)")
  func filed() throws {
    let answer = try ask(["matter": "MAT 1"])
    let item = try answer.decode(FiledItem.self)
    #expect(answer.status == 201 && item.reference == "FI-2026-000001" && item.state == .waiting && item.namedReader == "hana")
    #expect(item.case == scene.caseID && item.caseReference == "RC-2026-000001" && item.paragraph == "5.5")
    #expect(item.due == Instant("2026-12-01T00:00:00Z") && item.result == nil && item.movedUpTo == nil)
    #expect(try stored(item) == item)
  }

  @Test("nothing is diverted without a plan in force of which the person was told, and which says so (5.1)")
  func notDiverted() throws {
    for changes in [["channel": "telephone"], ["receivedAt": "2026-11-20T10:00:00Z"]] as [[String: JSON?]] {
      let refused = try ask(changes).problem()
      #expect(refused.status == 422 && refused.refusal == "nothing-says-file" && refused.paragraph == "5.1")
    }
    let other = try town.register("Alex Marsh", telephone: nil)
    #expect(try ask(["serviceUser": .text(other.id.text)]).problem().refusal == "nothing-says-file")
    try town.platform(.intake).database.write { try PlanStore.remove(caseID: scene.caseID, in: $0) }
    #expect(try ask().problem().refusal == "nothing-says-file")
    #expect(try listed("").isEmpty)
  }

  @Test("a reader is an account, what it is is said, and a contact is the person's own")
  func faults() throws {
    #expect(
      try ask(["namedReader": "Hana Example", "what": ""]).faults().sorted() == ["namedReader notAllowed", "what missing"])
    #expect(try ask(["contact": "0192f0c0-0000-7000-8000-000000000000"]).faults() == ["contact unknown"])
    #expect(try ask(["receivedAt": "2026-11-24T10:00:00Z"]).faults() == ["receivedAt outOfRange"])
  }

  @Test("nothing leaves the queue without an outcome in words, given by its reader (5.5)")
  func outcome() throws {
    let item = try file()
    #expect(try give(item, .nothingNew, ["words": " "]).faults() == ["words missing"])
    let other = try give(item, .nothingNew, as: People.rita).problem()
    #expect(other.status == 403 && other.refusal == "another-reader")
    let early = try town.send(
      .intake, "/filed-items/\(item.id)/follow-up", as: Self.hana, ["words": "Answered."], version: item.version
    ).problem()
    #expect(early.status == 409 && early.refusal == "wrong-step")
    #expect(try listed("?state=waiting") == [item.id])
    let read: FiledItem = try give(item, .nothingNew).decode()
    #expect(read.state == .settled && read.result?.outcome == .nothingNew && read.result?.readBy == "hana" && read.due == nil)
    #expect(try listed("?state=waiting") == [] && listed("?state=settled&outcome=nothing-new") == [item.id])
    #expect(try give(read, .safeguarding).problem().refusal == "wrong-step")
  }

  @Test("new information and a concern that someone is at risk stay in the queue until they are followed up (5.5)")
  func followUp() throws {
    for (outcome, due) in [(FiledItemOutcome.newInformation, "2026-12-08T00:00:00Z"), (.safeguarding, "2026-11-24T00:00:00Z")] {
      let read: FiledItem = try give(try file(), outcome).decode()
      #expect(read.state == .followingUp && read.due == Instant(due) && read.result?.next.isEmpty == false)
      #expect(try listed("?state=following-up").last == read.id)
      let done: FiledItem = try town.send(
        .intake, "/filed-items/\(read.id)/follow-up", as: Self.hana, ["words": "Told the duty officer."], version: read.version
      ).decode()
      #expect(done.state == .settled && done.result?.followUp == "Told the duty officer." && done.due == nil)
    }
    #expect(try listed("?state=following-up") == [])
  }

  @Test("a new matter and a statutory request open a matter, and say of what kind (4.3, 5.5)")
  func opens() throws {
    let item = try file(["matter": "MAT 1"])
    #expect(try give(item, .newMatter).faults() == ["kind missing", "type missing"])
    #expect(try give(item, .nothingNew, ["kind": "complaint"]).faults() == ["kind notAllowed"])
    #expect(try give(item, .newMatter, ["kind": "complaint", "type": "weather"]).faults() == ["type notAllowed"])
    let read: FiledItem = try give(item, .statutoryRequest, ["kind": "request", "type": "information-rights"]).decode()
    let opened = try #require(read.result?.opened)
    let matter: Matter = try town.get(.intake, "/matters/\(opened)", as: People.rita).decode()
    #expect(read.state == .settled && matter.kind == .request && matter.type == "information-rights" && matter.about == "MAT 1")
    #expect(matter.serviceUser == scene.person.id && matter.summary == "As said on page two." && matter.openedBy == "hana")
  }

  @Test("an item that is refused opens no matter")
  func refusedOpensNothing() throws {
    let item = try file()
    let kinds: [String: JSON?] = ["kind": "complaint", "type": "service"]
    #expect(try give(item, .newMatter, kinds, as: People.rita).status == 403)
    #expect(try town.get(.intake, "/matters", as: People.rita).decode(Page<Matter>.self).items.isEmpty)
  }

  @Test("an overdue item moves up, level by level, and those above may deal with it (2.2, 5.5)")
  func movesUp() throws {
    let item = try file()
    try town.move(to: "2026-12-03T23:00:00Z")
    try town.settle()
    #expect(try stored(item).movedUpTo == nil && listed("?overdue=true") == [item.id])
    try town.move(to: "2026-12-04T00:00:00Z")
    try town.settle()
    #expect(try stored(item).movedUpTo == .manager && listed("?movedUpTo=manager") == [item.id])
    town.advance(days: 3)
    try town.settle()
    var up = try stored(item)
    #expect(up.movedUpTo == .seniorManager && up.version == 3)
    town.advance(days: 10)
    try town.settle()
    up = try stored(item)
    #expect(up.movedUpTo == .chiefExecutive && up.version == 4)
    let boss = People.person("bruno", .chiefExecutive)
    #expect(try give(up, .nothingNew, as: People.mara).status == 403)
    let read: FiledItem = try give(up, .nothingNew, as: boss).decode()
    #expect(read.movedUpTo == nil && read.result?.readBy == "bruno")
    town.advance(days: 10)
    try town.settle()
    #expect(try stored(item) == read && listed("?overdue=true") == [])
  }

  @Test("an item is given to another reader with a reason, and each reader lists their own (5.5)")
  func reader() throws {
    let item = try file()
    let target = "/filed-items/\(item.id)/reader"
    let to: JSON = ["namedReader": "tom", "reason": "Hana is on leave."]
    #expect(
      try town.send(.intake, target, as: People.rita, to.with(["reason": " "]), version: 1).faults() == ["reason missing"])
    let given: FiledItem = try town.send(.intake, target, as: People.rita, to, version: 1).decode()
    #expect(given.namedReader == "tom" && given.due == item.due)
    #expect(try listed("?namedReader=me", as: People.tom) == [item.id] && listed("?namedReader=me", as: Self.hana) == [])
    #expect(try give(given, .nothingNew).status == 403 && give(given, .nothingNew, as: People.tom).status == 200)
  }

  @Test("the queue comes with the longest overdue first, page by page, and other organisations see nothing of it (1.1)")
  func queue() throws {
    let first = try file()
    town.advance(days: 2)
    let second = try file()
    let third = try file(["receivedAt": "2026-11-23T10:00:00Z"])
    #expect(try listed("") == [first.id, third.id, second.id])
    let page = try town.get(.intake, "/filed-items?limit=2", as: People.rita).decode(Page<FiledItem>.self)
    #expect(try listed("?limit=2&after=\(try #require(page.next))") == [second.id])
    #expect(try listed("?order=newest-first").first == second.id)
    #expect(try listed("?serviceUser=\(scene.person.id)&state=waiting").count == 3)
    #expect(try listed("?reference=\(second.reference)") == [second.id])
    #expect(try listed("", as: People.vera) == [])
    #expect(try town.get(.intake, "/filed-items/\(first.id)", as: People.vera).status == 404)
    #expect(try give(first, .nothingNew, as: People.person("hana", .staff, of: "voice")).status == 404)
    try town.refuseSlowStatements()
  }
}
