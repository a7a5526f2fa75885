import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("People who make contact")
struct ServiceUserTests {
  private static let body: JSON = [
    "name": "Robin Quist", "organisation": "opfcc", "telephoneNumbers": ["07700 900001"],
    "emailAddresses": ["Robin@Example.org"], "postalAddress": "3 Example Road",
  ]

  private func people(_ town: Town, _ query: String, as actor: Actor = People.rita) throws -> [String] {
    try town.get(.intake, "/service-users?\(query)", as: actor).decode(Page<ServiceUser>.self).items.map(\.name)
  }

  @Test("a person is registered with a reference to read out, and found at the address the answer names (1.1)")
  func register() throws {
    let town = try Town([.intake])
    let answer = try town.send(.intake, "/service-users", as: People.rita, Self.body)
    let person = try answer.decode(ServiceUser.self)
    #expect(answer.status == 201 && answer.version == 1)
    #expect(answer.response.header("Location") == "/service-users/\(person.id)")
    #expect(person.reference == "SU-2026-000001" && person.registeredAt == Town.morning)
    #expect(person.telephoneNumbers == ["+447700900001"] && person.emailAddresses == ["robin@example.org"])
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.tom).decode(ServiceUser.self) == person)
  }

  @Test("a form is taken as JSON is")
  func form() throws {
    let town = try Town([.intake])
    let fields = [
      ("name", "Robin Quist"), ("organisation", "opfcc"), ("telephoneNumbers", "07700 900001"),
      ("emailAddresses", "Robin@Example.org"), ("postalAddress", "3 Example Road"),
    ]
    var posted: ServiceUser = try town.sendForm(.intake, "/service-users", as: People.rita, fields).decode()
    let again = Self.body.with(["notTheSameAs": [.text(posted.id.text)]])
    let sent: ServiceUser = try town.send(.intake, "/service-users", as: People.rita, again).decode()
    #expect(posted.id != sent.id)
    (posted.id, posted.reference) = (sent.id, sent.reference)
    #expect(posted == sent)
  }

  @Test("the same key and body register one person; the same key with another body is refused")
  func idempotency() throws {
    let town = try Town([.intake])
    let first: ServiceUser = try town.send(.intake, "/service-users", as: People.rita, Self.body, key: "k1").decode()
    let second: ServiceUser = try town.send(.intake, "/service-users", as: People.rita, Self.body, key: "k1").decode()
    #expect(first == second)
    #expect(try people(town, "name=Quist").count == 1)
    let other = Self.body.with(["name": "Alex Quist"])
    #expect(try town.send(.intake, "/service-users", as: People.rita, other, key: "k1").status == 422)
    #expect(try people(town, "name=Quist").count == 1)
  }

  @Test("what is wrong is named, each field by itself, and nothing is registered")
  func faults() throws {
    let town = try Town([.intake])
    let body: JSON = ["name": "Robin", "organisation": "council", "telephoneNumbers": ["abc"], "emailAddresses": ["a", "b@c"]]
    let answer = try town.send(.intake, "/service-users", as: People.rita, body)
    #expect(answer.status == 422)
    #expect(try answer.faults() == ["emailAddresses[0] malformed", "organisation notAllowed", "telephoneNumbers malformed"])
    #expect(try people(town, "name=Robin").isEmpty)
  }

  @Test("a person is found by number in several notations, by address and by surname")
  func find() throws {
    let town = try Town([.intake])
    _ = try town.send(.intake, "/service-users", as: People.rita, Self.body)
    _ = try town.register("Nora O'Malley", telephone: "01632 960001")
    for number in ["07700 900001", "+44 7700 900001", "00447700900001"] {
      #expect(try people(town, "telephone=\(Town.escaped(number))") == ["Robin Quist"])
    }
    // A plus that was not encoded arrives as a space.
    #expect(try people(town, "telephone=+447700900001") == ["Robin Quist"])
    #expect(try people(town, "email=ROBIN@example.org") == ["Robin Quist"])
    #expect(try people(town, "name=\(Town.escaped("O’Malley"))") == ["Nora O'Malley"])
    #expect(try people(town, "name=Marsh").isEmpty)
    #expect(try town.get(.intake, "/service-users?telephone=abc", as: People.rita).faults() == ["telephone malformed"])
  }

  @Test("a list comes in pages, each beginning after the last, with everybody in it once")
  func pages() throws {
    let town = try Town([.intake])
    for number in 1...5 { _ = try town.register("Quist \(number) Quist", telephone: nil) }
    var seen: [String] = []
    var after = ""
    for size in [2, 2, 1] {
      let page: Page<ServiceUser> = try town.get(.intake, "/service-users?name=Quist&limit=2&after=\(after)", as: People.rita)
        .decode()
      #expect(page.items.count == size)
      seen += page.items.map(\.name)
      #expect((page.next == nil) == (size == 1))
      after = page.next ?? ""
    }
    #expect(seen == (1...5).map { "Quist \($0) Quist" })
  }

  @Test(
    "who corrects an address keeps the telephone number, and the next call from it is known (fault: it was deleted, and the call was from no one)"
  )
  func correct() throws {
    let town = try Town([.intake])
    let person = try town.register()
    let target = "/service-users/\(person.id)"
    let moved: JSON = ["postalAddress": "4 Example Road\nExampleton"]
    let answer = try town.send(.intake, target, as: People.rita, moved, method: .patch, version: 1)
    let corrected = try answer.decode(ServiceUser.self)
    #expect(corrected.postalAddress == "4 Example Road\nExampleton" && corrected.telephoneNumbers == person.telephoneNumbers)
    #expect(corrected.name == person.name && corrected.version == 2)
    #expect(try people(town, "telephone=07700900001") == [person.name])

    let none: JSON = ["postalAddress": .null, "telephoneNumbers": []]
    let without = try town.send(.intake, target, as: People.rita, none, method: .patch, version: 2).decode(ServiceUser.self)
    #expect(without.postalAddress == nil && without.telephoneNumbers.isEmpty && without.version == 3)
    let same = try town.send(.intake, target, as: People.rita, [:], method: .patch, version: 3)
    #expect(try same.version == 3 && same.decode(ServiceUser.self) == without, "nothing was changed, so there is no new version")
  }

  @Test("a correction is a merge patch: what it cannot change, and what is not known, are faults, all together (RFC 7396)")
  func faultyCorrection() throws {
    let town = try Town([.intake])
    let target = "/service-users/\(try town.register().id)"
    let faulty: JSON = [
      "name": .null, "organisation": "voice", "telephoneNumbers": ["abc"], "emailAddresses": "robin@example.org",
      "telephone": .null,
    ]
    let answer = try town.send(.intake, target, as: People.rita, faulty, method: .patch, version: 1)
    #expect(
      try answer.faults() == [
        "emailAddresses wrongType", "name missing", "organisation unknown", "telephone unknown", "telephoneNumbers malformed",
      ])
    #expect(try town.send(.intake, target, as: People.rita, ["a"], method: .patch, version: 1).status == 422)
    let form = Request(
      .patch, target,
      headers: [
        try town.authorization(People.rita, for: .intake), ("If-Match", "\"1\""),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array("postalAddress=x".utf8))
    #expect(try town.ask(.intake, form).status == 415)
    #expect(try town.send(.intake, target, as: People.rita, ["name": "Robin"], method: .put, version: 1).status == 405)
  }

  @Test("amending needs the version that was seen: none is 428, an old one 412, and nothing changes")
  func amend() throws {
    let town = try Town([.intake])
    let person = try town.register()
    let target = "/service-users/\(person.id)"
    let body: JSON = ["name": "Robin Quist-Marsh", "telephoneNumbers": ["01632 960001"]]
    #expect(try town.send(.intake, target, as: People.rita, body, method: .patch).status == 428)
    #expect(try town.send(.intake, target, as: People.rita, body, method: .patch, version: 2).status == 412)
    #expect(try town.get(.intake, target, as: People.rita).decode(ServiceUser.self) == person)

    let answer = try town.send(.intake, target, as: People.rita, body, method: .patch, version: 1)
    let amended = try answer.decode(ServiceUser.self)
    #expect(answer.version == 2 && amended.version == 2 && amended.name == "Robin Quist-Marsh")
    #expect(amended.postalAddress == person.postalAddress)
    #expect(try people(town, "telephone=01632960001") == ["Robin Quist-Marsh"])
    #expect(try people(town, "telephone=07700900001").isEmpty)
    #expect(try people(town, "name=Marsh") == ["Robin Quist-Marsh"])
    #expect(try town.send(.intake, target, as: People.rita, body, method: .patch, version: 1).status == 412)
  }

  @Test("a person of another organisation is not shown, and lists leave them out (1.1)")
  func organisations() throws {
    let town = try Town([.intake])
    let ours = try town.register("Robin Quist")
    let theirs = try town.register("Alex Quist", by: People.vera)
    #expect(try town.get(.intake, "/service-users/\(theirs.id)", as: People.rita).status == 404)
    #expect(try town.get(.intake, "/service-users/\(theirs.id)", as: People.vera).status == 200)
    #expect(try town.get(.intake, "/service-users/\(theirs.id)", as: People.machine).status == 200)
    #expect(try people(town, "name=Quist") == ["Robin Quist"])
    #expect(try people(town, "telephone=07700900001", as: People.vera) == ["Alex Quist"])
    let body: JSON = ["name": "Somebody Else"]
    #expect(
      try town.send(.intake, "/service-users/\(theirs.id)", as: People.rita, body, method: .patch, version: 1).status == 404)
    #expect(try town.send(.intake, "/service-users", as: People.vera, Self.body).status == 403)
    #expect(try town.get(.intake, "/service-users/\(ours.id)", as: People.vera).status == 404)
  }

  @Test("who has no token is 401, and whose role is not at a desk is 403")
  func roles() throws {
    let town = try Town([.intake])
    #expect(try town.get(.intake, "/service-users", as: nil).status == 401)
    #expect(try town.get(.intake, "/service-users", as: People.person("otto", .administrator)).status == 403)
    #expect(try town.send(.intake, "/service-users", as: People.ada, Self.body).status == 403)
    #expect(try people(town, "").isEmpty)
  }
}
