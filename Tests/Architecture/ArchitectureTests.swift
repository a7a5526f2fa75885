import AllInOne
import Foundation
import ServiceKit
import Testing

@Suite("Which module may use which, and how large files may be")
struct ArchitectureTests {
  private func modules(under folder: String) throws -> Set<String> {
    let files = try Sources.files(under: folder)
    #expect(!files.isEmpty, "there is nothing under \(folder)")
    return Set(try files.flatMap(Sources.imports))
  }

  @Test("contracts import Foundation only")
  func contracts() throws {
    #expect(try modules(under: "Shared/Contracts").isSubset(of: ["Foundation"]))
  }

  @Test("the policy imports contracts, Foundation and the library of telephone numbers only: no clock, no database, no network")
  func policy() throws {
    let used = try modules(under: "Shared/Policy")
    #expect(used.contains("Contracts"))
    #expect(used.isSubset(of: ["Contracts", "Foundation", "CPhoneNumber"]))
  }

  @Test("only storage uses SQLite, and only the service kit uses epoll, the HTTP client and the cryptography")
  func systemLibraries() throws {
    let owners = [
      "CSQLite": "Shared/Storage/SQLite", "CEpoll": "Shared/ServiceKit", "CCurl": "Shared/ServiceKit",
      "CCrypto": "Shared/ServiceKit", "CPhoneNumber": "Shared/Policy/Known",
    ]
    var users: Set<String> = []
    for file in try Sources.files(under: "Shared") + Sources.files(under: "Services") + Sources.files(under: "Tests") {
      for module in try Sources.imports(file) {
        // The benchmark's limit is a plain connection to SQLite, without any of our own code.
        guard let owner = owners[module], file != "Tests/Bench/PlainSQL.swift" else { continue }
        users.insert(module)
        #expect(file.hasPrefix(owner + "/"), "\(file) imports \(module)")
      }
    }
    #expect(users == Set(owners.keys))
  }

  /// What only SQLite has or says: its names, its files, its statements and functions.
  private static let ownWords = [
    "sqlite", "pragma", "rowid", "randomblob", "zeroblob", "vacuum", "typeof(", "ifnull(", "group_concat", "json_extract",
    "strftime", "julianday", "insert or ", "replace into", " glob ", "-wal\"", "-shm\"",
  ]

  @Test("nothing outside the engine's folder names what only SQLite has, so that another engine can take its place")
  func engine() throws {
    let folders = ["Shared/Storage/SQLite/", "Tests/Storage/SQLite/", "Tests/Architecture/"]
    let files = [
      // The one line that names the engine.
      "Shared/Storage/Database/DatabaseLocation.swift": ["sqlite"],
      // A released migration, which makes an identity.
      "Shared/Storage/Schema/StorageSchema.swift": ["randomblob"],
      // A limit measured with SQLite alone, and a change made with its tool.
      "Tests/Bench/PlainSQL.swift": ["sqlite", "pragma"], "Tests/Bench/Main.swift": ["sqlite"],
      "Tests/System/TamperedCopies.swift": ["sqlite", "pragma"],
      "Tests/System/TamperingTests.swift": ["sqlite"], "Tests/System/ServedTests.swift": ["sqlite", "pragma"],
    ]
    for file in try Sources.files(under: "Services") + Sources.files(under: "Shared") + Sources.files(under: "Tests")
    where !folders.contains(where: file.hasPrefix) {
      // Only migrations say how a table is laid out; another engine leaves that out (decision 0004).
      let text = try Sources.text(file).lowercased().replacing("strict, without rowid;", with: "")
      for word in Self.ownWords where text.contains(word) && files[file]?.contains(word) != true {
        Issue.record("\(file) says \(word)")
      }
    }
  }

  @Test("storage and the service kit do not use the policy; storage does not use the service kit")
  func layers() throws {
    #expect(try modules(under: "Shared/Storage").isDisjoint(with: ["Policy", "ServiceKit", "CCrypto"]))
    #expect(try modules(under: "Shared/ServiceKit").isDisjoint(with: ["Policy", "Formats"]))
    #expect(try modules(under: "Shared/Formats").isDisjoint(with: ["Storage"]))
  }

  @Test(
    "no service imports another, and neither does the command line",
    arguments: Service.allCases.map { ($0.folder, $0.module) } + [("ManagedContact", "ManagedContact")])
  func separate(folder: String, module: String) throws {
    #expect(try modules(under: "Services/\(folder)/Start").subtracting(["ServiceKit"]) == [module])
    let used = try modules(under: "Services/\(folder)").subtracting([module])
    #expect(
      used.isSubset(of: ["Contracts", "Policy", "Storage", "ServiceKit", "Formats", "Foundation", "Dispatch", "Synchronization"]))
  }

  @Test(
    "each service starts in a file of under forty lines, and has the folders that its row requires", arguments: Service.allCases)
  func rooms(service: Service) throws {
    let folder = "Services/\(service.folder)"
    let files = Set(try Sources.files(under: folder))
    #expect(try Sources.lines("\(folder)/Start/Main.swift").count < 40)
    for part in ["Program", "App", "Routes"] {
      let file = "\(folder)/\(service.folder)\(part).swift"
      #expect(files.contains(file), "\(file) is missing")
    }
    let rooms = ["Endpoints"] + (service.follows.isEmpty ? [] : ["Feeds"]) + (service.process.migrations.isEmpty ? [] : ["Store"])
    for room in rooms { #expect(files.contains { $0.hasPrefix("\(folder)/\(room)/") }, "\(folder)/\(room)/ is missing") }
  }

  @Test("everything in Services is a service of the table, the command line, or all of them in one file")
  func folders() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: "\(Sources.root)/Services").filter { !$0.hasPrefix(".") }
    let known = Set(Service.allCases.map(\.folder)).union([
      "ManagedContact", "AllInOne", "README.md", "architecture.svg", "journeys.md",
    ])
    let others = Set(found).subtracting(known).sorted()
    #expect(others.isEmpty, "Service.swift has no row for what is in Services/: \(others.joined(separator: ", "))")
    #expect(Set(found).isSuperset(of: known))
  }

  @Test("no file has more than 350 lines, except the switch over every stage and command")
  func size() throws {
    let long = try (Sources.files(under: "Services") + Sources.files(under: "Shared") + Sources.files(under: "Tests")).filter {
      try Sources.lines($0).count > 350
    }
    // The table of the fields' words is written by a test, and read by no one.
    let exempt: Set = ["Shared/Policy/Case/RestrictionCase.swift", "Shared/ServiceKit/OpenAPI/FieldWords+table.swift"]
    #expect(exempt.isSuperset(of: long), "\(long)")
  }

  @Test("no comment puts work off")
  func putOff() throws {
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    for file in try Sources.files(under: "Services") + Sources.files(under: "Shared") + Sources.files(under: "Tests") {
      let text = try Sources.text(file)
      #expect(!words.contains { text.contains($0) }, "\(file)")
    }
  }

  @Test("the top folder holds what the design lists, and no more")
  func top() throws {
    let known: Set = ["Package.swift", "Services", "Shared", "Tests", "compose", "README.md"]
    let found = try FileManager.default.contentsOfDirectory(atPath: Sources.root).filter { !$0.hasPrefix(".") }
    #expect(Set(found).isSubset(of: known), "\(Set(found).subtracting(known))")
    #expect(Set(found).isSuperset(of: known.subtracting(["README.md"])))
  }
}
