import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

@Suite("A service as a process")
struct ProcessTests {
  @Test("a configuration that cannot be used ends the process with 78")
  func configuration() async {
    await #expect(processExitsWith: .exitCode(78)) {
      unsetenv("MC_DATA")
      ServiceProcess(name: "intake", defaultPort: 0, needs: [.pack], migrations: []) { platform in
        RunningParts(application: platform.application([]))
      }.run()
    }
  }

  @Test("a service that cannot be built ends the process with 70")
  func building() async {
    await #expect(processExitsWith: .exitCode(70)) {
      let scratch = try Scratch()
      setenv("MC_DATA", scratch.path, 1)
      setenv("MC_SECRET_FILE", try scratch.file("secret", Bench.secret), 1)
      ServiceProcess(name: "intake", defaultPort: 0, needs: [], migrations: []) { _ in throw StorageError.closed }.run()
    }
  }

  @Test("SIGTERM ends the process in good order with 0, whenever it comes, and nothing is written to standard output")
  func ending() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]) {
      let scratch = try Scratch()
      setenv("MC_DATA", scratch.path, 1)
      setenv("MC_SECRET_FILE", try scratch.file("secret", Bench.secret), 1)
      ServiceProcess(name: "intake", defaultPort: 0, needs: [], migrations: []) { platform in
        let loop = platform.dueLoop { _ in { _ in } }
        let follower = platform.follower(of: .records, events: RecordsEvent.self, transport: HTTPTransport { _, _, _ in }) {
          _, _, _ in
        }
        kill(getpid(), SIGTERM)
        return RunningParts(application: platform.application([]), followers: [follower], dueLoop: loop)
      }.run()
    }
    let lines = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.contains(#""message":"stopped""#) })
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(!output.contains("intake"))
  }
}
