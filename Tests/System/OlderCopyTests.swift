import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  /// Fault (issue 15): notification, put back from an older copy, put letters that had been posted into the outbox again before anybody looked.
  @Suite("A service whose data were put back from an older copy", .serialized)
  struct OlderCopyTests {
    private func events(of service: Service, in deployment: Deployment) throws -> Int64 {
      let database = try Database.openReadOnly(at: deployment.database(of: service))
      defer { database.close() }
      return try database.read { try Journal(cryptography: LibCrypto()).head(in: $0).seq }
    }

    /// Waits until another service has seen the newest event: one that was away is tried again only after a while.
    private func untilSeen(_ service: Service, in deployment: Deployment) throws {
      let newest = try events(of: service, in: deployment)
      for _ in 0..<600 {
        for other in Service.allCases where other.follows.contains(service) {
          let database = try Database.openReadOnly(at: deployment.database(of: other))
          defer { database.close() }
          if try database.read({ try FeedCursor.position(of: service.rawValue, in: $0) })?.seq == newest { return }
        }
        usleep(50_000)
      }
      Issue.record("nobody has followed \(service.rawValue) to its end")
    }

    private func readiness(_ service: Service, _ deployment: Deployment, until text: String) throws -> String {
      var found = ""
      for _ in 0..<300 where !found.contains(text) {
        // While it starts it does not answer.
        found = (try? deployment.answer(.get, "/readyz", of: service)).map { String(decoding: $0.body, as: UTF8.self) } ?? ""
        usleep(50_000)
      }
      return found
    }

    @Test(
      "says so, changes nothing and is read only, whoever has seen more of its journal; with its own data back it goes on",
      arguments: Service.allCases)
    func older(service: Service) async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        let half = story.steps.count / 2
        for step in story.steps[..<half] { _ = try story.play(step) }
        #expect(deployment.terminate(service) == 0)
        let (folder, older, newer) = (
          "\(deployment.folder)/\(service.rawValue)", "\(deployment.folder)/older", "\(deployment.folder)/newer"
        )
        try FileManager.default.copyItem(atPath: folder, toPath: older)
        try deployment.start(service)
        try deployment.waitUntilReady(service)
        for step in story.steps[half..<(half + 3)] { _ = try story.play(step) }
        // An event in the journal of each.
        try story.moveClocks("a little later", by: 1)
        try untilSeen(service, in: deployment)
        #expect(deployment.terminate(service) == 0)
        try FileManager.default.moveItem(atPath: folder, toPath: newer)
        try FileManager.default.copyItem(atPath: older, toPath: folder)
        let before = try events(of: service, in: deployment)
        try deployment.start(service)
        let said = try readiness(service, deployment, until: "restored from an older copy")
        #expect(said.contains("of this journal, which ends at \(before)"), "\(said)")
        let refused = try deployment.answer(.put, "/clock", of: service, by: deployment.cast.max, Form([("offset", "P60D")]))
        #expect(refused.status == 503)
        usleep(500_000)
        #expect(deployment.terminate(service) == 0)
        #expect(try events(of: service, in: deployment) == before, "it has gone on by itself")
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.moveItem(atPath: newer, toPath: folder)
        // Those who follow it have stopped for good.
        for other in Service.allCases where other != service { #expect(deployment.terminate(other) == 0) }
        for each in Service.allCases { try deployment.start(each) }
        for each in Service.allCases { try deployment.waitUntilReady(each) }
        for step in story.steps[(half + 3)...] { _ = try story.play(step) }
      }
    }
  }
}
