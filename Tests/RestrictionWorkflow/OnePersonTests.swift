import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("Cases of a person who has several records, and of one who has died")
struct OnePersonTests {
  private func merge(_ other: ServiceUser, into kept: ServiceUser, in town: Town) throws -> ServiceUserMerge {
    let body: JSON = ["other": .text(other.id.text), "reasons": "One voice.", "evidence": "The recording."]
    let merge = try town.send(.intake, "/service-users/\(kept.id)/merges", as: People.mara, body)
    try town.settle()
    return try merge.decode()
  }

  private func cases(of person: ServiceUser, in town: Town) throws -> [CaseSummary] {
    try town.get(.workflow, "/cases?serviceUser=\(person.id)", as: People.mara).decode(Page<CaseSummary>.self).items
  }

  /// What the case was last told of the person's adjustments.
  private func noted(_ file: CaseView, in town: Town) throws -> CaseAdjustmentsNoted? {
    let platform = try town.platform(.workflow)
    return try platform.database.read { try platform.journal.entries(of: "case/\(file.id)", in: $0) }
      .last { $0.type == CaseAdjustmentsNoted.type }?.decode(CaseAdjustmentsNoted.self)
  }

  @Test("a report on a merged record joins the person's open case, and the list of cases is the same for either (4.2, 4.3)")
  func joined() throws {
    let town = try Town.whole()
    let (first, second) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let file = try town.openCase(of: first)
    let made = try merge(second, into: first, in: town)
    let incident = try town.logIncident(of: second)
    _ = try town.report([incident], of: second)
    try town.settle()
    #expect(try town.current(file).incidents.map(\.id).last == incident.id)
    #expect(try cases(of: second, in: town).map(\.id) == [file.id] && cases(of: first, in: town).map(\.id) == [file.id])
    // Taken back, the next report about the second opens a case of its own.
    _ = try town.send(
      .intake, "/service-user-merges/\(made.id)/undo", as: People.mara, ["reasons": "Two voices."], version: 1)
    let later = try town.logIncident(of: second)
    _ = try town.report([later], of: second)
    try town.settle()
    #expect(try cases(of: first, in: town).map(\.id) == [file.id] && cases(of: second, in: town).count == 1)
    #expect(try town.current(file).incidents.map(\.id).contains(later.id) == false)
  }

  @Test("what a person needs is known in the cases on each of their records while a merge holds (1.3, 5.9)")
  func adjusted() throws {
    let town = try Town.whole()
    let (first, second) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let file = try town.bring(first, to: "checklist")
    _ = try town.requestAdjustment(for: second)
    try town.settle()
    #expect(try noted(file, in: town) == nil)
    let made = try merge(second, into: first, in: town)
    #expect(try noted(file, in: town)?.openRequests.count == 1)
    _ = try town.send(
      .intake, "/service-user-merges/\(made.id)/undo", as: People.mara, ["reasons": "Two voices."], version: 1)
    try town.settle()
    #expect(try noted(file, in: town)?.openRequests.isEmpty == true)
  }

  @Test(
    "a death confirmed in one case ends every case of the person, on any record and in any organisation, without a letter (2.2)")
  func death() throws {
    let town = try Town.whole()
    let (first, second) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    let other = try town.bring(second, to: "in-force")
    let elsewhere = try town.openCase(of: first, by: People.bea, in: "voice")
    let file = try town.openCase(of: first, in: "opfcc")
    _ = try merge(second, into: first, in: town)
    let letters = try town.get(.notification, "/notices?case=\(other.id)", as: People.mara).text
    try town.give("record-death", file, ["evidence": "The certificate."])
    try town.settle()
    #expect(try town.current(elsewhere).stage == "reported")
    try town.give("confirm-death", file, ["confirmed": true, "reasons": "It was seen."], as: People.milo)
    try town.settle()
    for ended in [file, other, elsewhere] {
      let view = try town.current(ended)
      #expect(view.stage == "closed" && view.outcome == "deceased" && view.letters == nil)
    }
    #expect(try town.get(.notification, "/notices?case=\(other.id)", as: People.mara).text == letters)
    for person in [first, second] {
      let known: ServiceUser = try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode()
      #expect(known.deathConfirmedAt != nil)
    }
    let check: JSON = ["channel": "telephone", "organisation": "opfcc", "telephone": "07700 900002"]
    let answer: ContactCheckAnswer = try town.send(.intake, "/contact-checks", as: People.rita, check).decode()
    #expect(answer.plan == nil && answer.sentences.contains { $0.contains("death was confirmed") })
    // What is found later is read, and opens nothing.
    let late = try town.logIncident(of: second)
    _ = try town.report([late], of: second)
    try town.settle()
    #expect(try cases(of: second, in: town).filter { $0.stage != "closed" }.isEmpty)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["read-incident"])
  }
}
