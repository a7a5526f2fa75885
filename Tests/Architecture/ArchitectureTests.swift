import AllInOne
import Foundation
import ServiceKit
import Testing

@Suite("What may use what, and how large it may be")
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

  @Test("the policy imports contracts and Foundation only: no clock, no database, no network")
  func policy() throws {
    let used = try modules(under: "Shared/Policy")
    #expect(used.contains("Contracts"))
    #expect(used.isSubset(of: ["Contracts", "Foundation"]))
  }

  @Test("only storage speaks to SQLite, and only the service kit to the HTTP server, the HTTP client and the cryptography")
  func systemLibraries() throws {
    let owners = [
      "CSQLite": "Shared/Storage", "CMicroHTTPD": "Shared/ServiceKit", "CCurl": "Shared/ServiceKit",
      "CCrypto": "Shared/ServiceKit",
    ]
    var users: Set<String> = []
    for file in try Sources.files(under: "Shared") + Sources.files(under: "Services") + Sources.files(under: "Tests") {
      for module in try Sources.imports(file) {
        // The benchmark's limit is a plain connection to SQLite, which none of our own code may have a part in.
        guard let owner = owners[module], file != "Tests/Bench/PlainCommits.swift" else { continue }
        users.insert(module)
        #expect(file.hasPrefix(owner + "/"), "\(file) imports \(module)")
      }
    }
    #expect(users == Set(owners.keys))
  }

  @Test("storage and the service kit know nothing of the policy; storage nothing of the service kit")
  func layers() throws {
    #expect(try modules(under: "Shared/Storage").isDisjoint(with: ["Policy", "ServiceKit", "CCrypto"]))
    #expect(try modules(under: "Shared/ServiceKit").isDisjoint(with: ["Policy"]))
  }

  @Test(
    "no service imports another, and neither does the command line",
    arguments: Service.allCases.map { ($0.folder, $0.module) } + [("ManagedContact", "ManagedContact")])
  func separate(folder: String, module: String) throws {
    #expect(try modules(under: "Services/\(folder)/Start").subtracting(["ServiceKit"]) == [module])
    let used = try modules(under: "Services/\(folder)").subtracting([module])
    #expect(used.isSubset(of: ["Contracts", "Policy", "Storage", "ServiceKit", "Foundation", "Dispatch", "Synchronization"]))
  }

  @Test(
    "each service begins in a file of under forty lines, and has the rooms that its row asks for", arguments: Service.allCases)
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

  @Test("what is in Services is a service of the table, the command line, or all of them in one file")
  func folders() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: "\(Sources.root)/Services").filter { !$0.hasPrefix(".") }
    let known = Set(Service.allCases.map(\.folder)).union(["ManagedContact", "AllInOne", "README.md", "architecture.svg"])
    let others = Set(found).subtracting(known).sorted()
    #expect(others.isEmpty, "Service.swift has no row for what is in Services/: \(others.joined(separator: ", "))")
    #expect(Set(found).isSuperset(of: known))
  }

  @Test("no file has more than 350 lines, but the one switch over every stage and command")
  func size() throws {
    let long = try (Sources.files(under: "Services") + Sources.files(under: "Shared") + Sources.files(under: "Tests")).filter {
      try Sources.lines($0).count > 350
    }
    #expect(long.allSatisfy { $0 == "Shared/Policy/Case/RestrictionCase.swift" }, "\(long)")
  }

  @Test("nothing is put off in a comment")
  func putOff() throws {
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    for file in try Sources.files(under: "Services") + Sources.files(under: "Shared") + Sources.files(under: "Tests") {
      let text = try Sources.text(file)
      #expect(!words.contains { text.contains($0) }, "\(file)")
    }
  }

  @Test("the top of the tree holds what the design names, and no more")
  func top() throws {
    let known: Set = ["Package.swift", "Services", "Shared", "Tests", "compose", "README.md"]
    let found = try FileManager.default.contentsOfDirectory(atPath: Sources.root).filter { !$0.hasPrefix(".") }
    #expect(Set(found).isSubset(of: known), "\(Set(found).subtracting(known))")
    #expect(Set(found).isSuperset(of: known.subtracting(["README.md"])))
  }
}
