import Foundation
import Testing

@Suite("What people read first")
struct NewcomerTests {
  @Test("the picture of the services is drawn from their table")
  func picture() throws {
    let file = URL(filePath: "\(Sources.root)/Services/architecture.svg")
    let drawn = ArchitectureDrawing().svg
    if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1" { try Data(drawn.utf8).write(to: file) }
    #expect(
      String(decoding: try Data(contentsOf: file), as: UTF8.self) == drawn, "stale: run the tests once with MC_WRITE_TABLES=1")
  }

  @Test(
    "every link to a file leads to one",
    arguments: ["README.md", "Services/README.md", "compose/README.md"]
      + (try Sources.files(under: "Shared/Decisions", endingWith: ".md")))
  func links(document: String) throws {
    let folder = URL(filePath: "\(Sources.root)/\(document)").deletingLastPathComponent()
    for part in try Sources.text(document).components(separatedBy: "](").dropFirst() {
      guard let target = part.components(separatedBy: ")").first, !target.contains("://"), !target.hasPrefix("#") else {
        continue
      }
      let path = target.components(separatedBy: "#")[0]
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path), "\(document) links to \(path)")
    }
  }
}
