import Contracts
import Foundation
import Policy
import ServiceKit
import TestNetwork
import Testing

@testable import ManagedContact

extension SystemTests {
  /// Issue 13: nothing twice, nothing lost, whenever notification, or the program that sets its pages, dies.
  @Suite(
    "Letters are under way and notification is killed", .serialized,
    .enabled(if: LetterScene.setsPages, "needs compose/letter-programs"))
  struct LetterKillTests {
    /// By what the letters go.
    enum Carriers: UInt64, CaseIterable, Sendable {
      /// The outbox and a mailer; text messages by GOV.UK Notify.
      case own = 20_261_123
      /// GOV.UK Notify for post, e-mail and text messages.
      case notify = 20_261_124
    }

    @Test(
      "25 times, or its typesetter: each of a hundred letters went once, or is before a person, and the journal says which",
      arguments: Carriers.allCases)
    func onceOrBeforeAPerson(carriers: Carriers) async throws {
      let scene = try LetterScene(carriers)
      try await Deployment.with(environment: scene.environment) { deployment in
        try scene.prepare(deployment)
        try scene.disturb(deployment, times: 25)
        try scene.finish(deployment)
        try scene.expectOnce(deployment)
        let verified = try deployment.verify()
        #expect(verified.code == 0, "seed \(carriers.rawValue): \(verified.output)")
      }
    }
  }
}

/// A hundred letters by every way there is, and what carries them.
final class LetterScene: Sendable {
  /// Whether pages can be set here.
  static let setsPages = FileManager.default.fileExists(atPath: Program.root + ".build/letter-programs/typst/worker.py")

  let folder: String
  let notify: StandInNotify
  let carriers: SystemTests.LetterKillTests.Carriers
  /// What every service is told.
  let environment: [String: String]
  static let count = 100

  init(_ carriers: SystemTests.LetterKillTests.Carriers) throws {
    self.carriers = carriers
    let folder = FileManager.default.temporaryDirectory.appending(path: "letters-\(UUID().uuidString)").path
    self.folder = folder
    try FileManager.default.createDirectory(atPath: "\(folder)/sent", withIntermediateDirectories: true)
    notify = try StandInNotify(slowSeconds: 0.3) { Int(Date().timeIntervalSince1970) }
    var environment = [
      "MC_NOTIFY_KEY_FILE": "\(folder)/key", "MC_NOTIFY_ADDRESS": notify.address,
      "MC_NOTIFY_SMS_TEMPLATE": StandInNotify.textTemplate,
      "MC_NOTIFY_EMAIL_TEMPLATE": StandInNotify.emailTemplate, "MC_NOTIFY_CARRIES": carriers == .own ? "sms" : "e-mail,sms,post",
      "MC_LETTER_PROGRAMS": Program.root + ".build/letter-programs",
    ]
    if carriers == .own {
      environment["MC_MAILER"] = "\(folder)/mailer"
      environment["MC_MAIL_FROM"] = "letters@example.org"
      environment["MC_MAIL_EXERCISES_TO"] = "exercises@example.org"
    }
    self.environment = environment
    try Self.write("test-\(StandInNotify.service)-\(StandInNotify.secret)\n", to: "\(folder)/key", mode: 0o600)
    // As sendmail does: a moment passes before it reads, and before what it has is on its way.
    let script = """
      #!/bin/sh
      set -e
      sleep 0.02
      file=$(mktemp --tmpdir='\(folder)/sent')
      cat >"$file"
      sleep 0.02
      mv "$file" "$file.eml"

      """
    try Self.write(script, to: "\(folder)/mailer", mode: 0o700)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func write(_ text: String, to path: String, mode: Int) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// Kills notification, or its typesetter, that often, at moments that the seed decides, and starts it again.
  func disturb(_ deployment: Deployment, times: Int) throws {
    var numbers = Numbers(state: carriers.rawValue)
    var (services, workers, underWay, isUnderWay) = (0, 0, 0, true)
    try deployment.start(.notification)
    for number in 0..<times {
      // Long enough to have begun, now and then; and now and then killed while it recovers.
      usleep(UInt32.random(in: 50_000...650_000, using: &numbers))
      let isWorker = number % 3 == 1
      isUnderWay = lettersWait(deployment) ?? isUnderWay
      underWay += isUnderWay ? 1 : 0
      if isWorker, let worker = deployment.process(of: .notification).flatMap(Self.worker) {
        kill(worker, SIGKILL)
        workers += 1
      } else {
        deployment.kill(.notification)
        services += 1
        try deployment.start(.notification)
      }
    }
    print(
      "seed \(carriers.rawValue): killed notification \(services) times and its typesetter \(workers), \(underWay) while letters waited"
    )
    #expect(services + workers == times && workers > 0 && underWay >= times / 2)
  }

  /// Whether letters wait; nil while it is only starting, which is not waited for.
  private func lettersWait(_ deployment: Deployment) -> Bool? {
    let answer = try? deployment.answer(.get, "/notices?state=accepted&limit=1", of: .notification, by: deployment.cast.chris)
    return answer.flatMap { try? JSON.decode(Page<Notice>.self, from: $0.body) }.map { !$0.items.isEmpty }
  }

  /// The program that sets pages for that process.
  private static func worker(of service: pid_t) -> pid_t? {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap { pid_t($0) }.first { process in
      let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      let command = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
      return status.split(separator: ")").last?.split(separator: " ").dropFirst().first == "\(service)"
        && command.contains("worker.py")
    }
  }

  /// Notices, once notification answers.
  func notices(_ deployment: Deployment, _ more: String = "") throws -> [Notice] {
    // It may be starting: then all that was under way still is, which the list of the next try shows.
    for _ in 0..<200 {
      if let answer = try? deployment.answer(.get, "/notices?limit=200\(more)", of: .notification, by: deployment.cast.chris),
        answer.status == 200
      {
        return try JSON.decode(Page<Notice>.self, from: answer.body).items
      }
      usleep(5000)
    }
    throw Unfinished(what: "an answer of notification")
  }

  /// Waits until something is so.
  func wait(for what: String, seconds: Double = 30, _ isSo: () throws -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while try !isSo() {
      guard ContinuousClock.now < deadline else { throw Unfinished(what: what) }
      usleep(20_000)
    }
  }

  /// What did not come to its end.
  struct Unfinished: Error { let what: String }

  /// Numbers determined by a seed (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
