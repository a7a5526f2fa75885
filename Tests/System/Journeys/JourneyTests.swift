import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("The journeys of those who use the services", .serialized)
  struct JourneyTests {
    @Test("are as the page for front-end developers has them, request by request, against running services")
    func page() async throws {
      let ahead = (try #require(Instant(JourneyWriter.start)).milliseconds - Clock().wallNow.milliseconds) / 1000
      let environment = ["MC_MODE": "training", "MC_CLOCK_OFFSET": ISO8601Duration.text(seconds: Int(ahead))]
      let written = try await Deployment.with(environment: environment) { deployment in
        let journeys = Journeys(JourneyWriter(deployment))
        try journeys.take()
        return journeys.writer.page
      }
      let file = URL(filePath: Program.root + "Services/journeys.md")
      if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1" { try Data(written.utf8).write(to: file) }
      let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let differing = zip(kept.split(separator: "\n"), written.split(separator: "\n")).first { $0 != $1 }
      #expect(
        kept == written,
        "stale: run the tests once with MC_WRITE_TABLES=1; it has \(differing?.0 ?? "") and not \(differing?.1 ?? "")")
    }
  }
}
