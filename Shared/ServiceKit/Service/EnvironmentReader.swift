private import Foundation

/// Reads one variable after the other and keeps what is wrong, so that all of it is reported together.
struct EnvironmentReader {
  let environment: [String: String]
  var faults: [ConfigurationFault] = []

  /// The value; nil when unset or empty, which are the same in a compose file.
  private func value(_ variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func fault(_ variable: String, _ problem: String, example: String) {
    faults.append(ConfigurationFault(variable: variable, problem: problem, example: example))
  }

  mutating func port(_ defaultPort: Int) -> Int {
    guard let text = value("MC_SERVICE_PORT") else { return defaultPort }
    guard let port = Int(text), (0...65_535).contains(port) else {
      fault("MC_SERVICE_PORT", "is not a port from 0 to 65535", example: String(defaultPort))
      return defaultPort
    }
    return port
  }

  mutating func host() -> String {
    let host = value("MC_HOST") ?? "127.0.0.1"
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, host, &four) != 1, inet_pton(AF_INET6, host, &six) != 1 {
      fault("MC_HOST", "is not an IP address to listen at", example: "127.0.0.1")
    }
    return host
  }

  mutating func choice<T: RawRepresentable & CaseIterable>(_ variable: String, default usual: T) -> T where T.RawValue == String {
    guard let text = value(variable) else { return usual }
    guard let chosen = T(rawValue: text) else {
      fault(variable, "is none of " + T.allCases.map(\.rawValue).joined(separator: ", "), example: usual.rawValue)
      return usual
    }
    return chosen
  }

  mutating func number(_ variable: String, in range: ClosedRange<Int>, default usual: Int) -> Int {
    guard let text = value(variable) else { return usual }
    guard let number = Int(text), range.contains(number) else {
      fault(variable, "is not a number from \(range.lowerBound) to \(range.upperBound)", example: String(usual))
      return usual
    }
    return number
  }

  mutating func folder(_ variable: String, mustBeWritable: Bool, example: String) -> String {
    guard var path = value(variable) else {
      fault(variable, "is not set, and this service needs it", example: example)
      return ""
    }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if mustBeWritable, let problem = PrivatePlace.fault(of: path, isFolder: true) {
      fault(variable, problem, example: example)
      return path
    }
    var isFolder: ObjCBool = false
    if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder.boolValue {
      fault(variable, "names no folder that exists", example: example)
    } else if access(path, mustBeWritable ? R_OK | W_OK | X_OK : R_OK | X_OK) != 0 {
      fault(variable, "names a folder that this process may not \(mustBeWritable ? "write" : "read")", example: example)
    }
    return path
  }

  mutating func secret() -> [UInt8] {
    let (variable, example) = ("MC_SECRET_FILE", "/etc/managed-contact/secret")
    guard let path = value(variable) else {
      fault(variable, "is not set: a file of 32 random bytes or more, for its owner alone", example: example)
      return []
    }
    if let problem = PrivatePlace.fault(of: path, isFolder: false) {
      fault(variable, problem, example: example)
      return []
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_size <= 4096, let data = FileManager.default.contents(atPath: path) else {
      fault(variable, "names a file that cannot be read, or is larger than 4 KiB", example: example)
      return []
    }
    var bytes = Array(data)
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
    if bytes.count < 32 { fault(variable, "names a file of \(bytes.count) bytes, and 32 is the least", example: example) }
    return bytes
  }

  mutating func offset(mode: DeploymentMode) -> Int? {
    guard let text = value("MC_CLOCK_OFFSET") else { return nil }
    guard let seconds = ISO8601Duration.seconds(text) else {
      fault("MC_CLOCK_OFFSET", "is not an ISO 8601 duration of at most a hundred years", example: "P30D")
      return nil
    }
    if mode == .production { fault("MC_CLOCK_OFFSET", "is refused when MC_MODE=production: unset it", example: "") }
    return seconds
  }

  mutating func address(of service: Service, isNeeded: Bool) -> String {
    let (variable, example) = (service.addressVariable, "http://127.0.0.1:\(service.port)")
    guard var text = value(variable) else {
      if isNeeded { fault(variable, "is not set, and this service needs it", example: example) }
      return ""
    }
    while text.hasSuffix("/") { text.removeLast() }
    let parts = URLComponents(string: text)
    let isAddress =
      ["http", "https"].contains(parts?.scheme ?? "") && !(parts?.host ?? "").isEmpty && parts?.user == nil && parts?.query == nil
      && parts?.fragment == nil
    if !isAddress { fault(variable, "is not an http or https address without user, query or fragment", example: example) }
    return text
  }
}
