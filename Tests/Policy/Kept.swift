import Foundation
import Testing

/// Pages of the documentation that tests write.
enum Kept {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Shared/Policy")
    .standardizedFileURL

  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Writes the page when asked to, and otherwise checks that it is not stale.
  static func check(_ name: String, is written: String) throws {
    if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1" {
      try Data(written.utf8).write(to: folder.appending(path: name), options: .atomic)
    }
    #expect(try text(name) == written, "stale: run the tests once with MC_WRITE_TABLES=1")
  }
}
