import Contracts
import Policy
import ServiceKit
import TestOffices

@testable import ManagedContact

/// What each user of the services does, from the first call to the register, one after another on one person.
final class Journeys {
  let writer: JourneyWriter
  let alex: Person
  let mo: Person
  let sam: Person
  let cora: Person
  let noor: Person
  let kim: Person

  // What steps find out for later ones.
  var person = ""
  var incidents: [String] = []
  var file = ""
  var reference = ""
  var appeal = ""

  init(_ writer: JourneyWriter) {
    self.writer = writer
    let pack = writer.deployment.pack
    func someone(_ name: String, _ office: Office) -> Person { Person(name, [office], under: pack) }
    (alex, mo, sam) = (someone("Alex Staff", .staff), someone("Mo Manager", .manager), someone("Sam Senior", .seniorManager))
    (cora, noor) = (someone("Cora Service", .customerServiceManager), someone("Noor Complaints", .complaintsTeam))
    kim = someone("Kim Records", .recordsOfficer)
  }

  func take() throws {
    writer.say(
      "# Journeys",
      """
      For developers of front ends: what each user does, as requests and answers. A test takes every step against running services and compares \
      the answers with this page, so it is true; it also writes the page (`MC_WRITE_TABLES=1`). Identifiers are numbered here in the order in \
      which they appear, and everything happens on one morning.
      """,
      """
      Each service describes all of its requests and fields, with examples, at `/openapi.json`. Bodies may be JSON or forms; a `PATCH` is a merge \
      patch. Every request but those for probes carries `Authorization: Bearer` and a token, which is left out here. A `POST` may carry an \
      `Idempotency-Key`: sent again, it is done once. What can be changed has an `ETag`; send it back as `If-Match`.
      """)
    try knowThePolicy()
    try answerACall()
    try reportBehaviour()
    try adjust()
    try warn()
    try propose()
    try decide()
    try keepToThePlan()
    try appealAgainstIt()
    try readTheRecords()
  }

  func get(_ target: String, of service: Service, by person: Person) -> JourneyWriter.Ask {
    ask(.get, target, of: service, by: person)
  }

  func ask(
    _ method: HTTPMethod, _ target: String, of service: Service, by person: Person, _ body: JSON? = nil, version: Int? = nil,
    headers: [(name: String, value: String)] = []
  ) -> JourneyWriter.Ask {
    JourneyWriter.Ask(
      method: method, target: target, service: service, person: person, body: body, version: version, headers: headers)
  }

  /// The version of the case as it is now.
  func version() throws -> Int { try writer.quietly(get("/cases/\(file)", of: .workflow, by: kim))["version"].number }

  /// A command on the case, at its version as it is now.
  func command(_ name: String, by person: Person, _ body: JSON? = nil) throws -> JourneyWriter.Ask {
    ask(.post, "/cases/\(file)/\(name)", of: .workflow, by: person, body, version: try version())
  }

  /// Waits until the case is at that stage.
  func waitForStage(_ stage: String) throws {
    try writer.wait(for: "stage \(stage)", get("/cases/\(file)", of: .workflow, by: kim)) { $0["stage"].text == stage }
  }

  private func knowThePolicy() throws {
    writer.say(
      "## What forms need to know", "Intake serves the policy: the codes that requests use, and what they are called.")
    let policy = try writer.step(
      "Once, when the front end starts. Lists are cut to their first element here.",
      get("/policy", of: .intake, by: alex),
      showing: ["policy", "organisations", "headings", "behaviours", "criteria", "kinds", "remedies", "offices"])
    guard policy["kinds"].count > 1 else { throw JourneyWriter.Wrong(description: "the policy has no kinds") }
    try writer.step(
      "Keep the answer with its `ETag`, and ask whether it is still the same.",
      ask(.get, "/policy", of: .intake, by: alex, headers: [("If-None-Match", writer.etag)]), expecting: 304)
    try writer.step(
      "A case goes on under the version of the policy that it began with, which it names.",
      get("/policy/1.0", of: .intake, by: alex), showing: ["policy", "title", "inForceFrom"])
  }
}
