// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target follows the same rules: Swift 6 concurrency, no warnings, and imports no wider than needed.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The services, by the names of their folders under `Services`. Everything else about each is in its row of `Service`, in `Shared/ServiceKit/Service`.
let services = ["Intake", "RestrictionWorkflow", "Notification", "Records"]

/// The executables: the services, the command line, and all of them in one file (Shared/Decisions/0011-one-file-in-the-image.md).
let programs = services + ["ManagedContact", "AllInOne"]

/// The services that make letters and papers.
let makingPapers: Set = ["Notification", "Records"]

/// The modules under all programs: each may use them all, but no service may use another.
let kit: [Target.Dependency] = ["Contracts", "Policy", "Storage", "ServiceKit"]

/// The services as modules.
let serviceModules = services.map { Target.Dependency.target(name: module(of: $0)) }

/// The name of a program folder's module: `IntakeService` for a service, `ManagedContact` as it is.
func module(of program: String) -> String { services.contains(program) ? program + "Service" : program }

/// The name of a program folder's executable: `restriction-workflow` from `RestrictionWorkflow`.
func executable(of program: String) -> String {
  program.reduce(into: "") { name, letter in name += (letter.isUppercase && !name.isEmpty ? "-" : "") + letter.lowercased() }
}

/// A module under `Shared`, visible to the package only.
func shared(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: "Shared/\(name)", exclude: exclude, swiftSettings: strict)
}

/// A program without its start.
func program(_ name: String, of dependencies: [Target.Dependency] = kit) -> Target {
  .target(
    name: module(of: name), dependencies: dependencies, path: "Services/\(name)", exclude: ["Start"], swiftSettings: strict)
}

/// An executable that only starts its program; the one with all programs in it also starts the command line.
func start(_ name: String) -> Target {
  .executableTarget(
    name: "\(name)Start",
    dependencies: [.target(name: module(of: name)), "ServiceKit"] + (name == "AllInOne" ? ["ManagedContact"] : []),
    path: "Services/\(name)/Start", swiftSettings: strict)
}

/// The tests of one module, or of several together.
func tests(
  _ name: String, of dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, resources: resources,
    swiftSettings: strict)
}

/// The tests of a service: they may need the other services to play a whole story.
func tests(ofService name: String) -> Target {
  tests(
    name,
    of: kit + ["TestSupport", "TestOffices"] + serviceModules + (makingPapers.contains(name) ? ["Formats", "TestNetwork"] : []),
    exclude: name == "RestrictionWorkflow" ? ["Histories"] : [])
}

let package = Package(
  name: "managed-contact",
  products: programs.map { .executable(name: executable(of: $0), targets: ["\($0)Start"]) },
  targets: [
    .systemLibrary(name: "CSQLite", path: "Shared/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CEpoll", path: "Shared/CEpoll"),
    .systemLibrary(name: "CCurl", path: "Shared/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CCrypto", path: "Shared/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .target(
      name: "CPhoneNumber", path: "Shared/CPhoneNumber",
      linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("stdc++")]),

    shared("Contracts"),
    shared("Policy", ["Contracts", "CPhoneNumber"], exclude: ["stages.md", "stages.svg", "exploration.md"]),
    shared("Storage", ["Contracts", "CSQLite"]),
    shared("ServiceKit", ["Contracts", "Storage", "CEpoll", "CCurl", "CCrypto"]),

    shared("Formats", ["Contracts", "Policy", "ServiceKit"], exclude: ["Typst"]),

    program("ManagedContact", of: kit + ["Formats"]),
    program("AllInOne", of: serviceModules + ["ServiceKit"]),

    // Seeds and measures for compose/bench. It also uses SQLite directly, for a limit without any of our own code.
    .executableTarget(
      name: "Bench", dependencies: ["Contracts", "Policy", "Storage", "ServiceKit", "Formats", "CSQLite"], path: "Tests/Bench",
      exclude: ["walk.lua", "instructions"],
      swiftSettings: strict),

    tests("Contracts", of: ["Contracts", "ServiceKit"], exclude: ["Golden"]),
    tests("Policy", of: ["Contracts", "Policy", "TestOffices"], exclude: ["bank-holidays-check", "mutants", "KnownAgain"]),
    tests("Formats", of: ["Contracts", "Policy", "ServiceKit", "Formats"]),
    tests("Storage", of: ["Contracts", "Storage", "ServiceKit"]),
    tests("ServiceKit", of: ["Contracts", "Storage", "ServiceKit", "TestOffices", "TestNetwork"]),
    tests(
      "System", of: ["Contracts", "Policy", "Storage", "ServiceKit", "ManagedContact", "TestOffices", "TestNetwork"],
      exclude: [
        "containers", "first-start", "mail-check", "nginx", "notify-client-check", "schemathesis-check", "schemathesis.toml",
        "schemathesis_checks.py",
      ]),
    tests("Architecture", of: ["ServiceKit", "AllInOne"]),

    .target(name: "TestNetwork", dependencies: ["ServiceKit"], path: "Tests/Network", swiftSettings: strict),
    .target(name: "TestOffices", dependencies: ["Contracts"], path: "Tests/Offices", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Contracts", "Storage", "ServiceKit", "AllInOne", "TestOffices"], path: "Tests/Support",
      swiftSettings: strict),
  ] + services.map { program($0, of: makingPapers.contains($0) ? kit + ["Formats"] : kit) } + programs.map(start)
    + services.map(tests(ofService:))
)
