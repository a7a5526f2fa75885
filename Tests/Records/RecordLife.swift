import Contracts
import Foundation
import ServiceKit
import TestOffices
import TestSupport

/// A town in which records are kept for six years and then destroyed, and the steps that lead there.
struct RecordLife {
  let town: Town
  /// Another records officer.
  static let robyn = People.person("robyn", .recordsOfficer)

  init() throws { town = try Town.whole() }

  /// A person with an incident, a report and a case that came to nothing, on 23 November 2026.
  func closed(_ name: String = "Robin Quist", telephone: String = "07700 900001") throws -> (ServiceUser, CaseView) {
    let person = try town.register(name, telephone: telephone)
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "no-action", "reasons": "A misunderstanding."])
    try town.settle()
    return (person, try town.current(file))
  }

  func due(_ query: String = "") throws -> [RetainedAggregate] {
    try town.get(.records, "/aggregates?limit=200\(query)", as: People.rory).decode(Page<RetainedAggregate>.self).items
  }

  /// What is due, in pages of that many.
  func pages(of size: Int, _ query: String = "") throws -> [[RetainedAggregate]] {
    var (pages, next): ([[RetainedAggregate]], String?) = ([], nil)
    repeat {
      let after = next.map { "&after=" + Town.escaped($0) } ?? ""
      let page: Page<RetainedAggregate> = try town.get(.records, "/aggregates?limit=\(size)\(query)\(after)", as: People.rory)
        .decode()
      pages.append(page.items)
      next = page.next
    } while next != nil && pages.count < 50
    return pages
  }

  func post(
    _ path: String, _ body: JSON, as actor: Actor = People.rory, version: Int? = nil
  ) throws -> Answer {
    try town.send(.records, path, as: actor, body, version: version)
  }

  func propose(as actor: Actor = People.rory) throws -> Disposal {
    try post("/disposals", ["organisation": "opfcc"], as: actor).decode()
  }

  func approve(_ disposal: Disposal, as actor: Actor = Self.robyn) throws -> Answer {
    try post("/disposals/\(disposal.id)/approval", ["reasons": "All are six years old."], as: actor, version: disposal.version)
  }

  /// A disposal of all that is due, at the moment at which it can no longer be stopped.
  func past() throws -> Disposal {
    let proposed = try propose()
    _ = try approve(proposed)
    town.advance(days: 14)
    return proposed
  }

  func disposal(_ id: Identifier) throws -> Disposal {
    try town.get(.records, "/disposals/\(id)", as: People.rory).decode()
  }

  func hold(_ scope: JSON) throws -> Hold {
    let body: JSON = [
      "organisation": "opfcc", "scope": scope, "reason": "An inquiry has begun.", "authority": "Inquiries Act 2005, section 21",
      "reviewOn": .text(Day(number: Int64(town.clock.now.milliseconds / 86_400_000)).adding(days: 100).text),
    ]
    return try post("/holds", body).decode()
  }

  /// Moves to the day on which the records of 23 November 2026 are due.
  func sixYearsLater() throws {
    try town.move(to: "2032-11-23T10:00:00Z")
    try town.settle()
  }

  /// The files in which those bytes are.
  func places(of text: String) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: town.folder)?.compactMap { $0 as? String } ?? []
    return try files.filter { name in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(town.folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue else {
        return false
      }
      return try Data(contentsOf: URL(filePath: "\(town.folder)/\(name)")).range(of: Data(text.utf8)) != nil
    }.sorted()
  }
}
