import ServiceKit

/// A service of the deployment, as the story calls it.
enum StoryService: String, CaseIterable, Sendable {
  case intake
  case workflow = "restriction-workflow"
  case notification
  case records

  /// The variable that says where it answers.
  fileprivate var variable: ConfigurationNeed {
    switch self {
    case .intake: .intake
    case .workflow: .workflow
    case .notification: .notification
    case .records: .records
    }
  }
}

/// Where the four services answer.
struct ServiceAddresses: Sendable {
  private let addresses: [StoryService: String]

  /// Services at addresses of their own.
  init(_ addresses: [StoryService: String]) { self.addresses = addresses }

  /// The services of one deployment, on the ports after `base`.
  init(host: String, base: Int) {
    let literal = host.contains(":") ? "[\(host)]" : host
    addresses = Dictionary(
      uniqueKeysWithValues: StoryService.allCases.enumerated().map { ($1, "http://\(literal):\(base + 1 + $0)") })
  }

  /// The services where the variables say that the services themselves are given, such as `MC_INTAKE_URL`; nil when one of the four is missing.
  init?(environment: [String: String]) {
    var addresses: [StoryService: String] = [:]
    for service in StoryService.allCases {
      guard let address = environment[service.variable.rawValue], !address.isEmpty else { return nil }
      addresses[service] = address
    }
    self.addresses = addresses
  }

  subscript(_ service: StoryService) -> String { addresses[service] ?? "" }
}
