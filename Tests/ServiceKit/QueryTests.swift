import Contracts
import TestOffices
import Testing

@testable import ServiceKit

@Suite("What a query may say")
struct QueryTests {
  private let token = (name: "Authorization", value: "Bearer \(TestApplication.token(.staff))")

  private func answer(_ target: String, _ method: HTTPMethod = .get) throws -> (status: Int, document: ProblemDocument?) {
    let response = try TestApplication().application.handle(Request(method, target, headers: [token]))
    let document = response.status < 400 ? nil : try JSON.decode(ProblemDocument.self, from: response.body)
    return (response.status, document)
  }

  @Test(
    "a name that the route does not know is 400, and the answer lists those it knows (fault: a slip of the hand listed everybody)",
    arguments: ["nmae=a", "Name=a", "name%20=a", "name=a&limits=2", "filter[name]=a", "name.x=a", "=a", "nmae"])
  func unknown(query: String) throws {
    let (status, document) = try answer("/notes?\(query)")
    #expect(status == 400 && document?.type == "urn:managed-contact:problem:unknownQuery")
    #expect(document?.detail?.contains("known are after, from, limit, name, order, to, urgent") == true)
    #expect(document?.errors?.allSatisfy { $0.code == "unknown" } == true && document?.errors?.count == 1)
  }

  @Test(
    "a route that reads no query says so, whatever its method",
    arguments: [("/notes/a", .get), ("/notes", .post), ("/fixed", .get)] as [(String, HTTPMethod)])
  func none(path: String, method: HTTPMethod) throws {
    let (status, document) = try answer("\(path)?a=1", method)
    #expect(status == 400 && document?.detail == "not known: a; nothing can be said here")
  }

  @Test("who may not use a route does not learn what its query knows")
  func guarded() throws {
    #expect(try TestApplication().application.handle(Request(.get, "/notes?a=1")).status == 401)
  }

  @Test("what a query says is read by its contract: all that is wrong in it is found together")
  func faults() throws {
    let (status, document) = try answer("/notes?limit=0&order=upwards&from=2026-02-30&urgent=perhaps&name=%E2%80%8B")
    #expect(status == 422)
    #expect(
      document?.errors?.map { "\($0.field) \($0.code)" }.sorted() == [
        "from malformed", "limit outOfRange", "order notAllowed", "urgent wrongType",
      ])
  }

  @Test("a list is described with its query, typed: numbers with their ranges, codes, days and flags")
  func described() throws {
    let route = try #require(try TestApplication().application.routes.first { $0.path == "/notes" && $0.method == .get })
    let document = OpenAPIDocument.document(service: "notes", routes: [route])
    let parameters = "\(document)"
    for part in [
      #""maximum": Contracts.JSON.number("200")"#, "newest-first", #""type": Contracts.JSON.text("boolean")"#,
      #"Contracts.JSON.text("date")"#,
    ] {
      #expect(parameters.contains(part), "\(part)")
    }
  }
}
