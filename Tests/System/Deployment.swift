import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import Synchronization

@testable import ManagedContact

/// The services as processes, on free ports, with their data in a temporary folder.
final class Deployment: Sendable {
  /// The data folder, as `compose/up` lays it out.
  let folder: String
  let addresses: ServiceAddresses
  /// The folder of the services' pack.
  let packFolder: String
  let pack: PolicyPack
  /// The people of the story under that pack.
  let cast: Cast
  private let ports: [Service: Int]
  private let more: [String: String]
  private let processes = Mutex<[Service: pid_t]>([:])

  struct NotReady: Error {
    let service: Service
    let log: String
  }

  /// Runs `body` against a running deployment, on a separate thread; afterwards everything is stopped and removed, however it ended.
  ///
  /// - Parameters:
  ///   - services: those to start; by default all.
  ///   - packFolder: the folder of their pack.
  ///   - environment: variables for each service that override the usual ones.
  static func with<T: Sendable>(
    _ services: [Service] = Service.allCases, under packFolder: String = Program.promptPack, environment: [String: String] = [:],
    _ body: @escaping @Sendable (Deployment) throws -> T
  ) async throws -> T {
    try await onThread {
      let deployment = try Deployment(packFolder, environment)
      defer { deployment.remove() }
      for service in services { try deployment.start(service) }
      for service in services { try deployment.waitUntilReady(service) }
      return try body(deployment)
    }
  }

  private init(_ packFolder: String, _ more: [String: String]) throws {
    self.packFolder = packFolder
    pack = try PolicyPack.load(folder: packFolder)
    cast = try Cast(pack)
    folder = FileManager.default.temporaryDirectory.appending(path: "system-\(UUID().uuidString)").path
    self.more = more
    ports = Dictionary(uniqueKeysWithValues: zip(Service.allCases, try Self.freePorts(Service.allCases.count)))
    addresses = ServiceAddresses(ports.mapValues { "http://127.0.0.1:\($0)" })
    for service in Service.allCases {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(service.rawValue)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    try FileManager.default.createDirectory(
      atPath: "\(folder)/log", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let secret = LibCrypto().randomBytes(48).map { String($0, radix: 16) }.joined()
    let isMade = FileManager.default.createFile(
      atPath: "\(folder)/secret", contents: Data(secret.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw Program.CannotStart(path: "\(folder)/secret", code: errno) }
  }

  /// Starts a service without waiting for it.
  func start(_ service: Service) throws {
    let log = "\(folder)/log/\(service.rawValue)"
    let process = try Program.start(
      Program.folder + service.rawValue, environment: environment(of: service), output: log + ".out", errors: log + ".log")
    processes.withLock { $0[service] = process }
  }

  /// A service's environment when it starts.
  func environment(of service: Service) -> [String: String] {
    var environment = [
      "MC_SERVICE_PORT": String(ports[service] ?? 0), "MC_HOST": "127.0.0.1", "MC_DATA": "\(folder)/\(service.rawValue)",
      "MC_SECRET_FILE": "\(folder)/secret", "MC_PACK": packFolder, "MC_LOG_LEVEL": "debug",
    ]
    for other in Service.allCases { environment[other.addressVariable] = addresses[other] }
    return environment.merging(more) { $1 }
  }

  func waitUntilReady(_ service: Service) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(20))
    while (try? answer(.get, "/readyz", of: service).status) != 200 {
      // No answer yet means wait; if none comes, the error has the service's log.
      guard ContinuousClock.now < deadline else { throw NotReady(service: service, log: try log(of: service)) }
      usleep(20_000)
    }
  }

  /// A service's process; nil while it is down.
  func process(of service: Service) -> pid_t? { processes.withLock { $0[service] } }

  /// Kills a service, as a power cut would.
  func kill(_ service: Service) {
    guard let process = processes.withLock({ $0.removeValue(forKey: service) }) else { return }
    Foundation.kill(process, SIGKILL)
    _ = Program.end(of: process, within: 10)
  }

  /// Asks a service to stop; its exit code, or nil if it has not stopped within that many seconds.
  func terminate(_ service: Service, within seconds: Double = 10) -> Int32? {
    guard let process = processes.withLock({ $0[service] }) else { return nil }
    Foundation.kill(process, SIGTERM)
    let code = Program.end(of: process, within: seconds)
    if code != nil { processes.withLock { $0[service] = nil } }
    return code
  }

  /// The port that a service listens at.
  func port(of service: Service) -> Int { ports[service] ?? 0 }

  /// How much memory a service has in use, and has had at most since ``forgetPeak(of:)``, in bytes.
  func memory(of service: Service) throws -> (now: Int, peak: Int) {
    let process = try running(service)
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    func value(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
    return (value("VmRSS"), value("VmHWM"))
  }

  /// Has the most memory that a service had in use be counted anew.
  func forgetPeak(of service: Service) throws {
    let file = FileHandle(forWritingAtPath: "/proc/\(try running(service))/clear_refs")
    try file?.write(contentsOf: Data("5".utf8))
    try file?.close()
  }

  private func running(_ service: Service) throws -> pid_t {
    guard let process = processes.withLock({ $0[service] }) else { throw NotReady(service: service, log: "it is not running") }
    return process
  }

  /// Everything a service has logged since it was first started.
  func log(of service: Service) throws -> String {
    try String(contentsOfFile: "\(folder)/log/\(service.rawValue).log", encoding: .utf8)
  }

  /// Where a service keeps its data.
  func database(of service: Service) -> DatabaseLocation {
    DatabaseLocation(folder: "\(folder)/\(service.rawValue)", name: service.rawValue)
  }

  /// `managed-contact verify` of its data, under its policy.
  func verify(_ more: String...) throws -> Program.Result {
    try Program.managedContact(["verify", "--data", folder, "--pack", packFolder] + more)
  }

  /// A run of the story against this deployment.
  func story(run: String = "0001") throws -> Story {
    try Story(
      StoryTeller(
        addresses: addresses, tokens: TokenIssuer(secret: try SecretFile.read("\(folder)/secret")), run: run, patienceSeconds: 40),
      under: pack)
  }

  /// A token of that person's, for an hour.
  func token(of person: Person) throws -> String {
    TokenIssuer(secret: try SecretFile.read("\(folder)/secret")).mint(person.actor, at: Clock().wallNow, lifetimeSeconds: 3600)
  }

  /// One request, with a person's token or without one, and its answer.
  func answer(
    _ method: HTTPMethod, _ target: String, of service: Service, by person: Person? = nil, _ form: Form? = nil
  ) throws -> ClientAnswer {
    var request = ClientRequest(method: method, address: addresses[service], target: target, headers: [])
    if let person { request.headers.append(("Authorization", "Bearer " + (try token(of: person)))) }
    if let form {
      request.headers.append(("Content-Type", "application/x-www-form-urlencoded"))
      request.body = Array(form.urlEncoded.utf8)
    }
    return try HTTPTransport.network.ask(request)
  }

  /// One request with a JSON body, with a person's token, and its answer.
  func send(
    _ method: HTTPMethod, _ target: String, of service: Service, by person: Person, _ body: JSON?,
    headers: [(name: String, value: String)] = []
  ) throws -> ClientAnswer {
    let tokens = TokenIssuer(secret: try SecretFile.read("\(folder)/secret"))
    let token = tokens.mint(person.actor, at: Clock().wallNow, lifetimeSeconds: 60)
    var request = ClientRequest(
      method: method, address: addresses[service], target: target, headers: [("Authorization", "Bearer \(token)")] + headers,
      body: body?.bytes)
    if body != nil {
      request.headers.append(("Content-Type", method == .patch ? MergePatch.mediaType : "application/json"))
    }
    return try HTTPTransport.network.ask(request)
  }

  private func remove() {
    for service in Service.allCases { kill(service) }
    // A folder that cannot be removed does not affect the test.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Free ports: all held at once, so that they differ, and then released.
  static func freePorts(_ count: Int) throws -> [Int] {
    var sockets: [Int32] = []
    defer { for socket in sockets { close(socket) } }
    return try (0..<count).map { _ in
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      sockets.append(descriptor)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let code = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
          bind(descriptor, general, length) == 0 ? getsockname(descriptor, general, &length) : -1
        }
      }
      guard code == 0 else { throw Program.CannotStart(path: "a free port", code: errno) }
      return Int(UInt16(bigEndian: address.sin_port))
    }
  }
}
