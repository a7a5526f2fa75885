import Foundation

/// The project's own files, as they are on disk.
enum Sources {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL.path

  /// The text files under a folder, as paths from the root, without what is built.
  static func files(under folder: String, endingWith suffix: String = ".swift") throws -> [String] {
    guard let found = FileManager.default.enumerator(atPath: "\(root)/\(folder)") else { return [] }
    return found.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) && !$0.contains(".build/") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(path)")), as: UTF8.self)
  }

  static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  /// The modules that a file imports.
  static func imports(_ path: String) throws -> [String] {
    try lines(path).compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword < words.endIndex - 1,
        words[..<keyword].allSatisfy({ ["package", "private", "internal", "public"].contains($0) || $0.hasPrefix("@") })
      else { return nil }
      return String(words[keyword + 1])
    }
  }
}
