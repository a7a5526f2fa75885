import Foundation
import Testing

/// Pages of the documentation that tests write.
enum Kept {
  /// Writes the page when asked to, and otherwise checks that it is not stale.
  static func check(_ name: String, is written: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Shared/Policy/\(name)")
      .standardizedFileURL
    if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1" { try Data(written.utf8).write(to: file) }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(kept == written, "stale: run the tests once with MC_WRITE_TABLES=1")
  }
}
