import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("A contact check by a reference")
struct ReferenceCheckTests {
  @Test("any reference that a person holds finds the person, and with that the plan, however it is written (1.1)")
  func found() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let town = scene.town
    let incident = try town.logIncident(of: scene.person)
    let report = try town.report([incident], of: scene.person)
    let request = try town.requestAdjustment(for: scene.person)
    let contact: ContactRecord = try town.send(
      .intake, "/contacts", as: People.rita,
      ["serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter", "summary": "Wrote."]
    ).decode()
    for reference in [
      scene.person.reference, incident.reference, report.reference, request.reference, contact.reference, "RC-2026-000001",
      contact.reference.lowercased(), " " + scene.person.reference + ". ",
    ] {
      let answer = try scene.check(["reference": .text(reference)])
      #expect(answer.match == .exact && answer.plan == "RC-2026-000001" && answer.unread == nil, "\(reference)")
    }
  }

  @Test(
    "a matter's reference finds the person, ours and another body's, as people write it, and in every list that is narrowed by one (1.1)",
    arguments: ["MT-2026-000001", "mt 2026/1", "MT 1", "mt-1", "our ref: MT1", "MAT 7", "mat-7", "Ref. MAT/007"])
  func matter(reference: String) throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    try open("MAT 7", of: scene.person, in: scene.town)
    let answer = try scene.check(["reference": .text(reference)])
    #expect(answer.match == .exact && answer.plan == "RC-2026-000001" && answer.unread == nil)
    let listed: Page<Matter> = try scene.town.get(
      .intake, "/matters?reference=\(Town.escaped(reference))", as: People.rita
    ).decode()
    #expect(listed.items.map(\.reference) == ["MT-2026-000001"])
  }

  @Test("a reference that several people's matters have decides nothing, and no plan is dropped for it; a filed item's does")
  func several() throws {
    let scene = try PlanScene([PlanScene.tuesdays, PlanScene.filed])
    let other = try scene.town.register("Alex Marsh", telephone: "07700 900002", address: nil)
    for person in [scene.person, other] { try open("MAT 7", of: person, in: scene.town) }
    let answer = try scene.check(["reference": "mat 7"])
    #expect(answer.match == .possible && answer.instruction == .possibleMatchOnly)
    #expect(try scene.check(["reference": "MT 2"]).plan == nil && scene.check(["reference": "MT 1"]).match == .exact)
    let item: FiledItem = try scene.town.send(
      .intake, "/filed-items", as: People.rita,
      [
        "serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter", "namedReader": "hana",
        "what": "A letter of two pages.",
      ]
    ).decode()
    for written in [item.reference, "fi 2026 1"] {
      #expect(try scene.check(["reference": .text(written)]).plan == "RC-2026-000001", "\(written)")
    }
  }

  @Test("lists are narrowed by a reference as people write it (1.1)")
  func lists() throws {
    let town = try Town([.intake])
    let person = try town.register()
    for written in ["SU-2026-000001", "su 2026 1", "SU2026/000001", "su.2026.1"] {
      let found: Page<ServiceUser> = try town.get(
        .intake, "/service-users?reference=\(Town.escaped(written))", as: People.rita
      ).decode()
      #expect(found.items.map(\.id) == [person.id], "\(written)")
    }
    for wrong in ["SU 1", "S-2026-1", "SU-26-1", "SU--2026-1", "SU-2026-", "SU-2026-1x"] {
      #expect(try town.get(.intake, "/service-users?reference=\(Town.escaped(wrong))", as: People.rita).status == 422, "\(wrong)")
    }
  }

  private func open(_ elsewhere: String, of person: ServiceUser, in town: Town) throws {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "letter", "kind": "complaint",
      "type": "service", "summary": "The letter of May was not answered.", "elsewhere": .text(elsewhere),
    ]
    #expect(try town.send(.intake, "/matters", as: People.rita, body).decode(MatterAnswer.self).opened)
  }

  @Test(
    "a reference that nothing has, or that is of a caller who is not identified, is said not to be known, and the rest decides")
  func unknown() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let call: ContactRecord = try scene.town.send(
      .intake, "/held-calls", as: People.rita,
      [
        "caller": "Would not say.", "organisation": "opfcc", "reason": "Would not stop shouting.",
        "whatHappened": "Swore at the person who answered.", "behaviours": ["swearing-or-threatening"], "outcome": "resumed",
      ]
    ).decode()
    let incidents: Page<Incident> = try scene.town.get(.intake, "/incidents", as: People.mara).decode()
    let incident = try #require(incidents.items.first)
    for reference in [call.reference, incident.reference, "CT-2026-999999", "no reference"] {
      let alone = try scene.check(["reference": .text(reference)])
      #expect(alone.match == .none && alone.unread?.isEmpty == false, "\(reference)")
      let withNumber = try scene.check(["reference": .text(reference), "telephone": "07700 900001"])
      #expect(withNumber.match == .exact && withNumber.plan == "RC-2026-000001", "\(reference)")
    }
  }
}
