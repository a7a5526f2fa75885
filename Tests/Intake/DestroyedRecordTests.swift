import Contracts
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

/// Decision 0031.
@Suite("What is said of a destroyed record")
struct DestroyedRecordTests {
  private static let kinds = ["matter", "filed-item", "adjustment", "contact", "incident", "report"]

  /// The path of a record of each kind, with its stream, destroyed.
  private func destroyed(in scene: PlanScene) throws -> [String: String] {
    let town = scene.town
    let base: JSON = ["serviceUser": .text(scene.person.id.text), "organisation": "opfcc", "channel": "letter"]
    let matter: MatterAnswer = try town.send(
      .intake, "/matters", as: People.rita, base.with(["kind": "complaint", "type": "service", "summary": "Unanswered."])
    ).decode()
    let item: FiledItem = try town.send(
      .intake, "/filed-items", as: People.rita, base.with(["namedReader": "hana", "what": "A letter of two pages."])
    ).decode()
    let contact: ContactRecord = try town.send(
      .intake, "/contacts", as: People.rita, base.with(["summary": "Wrote."])
    ).decode()
    let incident = try town.logIncident(of: scene.person)
    let report = try town.report([incident], of: scene.person)
    let request = try town.requestAdjustment(for: scene.person)
    let found = [
      "matter/\(try #require(matter.matter).id)": "/matters/", "filed-item/\(item.id)": "/filed-items/",
      "contact/\(contact.id)": "/contacts/", "incident/\(incident.id)": "/incidents/", "report/\(report.id)": "/reports/",
      "adjustment/\(request.id)": "/adjustment-requests/",
    ]
    let platform = try town.platform(.intake)
    try platform.database.write { tx in
      for stream in found.keys { try platform.journal.dispose(stream, at: town.clock.now, in: tx) }
    }
    return Dictionary(
      uniqueKeysWithValues: found.map { stream, path in
        (stream, path + String(stream.drop { $0 != "/" }.dropFirst()))
      })
  }

  @Test("who works for its organisation is told that it was destroyed; anyone else, what is said of one that never was")
  func gone() throws {
    let scene = try PlanScene([PlanScene.filed])
    let paths = try destroyed(in: scene)
    #expect(paths.count == Self.kinds.count)
    let elsewhere = Actor(subject: "vera", name: "vera", offices: [.manager], organisations: ["voice"])
    for (stream, path) in paths {
      #expect(try scene.town.get(.intake, path, as: People.mara).status == 410, "\(stream)")
      let never = path.prefix { $0 != "0" } + "01890000-0000-7000-8000-0000000000aa"
      let (other, unknown) = (
        try scene.town.get(.intake, path, as: elsewhere), try scene.town.get(.intake, String(never), as: elsewhere)
      )
      #expect(other.status == 404 && other.text == unknown.text, "\(stream)")
    }
  }
}
