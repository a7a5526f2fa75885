import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("What staff decide under a plan, in the register")
struct PlanAppliedTests {
  @Test(
    "a repeat that is not opened, one that is overruled, and what came of a filed item are decisions under the plan (4.3, 5.5, 8.1)"
  )
  func registered() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force", draft: Town.filingDraft)
    let complaint: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "letter", "kind": "complaint",
      "type": "service", "summary": "The same again.", "about": "mat-1",
    ]
    #expect(try town.send(.intake, "/matters", as: People.rita, complaint).decode(MatterAnswer.self).opened == false)
    _ = try town.openMatter(of: person, ["about": "MAT 1", "overruledBecause": "It is about another year."])
    _ = try town.openMatter(of: person)
    let item = try town.file(of: person)
    let outcome: JSON = ["outcome": "nothing-new", "words": "The same letter as in May."]
    #expect(
      try town.send(.intake, "/filed-items/\(item.id)/outcome", as: People.tom, outcome, version: 1).status == 200)
    try town.settle()
    let entries = try town.get(.records, "/register?limit=200", as: People.rory).decode(Page<RegisterEntry>.self).items
    let last = Array(entries.suffix(3))
    #expect(
      last.map(\.decision) == [
        "Complaint not opened: it repeats mat-1", "Complaint opened although it repeats a closed matter",
        "Filed item FI-2026-000001 read: nothing new",
      ])
    #expect(last.map(\.paragraph) == ["4.3", "4.3", "5.5"] && last.map(\.decidedBy) == ["rita", "rita", "tom"])
    #expect(last[1].reasons == "It is about another year." && last[2].reasons == "The same letter as in May.")
    #expect(last.allSatisfy { $0.case == file.id && $0.office == .staff })
    let kept = try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode(CaseFile.self).entries.map(\.type)
    for type in ["matter.not-opened.v1", "matter.opened.v1", "filed-item.received.v1", "filed-item.read.v1"] {
      #expect(kept.contains(type), "\(type)")
    }
  }

  @Test("a matter that is final is on file with its day, from which its records are kept (9.1)")
  func finalised() throws {
    let town = try Town.whole()
    let person = try town.register()
    let matter = try town.openMatter(of: person, ["kind": "correspondence"])
    let step: JSON = ["step": "finalise", "words": "Answered.", "on": "2026-11-20"]
    let final: Matter = try town.send(.intake, "/matters/\(matter.id)/steps", as: People.rita, step, version: 1).decode()
    #expect(final.finalisedOn == Day("2026-11-20") && final.state == .finalised)
    try town.settle()
  }
}
