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
