import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("What a service shows", .serialized)
  struct InterfaceTests {
    /// The parts of an OpenAPI document that these tests use.
    private struct Document: Decodable {
      struct Operation: Decodable {}
      let openapi: String
      let paths: [String: [String: Operation]]
    }

    @Test(
      "every route in /openapi.json exists, and only those for probes answer without a token",
      arguments: Service.allCases)
    func isGuarded(service: Service) async throws {
      try await Deployment.with([service]) { deployment in
        let answer = try deployment.answer(.get, "/openapi.json", of: service)
        let document = try JSONDecoder().decode(Document.self, from: Data(answer.body))
        #expect(document.openapi.hasPrefix("3.1"))
        // Without a challenge the question who listens here cannot be answered.
        let open = ["/healthz": 200, "/readyz": 200, "/metrics": 200, "/openapi.json": 200, "/identity": 422]
        let common: Set = ["/healthz", "/readyz", "/metrics", "/identity", "/clock", "/journal", "/journal/verification"]
        #expect(Set(document.paths.keys).isStrictSuperset(of: common), "\(service.rawValue) has no route of its own")
        for (path, operations) in document.paths {
          let target = path.replacing(/\{[^}]*\}/, with: "0192f0c0-0000-7000-8000-000000000000")
          for name in operations.keys {
            let method = try #require(HTTPMethod(rawValue: name.uppercased()))
            let status = try deployment.answer(method, target, of: service).status
            #expect(status == (open[path] ?? 401), "\(name) \(path) of \(service.rawValue)")
          }
        }
      }
    }

    @Test("nothing that a service logs during the story names a person or says what happened")
    func logsNothingPersonal() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps { _ = try story.play(step) }
        // A wrong request is logged too, and carries what a person typed.
        _ = try deployment.answer(
          .post, "/service-users", of: .intake, by: deployment.cast.sam,
          Form([("name", story.caller), ("telephoneNumbers", "Exampleton")]))
        _ = try deployment.answer(.get, "/service-users?telephone=\(story.surname)", of: .intake, by: deployment.cast.sam)
        var personal = try Self.personalTexts(in: deployment)
        personal.formUnion([story.caller, story.namesake, story.surname, "Exampleton"] + story.telephones.values)
        #expect(personal.count > 30)
        for service in Service.allCases {
          let log = try deployment.log(of: service)
          #expect(log.contains(#""message":"started""#))
          for text in personal { #expect(!log.contains(text), "\(service.rawValue) logs '\(text)'") }
          for line in log.split(separator: "\n") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
          }
        }
      }
    }

    /// Everything in the journals that is about a person or in a person's own words.
    private static func personalTexts(in deployment: Deployment) throws -> Set<String> {
      var texts: Set<String> = []
      for service in Service.allCases {
        let database = try Database.openReadOnly(at: deployment.database(of: service))
        defer { database.close() }
        try database.read { reader in
          try reader.each("SELECT payload FROM journal WHERE payload IS NOT NULL") { row in
            collect(try JSONSerialization.jsonObject(with: Data(row.text(0).utf8)), isPersonal: false, into: &texts)
          }
        }
      }
      return texts
    }

    private static let personal: Set = [
      "name", "postalAddress", "telephoneNumbers", "emailAddresses", "whatHappened", "summary", "endedBecause", "concern",
      "account", "reasons", "evidence", "consideration", "howToContact", "serviceToExpect", "detail", "pointOfContact",
    ]

    private static func collect(_ node: Any, isPersonal: Bool, into texts: inout Set<String>) {
      switch node {
      case let object as [String: Any]:
        for (name, value) in object {
          collect(value, isPersonal: isPersonal || personal.contains(name) && !(value is [String: Any]), into: &texts)
        }
      case let list as [Any]: for value in list { collect(value, isPersonal: isPersonal, into: &texts) }
      case let text as String where isPersonal && text.count > 3: texts.insert(text)
      default: break
      }
    }
  }
}
