import Foundation
import Testing

@Suite("The programs that test the tests")
struct ToolTests {
  @Test(
    "what they change is where they look for it, so that they still show something when they are next run",
    arguments: ["Tests/Policy/mutants", "Tests/Additions/forgotten"])
  func check(tool: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "\(Sources.root)/\(tool)")
    process.arguments = ["--check"]
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
