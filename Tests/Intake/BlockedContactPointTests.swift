import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("The numbers and addresses that are blocked")
struct BlockedContactPointTests {
  private func fetch(_ town: Town, _ accept: String? = nil, as actor: Actor = People.gateway) throws -> Answer {
    let headers = [try town.authorization(actor, for: .intake)] + (accept.map { [("Accept", $0)] } ?? [])
    return try town.ask(.intake, Request(.get, "/blocked-contact-points", headers: headers))
  }

  private func scene(_ channels: [Channel], until: Instant? = nil) throws -> PlanScene {
    let scene = try PlanScene([PlanScene.restriction("blocking", channels)], until: until)
    let changed = try scene.town.send(
      .intake, "/service-users/\(scene.person.id)", as: People.rita, ["emailAddresses": ["robin@example.org"]], method: .patch,
      version: 1)
    #expect(changed.status == 200)
    return scene
  }

  @Test("they are given as JSON, as CSV for a telephone system and as a map for Postfix, without a word about why (5.5)")
  func forms() throws {
    let town = try scene([.telephone, .email]).town
    let list: BlockedContactPoints = try fetch(town).decode()
    #expect(
      list.points.map(\.value) == ["+447700900001", "robin@example.org"] && list.points.map(\.kind) == [.telephone, .email])
    #expect(list.points.allSatisfy { $0.plan == "RC-2026-000001" && $0.organisations == ["opfcc"] && $0.endsOn != nil })
    let csv = try fetch(town, "text/csv")
    #expect(
      csv.text
        == "\u{FEFF}kind,value,plan,organisations,endsOn\r\ntelephone,tel:+447700900001,RC-2026-000001,opfcc,2027-07-10\r\n"
        + "email,robin@example.org,RC-2026-000001,opfcc,2027-07-10\r\n")
    #expect(csv.response.header("Content-Type")?.hasPrefix("text/csv") == true && csv.response.header("Vary") == "Accept")
    let map = try fetch(town, "text/plain")
    #expect(
      map.text == "robin@example.org\tREJECT Please contact us as your communication plan says (RC-2026-000001)\n")
    for answer in [csv, map] { #expect(PlanScene.why.allSatisfy { !answer.text.contains($0) } && !answer.text.contains("Quist")) }
  }

  @Test("only what is blocked is given: not the number where the address is, and nothing under another restriction (5.1)")
  func others() throws {
    let town = try scene([.email]).town
    #expect(try fetch(town).decode(BlockedContactPoints.self).points.map(\.kind) == [.email])
    let open = try PlanScene([PlanScene.tuesdays, PlanScene.restriction("one-channel", [.letter])]).town
    #expect(try fetch(open).decode(BlockedContactPoints.self).points.isEmpty)
  }

  @Test("the list is empty from the moment at which the plan ends, in every form (5.7)")
  func ended() throws {
    let end = try #require(Instant("2026-12-01T00:00:00Z"))
    let town = try scene([.telephone, .email], until: end).town
    try town.move(to: "2026-11-30T23:59:59Z")
    #expect(try fetch(town).decode(BlockedContactPoints.self).points.count == 2)
    try town.move(to: "2026-12-01T00:00:00Z")
    #expect(try fetch(town).decode(BlockedContactPoints.self).points.isEmpty)
    #expect(try fetch(town, "text/csv").text == "\u{FEFF}kind,value,plan,organisations,endsOn\r\n")
    #expect(try fetch(town, "text/plain").text.isEmpty)
  }

  @Test("another organisation's list does not have them, and only a gateway fetches it (1.1)")
  func otherOrganisation() throws {
    let town = try scene([.telephone, .email]).town
    #expect(try fetch(town, as: People.otherGateway).decode(BlockedContactPoints.self).points.isEmpty)
    #expect(try fetch(town, as: People.rita).status == 403)
  }
}
