import ServiceKit

/// Where the services are.
struct ServiceAddresses: Sendable {
  private let addresses: [Service: String]

  /// Services at given addresses.
  init(_ addresses: [Service: String]) { self.addresses = addresses }

  /// The services of one deployment, on ports counted from `base`.
  init(host: String, base: Int) {
    let literal = host.contains(":") ? "[\(host)]" : host
    addresses = Dictionary(
      uniqueKeysWithValues: Service.allCases.map { ($0, "http://\(literal):\($0.port(from: base))") })
  }

  /// The services at the addresses in the variables that the services themselves use, such as `MC_INTAKE_URL`; nil if one is missing.
  init?(environment: [String: String]) {
    var addresses: [Service: String] = [:]
    for service in Service.allCases {
      guard let address = environment[service.addressVariable], !address.isEmpty else { return nil }
      addresses[service] = address
    }
    self.addresses = addresses
  }

  subscript(_ service: Service) -> String { addresses[service] ?? "" }

  /// The variables that say where the services are, listed for a sentence.
  static let variables: String = {
    let names = Service.allCases.map(\.addressVariable)
    return names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined()
  }()

  /// The first and the last port, counted from the base.
  static let ports: String = {
    let offsets = Service.allCases.map { $0.port(from: 0) }.sorted()
    return "BASE+\(offsets.first ?? 0) to BASE+\(offsets.last ?? 0)"
  }()
}
