import Foundation
import Testing

@Suite("What may use what, and how large it may be")
struct ArchitectureTests {
  private static let services = ["Intake", "RestrictionWorkflow", "Notification", "Records", "ManagedContact"]

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
    let owners = ["CSQLite": "Shared/Storage", "CMicroHTTPD": "Shared/ServiceKit", "CCurl": "Shared/ServiceKit", "CCrypto": "Shared/ServiceKit"]
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

  @Test("no service imports another", arguments: services)
  func separate(service: String) throws {
    let own = service == "ManagedContact" ? service : "\(service)Service"
    #expect(try modules(under: "Services/\(service)/Start") == [own])
    let used = try modules(under: "Services/\(service)").subtracting([own])
    #expect(used.isSubset(of: ["Contracts", "Policy", "Storage", "ServiceKit", "Foundation", "Dispatch", "Synchronization"]))
  }

  @Test("each service begins in a file of under forty lines, and has the same rooms", arguments: services.dropLast())
  func rooms(service: String) throws {
    let folder = "Services/\(service)"
    let files = Set(try Sources.files(under: folder))
    #expect(try Sources.lines("\(folder)/Start/Main.swift").count < 40)
    for room in ["Program", "App", "Routes"].map({ "\(folder)/\(service)\($0).swift" }) { #expect(files.contains(room)) }
    for room in ["Endpoints", "Feeds", "Store"] { #expect(files.contains { $0.hasPrefix("\(folder)/\(room)/") }, "\(room)") }
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
