import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("Agreed adjustments, wherever contact is managed")
struct AdjustmentOnScreenTests {
  private static let number: [String: JSON] = ["telephone": "07700 900001"]

  @Test(
    "what was agreed is shown with the person, and to those who ask about a contact, in any organisation that may know them (1.3)"
  )
  func shown() throws {
    let scene = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"])
    let target = "/service-users/\(scene.person.id)"
    #expect(try scene.town.get(.intake, target, as: People.rita).decode(ServiceUser.self).adjustments == [])
    let request = try scene.town.requestAdjustment(for: scene.person)
    #expect(try scene.check(Self.number).adjustments.isEmpty)
    _ = try scene.town.decide(request)
    _ = try scene.town.decide(try scene.town.requestAdjustment(for: scene.person), ["agreed": "Use short sentences."])
    let agreed = ["Write by e-mail.", "Use short sentences."]
    #expect(try scene.town.get(.intake, target, as: People.rita).decode(ServiceUser.self).adjustments == agreed)
    #expect(try scene.check(Self.number).adjustments == agreed)
    #expect(try scene.check(["serviceUser": .text(scene.person.id.text)]).adjustments == agreed)
    #expect(try scene.check(Self.number.merging(["organisation": "voice"]) { $1 }, as: People.vera).adjustments == agreed)
    let amended = try scene.town.send(.intake, target, as: People.rita, ["name": "Robin Marsh"], method: .patch, version: 1)
    #expect(try amended.decode(ServiceUser.self).adjustments == agreed)
  }

  @Test("staff see what was agreed, never what was said of the need for it (fault: health data on the front-line list)")
  func neverWhy() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let request = try scene.town.requestAdjustment(for: scene.person)
    _ = try scene.town.decide(request, ["explanation": "Because of the invented condition."])
    let texts = [
      try scene.ask(Self.number).text, try scene.town.get(.intake, "/service-users/\(scene.person.id)", as: People.rita).text,
      try scene.town.get(.intake, "/service-users?telephone=07700900001", as: People.rita).text,
    ]
    for text in texts { #expect(text.contains("Write by e-mail.") && !text.contains("invented")) }
    #expect(try scene.town.get(.intake, "/adjustment-requests/\(request.id)", as: People.rita).status == 403)
    #expect(try scene.town.get(.intake, "/adjustment-requests", as: People.rita).status == 403)
  }

  @Test("adjustments of somebody who is only possibly the person are shown with that candidate, and not as theirs")
  func possible() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    _ = try scene.town.decide(try scene.town.requestAdjustment(for: scene.person))
    for details in [["name": "Robin Quist"], Self.number.merging(["name": "Alex Marsh"]) { $1 }] as [[String: JSON]] {
      let answer = try scene.check(details)
      #expect([.possible, .unconfirmed].contains(answer.match) && answer.adjustments.isEmpty)
      let candidate = try #require(answer.candidates?.first)
      #expect(candidate.serviceUser == scene.person.id && !candidate.adjustments.isEmpty)
    }
  }

  @Test("the record of a person in the journal carries no adjustments: they have events of their own")
  func journaled() throws {
    let town = try Town([.intake])
    let person = try town.register()
    _ = try town.decide(try town.requestAdjustment(for: person))
    let target = "/service-users/\(person.id)"
    _ = try town.send(.intake, target, as: People.rita, ["name": "Robin Marsh"], method: .patch, version: 1)
    let platform = try town.platform(.intake)
    let entries = try platform.database.read { try platform.journal.entries(of: "service-user/\(person.id)", in: $0) }
    #expect(entries.count == 2 && entries.allSatisfy { $0.payload?.contains("adjustments") == false })
  }
}
