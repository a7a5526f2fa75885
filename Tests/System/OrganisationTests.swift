import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("Two organisations, over a socket", .serialized)
  struct OrganisationTests {
    private static let nowhere = "01890000-0000-7000-8000-000000000000"

    private static func desk(_ name: String, of organisations: Set<String>, _ offices: Set<Office> = [Office("staff")]) -> Actor {
      Actor(subject: name, name: name, offices: offices, organisations: organisations)
    }

    private static let ours = desk("rita.desk", of: ["opfcc"])
    private static let theirs = desk("vera.desk", of: ["voice"])

    @Test("a number known only to one organisation is not confirmed to the other, and a check asks for a token of its own (1.1)")
    func checks() async throws {
      try await Deployment.with([.intake]) { deployment in
        let registration = Form([
          ("name", "Nora Field"), ("organisation", "voice"), ("telephoneNumbers", "07700 900001"),
        ])
        #expect(try deployment.answer(.post, "/service-users", of: .intake, as: Self.theirs, registration).status == 201)
        func check(_ organisation: String, as actor: Actor, _ number: String) throws -> ClientAnswer {
          let form = Form([("organisation", organisation), ("channel", "telephone"), ("telephone", number)])
          return try deployment.answer(.post, "/contact-checks", of: .intake, as: actor, form)
        }
        let (known, unknown) = (
          try check("opfcc", as: Self.ours, "07700 900001"), try check("opfcc", as: Self.ours, "07700 900009")
        )
        let answers = try [known, unknown].map { try JSONDecoder().decode(ContactCheckAnswer.self, from: Data($0.body)) }
        #expect(answers.allSatisfy { $0.match == .none && $0.instruction == .proceed && $0.sentences == answers[0].sentences })
        #expect(try check("voice", as: Self.ours, "07700 900001").status == 403)
        let own = try check("voice", as: Self.theirs, "07700 900001")
        #expect(try JSONDecoder().decode(ContactCheckAnswer.self, from: Data(own.body)).match == .exact)
      }
    }

    @Test(
      "a record about another organisation's person is refused as about no one, and a breach of no plan as of another's (1.1)")
    func records() async throws {
      try await Deployment.with([.intake, .workflow]) { deployment in
        let registration = Form([("name", "Nora Field"), ("organisation", "voice")])
        let answer = try deployment.answer(.post, "/service-users", of: .intake, as: Self.theirs, registration)
        let person = try JSONDecoder().decode(ServiceUser.self, from: Data(answer.body))
        let refusals = try [person.id.text, Self.nowhere].map { id in
          let contact = Form([
            ("serviceUser", id), ("organisation", "opfcc"), ("channel", "email"), ("summary", "Asked about a letter."),
          ])
          return try deployment.answer(.post, "/contacts", of: .intake, as: Self.ours, contact)
        }
        #expect(refusals.allSatisfy { $0.status == 422 } && refusals[0].body == refusals[1].body)
        let breach = Form([
          ("plan", "RC-2026-999999"), ("occurredAt", "2026-11-23T10:00:00Z"), ("account", "Called."), ("response", "Ended it."),
        ])
        #expect(try deployment.answer(.post, "/breaches", of: .workflow, as: Self.ours, breach).status == 404)
      }
    }

    @Test(
      "an idempotency key of one subject in other offices, or for other organisations, is another key, also at the contact check (1.1)"
    )
    func keys() async throws {
      try await Deployment.with([.intake]) { deployment in
        let form = Form([("organisation", "opfcc"), ("channel", "telephone"), ("telephone", "07700 900001")])
        func check(_ actor: Actor) throws -> ClientAnswer {
          try deployment.answer(.post, "/contact-checks", of: .intake, as: actor, form, key: "k-1")
        }
        let first = try check(Self.ours)
        #expect(try check(Self.ours).body == first.body)
        for other in [
          Self.desk("rita.desk", of: ["opfcc"], [Office("manager")]), Self.desk("rita.desk", of: ["opfcc", "voice"]),
          Self.desk("tom.desk", of: ["opfcc"]),
        ] {
          let answer = try check(other)
          #expect(answer.status == 200 && answer.body != first.body)
        }
        #expect(try check(Self.desk("rita.desk", of: ["voice"])).status == 403)
      }
    }
  }
}

extension Deployment {
  /// One request with a token that says that actor, and its answer.
  func answer(
    _ method: HTTPMethod, _ target: String, of service: Service, as actor: Actor, _ form: Form, key: String? = nil
  ) throws -> ClientAnswer {
    let token = TokenIssuer(secret: try SecretFile.read("\(folder)/secret")).mint(
      actor, at: Clock().wallNow, lifetimeSeconds: 3600)
    var request = ClientRequest(method: method, address: addresses[service], target: target, headers: [])
    request.headers = [("Authorization", "Bearer \(token)"), ("Content-Type", "application/x-www-form-urlencoded")]
    if let key { request.headers.append(("Idempotency-Key", key)) }
    request.body = Array(form.urlEncoded.utf8)
    return try HTTPTransport.network.ask(request)
  }
}
