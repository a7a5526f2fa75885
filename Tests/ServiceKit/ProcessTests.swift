import Contracts
import Foundation
import ServiceKit
import Storage
import TestOffices
import Testing

@Suite("A service as a process")
struct ProcessTests {
  @Test("a configuration that cannot be used ends the process with 78")
  func configuration() async {
    await #expect(processExitsWith: .exitCode(78)) {
      unsetenv("MC_DATA")
      ServiceProcess(.empty) { platform in
        RunningParts(
          application: platform.application(
            [], offices: .opfcc, codes: .unknown, startOf: { Instant(milliseconds: $0.number * 86_400_000) }))
      }
      .run()
    }
  }

  @Test("a service that cannot be built ends the process with 70")
  func building() async {
    await #expect(processExitsWith: .exitCode(70)) {
      let scratch = try Scratch()
      for (variable, value) in try scratch.environment() { setenv(variable, value, 1) }
      ServiceProcess(.empty) { _ in throw StorageError.closed }.run()
    }
  }

  @Test("SIGTERM ends the process in good order with 0, whenever it comes, and nothing is written to standard output")
  func ending() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]) {
      let scratch = try Scratch()
      for (variable, value) in try scratch.environment() { setenv(variable, value, 1) }
      ServiceProcess(.empty) { platform in
        let loop = platform.dueLoop { _, _ in { _ in } }
        let silence = HTTPTransport { _, _, _ in }
        let followers = [
          try platform.follower(of: .workflow, events: WorkflowEvent.self, transport: silence) { _, _, _ in },
          try platform.follower(of: .notification, events: NotificationEvent.self, transport: silence) { _, _, _ in },
          try platform.follower(of: .records, events: RecordsEvent.self, transport: silence) { _, _, _ in },
        ]
        kill(getpid(), SIGTERM)
        return RunningParts(
          application: platform.application(
            [], offices: .opfcc, codes: .unknown, startOf: { Instant(milliseconds: $0.number * 86_400_000) }),
          followers: followers, dueLoop: loop)
      }.run()
    }
    let lines = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.contains(#""message":"stopped""#) })
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(!output.contains("intake"))
  }

  @Test("a service that does not follow what its row names is not built, and says what it follows")
  func unbuiltFollower() throws {
    let process = ServiceProcess(.empty) {
      RunningParts(
        application: $0.application(
          [], offices: .opfcc, codes: .unknown, startOf: { Instant(milliseconds: $0.number * 86_400_000) }))
    }
    let fault = #expect(throws: ServiceRowFault.self) { try process.parts(on: try Bench(.intake).platform) }
    #expect(fault == .followers(.intake, of: []))
    #expect(fault?.description.contains("intake follows nothing") == true)
  }

  @Test("a service that follows or asks another than its row names is not built, and says which")
  func unnamedClient() throws {
    let platform = try Bench(.intake).platform
    // Every service follows every other; none follows itself.
    #expect(throws: ServiceRowFault.client(.intake, of: .intake)) {
      try platform.follower(of: .intake, events: IntakeEvent.self) { _, _, _ in }
    }
    #expect(throws: ServiceRowFault.events(.intake, of: .workflow)) {
      try platform.follower(of: .workflow, events: IntakeEvent.self) { _, _, _ in }
    }
    #expect(throws: ServiceRowFault.client(.workflow, of: .workflow)) { try Bench(.workflow).platform.client(of: .workflow) }
  }
}

extension ServedTables {
  /// Of intake, none.
  fileprivate static let empty = ServedTables(of: .intake, migrations: [], [], others: []) { _ in }
}
