import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("Lists of running services", .serialized)
  struct ListTests {
    /// Each list, with one of its names written wrongly.
    private static let slips: [(Service, String, String)] = [
      (.intake, "/service-users", "telefone=01632960001"), (.intake, "/service-users", "Telephone=01632960001"),
      (.intake, "/contacts", "serviceuser=x"), (.intake, "/incidents", "service_user=x"), (.intake, "/reports", "person=x"),
      (.intake, "/adjustment-requests", "sate=requested"), (.intake, "/contact-checks", "serviceUser[]=x"),
      (.workflow, "/cases", "stages=reported"), (.workflow, "/tasks", "overdu=true"),
      (.workflow, "/reviews.ics", "from=2026-01-01"),
      (.notification, "/notices", "caseId=x"), (.records, "/register", "cases=x"), (.records, "/verification", "at=1"),
    ]

    @Test("a name that a list does not know is 400 with those it knows, in every service (fault: it listed everybody)")
    func slips() async throws {
      try await Deployment.with { deployment in
        for (service, path, query) in Self.slips {
          let answer = try deployment.answer(.get, "\(path)?\(query)", of: service, by: deployment.cast.kim)
          let problem = try JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body))
          #expect(answer.status == 400, "\(path)?\(query)")
          #expect(problem.type.hasSuffix(":unknownQuery") && problem.errors?.count == 1, "\(path)?\(query)")
          #expect(problem.detail?.contains("known are") == true || problem.detail?.contains("nothing can be said") == true)
        }
      }
    }

    private struct Item: Decodable {
      let id: String?
      let number: Int?
      let reference: String?
      let caseReference: String?
    }

    @Test("each list can be narrowed to the reference that people hold, to days, and turned round")
    func references() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps { _ = try story.play(step) }
        let person = try story.known(story.serviceUser, "the caller")
        let lists: [(Service, String, Person)] = [
          (.intake, "/service-users?", deployment.cast.sam), (.intake, "/contacts?serviceUser=\(person)&", deployment.cast.sam),
          (.intake, "/incidents?serviceUser=\(person)&", deployment.cast.sam),
          (.intake, "/reports?serviceUser=\(person)&", deployment.cast.sam), (.workflow, "/cases?", deployment.cast.kim),
          (.notification, "/notices?", deployment.cast.kim), (.records, "/register?", deployment.cast.kim),
        ]
        for (service, target, reader) in lists {
          func items(_ query: String) throws -> [Item] {
            let answer = try deployment.answer(.get, target + query, of: service, by: reader)
            #expect(answer.status == 200, "\(target)\(query): \(String(decoding: answer.body, as: UTF8.self))")
            return try HTTPClient.decode(Page<Shown>.self, from: answer).items.map(\.item)
          }
          let all = try items("limit=200")
          let keys = all.map { $0.id ?? String($0.number ?? 0) }
          let reference = try #require(all.first.flatMap { $0.reference ?? $0.caseReference })
          #expect(!all.isEmpty, "\(target)")
          #expect(
            try items("limit=200&order=newest-first").map { $0.id ?? String($0.number ?? 0) } == keys.reversed(), "\(target)")
          let named = try items("limit=200&reference=\(reference.lowercased())")
          #expect(!named.isEmpty && named.allSatisfy { ($0.reference ?? $0.caseReference) == reference }, "\(target)\(reference)")
          #expect(try items("reference=XX-1999-000001").isEmpty, "\(target)")
          #expect(try items("from=2000-01-01&limit=200").count == all.count && items("to=2000-01-01").isEmpty, "\(target)")
          #expect(try items("from=2080-01-01").isEmpty, "\(target)")
          // Page by page, backwards.
          var (seen, after) = ([String](), "")
          repeat {
            let answer = try deployment.answer(
              .get, "\(target)order=newest-first&limit=2\(after)", of: service, by: reader)
            let page = try HTTPClient.decode(Page<Shown>.self, from: answer)
            seen += page.items.map { $0.item.id ?? String($0.item.number ?? 0) }
            after = page.next.map { "&after=" + Form.encode($0) } ?? ""
          } while !after.isEmpty
          #expect(seen == keys.reversed(), "\(target)")
          for faulty in [
            "reference=RC2026", "from=2026-02-30", "from=2026-02-02&to=2026-02-01", "limit=0", "order=up", "after=%20x",
          ] {
            #expect(try deployment.answer(.get, target + faulty, of: service, by: reader).status == 422, "\(target)\(faulty)")
          }
        }
      }
    }

    /// Any item, by what tells it apart.
    private struct Shown: Codable, Sendable {
      let item: Item
      init(from decoder: any Decoder) throws { item = try Item(from: decoder) }
      func encode(to encoder: any Encoder) throws {}
    }
  }
}
