import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("Signed checkpoints on the real processes", .serialized)
  struct CheckpointTests {
    @Test(
      "older copies of every database pass by themselves, and are found by a checkpoint that was kept elsewhere; a changed one is found too"
    )
    func olderCopies() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in story.steps.prefix(2) { _ = try story.play(step) }
        try Self.stop(deployment)
        let (older, newer) = ("\(deployment.folder)/older", "\(deployment.folder)/newer")
        try Self.copy(deployment, to: older)
        for service in Service.allCases { try deployment.start(service) }
        for service in Service.allCases { try deployment.waitUntilReady(service) }
        try story.moveClocks("the next day", by: 2 * 86_400)
        try Self.until(deployment, hasCheckpoint: 2)
        try Self.stop(deployment)
        func verify(_ kept: String? = nil) throws -> Program.Result {
          guard let kept else { return try deployment.verify() }
          return try deployment.verify("--checkpoint", kept)
        }
        let kept = "\(deployment.folder)/kept.json"
        try FileManager.default.copyItem(atPath: "\(deployment.folder)/records/checkpoints/2.json", toPath: kept)
        let whole = try verify(kept)
        #expect(whole.code == 0 && whole.output.contains("checkpoints"), "\(whole.output)")
        try Self.copy(deployment, to: newer)
        try Self.restore(deployment, from: older)
        #expect(try verify().code == 0)
        let found = try verify(kept)
        #expect(found.code == 65 && found.output.contains("records no longer has this checkpoint"), "\(found.output)")
        // With the checkpoints of today put back as well, the rows are missing that they have seen.
        let checkpoints = "\(deployment.folder)/records/checkpoints"
        try FileManager.default.removeItem(atPath: checkpoints)
        try FileManager.default.copyItem(atPath: "\(newer)/records/checkpoints", toPath: checkpoints)
        let missing = try verify()
        #expect(missing.code == 65 && missing.output.contains("which is missing"), "\(missing.output)")
        try Self.restore(deployment, from: newer)
        #expect(try verify(kept).code == 0)
        let text = try String(contentsOfFile: "\(checkpoints)/2.json", encoding: .utf8)
        try text.replacing("\"number\":2", with: "\"number\":3").write(
          toFile: "\(checkpoints)/2.json", atomically: false, encoding: .utf8)
        let changed = try verify()
        #expect(changed.code == 65 && changed.output.contains("checkpoint 2"), "\(changed.output)")
      }
    }

    private static func stop(_ deployment: Deployment) throws {
      for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
    }

    private static func copy(_ deployment: Deployment, to place: String) throws {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      for service in Service.allCases {
        try FileManager.default.copyItem(
          atPath: "\(deployment.folder)/\(service.rawValue)", toPath: "\(place)/\(service.rawValue)")
      }
    }

    private static func restore(_ deployment: Deployment, from place: String) throws {
      for service in Service.allCases {
        try FileManager.default.removeItem(atPath: "\(deployment.folder)/\(service.rawValue)")
        try FileManager.default.copyItem(
          atPath: "\(place)/\(service.rawValue)", toPath: "\(deployment.folder)/\(service.rawValue)")
      }
    }

    private static func until(_ deployment: Deployment, hasCheckpoint number: Int) throws {
      for _ in 0..<600 {
        if FileManager.default.fileExists(atPath: "\(deployment.folder)/records/checkpoints/\(number).json") { return }
        usleep(50_000)
      }
      Issue.record("no checkpoint \(number) was made")
    }
  }
}
