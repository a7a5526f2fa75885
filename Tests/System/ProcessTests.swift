import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("A service as a process", .serialized)
  struct ProcessTests {
    @Test("exits with 0 within five seconds of SIGTERM, and carries on when started again", arguments: Service.allCases)
    func ends(service: Service) async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        for (index, step) in story.steps.enumerated() {
          _ = try story.play(step)
          guard index == story.steps.count / 2 else { continue }
          #expect(deployment.terminate(service, within: 5) == 0)
          let verified = try deployment.verify()
          #expect(verified.code == 0, "\(verified.output)")
          try deployment.start(service)
        }
      }
    }

    @Test("reports every fault in its configuration at once, and exits with 78", arguments: Service.allCases)
    func reportsConfiguration(service: Service) async throws {
      let faulty = [
        "MC_SERVICE_PORT": "seventy", "MC_HOST": "nowhere", "MC_MODE": "play", "MC_PACK": "/nonexistent",
        "MC_SECRET_FILE": "/nonexistent", "MC_LOG_LEVEL": "loud",
      ].merging(Service.allCases.map { ($0.addressVariable, "ftp://x") }) { $1 }
      let result = try await onThread { try Program.run(Program.folder + service.rawValue, environment: faulty) }
      #expect(result.code == 78)
      for variable in faulty.keys + ["MC_DATA"] {
        #expect(result.errors.contains("  \(variable) "), "\(variable): \(result.errors)")
      }
      #expect(result.output.isEmpty)
    }

    @Test("does not start with a faulty policy, and says where the faults are", arguments: Service.allCases)
    func refusesPolicy(service: Service) async throws {
      try await Deployment.with([]) { deployment in
        let pack = "\(deployment.folder)/pack"
        try FileManager.default.copyItem(atPath: Program.pack, toPath: pack)
        try FileManager.default.copyItem(
          atPath: "\(Program.packs)/bank-holidays.json", toPath: "\(deployment.folder)/bank-holidays.json")
        let policy = try String(contentsOfFile: "\(pack)/policy.json", encoding: .utf8)
        let faulty = policy.replacing(#""months": 12"#, with: #""months": 13"#)
          .replacing(#""code": "incivility", "heading": "unreasonable""#, with: #""code": "incivility", "heading": "rude""#)
        #expect(faulty != policy)
        try faulty.write(toFile: "\(pack)/policy.json", atomically: true, encoding: .utf8)
        let environment = deployment.environment(of: service).merging([
          "MC_PACK": pack, "MC_SERVICE_PORT": "0", "MC_DATA": "\(deployment.folder)/log",
        ]) { $1 }
        let result = try Program.run(Program.folder + service.rawValue, environment: environment)
        #expect(result.code == 70)
        let checked = try Program.managedContact("policy", "check", "\(pack)/policy.json")
        #expect(checked.code == 65)
        for path in ["$.review.months", "$.behaviours[8].heading"] {
          #expect(result.errors.contains(path), "\(result.errors)")
          #expect(checked.output.contains(path), "\(checked.output)")
        }
      }
    }

    @Test("does not share a port with another program")
    func refusesPort() async throws {
      try await Deployment.with([.intake]) { deployment in
        let environment = deployment.environment(of: .records).merging([
          "MC_SERVICE_PORT": try #require(deployment.addresses[.intake].split(separator: ":").last.map { String($0) }),
          "MC_DATA": "\(deployment.folder)/log",
        ]) { $1 }
        #expect(try Program.run(Program.folder + Service.records.rawValue, environment: environment).code == 70)
      }
    }

    @Test(
      "does not share a data folder with another process, nor take that of another service, and mends no tables beside one that runs"
    )
    func refusesFolder() async throws {
      try await Deployment.with([.intake]) { deployment in
        func start(_ service: Service, on folder: String) throws -> Program.Result {
          let environment = deployment.environment(of: service).merging(["MC_SERVICE_PORT": "0", "MC_DATA": folder]) { $1 }
          return try Program.run(Program.folder + service.rawValue, environment: environment)
        }
        let folder = "\(deployment.folder)/intake"
        let second = try start(.intake, on: folder)
        #expect(second.code == 70 && second.errors.contains("another process runs on the data folder"), "\(second.errors)")
        #expect(deployment.terminate(.intake) == 0)
        let other = try start(.records, on: folder)
        #expect(other.code == 70 && other.errors.contains("is that of intake"), "\(other.errors)")
        try deployment.start(.intake)
        try deployment.waitUntilReady(.intake)
        #expect(try deployment.answer(.get, "/readyz", of: .intake).status == 200)
      }
    }

    @Test("lets its clock be moved in training, but not in production", arguments: ["training", "production"])
    func guardsClock(mode: String) async throws {
      try await Deployment.with(environment: ["MC_MODE": mode]) { deployment in
        for service in Service.allCases {
          let answer = try deployment.answer(.put, "/clock", of: service, by: deployment.cast.max, Form([("offset", "P10D")]))
          #expect(answer.status == (mode == "production" ? 403 : 200))
          let clock = try HTTPClient.decode(
            ClockAnswer.self, from: try deployment.answer(.get, "/clock", of: service, by: deployment.cast.max))
          #expect(clock.offsetSeconds == (mode == "production" ? 0 : 864_000))
        }
      }
    }

    @Test("refuses the story in production: no invented people are registered among real ones")
    func refusesStory() async throws {
      try await Deployment.with(environment: ["MC_MODE": "production"]) { deployment in
        let story = try deployment.story()
        #expect(throws: CommandFailure.self) { try story.requireTraining() }
        let people = try deployment.answer(.get, "/service-users", of: .intake, by: deployment.cast.sam)
        #expect(try HTTPClient.decode(Page<ServiceUser>.self, from: people).items.isEmpty)
      }
    }
  }
}
