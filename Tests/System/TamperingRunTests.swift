import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  /// Issue 14, must-show 4; `MC_TAMPERINGS=1000` makes as many changes as that asks for, from `MC_TAMPERING_SEED`.
  @Suite("Data that was changed behind the services' back", .serialized)
  struct TamperingRunTests {
    private static let count = ProcessInfo.processInfo.environment["MC_TAMPERINGS"].flatMap(Int.init) ?? 60
    private static let seed = ProcessInfo.processInfo.environment["MC_TAMPERING_SEED"].flatMap(UInt64.init) ?? 20_261_128

    @Test(
      "is found by verify, which names what it is, whichever of many random changes it was: rows, bytes, chains made anew, older copies of one, two or all databases; untouched, nothing is reported (9.1)"
    )
    func changes() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        let files = FileManager.default
        var older: [String] = []
        for (index, step) in story.steps.enumerated() {
          _ = try story.play(step)
          guard [5, story.steps.count / 2].contains(index) else { continue }
          for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
          older.append("\(deployment.folder)/older-\(index)")
          try Self.copy(deployment, to: older[older.count - 1])
          for service in Service.allCases { try deployment.start(service) }
          for service in Service.allCases { try deployment.waitUntilReady(service) }
        }
        for service in Service.allCases { #expect(deployment.terminate(service) == 0) }
        let checkpoints = "\(deployment.folder)/records/checkpoints"
        let newest = try #require(
          try files.contentsOfDirectory(atPath: checkpoints).compactMap { Int($0.dropLast(5)) }.max())
        let paper = "\(deployment.folder)/paper.json"
        try files.copyItem(atPath: "\(checkpoints)/\(newest).json", toPath: paper)
        let untouched = "\(deployment.folder)/untouched"
        try Self.copy(deployment, to: untouched)
        let whole = try deployment.verify("--checkpoint", paper)
        #expect(whole.code == 0 && !whole.output.contains("FAULT"), "\(whole.output)")
        let copies = TamperedCopies(deployment: deployment, untouched: untouched, older: older)
        var (random, made, tried): (TamperingNumbers, [String: Int], Int) = (TamperingNumbers(seed: Self.seed), [:], 0)
        while made.values.reduce(0, +) < Self.count, tried < 10 * Self.count {
          tried += 1
          guard let change = try copies.change(&random) else {
            try copies.restore()
            continue
          }
          let found = try change.needsPaper ? deployment.verify("--checkpoint", paper) : deployment.verify()
          let named = found.output.split(separator: "\n").filter { line in
            line.contains("FAULT") && change.names.contains { line.hasPrefix($0) }
          }
          #expect(found.code == 65 && !named.isEmpty, "change \(tried), \(change.words): \(found.output)")
          made[String(change.words.prefix { $0 != " " }), default: 0] += 1
          try copies.restore()
        }
        print(
          "tampering, seed \(Self.seed): \(made.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
        )
        #expect(made.values.reduce(0, +) == Self.count)
        let after = try deployment.verify("--checkpoint", paper)
        #expect(after.code == 0, "\(after.output)")
      }
    }

    private static func copy(_ deployment: Deployment, to place: String) throws {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      for service in Service.allCases {
        try FileManager.default.copyItem(atPath: deployment.database(of: service).folder, toPath: "\(place)/\(service.rawValue)")
      }
    }
  }
}
