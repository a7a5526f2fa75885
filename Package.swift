// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules: Swift 6 concurrency, no warning, and no import that is wider than it need be.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The services, by the names of their folders under `Services`. The rest about each is in its row of `Service`, in `Shared/ServiceKit/Service`.
let services = ["Intake", "RestrictionWorkflow", "Notification", "Records"]

/// What there is an executable of: the services, the command line, and all of them in one file (Shared/Decisions/0011-one-file-in-the-image.md).
let programs = services + ["ManagedContact", "AllInOne"]

/// What is below all programs: they may use it all, and no service may use another.
let kit: [Target.Dependency] = ["Contracts", "Policy", "Storage", "ServiceKit"]

/// The services as modules.
let serviceModules = services.map { Target.Dependency.target(name: module(of: $0)) }

/// The module that a program's folder is: `IntakeService`, but `ManagedContact`.
func module(of program: String) -> String { services.contains(program) ? program + "Service" : program }

/// The executable that a program's folder becomes: `restriction-workflow` of `RestrictionWorkflow`.
func executable(of program: String) -> String {
  program.reduce(into: "") { name, letter in name += (letter.isUppercase && !name.isEmpty ? "-" : "") + letter.lowercased() }
}

/// A module under `Shared`, seen by the package only.
func shared(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: "Shared/\(name)", exclude: exclude, swiftSettings: strict)
}

/// All of a program but its start.
func program(_ name: String, of dependencies: [Target.Dependency] = kit) -> Target {
  .target(
    name: module(of: name), dependencies: dependencies, path: "Services/\(name)", exclude: ["Start"], swiftSettings: strict)
}

/// An executable that does nothing but start its program; the one with all programs in it starts the command line too.
func start(_ name: String) -> Target {
  .executableTarget(
    name: "\(name)Start",
    dependencies: [.target(name: module(of: name)), "ServiceKit"] + (name == "AllInOne" ? ["ManagedContact"] : []),
    path: "Services/\(name)/Start", swiftSettings: strict)
}

/// The tests of one module, or of several working together.
func tests(
  _ name: String, of dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, resources: resources,
    swiftSettings: strict)
}

/// The tests of a service: each may need the others to run a whole story.
func tests(ofService name: String) -> Target {
  tests(name, of: kit + ["TestSupport"] + serviceModules, exclude: name == "RestrictionWorkflow" ? ["Histories"] : [])
}

let package = Package(
  name: "managed-contact",
  products: programs.map { .executable(name: executable(of: $0), targets: ["\($0)Start"]) },
  targets: [
    .systemLibrary(name: "CSQLite", path: "Shared/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CMicroHTTPD", path: "Shared/CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CCurl", path: "Shared/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CCrypto", path: "Shared/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    shared("Contracts"),
    shared("Policy", ["Contracts"], exclude: ["stages.md", "stages.svg", "exploration.md"]),
    shared("Storage", ["Contracts", "CSQLite"]),
    shared("ServiceKit", ["Contracts", "Storage", "CMicroHTTPD", "CCurl", "CCrypto"]),

    program("ManagedContact"),
    program("AllInOne", of: serviceModules + ["ServiceKit"]),

    // What compose/bench seeds and measures with. It has SQLite itself too, for a limit that none of our own code has a part in.
    .executableTarget(
      name: "Bench", dependencies: ["Contracts", "Policy", "Storage", "ServiceKit", "CSQLite"], path: "Tests/Bench",
      exclude: ["walk.lua", "instructions"],
      swiftSettings: strict),

    tests("Contracts", of: ["Contracts", "ServiceKit"], exclude: ["Golden"]),
    tests("Policy", of: ["Contracts", "Policy"], exclude: ["bank-holidays-check", "mutants"]),
    tests("Storage", of: ["Contracts", "Storage", "ServiceKit"]),
    tests("ServiceKit", of: ["Contracts", "Storage", "ServiceKit"]),
    tests("System", of: ["Contracts", "Storage", "ServiceKit", "ManagedContact"], exclude: ["containers", "first-start"]),
    tests("Architecture", of: ["ServiceKit", "AllInOne"]),

    .target(
      name: "TestSupport", dependencies: ["Contracts", "ServiceKit", "AllInOne"], path: "Tests/Support", swiftSettings: strict),
  ] + services.map { program($0) } + programs.map(start) + services.map(tests(ofService:))
)
