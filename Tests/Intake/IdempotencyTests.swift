import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Whom an idempotency key belongs to")
struct IdempotencyTests {
  private static func registration(_ name: String = "Robin Quist") -> JSON {
    ["name": .text(name), "organisation": "opfcc", "telephoneNumbers": ["07700 900001"]]
  }

  private static func actor(_ subject: String, _ offices: [Office], _ organisations: [String]) -> Actor {
    Actor(subject: subject, name: subject, offices: Set(offices), organisations: Set(organisations))
  }

  @Test("a request sent again with its key is done once, and answered alike")
  func again() throws {
    let town = try Town([.intake])
    let answers = try (0..<2).map { _ in
      try town.send(.intake, "/service-users", as: People.rita, Self.registration(), key: "k-1")
    }
    #expect(answers[0].text == answers[1].text && answers[1].response.header("Idempotency-Replayed") == "true")
  }

  @Test(
    "the same key of another subject, in other offices, for other organisations, is another key: no answer is repeated to someone else",
    arguments: [
      actor("tom", [.staff], ["opfcc"]), actor("rita", [.manager], ["opfcc"]), actor("rita", [.staff, .manager], ["opfcc"]),
      actor("rita", [.staff], ["opfcc", "voice"]), actor("rita.staff", [.staff], ["opfcc"]),
    ])
  func others(other: Actor) throws {
    let town = try Town([.intake])
    let first = try town.send(.intake, "/service-users", as: People.rita, Self.registration(), key: "k-1")
    // Somebody else who is registered by the same words: the first may not be taken for them.
    let registration = Self.registration().with(["notTheSameAs": [.text(try first.decode(ServiceUser.self).id.text)]])
    let second = try town.send(.intake, "/service-users", as: other, registration, key: "k-1")
    #expect(second.status == 201 && second.response.header("Idempotency-Replayed") == nil && first.text != second.text)
    #expect(try town.send(.intake, "/service-users", as: other, registration, key: "k-1").text == second.text)
  }

  @Test("the same key on another route is another key; on the same route it is refused for another request")
  func routes() throws {
    let town = try Town([.intake])
    let person: ServiceUser = try town.send(.intake, "/service-users", as: People.rita, Self.registration(), key: "k-1").decode()
    let contact: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "email", "summary": "Asked.",
    ]
    #expect(try town.send(.intake, "/contacts", as: People.rita, contact, key: "k-1").status == 201)
    #expect(try town.send(.intake, "/service-users", as: People.rita, Self.registration("Alex Marsh"), key: "k-1").status == 422)
  }

  @Test(
    "a request sent again with its key is answered again however its path is written, as long as the router takes it for the same"
  )
  func writtenOtherwise() throws {
    let town = try Town([.intake])
    func send(_ target: String) throws -> Answer {
      try town.send(.intake, target, as: People.rita, Self.registration(), key: "k-1")
    }
    let first = try send("/service-users")
    for target in [
      "/service%2dusers", "/service%2Dusers", "/./service-users", "/x/../service-users", "http://here/service-users",
    ] {
      let again = try send(target)
      #expect(again.text == first.text && again.response.header("Idempotency-Replayed") == "true", "\(target)")
    }
    // Of these the router makes another path, which nothing has.
    for target in ["/service-users/", "//service-users"] { #expect(try send(target).status == 404, "\(target)") }
    #expect(try town.get(.intake, "/service-users", as: People.rita).decode(Page<ServiceUser>.self).items.count == 1)
  }

  @Test("an identifier in the path is the same in either case")
  func identifier() throws {
    let town = try Town([.intake])
    let person = try town.register()
    func amend(_ id: String) throws -> Answer {
      try town.ask(
        .intake,
        Request(
          .patch, "/service-users/\(id)",
          headers: [
            try town.authorization(People.rita, for: .intake), ("Content-Type", "application/merge-patch+json"),
            ("If-Match", "\"1\""), ("Idempotency-Key", "k-1"),
          ], body: Array(#"{"name":"Robin Marsh"}"#.utf8)))
    }
    let (first, again) = (try amend(person.id.text), try amend(person.id.text.uppercased()))
    #expect(first.status == 200 && again.text == first.text && again.response.header("Idempotency-Replayed") == "true")
  }

  @Test("a contact check sent again with its key is answered and logged once, and never to someone else")
  func check() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let body: JSON = ["channel": "telephone", "organisation": "opfcc", "telephone": "07700 900001"]
    func ask(_ actor: Actor) throws -> Answer { try scene.town.send(.intake, "/contact-checks", as: actor, body, key: "k-1") }
    let first = try ask(People.rita)
    scene.town.advance(seconds: 1)
    #expect(try ask(People.rita).text == first.text && scene.log().count == 1)
    for other in [Self.actor("tom", [.staff], ["opfcc"]), Self.actor("rita", [.manager], ["opfcc"])] {
      let second = try ask(other)
      #expect(second.response.header("Idempotency-Replayed") == nil && second.text != first.text)
    }
    #expect(try scene.log().count == 3)
    #expect(try ask(Self.actor("rita", [.staff], ["voice"])).status == 403)
  }
}
