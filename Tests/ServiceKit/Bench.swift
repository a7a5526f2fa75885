import Contracts
import Foundation
import ServiceKit
import Storage
import Synchronization
import TestOffices

/// A folder of its own, gone with the test.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "servicekit-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// What any service has to be told at its start, with this folder for its data and its pack, and the others out of reach.
  func environment() throws -> [String: String] {
    var environment = [
      "MC_DATA": path, "MC_PACK": path, "MC_SECRET_FILE": try file("secret", Bench.secret), "MC_SERVICE_PORT": "0",
    ]
    for service in Service.allCases { environment[service.addressVariable] = "http://\(service.rawValue).example.org" }
    return environment
  }

  deinit {
    // What cannot be removed is left to the system, which clears that folder.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The files whose names begin so, by their names.
  func files(beginningWith start: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix(start) }
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: URL(filePath: "\(path)/\($0)"))) })
  }

  /// Writes a file with those permissions.
  func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }
}

/// Lines that a log wrote.
final class Lines: Sendable {
  private let kept = Mutex<[[UInt8]]>([])
  var all: [[UInt8]] { kept.withLock { $0 } }

  func log(level: LogLevel = .debug) -> Log {
    Log(
      service: "test", level: level, clock: Clock(source: { Bench.noon }),
      write: { line in self.kept.withLock { $0.append(line) } })
  }
}

/// A service with a clock that only the test moves.
struct Bench {
  static let noon = Instant(milliseconds: 1_795_435_200_000)
  static let secret = "0123456789abcdef0123456789abcdef"
  static let noteTable = Migration(
    name: "note-1", sql: "CREATE TABLE note (number BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)")

  let scratch: Scratch
  let platform: ServicePlatform
  let application: ServiceApplication

  init(_ service: Service = .intake, scratch: Scratch? = nil, environment: [String: String] = [:], log: Log = .silent) throws {
    let scratch = try scratch ?? Scratch()
    self.scratch = scratch
    let configuration = try ServiceConfiguration(
      environment: try scratch.environment().merging(environment) { $1 }, of: service)
    platform = try ServicePlatform(
      ServedTables(
        of: service, migrations: [Self.noteTable, Migration(name: "removals", sql: Removals.schema)], [], others: []
      ) { _ in }, configuration: configuration,
      clock: Clock(source: { Self.noon }), log: log)
    application = platform.application(
      [], offices: .opfcc, codes: .unknown, startOf: { Instant(milliseconds: $0.number * 86_400_000) })
  }

  /// Appends events, each to a stream of its own, and returns the newest sequence number.
  @discardableResult
  func append(_ count: Int, type: String = "contact.recorded.v1", payload: String = #"{"channel":"telephone"}"#) throws -> Int64 {
    try platform.database.write { transaction in
      for _ in 0..<count {
        _ = try platform.journal.append(
          [NewEntry(type: type, payload: payload)], to: platform.identifiers.next().text, expecting: 0, by: "staff:ann",
          at: platform.clock.now, in: transaction)
      }
      return try platform.journal.head(in: transaction).seq
    }
  }

  func token(_ roles: Office...) -> String {
    let isService = roles.contains(.service)
    return platform.tokens.mint(
      Actor(subject: "ann", name: "Ann Example", offices: Set(roles)), at: Self.noon, lifetimeSeconds: 60,
      for: isService ? platform.tokens.verifier : nil)
  }

  func ask(_ method: HTTPMethod, _ target: String, as role: Office? = nil, body: String = "") -> Response {
    var headers: [(name: String, value: String)] = []
    if let role { headers.append(("Authorization", "Bearer \(token(role))")) }
    if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
    return application.handle(Request(method, target, headers: headers, body: Array(body.utf8)))
  }

  /// A client of this service over the in-memory transport.
  func client() -> HTTPClient {
    let (platform, application) = (platform, application)
    return HTTPClient(
      base: "",
      token: {
        platform.tokens.mint(Service.records.actor, at: Bench.noon, lifetimeSeconds: 60, for: platform.tokens.verifier)
      }, transport: .inMemory { application.handle($0) })
  }
}

extension HTTPTransport {
  /// A transport into a service of this process, answered on the caller's thread.
  static func inMemory(_ handle: @escaping @Sendable (Request) -> Response) -> HTTPTransport {
    HTTPTransport { request, _, then in
      let response = handle(Request(request.method, request.target, headers: request.headers, body: request.body ?? []))
      then(.success(ClientAnswer(status: response.status, headers: response.headers, body: response.body)))
    }
  }
}
