import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import IntakeService

@Suite("What is known of a person, and what was known before")
struct PersonDetailTests {
  private static let lane: JSON = [
    "name": "Pat Lane", "kind": "attorney", "scope": "Everything about housing.", "evidence": "Seen on 3 November.",
    "telephoneNumbers": ["07700 900009"], "from": "2026-11-01", "until": "2026-12-31",
  ]

  private func amend(
    _ person: ServiceUser, _ body: JSON, version: Int, in town: Town
  ) throws -> Answer {
    try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: version)
  }

  @Test(
    "labels, further addresses, channels, formats and the body they belong to are kept, and changing one deletes no other (1.3)")
  func kept() throws {
    let town = try Town([.intake])
    let person = try town.register()
    let details: JSON = [
      "pointNotes": [["point": "07700900001", "label": "sister's phone", "caution": "Do not say why we call."]],
      "postalAddressKind": "care-of", "preferredChannel": "email", "neededChannel": "letter", "preferredFormat": "audio",
      "neededFormat": "braille", "memberOf": "Exampleton Tenants",
      "furtherAddresses": [["address": "Example House", "label": "hostel", "kind": "hostel"]], "representatives": [Self.lane],
    ]
    let first: ServiceUser = try amend(person, details, version: 1, in: town).decode()
    #expect(first.pointNotes?.first?.point == "+447700900001" && first.neededFormat == .braille)
    #expect(first.representatives?.first?.telephoneNumbers == ["+447700900009"])
    let second: ServiceUser = try amend(person, ["memberOf": .null], version: 2, in: town).decode()
    var expected = first
    (expected.version, expected.memberOf) = (3, nil)
    #expect(second == expected)
    // The number goes, and what was said of it; what an address is was said of the one before.
    let third: ServiceUser = try amend(
      person, ["telephoneNumbers": ["07700 900002"], "postalAddress": "4 Example Road"], version: 3, in: town
    ).decode()
    #expect(third.pointNotes == nil && third.postalAddressKind == nil && third.representatives == first.representatives)
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode(ServiceUser.self) == third)
  }

  @Test("a note of another number, an unreadable number and an end before the beginning are faults, each at its field")
  func faults() throws {
    let town = try Town([.intake])
    let person = try town.register()
    let body: JSON = [
      "pointNotes": [["point": "07700 900123"]], "neededFormat": "papyrus",
      "representatives": [Self.lane.with(["until": "2026-10-31", "telephoneNumbers": ["nothing"]])],
    ]
    #expect(
      try amend(person, body, version: 1, in: town).faults() == [
        "neededFormat notAllowed", "pointNotes[0].point unknown", "representatives[0].telephoneNumbers malformed",
        "representatives[0].until outOfRange",
      ])
  }

  @Test("no letter goes to a person without a fixed abode: what was written there is no address")
  func noFixedAbode() throws {
    let town = try Town([.intake])
    let person = try town.register(address: "No fixed abode; often at the library")
    let amended: ServiceUser = try amend(person, ["postalAddressKind": "no-fixed-abode"], version: 1, in: town).decode()
    #expect(person.letterAddress != nil && amended.letterAddress == nil && amended.postalAddress == person.postalAddress)
  }

  @Test("every correction keeps the old value, with who made it and when (10.1)")
  func history() throws {
    let town = try Town([.intake])
    let person = try town.register()
    town.advance(days: 1)
    _ = try amend(person, ["telephoneNumbers": ["07700 900002"], "name": "Robin Quist-Marsh"], version: 1, in: town)
    let history = try town.get(.intake, "/service-users/\(person.id)/history", as: People.mara).decode(Page<PersonChange>.self)
    #expect(history.items.map(\.change) == [.registered, .amended])
    let last = try #require(history.items.last)
    #expect(last.by == "rita" && last.at == town.clock.now)
    #expect(
      last.fields == [
        FieldChange(field: "name", before: ["Robin Quist"], after: ["Robin Quist-Marsh"]),
        FieldChange(field: "telephoneNumbers", before: ["+447700900001"], after: ["+447700900002"]),
      ])
    #expect(try town.get(.intake, "/service-users/\(person.id)/history", as: People.vera).status == 404)
  }

  @Test(
    "a plan never extends to a representative: they are answered as themself, with for whom they act and until when (decision 8)")
  func representative() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let body: JSON = ["representatives": [Self.lane]]
    #expect(try amend(scene.person, body, version: 1, in: scene.town).status == 200)
    let lane: [String: JSON] = ["telephone": "07700 900009", "name": "Pat Lane"]
    for details in [lane, ["telephone": "07700 900009"]] {
      let answer = try scene.check(details)
      #expect(answer.instruction == .proceed && answer.plan == nil && answer.match == .none)
      #expect(
        answer.sentences.contains {
          $0.contains("Pat Lane acts for Robin Quist") && $0.contains("until 31 December 2026")
            && $0.contains("does not bind them")
        }, "\(answer.sentences)")
    }
    #expect(try scene.check(["telephone": "07700 900001"]).instruction == .doNotEngage)
    // Of another organisation's person nothing is said.
    let elsewhere = try scene.check(lane.merging(["organisation": "voice"]) { $1 }, as: People.vera)
    #expect(!elsewhere.sentences.contains { $0.contains("Quist") })
    try scene.town.move(to: "2027-01-01T10:00:00Z")
    #expect(
      try scene.check(lane).sentences.contains { $0.contains("no longer acts for") && $0.contains("ended on 31 December 2026") })
  }
}
