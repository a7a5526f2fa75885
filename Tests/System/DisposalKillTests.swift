import Contracts
import Dispatch
import Foundation
import Policy
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  /// Issue 14, must-show 3: whichever service is killed, at whichever step of a disposal, it finishes, and there is one certificate (9.1).
  @Suite("A service is killed while records are destroyed", .serialized)
  struct DisposalKillTests {
    @Test("and restarted: everything is destroyed, once, and every journal holds", arguments: Service.allCases)
    func finishes(service: Service) async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps { _ = try story.play(step) }
        for number in 1...5 { try Self.live(number, in: deployment) }
        try story.moveClocks("eight years later", by: 8 * 366 * 86_400)
        let office = try #require(deployment.pack.offices.able(to: Door.recordKeepers.capabilities).first)
        let (one, other) = (
          Person("Ira Keeper", [office], under: deployment.pack), Person("Noa Keeper", [office], under: deployment.pack)
        )
        func ask<T: Decodable>(_ target: String, as type: T.Type) throws -> T {
          try JSON.decode(type, from: try deployment.answer(.get, target, of: .records, by: one).body)
        }
        try Self.wait("what is due") {
          try !ask("/aggregates?organisation=\(one.organisation)", as: Page<RetainedAggregate>.self).items.isEmpty
        }
        let proposed = try JSON.decode(
          Disposal.self,
          from: try deployment.send(
            .post, "/disposals", of: .records, by: one, ["organisation": .text(one.organisation)]
          ).body)
        #expect(proposed.proposed > 20)
        let approved = try deployment.send(
          .post, "/disposals/\(proposed.id)/approval", of: .records, by: other, ["reasons": "All are old."],
          headers: [("If-Match", "\"\(proposed.version)\"")])
        #expect(approved.status == 200)
        try story.moveClocks("the cooling-off is over", by: 15 * 86_400)
        for milliseconds in [0, 3, 10, 30, 100] {
          usleep(UInt32(milliseconds) * 1000)
          deployment.kill(service)
          try deployment.start(service)
        }
        for each in Service.allCases { try deployment.waitUntilReady(each) }
        try Self.wait("the certificate") {
          try ask("/disposals/\(proposed.id)", as: Disposal.self).state == .completed
        }
        let certificate = try ask("/disposals/\(proposed.id)/certificate", as: DisposalCertificate.self)
        #expect(Set(certificate.services.map(\.service)) == Set(Service.records.follows.map(\.rawValue)))
        #expect(certificate.classes.reduce(0) { $0 + $1.aggregates } == proposed.proposed)
        let items = try ask("/disposals/\(proposed.id)/aggregates?limit=200", as: Page<DisposalItem>.self).items
        for item in items where item.kind == .restrictionCase {
          #expect(try deployment.answer(.get, "/case-files/\(item.id)", of: .records, by: one).status == 410)
        }
        let verified = try deployment.verify()
        #expect(verified.code == 0, "\(verified.output)")
      }
    }

    /// Someone whose case came to nothing.
    private static func live(_ number: Int, in deployment: Deployment) throws {
      let (sam, chris) = (deployment.cast.sam, deployment.cast.chris)
      func send(_ target: String, _ body: JSON, of service: Service = .intake, by person: Person) throws -> JSON {
        let answer = try deployment.send(.post, target, of: service, by: person, body)
        guard answer.status == 201 else {
          throw CommandFailure.data("\(target): \(String(decoding: answer.body, as: UTF8.self))")
        }
        return try JSONReader.tree(answer.body, valueLimit: .max)
      }
      let organisation = JSON.text(sam.organisation)
      let names = ["Zeb Quillfeather", "Ona Marlpit", "Hugo Brackenbury", "Ines Thistlewood", "Otto Penhaligon"]
      let person = try send(
        "/service-users",
        [
          "name": .text(names[number - 1]), "organisation": organisation,
          "postalAddress": .text("\(number) Sample Lane\nExampleton\nEX1 1AC"),
          "telephoneNumbers": [.text("0770090010\(number)")],
        ], by: sam)
      _ = try send(
        "/contacts",
        ["serviceUser": person["id"], "organisation": organisation, "channel": "telephone", "summary": "Asked about a form."],
        by: sam)
      let behaviour = try #require(deployment.pack.behaviours.first { !$0.isMadeOfContacts }?.code)
      let incident = try send(
        "/incidents",
        [
          "serviceUser": person["id"], "organisation": organisation, "channel": "telephone", "behaviours": [.text(behaviour)],
          "whatHappened": "Swore at the person who answered.",
        ], by: sam)
      _ = try send(
        "/reports",
        [
          "serviceUser": person["id"], "organisation": organisation, "incidents": [incident["id"]],
          "concern": "Colleagues are afraid to answer.",
        ], by: sam)
      var id = ""
      try wait("the case") {
        let cases = try JSONReader.tree(
          try deployment.answer(.get, "/cases?serviceUser=\(person["id"].text)", of: .workflow, by: chris).body, valueLimit: .max)
        id = cases["items"].first["id"].text
        return !id.isEmpty
      }
      let triaged = try deployment.send(
        .post, "/cases/\(id)/triage", of: .workflow, by: chris,
        ["outcome": "no-action", "reasons": "It was a misunderstanding."],
        headers: [("If-Match", "\"1\"")])
      #expect(triaged.status == 200, "\(String(decoding: triaged.body, as: UTF8.self))")
    }

    private static func wait(_ what: String, until isThere: () throws -> Bool) throws {
      let deadline = ContinuousClock.now.advanced(by: .seconds(60))
      while (try? isThere()) != true {
        guard ContinuousClock.now < deadline else { throw CommandFailure.data("\(what) did not come in time") }
        usleep(50_000)
      }
    }
  }
}
