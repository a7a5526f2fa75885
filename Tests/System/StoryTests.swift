import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("The story", .serialized)
  struct StoryTests {
    @Test(
      "one case goes from the first abusive call to the end of its plan and the register, twice in one deployment, and every journal verifies"
    )
    func playsTwice() async throws {
      try await Deployment.with { deployment in
        for run in ["00010000", "00020001"] {
          let story = try deployment.story(run: run)
          for step in Story.steps { _ = try story.play(step) }
        }
        // While the services run, and after they have stopped.
        for isRunning in [true, false] {
          if !isRunning { for service in Service.allCases { #expect(deployment.terminate(service) == 0) } }
          let verified = try Program.managedContact("verify", "--data", deployment.folder)
          #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
          #expect(verified.output.split(separator: "\n").count { $0.hasSuffix("rows, ok") } == Service.allCases.count)
        }
      }
    }

    @Test("every letter of the story goes out once, all but the last with the policy enclosed (5.2, 5.4, 7.1, 8.2)")
    func encloses() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for step in Story.steps { _ = try story.play(step) }
        let outbox = "\(deployment.folder)/notification/outbox"
        let folders = try FileManager.default.contentsOfDirectory(atPath: outbox).sorted()
        let names = folders.map { String($0.dropFirst("RC-2026-000001-".count).dropLast(37)) }
        #expect(names == ["appeal-acknowledgement", "appeal-outcome", "plan", "plan", "plan-ended", "review-outcome", "warning"])
        for folder in folders where !folder.contains("plan-ended") {
          let files = Set(try FileManager.default.contentsOfDirectory(atPath: "\(outbox)/\(folder)"))
          #expect(files.isSuperset(of: ["manifest.json", "policy-in-plain-words.txt", "policy-in-plain-words.html"]), "\(files)")
        }
      }
    }
  }
}
