private import AllInOne
package import Contracts
private import Foundation
package import ServiceKit

/// A deployment in one thread: real services and databases in a temporary folder, connected by an in-process transport, with a
/// clock that only the test moves. Nothing happens between services until ``settle()``.
package final class Town {
  /// Monday, 23 November 2026, 10:00 in Northampton: when every town starts.
  package static let morning = Instant(milliseconds: 1_795_428_000_000)

  /// The clock of all services.
  package let clock = Clock(source: { Town.morning })
  /// Where the databases and documents are; removed with the town.
  package let folder: String
  /// The folder of the policy pack that a service reads when it starts.
  package var packFolder: String
  /// What else a service is told when it starts, by the variables of its environment.
  package var settings: [String: String] = [:]
  private let services: [Service]
  private let mode: DeploymentMode
  private let switchboard = Switchboard()
  private var running: [Service: (platform: ServicePlatform, parts: RunningParts)] = [:]

  /// A town with every service, built as its process builds it, each with an empty database.
  package static func whole() throws -> Town { try Town(Service.allCases) }

  /// A town with those services only; the others are down.
  ///
  /// - Parameter mode: production only where its difference is what is tested: this clock is a test's.
  package init(_ services: [Service], pack: String = Town.promptPack, mode: DeploymentMode = .training) throws {
    (self.services, self.mode) = (services, mode)
    packFolder = pack
    folder = FileManager.default.temporaryDirectory.appending(path: "town-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let secret = "\(folder)/secret"
    try Data("an invented secret of forty-two characters".utf8).write(to: URL(fileURLWithPath: secret))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
    for service in services { try start(service) }
  }

  deinit {
    for (_, service) in running { service.platform.closeDatabases() }
    try? FileManager.default.removeItem(atPath: folder)  // leftovers in a temporary folder do no harm
  }

  /// That service's platform.
  package func platform(_ service: Service) throws -> ServicePlatform { try find(service).platform }

  /// That service's parts.
  package func parts(_ service: Service) throws -> RunningParts { try find(service).parts }

  /// Stops that service and starts it again on the same folder.
  package func restart(_ service: Service) throws {
    try stop(service)
    try begin(service)
  }

  /// Starts that stopped service on the same folder.
  package func begin(_ service: Service) throws { try start(service) }

  /// Stops that service, so that its database can be opened by others.
  package func stop(_ service: Service) throws {
    try find(service).platform.closeDatabases()
    running[service] = nil
    switchboard.connect(Self.address(service), to: nil)
  }

  /// Whether the others can reach that service.
  package func reach(_ service: Service, _ isReachable: Bool) { switchboard.cut(Self.address(service), !isReachable) }

  /// Moves the clock forward by days and seconds.
  package func advance(days: Int = 0, seconds: Int = 0) { clock.move(to: clock.offset + days * 86_400 + seconds) }

  /// Moves the clock to that instant.
  package func move(to text: String) throws {
    guard let instant = Instant(text) else { throw TownFault(words: "\(text) is not an instant") }
    clock.move(to: Int((instant.milliseconds - Self.morning.milliseconds) / 1000))
  }

  /// Follows every feed and processes every due row until nothing changes. Skips a service that is down.
  package func settle() throws {
    for _ in 0..<50 {
      var moved = 0
      for service in services {
        guard let parts = running[service]?.parts else { continue }
        for follower in parts.followers { moved += try step(follower) }
        moved += try parts.dueLoop?.workOff() ?? 0
      }
      if moved == 0 { return try refuseSlowStatements() }
    }
    throw TownFault(words: "the town does not settle")
  }

  /// Sends a request to a service, with or without a token.
  package func ask(_ service: Service, _ request: Request) throws -> Answer {
    Answer(try find(service).parts.application.handle(request))
  }

  /// The header with that person's token, or the token of another service for that one.
  package func authorization(_ actor: Actor, for service: Service) throws -> (name: String, value: String) {
    let isService = actor.offices.contains(.service)
    let tokens = try find(service).platform.tokens
    return (
      "Authorization",
      "Bearer "
        + tokens.mint(
          actor, at: clock.wallNow, lifetimeSeconds: isService ? 60 : 600, for: isService ? tokens.verifier : nil)
    )
  }

  /// What every service that runs stands on.
  var platforms: [ServicePlatform] { running.values.map(\.platform) }

  private func step(_ follower: FeedFollower) throws -> Int {
    do { return try follower.step() } catch ClientError.unreachable { return 0 }
  }

  private func find(_ service: Service) throws -> (platform: ServicePlatform, parts: RunningParts) {
    guard let found = running[service] else { throw TownFault(words: "\(service.rawValue) is not running") }
    return found
  }

  private func start(_ service: Service) throws {
    var environment = ["MC_DATA": folder, "MC_SECRET_FILE": "\(folder)/secret", "MC_PACK": packFolder, "MC_MODE": mode.rawValue]
    // Pages are set only where a test is about them: the program that does it takes a while to start.
    environment["MC_LETTER_PROGRAMS"] = folder
    for other in Service.allCases { environment[other.addressVariable] = Self.address(other) }
    environment.merge(settings) { $1 }
    let process = service.process
    let platform = try ServicePlatform(
      process.tables, configuration: try ServiceConfiguration(environment: environment, of: service), clock: clock, log: .silent,
      transport: switchboard.transport)
    let parts = try process.parts(on: platform)
    running[service] = (platform, parts)
    switchboard.connect(Self.address(service), to: parts.application)
  }

  private static func address(_ service: Service) -> String { "http://\(service.rawValue).example.org:\(service.port)" }

  /// The shipped pack, but that a person counts as told as soon as a letter is handed over: for stories about anything but the post.
  package static let promptPack = prompt("opfcc-northamptonshire")

  /// A copy of the shipped pack of that name under which letters count as soon as they are handed over. It is kept until the tests end.
  package static func prompt(_ name: String) -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prompt-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(pack)/../bank-holidays.json", toPath: "\(folder)/bank-holidays.json")
      try FileManager.default.copyItem(atPath: "\(pack)/../\(name)", toPath: "\(folder)/\(name)")
      let policy = URL(filePath: "\(folder)/\(name)/policy.json")
      let text = try String(contentsOf: policy, encoding: .utf8)
      try Data(text.replacing("\"deemed-service\"", with: "\"handed-over\"").utf8).write(to: policy)
    } catch { fatalError("the pack \(name) cannot be copied: \(error)") }
    return "\(folder)/\(name)"
  }

  /// The folder of the pack that the project ships.
  package static let pack = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Shared/PolicyPacks/opfcc-northamptonshire").standardizedFileURL.path
}

/// A test asked for something the town cannot do.
package struct TownFault: Error {
  /// What it asked for.
  package let words: String

  /// A fault with those words.
  package init(words: String) { self.words = words }
}
