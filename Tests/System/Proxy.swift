import Foundation
import ServiceKit

/// A real nginx in front of a service, on ports of its own.
final class Proxy: Sendable {
  /// What nginx does with the requests that come to one of its ports.
  enum Manner: CaseIterable {
    /// Reads each request whole, and passes it on with a length.
    case whole
    /// Passes bodies on as they come, in chunks where they came so.
    case streaming
    /// Compresses JSON, and so weakens entity tags.
    case compressing
    /// The same, and takes back the weakening, as the handbook says.
    case restoring
  }

  struct Missing: Error { let why: String }

  let ports: [Manner: Int]
  private let folder: String
  private let process: pid_t

  /// Starts an nginx in front of the service at that address.
  init(before address: String) throws {
    let found = try Program.run(Program.root + "Tests/System/nginx", [Program.root + ".build/nginx"], seconds: 120)
    guard found.code == 0 else { throw Missing(why: found.output + found.errors) }
    folder = FileManager.default.temporaryDirectory.appending(path: "nginx-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    ports = Dictionary(uniqueKeysWithValues: zip(Manner.allCases, try Deployment.freePorts(Manner.allCases.count)))
    let upstream = address.replacing("http://", with: "")
    let servers = ports.map { Self.server($0, port: $1) }.joined(separator: "\n")
    let configuration = Self.configuration(folder: folder, upstream: upstream, servers: servers)
    try configuration.write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
    process = try Program.start(
      found.output.trimmingCharacters(in: .whitespacesAndNewlines),
      ["-p", folder, "-e", folder + "/error.log", "-c", folder + "/nginx.conf"],
      environment: [:], output: folder + "/out", errors: folder + "/out")
    let deadline = ContinuousClock.now.advanced(by: .seconds(10))
    while ports.values.contains(where: { Self.status(of: $0) != 200 }) {
      guard ContinuousClock.now < deadline else {
        // Without its log the fault is told all the same.
        let log = try? String(contentsOfFile: folder + "/error.log", encoding: .utf8)
        throw Missing(why: log ?? "it did not start")
      }
      usleep(20_000)
    }
  }

  /// Ends it; its folder goes.
  func end() {
    kill(process, SIGTERM)
    if Program.end(of: process, within: 5) == nil { kill(process, SIGKILL) }
    try? FileManager.default.removeItem(atPath: folder)  // what is left in a temporary folder harms nobody
  }

  /// A line for each request that nginx took to be one: method, path, its answer's status, and that of each try at the service.
  func log() throws -> [String] {
    try String(contentsOfFile: folder + "/access.log", encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func status(of port: Int) -> Int? {
    let request = ClientRequest(method: .get, address: "http://127.0.0.1:\(port)", target: "/healthz", headers: [])
    return try? HTTPTransport.network.ask(request).status  // not there yet
  }

  private static func server(_ manner: Manner, port: Int) -> String {
    let own =
      switch manner {
      case .whole: ""
      case .streaming: "proxy_request_buffering off;"
      case .compressing: compression
      case .restoring: compression + " proxy_set_header If-Match $strong_if_match;"
      }
    return """
      server { listen 127.0.0.1:\(port); location / { proxy_pass http://service; proxy_http_version 1.1; \(own)
        proxy_set_header Connection ""; } }
      """
  }

  private static let compression = "gzip on; gzip_types application/json; gzip_min_length 1; gzip_proxied any;"

  private static func configuration(folder: String, upstream: String, servers: String) -> String {
    """
    \(getuid() == 0 ? "user root;" : "")
    daemon off;
    worker_processes 1;
    pid \(folder)/pid;
    events { worker_connections 1024; }
    http {
      client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/f;
      uwsgi_temp_path \(folder)/u; scgi_temp_path \(folder)/s;
      log_format tried "$request_method $uri $status $upstream_status";
      access_log \(folder)/access.log tried;
      client_header_timeout 1s; client_body_timeout 1s; keepalive_timeout 1s; proxy_read_timeout 3s;
      client_max_body_size 1m; ignore_invalid_headers on;
      map $http_if_match $strong_if_match { "~^W/(?<tag>.*)$" $tag; default $http_if_match; }
      upstream service { server \(upstream); keepalive 8; }
      \(servers)
    }
    """
  }
}
