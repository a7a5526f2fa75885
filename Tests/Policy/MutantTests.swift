import Foundation
import Testing

@Suite("Mutants of the machine")
struct MutantTests {
  @Test("each guard that the mutants break stands in the machine as they expect it")
  func patchesApply() throws {
    let mutants = Process()
    mutants.executableURL = URL(filePath: "/usr/bin/env")
    mutants.arguments = [
      "python3", URL(filePath: #filePath).deletingLastPathComponent().appending(path: "mutants").path(), "--check",
    ]
    let output = Pipe()
    mutants.standardOutput = output
    try mutants.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    mutants.waitUntilExit()
    #expect(mutants.terminationStatus == 0, "\(said)")
  }
}
