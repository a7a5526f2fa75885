import ServiceKit

/// Where the services answer.
struct ServiceAddresses: Sendable {
  private let addresses: [Service: String]

  /// Services at addresses of their own.
  init(_ addresses: [Service: String]) { self.addresses = addresses }

  /// The services of one deployment, on the ports counted from `base`.
  init(host: String, base: Int) {
    let literal = host.contains(":") ? "[\(host)]" : host
    addresses = Dictionary(
      uniqueKeysWithValues: Service.allCases.map { ($0, "http://\(literal):\($0.port(from: base))") })
  }

  /// The services where the variables say that the services themselves are given, such as `MC_INTAKE_URL`; nil when one of them is missing.
  init?(environment: [String: String]) {
    var addresses: [Service: String] = [:]
    for service in Service.allCases {
      guard let address = environment[service.addressVariable], !address.isEmpty else { return nil }
      addresses[service] = address
    }
    self.addresses = addresses
  }

  subscript(_ service: Service) -> String { addresses[service] ?? "" }

  /// The variables that say where the services answer, as a sentence lists them.
  static let variables: String = {
    let names = Service.allCases.map(\.addressVariable)
    return names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined()
  }()

  /// The first and the last port, as they are counted from the base.
  static let ports: String = {
    let offsets = Service.allCases.map { $0.port(from: 0) }.sorted()
    return "BASE+\(offsets.first ?? 0) to BASE+\(offsets.last ?? 0)"
  }()
}
