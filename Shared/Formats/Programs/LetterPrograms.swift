private import Foundation

/// Where the programs are that make letters: those on the search path, and the folder that `compose/letter-programs` fills.
package struct LetterPrograms: Sendable {
  /// The folder with `fonts`, `python` and `typst`; nil where there is none.
  let folder: String?
  private let searchPath: [String]

  /// - Parameters:
  ///   - folder: where `compose/letter-programs` put what it made; nil for the places where `compose/up` and the image put it.
  ///   - path: folders separated by colons, in which the other programs are looked for.
  package init(
    folder: String? = nil, path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  ) {
    searchPath = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    self.folder = folder ?? Self.usualFolders.first { FileManager.default.fileExists(atPath: "\($0)/typst/worker.py") }
  }

  /// The folder of the build that this program belongs to, and that of the image.
  private static var usualFolders: [String] {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    // .build/x86_64-unknown-linux-gnu/release/notification
    let build = program.split(separator: "/").dropLast(3).joined(separator: "/")
    return (program.contains("/.build/") ? ["/\(build)/letter-programs"] : []) + ["/usr/share/managed-contact/letter-programs"]
  }

  /// What the program that sets pages is started with.
  ///
  /// - Parameter logo: for the head of every letter.
  static func words(in folder: String, logo: Logo? = nil) -> [String] {
    [
      "-I", "\(folder)/typst/worker.py", "\(folder)/python", "\(folder)/fonts", "\(folder)/typst", logo?.path ?? "",
      logo?.alternative ?? "",
    ]
  }

  /// The full path of a program; nil when it is not installed.
  func path(of program: String) -> String? {
    searchPath.lazy.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  /// What is missing for setting pages; nil when everything is there.
  var missingForPages: String? {
    guard let folder else { return "compose/letter-programs has not been run" }
    guard path(of: "python3") != nil else { return "python3 is not installed" }
    for part in ["typst/worker.py", "python/typst/__init__.py", "fonts"] where access("\(folder)/\(part)", R_OK) != 0 {
      return "\(folder)/\(part) is missing"
    }
    return nil
  }
}
