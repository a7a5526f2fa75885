import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("A second record of one person")
struct LikelyDuplicateTests {
  private func body(_ name: String, telephone: String = "07700 900001", not others: [Identifier] = []) -> JSON {
    var body: [String: JSON] = ["name": .text(name), "organisation": "opfcc", "telephoneNumbers": [.text(telephone)]]
    if !others.isEmpty { body["notTheSameAs"] = .texts(others.map(\.text)) }
    return .object(body)
  }

  @Test(
    "is not made before the likely first one was shown, whatever the way of writing",
    arguments: ["Robin Quist", "Mr R Quist", "QUIST, Robin", "Robyn Quist"])
  func shown(name: String) throws {
    let town = try Town([.intake])
    let first = try town.register()
    let refused = try town.send(.intake, "/service-users", as: People.rita, body(name, telephone: "+44 (0)7700 900001"))
    #expect(refused.status == 422)
    #expect(try refused.faults() == ["notTheSameAs likelyDuplicate"])
    #expect(refused.text.contains(first.reference) && refused.text.contains("the same telephone number"))
    let made = try town.send(.intake, "/service-users", as: People.rita, body(name, not: [first.id]))
    #expect(made.status == 201)
  }

  @Test("is shown by the name alone as well, and a relative at the same number is none")
  func byName() throws {
    let town = try Town([.intake])
    _ = try town.register()
    #expect(
      try town.send(.intake, "/service-users", as: People.rita, body("Robin Quist", telephone: "01632 960001")).status == 422)
    #expect(try town.send(.intake, "/service-users", as: People.rita, body("Alex Quist")).status == 201)
    #expect(try town.send(.intake, "/service-users", as: People.rita, body("Nora Field")).status == 201)
  }

  @Test("people are searched for by anything, each with why, and only those whom the organisation may see (1.1)")
  func search() throws {
    let town = try Town([.intake])
    let robin = try town.register("Robin Quist")
    _ = try town.register("Alex Quist", telephone: "01632 960001")
    func found(_ query: String, as actor: Actor = People.rita) throws -> Page<ContactCandidate> {
      try town.get(.intake, "/service-user-matches?\(query)", as: actor).decode()
    }
    let hits = try found("name=\(Town.escaped("Robin Qvist"))&telephone=\(Town.escaped("0044 7700900001"))").items
    #expect(hits.first?.serviceUser == robin.id)
    #expect(hits.first?.reasons.contains("the same telephone number") == true && hits.first?.reasons.count == 2)
    #expect(try found("name=Quist").items.count == 2)
    #expect(try found("name=Quist", as: People.vera).items.isEmpty)
    #expect(try found("").items.isEmpty)
  }
}
