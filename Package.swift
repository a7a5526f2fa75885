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

/// A module under `Shared`, seen by the package only.
func shared(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: "Shared/\(name)", exclude: exclude, swiftSettings: strict)
}

/// All of a program but its start: it may use everything shared, and never another service.
func program(_ name: String, of folder: String) -> Target {
  .target(
    name: name, dependencies: ["Contracts", "Policy", "Storage", "ServiceKit"], path: "Services/\(folder)",
    exclude: ["Start"], swiftSettings: strict)
}

/// An executable that does nothing but start what it depends on.
func start(_ name: String, of programs: [Target.Dependency], in folder: String) -> Target {
  .executableTarget(
    name: "\(name)Start", dependencies: programs, path: "Services/\(folder)", swiftSettings: strict)
}

/// The tests of one module, or of several working together.
func tests(
  _ name: String, of dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, resources: resources,
    swiftSettings: strict)
}

/// What the tests of a service stand on: each may need the others to run a whole story.
let pipeline: [Target.Dependency] = [
  "Contracts", "Policy", "Storage", "ServiceKit", "TestSupport", "IntakeService", "RestrictionWorkflowService",
  "NotificationService", "RecordsService",
]

let package = Package(
  name: "managed-contact",
  products: [
    .executable(name: "intake", targets: ["IntakeStart"]),
    .executable(name: "restriction-workflow", targets: ["RestrictionWorkflowStart"]),
    .executable(name: "notification", targets: ["NotificationStart"]),
    .executable(name: "records", targets: ["RecordsStart"]),
    .executable(name: "managed-contact", targets: ["ManagedContactStart"]),
    // The five in one file, for the container image (Shared/Decisions/0011-one-file-in-the-image.md).
    .executable(name: "all-in-one", targets: ["AllInOneStart"]),
  ],
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

    program("IntakeService", of: "Intake"),
    program("RestrictionWorkflowService", of: "RestrictionWorkflow"),
    program("NotificationService", of: "Notification"),
    program("RecordsService", of: "Records"),
    program("ManagedContact", of: "ManagedContact"),
    start("Intake", of: ["IntakeService"], in: "Intake/Start"),
    start("RestrictionWorkflow", of: ["RestrictionWorkflowService"], in: "RestrictionWorkflow/Start"),
    start("Notification", of: ["NotificationService"], in: "Notification/Start"),
    start("Records", of: ["RecordsService"], in: "Records/Start"),
    start("ManagedContact", of: ["ManagedContact"], in: "ManagedContact/Start"),
    start(
      "AllInOne",
      of: ["IntakeService", "RestrictionWorkflowService", "NotificationService", "RecordsService", "ManagedContact"],
      in: "AllInOne"),

    // What compose/bench seeds and measures with. It has SQLite itself too, for a limit that none of our own code has a part in.
    .executableTarget(
      name: "Bench", dependencies: ["Contracts", "Policy", "Storage", "ServiceKit", "CSQLite"], path: "Tests/Bench",
      exclude: ["walk.lua"],
      swiftSettings: strict),

    tests("Contracts", of: ["Contracts"], exclude: ["Golden"]),
    tests("Policy", of: ["Contracts", "Policy"], exclude: ["bank-holidays-check", "mutants"]),
    tests("Storage", of: ["Contracts", "Storage", "ServiceKit"]),
    tests("ServiceKit", of: ["Contracts", "Storage", "ServiceKit"]),
    tests(
      "System",
      of: [
        "Contracts", "Storage", "ServiceKit", "ManagedContact", "IntakeService", "RestrictionWorkflowService",
        "NotificationService", "RecordsService",
      ], exclude: ["containers", "first-start"]),
    tests("Architecture", of: []),

    .target(
      name: "TestSupport", dependencies: ["Contracts", "Storage", "ServiceKit"], path: "Tests/Support", swiftSettings: strict),
    tests("Intake", of: pipeline),
    tests("RestrictionWorkflow", of: pipeline, exclude: ["Histories"]),
    tests("Notification", of: pipeline),
    tests("Records", of: pipeline),
  ]
)
