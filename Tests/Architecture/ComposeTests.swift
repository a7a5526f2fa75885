import Foundation
import Testing

@Suite("The files for building and running containers")
struct ComposeTests {
  /// The text between `start` and `end`, each time that both are on one line.
  private static func parts(of text: String, from start: String, to end: String) -> [String] {
    text.components(separatedBy: start).dropFirst().compactMap { $0.components(separatedBy: "\n").first }
      .compactMap { line in line.range(of: end).map { String(line[..<$0.lowerBound]) } }
  }

  /// The settings of `.env.example` in their order, each with the comment above it.
  private func explained() throws -> [(name: String, usual: String, comment: String)] {
    var (settings, comment): ([(name: String, usual: String, comment: String)], String) = ([], "")
    for line in try Sources.lines("compose/.env.example") {
      if line.hasPrefix("# ") {
        comment += line.dropFirst(2) + "\n"
      } else if let sign = line.firstIndex(of: "=") {
        settings.append((String(line[..<sign]), String(line[line.index(after: sign)...]), comment))
      } else {
        #expect(line.isEmpty, "\(line)")
        comment = ""
      }
    }
    return settings
  }

  @Test("every variable that compose.yaml uses is explained in .env.example, with its default, and the other way round")
  func variables() throws {
    let text = try Sources.text("compose/compose.yaml")
    let used = Self.parts(of: text.replacing("${...}", with: ""), from: "${", to: "}").map { $0.components(separatedBy: ":-") }
    try #require(used.allSatisfy { $0.count == 2 }, "each has its default: \(used)")
    let settings = try explained()
    #expect(Set(settings.map(\.name)).count == settings.count, "one is explained twice")
    let (needed, given) = (Set(used.map { "\($0[0])=\($0[1])" }), Set(settings.map { "\($0.name)=\($0.usual)" }))
    for setting in needed.subtracting(given) { Issue.record("compose/.env.example lacks: \(setting)") }
    for setting in given.subtracting(needed) { Issue.record("compose/compose.yaml does not use: \(setting)") }
    for setting in settings { #expect(setting.comment.count > 30, "\(setting.name) is not explained") }
    let image = try Sources.text("compose/Dockerfile")
    for argument in ["BUILD_IMAGE", "RUN_IMAGE", "LETTER_PROGRAMS"] {
      let usual = settings.first { $0.name == "MC_\(argument)" }?.usual
      #expect(image.contains("\nARG \(argument)=\(usual ?? "nothing")\n"), "\(argument)")
    }
  }

  @Test("the handbook names every setting of .env.example")
  func handbook() throws {
    let text = try Sources.text("compose/README.md")
    for setting in try explained() {
      let isThere = text.contains("`\(setting.name)`")
      #expect(isThere, "compose/README.md lacks: `\(setting.name)`")
    }
  }

  @Test("the image is built with the packages that compose/up builds with, and from every module")
  func image() throws {
    let text = try Sources.text("compose/Dockerfile")
    let build = try #require(text.components(separatedBy: "\nFROM ").dropFirst().first)
    let packages = Self.parts(of: try Sources.text("compose/machine.sh"), from: "build_packages=(", to: ")").flatMap {
      $0.split(separator: " ")
    }
    #expect(packages.count > 4)
    // The scripts of compose/up ask services whether they are ready; a build does not.
    for package in packages where package != "curl" {
      #expect(build.contains(" \(package) ") || build.contains(" \(package)\n"), "\(package)")
    }
    let shared = try FileManager.default.contentsOfDirectory(atPath: "\(Sources.root)/Shared")
    let copied = Self.parts(of: text, from: "COPY Shared/", to: " ")
    #expect(Set(copied) == Set(shared).subtracting(["Decisions"]))
  }

  @Test("one deployment's settings, and its secret, are ignored by git and never copied into an image")
  func keptPrivate() throws {
    let ignored = try Sources.lines(".gitignore")
    for file in ["/compose/.env", "/compose/secret"] { #expect(ignored.contains(Substring(file))) }
  }

  @Test("an image is built from what its COPY lines name, and sees nothing else of the folder")
  func seen() throws {
    let copied = try Sources.lines("compose/Dockerfile").filter { $0.hasPrefix("COPY ") && !$0.contains("--from") }
      .flatMap { $0.split(separator: " ").dropFirst().dropLast() }
    #expect(copied.count > 10)
    let lines = try Sources.lines(".dockerignore")
    #expect(lines.first == "*")
    let open = lines.dropFirst().map { $0.dropFirst() }
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("!") })
    for path in copied { #expect(open.contains { path == $0 || path.hasPrefix("\($0)/") }, "\(path) is not in .dockerignore") }
    for path in open { #expect(copied.contains { $0 == path || $0.hasPrefix("\(path)/") }, "\(path) is copied nowhere") }
  }
}
