import Foundation
import Testing

/// The rooms of the service kit are folders of one module, so the compiler does not keep them apart: this test does, by the names of their types.
///
/// It sees a type that is named; a member that a higher room adds to a lower room's type, and is used without naming a type, it does not see.
@Suite("The rooms of the service kit")
struct RoomTests {
  private static let folder = "Shared/ServiceKit"
  /// From the bottom up: each may use what goes before it.
  private static let rooms = [
    "Text", "Foundations", "Files", "Telemetry", "Identity", "HTTP", "Fields", "OpenAPI", "Forms", "Client", "Feed", "Due",
    "Service",
  ]

  private let declaration = #/^(?:package )?(?:final )?(?:struct|class|enum|protocol|typealias) (\w+)/#.anchorsMatchLineEndings()
  private let aside = #/"""[\s\S]*?"""|//[^\n]*|"(?:\\.|[^"\\\n])*"/#
  private let word = #/\b[A-Z]\w*/#

  /// Each room's source, without comments and texts, by file.
  private func sources() throws -> [(room: String, file: String, text: String)] {
    try Sources.files(under: Self.folder).map { file in
      let path = file.dropFirst(Self.folder.count + 1).split(separator: "/")
      return (String(path[0]), file, try Sources.text(file).replacing(aside, with: ""))
    }
  }

  @Test("every file is in a room, and every room has files")
  func furnished() throws {
    #expect(Set(try sources().map(\.room)) == Set(Self.rooms))
  }

  @Test("a room uses what is below it, and nothing above")
  func order() throws {
    let sources = try sources()
    var homes: [Substring: Int] = [:]
    for (level, room) in Self.rooms.enumerated() {
      for source in sources where source.room == room {
        for type in source.text.matches(of: declaration) { homes[type.1] = level }
      }
    }
    #expect(homes.count > 100, "the declarations are not found")
    var downwards: Set<String> = []
    for source in sources {
      let level = try #require(Self.rooms.firstIndex(of: source.room))
      for word in Set(source.text.matches(of: word).map(\.0)) {
        guard let home = homes[word] else { continue }
        #expect(home <= level, "\(source.file) uses \(word), which is in \(Self.rooms[home])")
        if home < level { downwards.insert("\(source.room) \(Self.rooms[home])") }
      }
    }
    // If no use were found at all, the test would prove nothing.
    #expect(downwards.isSuperset(of: ["Feed HTTP", "Fields HTTP", "HTTP Identity", "Identity Text", "Service Feed"]))
  }
}
