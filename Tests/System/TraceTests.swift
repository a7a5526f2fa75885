import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("A trace through the services", .serialized)
  struct TraceTests {
    /// The events of a service, in order, with the trace that each happened in.
    private static func events(of service: Service, _ deployment: Deployment) throws -> [(type: String, trace: String)] {
      let database = try Database.openReadOnly(at: deployment.database(of: service))
      defer { database.close() }
      return try database.read { try Journal(cryptography: LibCrypto()).page(after: 0, limit: 1000, in: $0) }
        .map { entry in (entry.type, String(entry.trace?.split(separator: "-").dropFirst().first ?? "none")) }
    }

    private static func trace(of type: String, _ service: Service, _ deployment: Deployment) throws -> String? {
      try events(of: service, deployment).first { $0.type == type }?.trace
    }

    @Test("goes from a report to its case, and from the decision to warn to the letter, back to the case, and on to the records")
    func goesOn() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps {
          _ = try story.play(step)
          if step.name == "the warning runs" { break }
        }
        let report = try #require(try Self.trace(of: ReportSubmitted.type, .intake, deployment))
        let warning = try #require(try Self.trace(of: WarningDecided.type, .workflow, deployment))
        #expect(report.count == 32 && warning.count == 32 && report != warning)
        #expect(try Self.trace(of: "case.opened.v1", .workflow, deployment) == report)
        // The letter is a deadline that comes due at once, on which notification asks intake where to send it.
        #expect(try Self.trace(of: NoticeTold.type, .notification, deployment) == warning)
        #expect(try Self.trace(of: "case.warned.v1", .workflow, deployment) == warning)
        for trace in [report, warning] {
          _ = try story.teller.wait(for: "records to have entered what happened in the trace") {
            try Self.events(of: .records, deployment).contains { $0.trace == trace } ? true : nil
          }
        }
        let asked = try deployment.log(of: .intake).split(separator: "\n").filter { line in
          line.contains(warning) && line.contains("/service-users/{id}")
        }
        #expect(!asked.isEmpty, "the question after the address is in another trace")
      }
    }
  }
}
